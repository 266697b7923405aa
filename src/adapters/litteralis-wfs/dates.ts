/**
 * Dates of Litteralis. Fields hold local midnights moved by the offset of Paris and marked UTC:
 * 9 March 2026 is `2026-03-09T01:00:00Z`, 7 April `2026-04-07T02:00:00Z`. Only their day counts. The
 * order's own text gives the day too, and is believed where the two are a day apart.
 */
import { present } from '../../contracts/present.ts';
import { afterDay, fromDay, fromText, type InstantContext, zoneOffset } from '../instant.ts';
import { text } from '../wire-values.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `2026-03-09T01:00:00Z`, with or without fractions. */
const MARKED = /^(\d{4}-\d\d-\d\d)T(\d\d):00:00(?:\.0+)?Z$/;
/** `20201211000000`, of exports; `20201211`. */
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:000000)?$/;

/** `2026-03-09`; undefined when the hour is none that a midnight can have become. */
export function dayOf(value: unknown): string | undefined {
  const written = text(value) ?? '';
  const compact = COMPACT.exec(written);
  if (compact !== null) return compact.slice(1).join('-');
  const [, day, hour] = MARKED.exec(written) ?? [];
  if (day === undefined) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight)) return undefined;
  const offset = zoneOffset(midnight, 'Europe/Paris') / HOUR;
  if (Number(hour) === 0 || Number(hour) === offset) return day;
  // A true UTC instant of a local midnight: the evening before.
  return Number(hour) === 24 - offset
    ? new Date(midnight + DAY).toISOString().slice(0, 10)
    : undefined;
}

/** `18/03/2024 00:00:00`, `18/03/2024`. */
const FRENCH = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?$/;

interface Said {
  readonly day: string;
  /** Undefined at midnight: the whole day is meant. */
  readonly clock: string | undefined;
}

function saidIn(value: string | undefined): Said | undefined {
  const match = FRENCH.exec(value?.trim() ?? '');
  if (match === null) return undefined;
  const [, day, month, year, hours = '00', minutes = '00', seconds = '00'] = match;
  const clock = `${hours}:${minutes}:${seconds}`;
  return { day: `${year}-${month}-${day}`, clock: clock === '00:00:00' ? undefined : clock };
}

/** « Du 09/03/2026 00:00:00 au 20/03/2026 00:00:00 ». */
export function rangeIn(
  value: string | undefined,
): readonly [string | undefined, string | undefined] {
  const match = /^du (\S+(?: \S+)?) au (\S+(?: \S+)?)$/i.exec(value?.trim() ?? '');
  return [match?.[1], match?.[2]];
}

export interface Bounds {
  readonly start: string;
  readonly end?: string;
}

export interface Written {
  /** Field of the feature and text of the order, each as it came. */
  readonly start: readonly [unknown, string | undefined];
  readonly end: readonly [unknown, string | undefined];
}

/** Undefined when it has no start, or its texts and fields are more than a day apart. */
export function boundsOf({ start, end }: Written, context: InstantContext): Bounds | undefined {
  const [first, last] = [agreed(...start), agreed(...end)];
  if (first === undefined || first === 'nothing' || last === undefined) return undefined;
  const from = instantOf(first, context, fromDay);
  const to = last === 'nothing' ? undefined : instantOf(last, context, afterDay);
  if (from === undefined || (last !== 'nothing' && to === undefined)) return undefined;
  return present({ start: from, end: to });
}

/** `nothing` when neither says anything; undefined when what they say cannot be. */
function agreed(field: unknown, written: string | undefined): Said | 'nothing' | undefined {
  const [day, said] = [dayOf(field), saidIn(written)];
  if (text(field) === undefined && said === undefined) return 'nothing';
  if (said === undefined) return day === undefined ? undefined : { day, clock: undefined };
  if (day === undefined) return text(field) === undefined ? said : undefined;
  return Math.abs(Date.parse(day) - Date.parse(said.day)) <= DAY ? said : undefined;
}

function instantOf(
  { day, clock }: Said,
  context: InstantContext,
  whole: typeof fromDay,
): string | undefined {
  return clock === undefined ? whole(day, context) : fromText(`${day}T${clock}`, context);
}
