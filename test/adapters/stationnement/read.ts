/** One answer of a vendor through an adapter: the records of the list, or the refusal. */

import { loadRecordings } from '../../../src/build/stand-ins/recording.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import { type AnswerAt, outcomeOf } from '../converse.ts';

export interface Reading {
  readonly adapter: Adapter;
  readonly settings: object;
  readonly answerAt: AnswerAt;
  readonly at?: string;
}

type Read = Readonly<Record<string, unknown>>;

/** Properties of the features, with the position under `at`. */
export function parkingsOf(reading: Reading): readonly Read[] | string {
  const outcome = outcomeFor(reading, 'parkings');
  if ('refused' in outcome) return outcome.refused;
  const { features } = outcome.body as {
    features: readonly { geometry: { coordinates: readonly number[] }; properties: Read }[];
  };
  return features.map(({ geometry, properties }) => ({ ...properties, at: geometry.coordinates }));
}

export function statusesOf(reading: Reading): readonly Read[] | string {
  const outcome = outcomeFor(reading, 'disponibilites');
  if ('refused' in outcome) return outcome.refused;
  return (outcome.body as { parkingRecordStatus: readonly Read[] }).parkingRecordStatus;
}

function outcomeFor(reading: Reading, operation: string) {
  return outcomeOf({ ...reading, operation, serviceUrl: 'https://editeur.invalid/' });
}

/** The codes of what was found to contradict itself. */
export function codesOf(status: Read | undefined): readonly unknown[] {
  const { dataQuality = [] } = (status ?? {}) as { dataQuality?: readonly { code: string }[] };
  return dataQuality.map(({ code }) => code);
}

/** Bytes as the network brings them. */
export function bytesAnswer(bytes: Uint8Array, type = ''): AnswerAt {
  return (request) => ({ body: readAnswer(bytes, request.reads ?? 'json', type) });
}

export function textAnswer(text: string): AnswerAt {
  return bytesAnswer(new TextEncoder().encode(text));
}

export const jsonAnswer =
  (body: unknown): AnswerAt =>
  () => ({ body });

/** The file of a recording. */
export function fileOf(vendor: string, name: string): Uint8Array {
  const bytes = loadRecordings(vendor).get(name)?.bytes;
  if (bytes === undefined) throw new Error(`${vendor}: no file ${name}`);
  return bytes;
}
