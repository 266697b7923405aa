/**
 * Daily hours as vendors write them → slots of the contract. Hours without a zone are local. Hours in
 * UTC are turned to local ones only where that is one hour all along: over a change of the clocks they
 * stay in UTC, as they are written.
 */
import type { TimeSlot } from '../contracts/voirie/bodies.ts';
import { zoneOffset } from './instant.ts';

const LOCAL = 'Europe/Paris';
const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** The clocks change every 147 days at the earliest: equal offsets this near have no change between. */
const REGIME_MAX = 140 * DAY_MINUTES * MINUTE;

/** `08:00`, `08:00:00`, `08:00:00+01:00`, `24:00:00Z` (XML Schema part 2 §3.2.8). */
const TIME = /^(\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

interface Clock {
  readonly minute: number;
  /** Minutes ahead of UTC; undefined for a local time. */
  readonly offset: number | undefined;
}

/** `bounds`: first and last instant of what the slot recurs in; no end, and no offset is sure. */
export function dailySlot(
  start: unknown,
  end: unknown,
  bounds: { readonly start: string; readonly end?: string | undefined },
): TimeSlot | undefined {
  const [from, to] = [clockOf(start), clockOf(end)];
  if (from === undefined || to === undefined || from.offset !== to.offset) return undefined;
  if (from.offset === undefined) return slot(from.minute, to.minute, LOCAL);
  const [utcFrom, utcTo] = [from.minute - from.offset, to.minute - from.offset];
  const local = steadyOffset(bounds.start, bounds.end);
  return local === undefined
    ? slot(utcFrom, utcTo, 'UTC')
    : slot(utcFrom + local, utcTo + local, LOCAL);
}

function clockOf(text: unknown): Clock | undefined {
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  if (match === null) return undefined;
  const [, hours = '', minutes = '', zone] = match;
  const minute = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || minute > DAY_MINUTES) return undefined;
  if (zone === undefined) return { minute, offset: undefined };
  const sign = zone.startsWith('-') ? -1 : 1;
  const [ahead = 0, more = 0] = zone === 'Z' ? [] : zone.slice(1).split(':').map(Number);
  return { minute, offset: sign * (ahead * 60 + more) };
}

function steadyOffset(start: string, end: string | undefined): number | undefined {
  if (end === undefined) return undefined;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const [first, last] = [zoneOffset(from, LOCAL), zoneOffset(to - MINUTE, LOCAL)];
  return first === last && to - from <= REGIME_MAX ? first / MINUTE : undefined;
}

function slot(from: number, to: number, timeZone: TimeSlot['timeZone']): TimeSlot {
  return { start: written(from), end: written(to), timeZone };
}

function written(minute: number): string {
  const within = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const [hours, minutes] = [Math.floor(within / 60), within % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
