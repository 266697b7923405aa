/** The static GTFS that a feed refers to, by its identifiers. */
import { fromText, type InstantContext } from '../instant.ts';
import type { Row } from './tables.ts';

export interface Network {
  readonly stops: ReadonlyMap<string, Row>;
  readonly routes: ReadonlyMap<string, Row>;
  readonly trips: ReadonlyMap<string, Row>;
  /** Scheduled calls by trip, when the timetable is at hand. */
  readonly calls: ReadonlyMap<string, readonly Row[]>;
}

export function networkOf(tables: Readonly<Record<string, readonly Row[]>>): Network {
  const calls = new Map<string, Row[]>();
  for (const row of tables.stopTimes ?? []) {
    const trip = row.trip_id ?? '';
    const known = calls.get(trip);
    if (known === undefined) calls.set(trip, [row]);
    else known.push(row);
  }
  return {
    stops: by('stop_id', tables.stops),
    routes: by('route_id', tables.routes),
    trips: by('trip_id', tables.trips),
    calls,
  };
}

function by(column: string, table: readonly Row[] = []): ReadonlyMap<string, Row> {
  return new Map(table.map((row) => [row[column] ?? '', row]));
}

/** The stop itself, and the quays of a station. */
export function quaysOf({ stops }: Network, id: string): ReadonlySet<string> {
  const quays = [...stops].filter(([, { parent_station }]) => parent_station === id);
  return new Set([id, ...quays.map(([quay]) => quay)]);
}

const HALF_DAY_MS = 43_200_000;

/**
 * A scheduled time is counted from noon less twelve hours of the operating day, so that `25:10:00` is
 * the next morning and changes of clock do not shift it (GTFS reference, « Time »).
 */
export function scheduledAt(
  startDate: string | undefined,
  time: string | undefined,
  context: InstantContext,
): string | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,3}):(\d\d):(\d\d)$/.exec(time ?? '') ?? [];
  if (startDate === undefined || !/^\d{8}$/.test(startDate) || hours === undefined)
    return undefined;
  const noon = fromText(`${startDate}T120000`, context);
  if (noon === undefined) return undefined;
  const after = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const ms = Date.parse(noon) - HALF_DAY_MS + after * 1000;
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}

/** Of `routes.txt`, basic types and the extended ones that networks use. */
export function modeOf(type: string | undefined): string | undefined {
  const number = Number(type);
  if (type === undefined || !Number.isInteger(number)) return undefined;
  const basic: Readonly<Record<number, string>> = {
    0: 'tram',
    1: 'metro',
    2: 'rail',
    3: 'bus',
    4: 'ferry',
    5: 'tram',
    11: 'bus',
    12: 'rail',
  };
  const extended: Readonly<Record<number, string>> = {
    1: 'rail',
    2: 'coach',
    4: 'metro',
    7: 'bus',
    9: 'tram',
    10: 'ferry',
    12: 'ferry',
  };
  return number < 100 ? basic[number] : extended[Math.floor(number / 100)];
}
