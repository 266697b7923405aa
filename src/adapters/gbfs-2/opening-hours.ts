/**
 * `system_hours` and `system_calendar` (GBFS 2.3) → one `opening_hours` of OpenStreetMap, which
 * replaces both in 3.0.
 */
import { WireError } from '../../model/adapter.ts';
import type { Calendars, Hours } from './wire.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** GBFS 2.3: a system that publishes no hours rents 24/7, one without calendar all year round. */
export function openingHours(hours: Hours | undefined, calendars: Calendars | undefined): string {
  const rules = hours === undefined ? ['00:00-24:00'] : forPublic(hours).map(rule);
  if (rules.length === 0) throw new WireError('le réseau publie des horaires vides');
  const seasons = calendars === undefined ? [''] : calendars.map(season);
  if (hours === undefined && calendars === undefined) return '24/7';
  return seasons.flatMap((prefix) => rules.map((each) => `${prefix}${each}`)).join('; ');
}

/** 3.0 cannot tell members from others: the hours open to anybody, or the members' if there is no other. */
function forPublic(hours: Hours): Hours {
  const open = hours.filter(({ user_types }) => user_types.includes('nonmember'));
  return open.length > 0 ? open : hours;
}

function rule({ days, start_time, end_time }: Hours[number]): string {
  const indexes = days.map((day) => DAYS.indexOf(day.toLowerCase())).sort((a, b) => a - b);
  if (indexes.includes(-1) || indexes.length === 0) throw new WireError('jour inconnu');
  const time = `${clock(start_time)}-${clock(end_time)}`;
  return indexes.length === 7 ? time : `${dayRanges(indexes)} ${time}`;
}

/** `[0, 1, 2, 5]` → `Mo-We,Sa`. */
function dayRanges(indexes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges
    .map(([from, to]) => (from === to ? DAY_NAMES[from] : `${DAY_NAMES[from]}-${DAY_NAMES[to]}`))
    .join(',');
}

/** `23:59:59` is how GBFS writes the end of the day; hours past 24 are tomorrow's, in both notations. */
function clock(time: string): string {
  const [, hour, minute] = /^([0-4]\d):([0-5]\d):[0-5]\d$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) throw new WireError('heure illisible');
  return time === '23:59:59' ? '24:00' : `${hour}:${minute}`;
}

function season(calendar: Calendars[number]): string {
  const start = monthDay(calendar.start_month, calendar.start_day, calendar.start_year);
  const end = monthDay(calendar.end_month, calendar.end_day, calendar.end_year);
  return `${start}-${end} `;
}

function monthDay(month: number, day: number, year: number | undefined): string {
  const name = MONTHS[month - 1];
  if (name === undefined) throw new WireError('mois inconnu');
  const date = `${name} ${String(day).padStart(2, '0')}`;
  return year === undefined ? date : `${year} ${date}`;
}
