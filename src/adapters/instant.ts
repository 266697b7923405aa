/** Instants as vendors write them → RFC 3339 UTC. Undefined when it cannot be one: nothing is guessed. */

export interface InstantContext {
  /** When the answer was received: no observation comes from long after. */
  readonly receivedAt: string;
  /** IANA time zone of local times without one. */
  readonly timeZone: string;
  /** Something to come (an expected departure, the end of works), which no reception bounds. */
  readonly planned?: true;
}

const SECOND = 1_000;
const DAY = 86_400_000;
/** Clocks drift and zones get confused by hours; a day ahead is neither. */
const AHEAD_MAX = DAY;
/** Before shared bicycles had feeds: the 0 and -1 that mean « never ». */
const EARLIEST = Date.UTC(2000, 0, 1);
/** Beyond, it is the mark of « no end » and not an instant. */
const LATEST = Date.UTC(2200, 0, 1);

/** `2026-10-04T08:00:00Z`, `2026/10/04 08:00`, `20261004T080000+0200`. */
const WRITTEN =
  /^(\d{4})([-/]?)(\d\d)\2(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(\.\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;

/** `2026-10-04`, `2026/10/04`, `20261004`. */
const DAY_WRITTEN = /^(\d{4})([-/]?)(\d\d)\2(\d\d)$/;

/** POSIX time, seconds. */
export function fromSeconds(value: unknown, context: InstantContext): string | undefined {
  return typeof value === 'number' ? bounded(value * SECOND, context) : undefined;
}

/** Epoch in milliseconds. */
export function fromMilliseconds(value: unknown, context: InstantContext): string | undefined {
  return typeof value === 'number' ? bounded(value, context) : undefined;
}

/** ISO 8601 date and time; without a zone it is local to the context's. */
export function fromText(value: unknown, context: InstantContext): string | undefined {
  const match = typeof value === 'string' ? WRITTEN.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [, year, , month, day, hour, minute, second = '0', fraction = '', zone] = match;
  const asUtc = utcOf([year, month, day, hour, minute, second].map(Number));
  if (asUtc === undefined) return undefined;
  const local = asUtc + Math.floor(Number(`0${fraction}`) * SECOND);
  const instant = zone === undefined ? fromWall(local, context.timeZone) : local - offsetOf(zone);
  return instant === undefined ? undefined : bounded(instant, context);
}

/** First instant of a local day, written as a date or as a date and time of which the day counts. */
export function fromDay(value: unknown, context: InstantContext): string | undefined {
  return dayPlus(value, 0, context);
}

/** First instant after a local day: the end, exclusive, of what lasts to the end of that day. */
export function afterDay(value: unknown, context: InstantContext): string | undefined {
  return dayPlus(value, 1, context);
}

function dayPlus(value: unknown, days: number, context: InstantContext): string | undefined {
  const match = typeof value === 'string' ? DAY_WRITTEN.exec(value.trim()) : null;
  if (match === null) return undefined;
  const [, year, , month, day] = match;
  const asUtc = utcOf([year, month, day].map(Number));
  const instant = asUtc === undefined ? undefined : fromWall(asUtc + days * DAY, context.timeZone);
  return instant === undefined ? undefined : bounded(instant, context);
}

/** The latest of several instants. */
export function latest(instants: readonly (string | undefined)[]): string | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.reduce<string | undefined>(
    (best, each) => (best === undefined || Date.parse(each) > Date.parse(best) ? each : best),
    undefined,
  );
}

function bounded(ms: number, { receivedAt, planned }: InstantContext): string | undefined {
  const latest = planned ? LATEST : Date.parse(receivedAt) + AHEAD_MAX;
  const known = Number.isFinite(ms) && ms >= EARLIEST && ms <= latest;
  return known ? new Date(ms).toISOString().replace('.000Z', 'Z') : undefined;
}

/**
 * Undefined for 30 February or 25:00: `Date.UTC` would carry them over. 24:00 is the end of the day
 * (ISO 8601-1 §4.3.8), which is the start of the next.
 */
function utcOf(parts: readonly number[]): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const midnight = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !midnight) || minute > 59 || second > 59) return undefined;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(midnight ? ms - 1 : ms);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : undefined;
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  return sign * ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 * SECOND;
}

/**
 * A wall clock read in a zone. The hour that spring skips is no instant; of the hour that autumn
 * repeats, the first is taken: data may then look an hour older than it is, never fresher.
 */
function fromWall(asUtc: number, timeZone: string): number | undefined {
  const around = [zoneOffset(asUtc - DAY, timeZone), zoneOffset(asUtc + DAY, timeZone)];
  const instants = around
    .map((offset) => asUtc - offset)
    .filter((instant) => instant + zoneOffset(instant, timeZone) === asUtc);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds to add to UTC to read the wall clock of the zone at an instant. */
export function zoneOffset(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / SECOND) * SECOND;
  const parts = formatOf(timeZone).formatToParts(whole);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const wall = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return wall - whole;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
