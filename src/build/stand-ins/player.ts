/** Plays a vendor's recordings: pure, the address, the clock and the faults are the caller's. */
import { RECORDED_ROOT, type Recording } from './recording.ts';

export interface Played {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Stage {
  /** Address that takes the place of the recorded vendor's, final slash included. */
  readonly root: string;
  readonly now: Date;
}

/** The answer to a GET below the root; 404 when nothing was recorded there. */
export function play(recordings: Iterable<Recording>, url: URL, stage: Stage): Played {
  const path = url.href.split('?')[0]?.replace(stage.root, '') ?? '';
  for (const recording of recordings) {
    if (recording.request.url !== `${RECORDED_ROOT}${path}`) continue;
    const refusal = refused(recording, url.searchParams);
    if (refusal !== undefined) return refusal;
    const delta = stage.now.getTime() - Date.parse(recording.recordedAt);
    const body = page(recording, url.searchParams);
    return { ...recording.response, body: moved(body, delta, stage.root) };
  }
  return problem(404, 'Not Found');
}

function refused({ request }: Recording, query: URLSearchParams): Played | undefined {
  const wrong = Object.entries(request.query).find(([name, value]) => query.get(name) !== value);
  if (wrong === undefined) return undefined;
  return wrong[0] === 'apiKey'
    ? problem(403, 'Unauthorized')
    : problem(400, 'Specified contract does not exist');
}

function problem(status: number, error: string): Played {
  return { status, headers: { 'content-type': 'application/json' }, body: { error } };
}

/** The part of the list that the query asks, as the vendor cuts it. */
function page({ response, paging }: Recording, query: URLSearchParams): unknown {
  const { body } = response;
  if (paging === undefined || typeof body !== 'object' || body === null) return body;
  const list: unknown = Reflect.get(body, paging.list);
  if (!Array.isArray(list)) return body;
  // Both versions of Opendatasoft give 10 records when the query says nothing.
  const limit = Math.min(Number(query.get(paging.limit) ?? 10), paging.limitMax);
  const offset = Number(query.get(paging.offset) ?? 0);
  return { ...body, [paging.list]: list.slice(offset, offset + limit) };
}

/** Instants of observation; opening dates and the like stay. */
const INSTANTS = new Set([
  'last_updated',
  'last_reported',
  'last_update',
  'mdate',
  'record_timestamp',
]);

/** Beyond this a number is milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_MIN = 100_000_000_000;

/** The body with its instants moved and its addresses turned to the stage. */
function moved(value: unknown, delta: number, root: string, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, delta, root));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, moved(member, delta, root, name)]),
    );
  }
  if (INSTANTS.has(key)) return movedInstant(value, delta);
  return typeof value === 'string' ? value.replace(RECORDED_ROOT, root) : value;
}

function movedInstant(value: unknown, delta: number): unknown {
  if (typeof value === 'number') {
    return value < MILLISECONDS_MIN ? value + Math.round(delta / 1000) : value + delta;
  }
  if (typeof value !== 'string' || delta === 0) return value;
  return new Date(Date.parse(value) + delta).toISOString().replace('Z', '+00:00');
}
