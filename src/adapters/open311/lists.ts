/**
 * How a list ends. Open311 announces no total, so only the answers tell: by dates, a list shorter
 * than what the server gives at once; by pages, a page shorter than the first one.
 */
import type { Period } from '../../contracts/signalements/period.ts';
import { WireError } from '../../model/adapter.ts';

/** One answer: when each of its requests was made (RFC 3339, undefined when it cannot be read). */
export type Answered = readonly {
  readonly id: unknown;
  readonly requested: string | undefined;
}[];

/** Answers after which the server is not believed any more; the gateway stops at 48. */
export const ANSWERS_MAX = 40;

/** A page as large as Chicago gives. */
export const CHICAGO_PAGE_SIZE = 500;

/**
 * End of the period still to be asked, going back in time from the newest; undefined when the last
 * answer held the rest. Both ends are inclusive: the oldest request comes twice and counts once.
 */
export function remaining(
  answers: readonly Answered[],
  period: Period,
  listMax: number,
): Period | undefined {
  const last = answers.at(-1);
  if (last === undefined) return period;
  if (last.length < listMax || answers.length >= ANSWERS_MAX) return undefined;
  const oldest = oldestOf(last);
  const before = endOf(answers.slice(0, -1), period);
  return oldest === undefined || oldest >= before
    ? undefined
    : { ...period, end: new Date(oldest).toISOString() };
}

/** Refuses a list whose end was not seen: the server ignores dates, or has more than can be read. */
export function assertEnded(answers: readonly Answered[], listMax: number): void {
  if ((answers.at(-1)?.length ?? 0) >= listMax) {
    throw new WireError(`la liste des demandes n’a pas de fin après ${answers.length} réponses`);
  }
}

function endOf(answers: readonly Answered[], period: Period): number {
  const last = answers.at(-1);
  return (last === undefined ? undefined : oldestOf(last)) ?? Date.parse(period.end) + 1;
}

function oldestOf(answer: Answered): number | undefined {
  const instants = answer.flatMap(({ requested }) =>
    requested === undefined ? [] : [Date.parse(requested)],
  );
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Number of the next page, from 1; undefined when the last one was the end. */
export function nextPage(answers: readonly Answered[]): number | undefined {
  const last = answers.at(-1);
  if (last === undefined) return 1;
  return isEnd(answers) || answers.length >= ANSWERS_MAX ? undefined : answers.length + 1;
}

/**
 * A server may cap pages below what is asked: the first page shorter than that proves nothing, an
 * empty one or a shorter one after it does. One that comes again means that pages are ignored.
 */
export function assertPagesEnded(answers: readonly Answered[]): void {
  const last = answers.at(-1) ?? [];
  if (!isEnd(answers) || (isRepeated(answers) && last.length >= CHICAGO_PAGE_SIZE)) {
    throw new WireError(`la liste des demandes n’a pas de fin après ${answers.length} pages`);
  }
}

function isEnd(answers: readonly Answered[]): boolean {
  const [first, last] = [answers[0] ?? [], answers.at(-1) ?? []];
  if (last.length === 0 || isRepeated(answers)) return true;
  return answers.length > 1 && last.length < first.length;
}

function isRepeated(answers: readonly Answered[]): boolean {
  const [before, last] = [answers.at(-2), answers.at(-1)];
  const ids = (answer: Answered) => JSON.stringify(answer.map(({ id }) => id));
  return before !== undefined && last !== undefined && ids(before) === ids(last);
}
