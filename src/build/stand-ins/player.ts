/** Plays a vendor's recordings: pure, the address, the clock and the faults are the caller's. */
import { gtfsRtBytes } from './gtfs-rt.ts';
import { RECORDED_ROOT, type Recording } from './recording.ts';

/** A request as it reaches a vendor. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Played {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or bytes as they are. */
  readonly body: unknown;
}

export interface Stage {
  /** Address that takes the place of the recorded vendor's, final slash included. */
  readonly root: string;
  readonly now: Date;
}

/** The answer of the first recording that fits; of those of the address, the first refusal; or 404. */
export function play(recordings: Iterable<Recording>, arrived: Arrived, stage: Stage): Played {
  const { method, url, body } = arrived;
  const path = url.href.split('?')[0]?.replace(stage.root, '') ?? '';
  let refusal: Played | undefined;
  for (const recording of recordings) {
    const { request, response } = recording;
    if (request.method !== method || request.url !== `${RECORDED_ROOT}${path}`) continue;
    if (!request.contains.every((text) => body.includes(text))) continue;
    const refused = refusalOf(recording, arrived);
    refusal ??= refused;
    if (refused !== undefined) continue;
    return { ...response, body: bodyOf(recording, url.searchParams, stage) };
  }
  return refusal ?? problem(404, 'Not Found');
}

function bodyOf(recording: Recording, query: URLSearchParams, stage: Stage): unknown {
  const { bytes, moves, recordedAt } = recording;
  const delta = stage.now.getTime() - Date.parse(recordedAt);
  if (bytes !== undefined) {
    if (moves !== 'text') return bytes;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(movedText(text, delta).replaceAll(RECORDED_ROOT, stage.root));
  }
  const body = page(recording, query);
  if (moves === 'text') {
    const text = movedText(JSON.stringify(body ?? null), delta);
    const value: unknown = JSON.parse(text.replaceAll(RECORDED_ROOT, stage.root));
    return recording.response.encoding === 'gtfs-rt' ? gtfsRtBytes(value) : value;
  }
  return moved(body, moves === 'fields' ? delta : 0, stage.root);
}

function refusalOf({ request }: Recording, { url, headers }: Arrived): Played | undefined {
  const header = Object.entries(request.headers).find(([name, value]) => headers[name] !== value);
  if (header !== undefined) return problem(401, 'Unauthorized');
  const wrong = Object.entries(request.query).find(
    ([name, value]) => url.searchParams.get(name) !== value,
  );
  if (wrong === undefined) return undefined;
  return wrong[0] === 'apiKey'
    ? problem(403, 'Unauthorized')
    : problem(400, 'Specified contract does not exist');
}

function problem(status: number, error: string): Played {
  return { status, headers: { 'content-type': 'application/json' }, body: { error } };
}

const RFC_3339 = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g;
const COMPACT = /\b\d{8}T\d{6}\b/g;

/**
 * Instants with a zone become UTC ones; compact ones have none and keep none: they are the clock on the
 * wall of the vendors, which all are here, and the hour may have changed in between.
 */
function movedText(text: string, delta: number): string {
  if (delta === 0) return text;
  const later = (ms: number) => new Date(ms + delta).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return text
    .replace(RFC_3339, (instant) => later(Date.parse(instant)))
    .replace(COMPACT, (instant) => {
      const spaced = instant.replace(
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/,
        '$1-$2-$3T$4:$5:$6Z',
      );
      const wall = Date.parse(spaced);
      return later(wall + wallShift(wall, delta)).replace(/[-:Z]/g, '');
    });
}

/** By how much the clock on the wall moves more than time does. */
function wallShift(wall: number, delta: number): number {
  return parisOffset(wall + delta) - parisOffset(wall);
}

const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  timeZoneName: 'shortOffset',
});

/** `GMT+2` in milliseconds. */
function parisOffset(instant: number): number {
  const name = PARIS.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  return Number(name?.replace('GMT', '') ?? 0) * 3_600_000;
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
  // Without a zone it is UTC on every machine, and stays without one.
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value);
  const later = new Date(Date.parse(zoned ? value : `${value}Z`) + delta).toISOString();
  return later.replace('Z', zoned ? '+00:00' : '');
}
