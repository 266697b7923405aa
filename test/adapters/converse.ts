/** A dialogue without gateway nor network: the same steps, with bodies from wherever the test says. */
import { play } from '../../src/build/stand-ins/player.ts';
import { loadRecordings, RECORDED_ROOT } from '../../src/build/stand-ins/recording.ts';
import { type Adapter, type VendorAnswer, WireError } from '../../src/model/adapter.ts';

export const RECEIVED_AT = '2026-10-04T08:01:00Z';
/** The gateway's own bound (src/gateway/limits.ts). */
export const STEPS_MAX = 48;

export interface Dialogue {
  readonly adapter: Adapter;
  readonly operation: string;
  readonly settings: unknown;
  readonly serviceUrl: string;
  readonly bodyAt: (url: URL, step: number) => unknown;
}

/** Refused on the wire, as the gateway would before the adapter sees it. */
export class WireRefusal extends Error {}

export function converse({ adapter, operation, settings, serviceUrl, bodyAt }: Dialogue): {
  readonly body: unknown;
  readonly urls: readonly string[];
} {
  const carried = adapter.operations[operation];
  if (carried === undefined) throw new Error(`${adapter.id} has no ${operation}`);
  const request = { operation, query: {}, serviceUrl, settings: adapter.settings.parse(settings) };
  const answers: VendorAnswer[] = [];
  const urls: string[] = [];
  for (;;) {
    const next = carried.toVendor(request, answers);
    if (next === undefined) return { body: carried.fromVendor(request, answers), urls };
    if (urls.length === STEPS_MAX) throw new Error(`${operation}: no end after ${STEPS_MAX} steps`);
    urls.push(next.url);
    const parsed = next.wire.safeParse(bodyAt(new URL(next.url), answers.length));
    if (!parsed.success) throw new WireRefusal(parsed.error.message);
    answers.push({ body: parsed.data, receivedAt: RECEIVED_AT });
  }
}

/** Bodies of a vendor's recordings, at the instant at which they were made. */
export function recorded(vendor: string, kind = 'typical') {
  const all = [...loadRecordings(vendor)];
  const cases = all.filter(([name]) => name.endsWith(`.${kind}`)).map(([, each]) => each);
  const now = new Date(cases[0]?.recordedAt ?? 0);
  return (url: URL): unknown => {
    const asked = new URL(url);
    // The gateway adds the key; here the recorded one stands for it.
    for (const { request } of cases) {
      if (request.query.apiKey) asked.searchParams.set('apiKey', request.query.apiKey);
    }
    return play(cases, asked, { root: RECORDED_ROOT, now }).body;
  };
}

/** What became of a dialogue: its body, or why it was refused. Anything else that is thrown is a bug. */
export function outcomeOf(dialogue: Dialogue): { body: unknown } | { refused: string } {
  try {
    return { body: converse(dialogue).body };
  } catch (error) {
    if (error instanceof WireError || error instanceof WireRefusal)
      return { refused: error.message };
    throw error;
  }
}
