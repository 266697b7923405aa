import { formatNames, fullFormats } from 'ajv-formats/dist/formats.js';
import type { Ajv } from './ajv.ts';
import type { Format } from './types.ts';
import { formatLimit } from './vocabulary/format.ts';

/**
 * The formats of ajv-formats 2.1.1, which the @stoplight packages use. The tree's root has 3.0.1: its
 * definitions are taken where they are the same, and the few that changed are written out here.
 */
const TIME = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(z|[+-]\d\d(?::?\d\d)?)?$/i;
const SEPARATOR = /t|\s/i;

/** 2.1.1 means to require a zone in `date-time` but compares with "", so a missing one passes. */
function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    (hour <= 23 && minute <= 59 && second <= 59) || (hour === 23 && minute === 59 && second === 60)
  );
}

const definitions = fullFormats as unknown as Record<string, Format>;
const date = definitions.date as {
  validate(text: string): boolean;
  compare(a: string, b: string): number | undefined;
};

function isDateTime(text: string): boolean {
  const [day, time, ...rest] = text.split(SEPARATOR);
  if (time === undefined || rest.length > 0) return false;
  // a zone is never the empty string: see isTime
  return date.validate(day as string) && isTime(time);
}

function compareTime(a: string, b: string): number | undefined {
  const first = a && TIME.exec(a);
  const second = b && TIME.exec(b);
  if (!first || !second) return undefined;
  const text = (match: RegExpExecArray): string => match.slice(1, 4).join('') + (match[4] || '');
  const [x, y] = [text(first), text(second)];
  if (x > y) return 1;
  return x < y ? -1 : 0;
}

function compareDateTime(a: string, b: string): number | undefined {
  if (!(a && b)) return undefined;
  const [day1, time1] = a.split(SEPARATOR);
  const [day2, time2] = b.split(SEPARATOR);
  const order = date.compare(day1 as string, day2 as string);
  if (order === undefined) return undefined;
  return order || compareTime(time1 as string, time2 as string);
}

const CHANGED: Record<string, Format> = {
  time: { validate: isTime, compare: compareTime },
  'date-time': { validate: isDateTime, compare: compareDateTime },
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)$/,
};
const ADDED_SINCE = new Set(['iso-time', 'iso-date-time']);

export const formats: Record<string, Format> = Object.fromEntries(
  formatNames
    .filter((name) => !ADDED_SINCE.has(name))
    .map((name) => [name, CHANGED[name] ?? (definitions[name] as Format)]),
);

interface FormatsOptions {
  formats?: string[];
  keywords?: boolean;
}

/** ajv-formats' plugin, in its "full" mode. */
export function addFormats(ajv: Ajv, options: string[] | FormatsOptions = { keywords: true }): Ajv {
  const given = Array.isArray(options) ? { formats: options } : options;
  for (const name of given.formats ?? Object.keys(formats)) {
    ajv.addFormat(name, formats[name] as Format);
  }
  if ('keywords' in given && given.keywords) ajv.addKeyword(formatLimit);
  return ajv;
}
