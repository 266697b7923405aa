/** Whether a period applies at an instant, days and hours included. No clock: the instant is given. */
import { DAYS, type Day, type Exception, type Period, type TimeSlot } from './bodies.ts';

interface Wall {
  readonly day: Day;
  readonly before: Day;
  /** Minutes since midnight. */
  readonly minute: number;
}

const DAY_MINUTES = 1_440;

export function isActive(period: Period, at: number): boolean {
  if (!within(period, at)) return false;
  // A public holiday cannot be told here: a period of such days alone is never said to apply.
  if (period.recurrence === 'certainDays' && period.days === undefined) return false;
  if (!slotApplies(period, at)) return false;
  return !(period.exceptions ?? []).some((exception) => excepts(exception, at));
}

function within({ start, end }: { start?: string; end?: string }, at: number): boolean {
  if (start !== undefined && at < Date.parse(start)) return false;
  return end === undefined || at < Date.parse(end);
}

/** One that depends on special days alone cannot be told: it takes nothing away. */
function excepts(exception: Exception, at: number): boolean {
  const { days, specialDays } = exception;
  if (specialDays !== undefined && days === undefined) return false;
  return within(exception, at) && slotApplies(exception, at);
}

interface Recurring {
  readonly days?: readonly Day[];
  readonly timeSlots?: readonly TimeSlot[];
}

function slotApplies({ days = DAYS, timeSlots }: Recurring, at: number): boolean {
  if (timeSlots === undefined) return days.includes(wallOf(at, 'Europe/Paris').day);
  return timeSlots.some(({ start, end, timeZone }) => {
    const { day, before, minute } = wallOf(at, timeZone);
    const [from, to] = [minutesOf(start), minutesOf(end)];
    if (from < to) return days.includes(day) && minute >= from && minute < to;
    // Past midnight: the evening of a day, and the morning after a day.
    return (days.includes(day) && minute >= from) || (days.includes(before) && minute < to);
  });
}

/** 23:59 is how the last minute of a day is written: the day then ends at 24:00. */
function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const minute = hours * 60 + minutes;
  return minute === DAY_MINUTES - 1 ? DAY_MINUTES : minute;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallOf(at: number, timeZone: string): Wall {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const index = DAYS.findIndex((day) => day.startsWith(part('weekday').toLowerCase()));
  const day = DAYS[index] ?? 'monday';
  const before = DAYS[(index + DAYS.length - 1) % DAYS.length] ?? 'sunday';
  return { day, before, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
