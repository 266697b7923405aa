import { datex2Parking } from '../../../src/adapters/datex2-parking/adapter.ts';
import { opendatasoftParking } from '../../../src/adapters/opendatasoft-parking/adapter.ts';
import { parkapi } from '../../../src/adapters/parkapi/adapter.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import { type AnswerAt, WireRefusal } from '../converse.ts';
import type { PayloadReader, Trial } from '../payload.ts';

/** Anywhere: the files are of many countries. */
const world = { south: -90, north: 90, west: -180, east: 180 };

const LISTS = ['parkings', 'disponibilites'];

/** Car parks of the contract's vendors, by what the file holds. */
export const reader: PayloadReader = {
  folders: ['parking', '_manual/parking', 'traffic-datex2'],
  trialsOf: ({ bytes }) => {
    const head = new TextDecoder().decode(bytes);
    if (/^\s*\ufeff?\s*</.test(head)) return xmlTrials(head, bytes);
    const body = parsed(head);
    if (typeof body !== 'object' || body === null) return [];
    return jsonTrials(body, answering(bytes));
  },
};

function xmlTrials(text: string, bytes: Uint8Array): readonly Trial[] {
  const answerAt = answering(bytes);
  const trials: Trial[] = [];
  if (/parking(?:Record|Facility)Reference\b/.test(text)) {
    const settings = { status: 'status.xml' };
    trials.push({ adapter: datex2Parking, operation: 'disponibilites', settings, answerAt });
  }
  if (/<(?:\w+:)?parking(?:Record|Facility)\s/.test(text)) {
    const settings = { table: 'table.xml' };
    trials.push({ adapter: datex2Parking, operation: 'parkings', settings, answerAt });
  }
  return trials;
}

function jsonTrials(body: object, answerAt: AnswerAt): readonly Trial[] {
  const of = (adapter: Adapter, settings: object, operations = LISTS) =>
    operations.map((operation) => ({ adapter, operation, settings, answerAt }));
  if ('lots' in body || ('items' in body && hasRecords(body.items, 'realtime_free_capacity'))) {
    return of(parkapi, {});
  }
  if ('results' in body && hasRecords(body.results, 'np_total')) {
    return of(opendatasoftParking, { box: world });
  }
  if ('records' in body && hasRecords(body.records, 'fields', 'np_total')) {
    return of(opendatasoftParking, { box: world, version: 'v1' });
  }
  return 'features' in body && hasRecords(body.features, 'properties', 'active_support')
    ? of(parkapi, {}, ['parkings'])
    : [];
}

/** Whether some record of a list has a member at the end of a path. */
function hasRecords(list: unknown, ...path: readonly string[]): boolean {
  if (!Array.isArray(list)) return false;
  return list.some((record: unknown) => {
    let at = record;
    for (const name of path) {
      if (typeof at !== 'object' || at === null || !(name in at)) return false;
      at = Reflect.get(at, name);
    }
    return true;
  });
}

function answering(bytes: Uint8Array): AnswerAt {
  return (request) => {
    try {
      return { body: readAnswer(bytes, request.reads ?? 'json', '') };
    } catch (error) {
      throw new WireRefusal(String(error));
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
