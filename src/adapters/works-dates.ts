/** First and last day of works, in the patterns of French portals; days are local. */
import { present } from '../contracts/present.ts';
import { afterDay, fromDay, fromText, type InstantContext, latest } from './instant.ts';
import { identifier } from './wire-values.ts';

/**
 * Patterns, as portals declare them. A day has no hour: works last to the end of their last day. The
 * hour of `instant` counts; that of `midnight` is filling, whatever zone it claims.
 */
export const PATTERNS = [
  'yyyy-MM-dd',
  'yyyyMMdd',
  'yyyyMMddHHmmss',
  'midnight',
  'instant',
] as const;

export type DatePattern = (typeof PATTERNS)[number];

const DAY: Readonly<Record<Exclude<DatePattern, 'instant'>, RegExp>> = {
  'yyyy-MM-dd': /^(\d{4})-(\d\d)-(\d\d)$/,
  yyyyMMdd: /^(\d{4})(\d\d)(\d\d)$/,
  yyyyMMddHHmmss: /^(\d{4})(\d\d)(\d\d)0{6}$/,
  midnight: /^(\d{4})-(\d\d)-(\d\d)[T ]00:00:00(?:\.0+)?(?:Z|\+00:?00)?$/,
};

export interface WorksDates {
  readonly start: string;
  readonly end?: string;
}

/** Undefined when there is no start, or an end that is none: works without end are not told so. */
export function worksDates(
  first: unknown,
  last: unknown,
  pattern: DatePattern,
  context: InstantContext,
): WorksDates | undefined {
  const [starts, ends] = [listed(first), listed(last)];
  const read = (value: string, whole: typeof fromDay) =>
    pattern === 'instant'
      ? fromText(value, context)
      : whole(DAY[pattern].exec(value)?.slice(1).join('-'), context);
  const from = starts.map((value) => read(value, fromDay));
  const to = ends.map((value) => read(value, afterDay));
  if ([...from, ...to].includes(undefined)) return undefined;
  const start = earliest(from);
  const end = latest(to);
  if (start === undefined) return undefined;
  return present({ start, end });
}

/** Works of several orders have the dates of each, after a « # » (`ci_chantier`). */
function listed(value: unknown): readonly string[] {
  const parts = (identifier(value) ?? '').split('#').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}

function earliest(instants: readonly (string | undefined)[]): string | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}
