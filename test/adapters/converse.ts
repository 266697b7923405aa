/** A dialogue without gateway nor network: the same steps, with answers from wherever the test says. */
import { z } from 'zod';
import { play } from '../../src/build/stand-ins/player.ts';
import { loadRecordings, RECORDED_ROOT } from '../../src/build/stand-ins/recording.ts';
import { answerHeaders } from '../../src/gateway/headers.ts';
import { readAnswer } from '../../src/gateway/read-answer.ts';
import {
  type Adapter,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../src/model/adapter.ts';

export const RECEIVED_AT = '2026-10-04T08:01:00Z';
/** The gateway's own bound (src/gateway/limits.ts). */
export const STEPS_MAX = 48;

/** What a vendor answers to one request of a dialogue, read as the adapter asked. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type AnswerAt = (request: VendorRequest, step: number) => Answer;

export interface Dialogue {
  readonly adapter: Adapter;
  readonly operation: string;
  readonly settings: unknown;
  readonly serviceUrl: string;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
  /** When the dialogue begins, and when each answer comes; `RECEIVED_AT` when not said. */
  readonly at?: string;
  /** Only the body matters: the status is 200. */
  readonly bodyAt?: (url: URL, step: number) => unknown;
  readonly answerAt?: AnswerAt;
}

/** Refused on the wire, as the gateway would before the adapter sees it. */
export class WireRefusal extends Error {}

export function converse(dialogue: Dialogue): {
  readonly body: unknown;
  readonly urls: readonly string[];
  readonly requests: readonly VendorRequest[];
} {
  const { adapter, operation, serviceUrl, bodyAt, at = RECEIVED_AT } = dialogue;
  const carried = adapter.operations[operation];
  if (carried === undefined) throw new Error(`${adapter.id} has no ${operation}`);
  const request = {
    operation,
    parameters: dialogue.parameters ?? {},
    body: dialogue.body,
    at,
    serviceUrl,
    settings: adapter.settings.parse(dialogue.settings),
  };
  const answerAt: AnswerAt =
    dialogue.answerAt ?? (({ url }, step) => ({ body: bodyAt?.(new URL(url), step) }));
  const answers: VendorAnswer[] = [];
  const requests: VendorRequest[] = [];
  for (;;) {
    const next = carried.toVendor(request, answers);
    if (next === undefined) {
      const body = carried.fromVendor(request, answers);
      return { body, requests, urls: requests.map(({ url }) => url) };
    }
    if (requests.length === STEPS_MAX) {
      throw new Error(`${operation}: no end after ${STEPS_MAX} steps`);
    }
    requests.push(next);
    const { status = 200, headers = {}, body } = answerAt(next, answers.length);
    if (status !== 200 && !next.statuses?.includes(status)) {
      throw new WireRefusal(`HTTP ${status}`);
    }
    const parsed = next.wire.safeParse(body);
    if (!parsed.success) throw new WireRefusal(parsed.error.message);
    answers.push({ body: parsed.data, status, headers, receivedAt: at });
  }
}

/** Answers of a vendor's recordings, at the instant at which they were made. */
export function answers(vendor: string, kind = 'typical'): AnswerAt {
  const all = [...loadRecordings(vendor)];
  const cases = all.filter(([name]) => name.endsWith(`.${kind}`)).map(([, each]) => each);
  const now = new Date(cases[0]?.recordedAt ?? 0);
  return (request) => {
    const url = new URL(request.url);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers ?? {})) {
      headers[name.toLowerCase()] = value;
    }
    // The gateway adds the keys; here the recorded ones stand for them.
    for (const { request: recorded } of cases) {
      for (const [name, value] of Object.entries(recorded.headers)) headers[name] ??= value;
      const { apiKey } = recorded.query;
      if (apiKey !== undefined) url.searchParams.set('apiKey', apiKey);
    }
    const body = String(request.body?.content ?? '');
    const arrived = { method: request.method ?? 'GET', url, headers, body };
    const played = play(cases, arrived, { root: RECORDED_ROOT, now });
    return {
      ...played,
      headers: answerHeaders(new Headers(played.headers)),
      body: read(request, played),
    };
  };
}

function read(request: VendorRequest, { headers, body }: ReturnType<typeof play>): unknown {
  const bytes =
    body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body) ?? '');
  try {
    return readAnswer(bytes, request.reads ?? 'json', headers['content-type'] ?? '');
  } catch (error) {
    throw new WireRefusal(String(error));
  }
}

/** Bodies alone of a vendor's recordings, for dialogues of JSON without parameters. */
export function recorded(vendor: string, kind = 'typical') {
  const answerAt = answers(vendor, kind);
  return (url: URL): unknown => answerAt({ url: url.href, wire: ANYTHING }, 0).body;
}

const ANYTHING = z.unknown();

/** What became of a dialogue: its body, or why it was refused. Anything else that is thrown is a bug. */
export function outcomeOf(dialogue: Dialogue): { body: unknown } | { refused: string } {
  try {
    return { body: converse(dialogue).body };
  } catch (error) {
    const refused =
      error instanceof WireError || error instanceof WireRefusal || error instanceof VendorError;
    if (refused) return { refused: error.message };
    throw error;
  }
}
