/** DATEX II `Validity` → periods of the contract (NF EN 16157-7, « Validity », « OverallPeriod »). */

import { present } from '../../contracts/present.ts';
import { DAYS, type Day, type Exception, type Period } from '../../contracts/voirie/bodies.ts';
import { dailySlot } from '../daily-slots.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { oneOf } from '../wire-values.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';
import { wording } from './wording.ts';

export interface Bounds {
  readonly start: string;
  readonly end?: string;
}

/** Undefined when it does not say when it begins, or says an end that is none. */
export function boundsOf(
  validity: XmlElement | undefined,
  context: InstantContext,
): Bounds | undefined {
  const said = descend(validity, 'validityTimeSpecification');
  return bounds(said, ['overallStartTime', 'overallEndTime'], context);
}

function bounds(
  said: XmlElement | undefined,
  [first, last]: readonly [string, string],
  context: InstantContext,
): Bounds | undefined {
  const [start, end] = [textAt(said, first), textAt(said, last)];
  const from = fromText(start, context);
  const to = end === undefined ? undefined : fromText(end, context);
  if (from === undefined || (end !== undefined && to === undefined)) return undefined;
  return present({ start: from, end: to });
}

/** What a `Period` may hold and is read of; anything else would narrow it in a way that is not said. */
const KNOWN = new Set([
  'startOfPeriod',
  'endOfPeriod',
  'periodName',
  'recurringTimePeriodOfDay',
  'recurringDayWeekMonthPeriod',
  'recurringSpecialDay',
]);

/** Undefined as soon as one part of it is not understood: half a validity is another validity. */
export function periodsOf(
  validity: XmlElement | undefined,
  context: InstantContext,
): readonly Period[] | undefined {
  const overall = boundsOf(validity, context);
  const status = textAt(validity, 'validityStatus');
  if (overall === undefined || (status !== undefined && !DATED.has(status))) return undefined;
  const said = descend(validity, 'validityTimeSpecification');
  const exceptions = every(said, 'exceptionPeriod').map((period) =>
    recurring(period, overall, context),
  );
  const valid = every(said, 'validPeriod').map((period) => recurring(period, overall, context));
  const list = valid.length === 0 ? [{}] : valid;
  const periods: Period[] = [];
  for (const each of list) {
    if (each === undefined || exceptions.includes(undefined)) return undefined;
    const without = exceptions.filter((exception) => exception !== undefined);
    if (without.some(({ description }) => description !== undefined)) return undefined;
    periods.push(periodOf(each, overall, without));
  }
  return periods;
}

const DATED: ReadonlySet<string> = new Set(['definedByValidityTimeSpec', 'active', 'planned']);

function periodOf(
  { start, end, days, specialDays, timeSlots, description }: Recurring,
  overall: Bounds,
  exceptions: readonly Exception[],
): Period {
  const until = end ?? overall.end;
  const certain = days !== undefined || specialDays !== undefined;
  return present({
    start: start ?? overall.start,
    end: until,
    isPermanent: until === undefined,
    recurrence: certain ? ('certainDays' as const) : ('everyDay' as const),
    days,
    specialDays,
    timeSlots,
    description,
    exceptions: exceptions.length === 0 ? undefined : exceptions,
  });
}

/** An exception has no name in the contract: what narrows it in words is not understood. */
type Recurring = Exception & { readonly description?: string };

/** Undefined when something in it is not understood. */
function recurring(
  period: XmlElement,
  overall: Bounds,
  context: InstantContext,
): Recurring | undefined {
  if (period.children.some(({ name }) => !KNOWN.has(name))) return undefined;
  const [from, to] = [textAt(period, 'startOfPeriod'), textAt(period, 'endOfPeriod')];
  const [start, end] = [fromText(from, context), fromText(to, context)];
  if ((from !== undefined && start === undefined) || (to !== undefined && end === undefined)) {
    return undefined;
  }
  const days = daysOf(period);
  const slots = slotsOf(period, { start: start ?? overall.start, end: end ?? overall.end });
  const special = every(period, 'recurringSpecialDay', 'specialDayType').map(({ text }) => text);
  if (days === undefined || slots === undefined) return undefined;
  if (!special.every((name) => /^[a-zA-Z]{1,60}$/.test(name))) return undefined;
  return present({
    start,
    end,
    // All seven are none in particular.
    days: days.length === 0 || days.length === DAYS.length ? undefined : days,
    specialDays: special.length === 0 ? undefined : [...new Set(special)],
    timeSlots: slots.length === 0 ? undefined : slots,
    description: wording(descend(period, 'periodName')),
  });
}

function daysOf(period: XmlElement): readonly Day[] | undefined {
  const recurrences = every(period, 'recurringDayWeekMonthPeriod').flatMap((each) => each.children);
  // Months, weeks of the month and extensions narrow the days.
  if (recurrences.some(({ name }) => name !== 'applicableDay')) return undefined;
  const days = recurrences.map(({ text }) => oneOf(text, DAYS));
  if (days.includes(undefined)) return undefined;
  return DAYS.filter((day) => days.includes(day));
}

function slotsOf(period: XmlElement, within: { start: string; end: string | undefined }) {
  const slots = every(period, 'recurringTimePeriodOfDay').map((each) =>
    dailySlot(textAt(each, 'startTimeOfPeriod'), textAt(each, 'endTimeOfPeriod'), within),
  );
  const known = slots.filter((slot) => slot !== undefined);
  return known.length === slots.length ? known : undefined;
}
