import { expect, it } from 'vitest';
import { openingHours } from '../../src/adapters/gbfs-2/opening-hours.ts';
import type { Hours } from '../../src/adapters/gbfs-2/wire.ts';
import { WireError } from '../../src/model/adapter.ts';

const rule = (
  days: string[],
  start: string,
  end: string,
  users = ['member', 'nonmember'],
): Hours[number] => ({
  user_types: users,
  days,
  start_time: start,
  end_time: end,
});
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const summer = { start_month: 4, start_day: 1, end_month: 11, end_day: 5 };

it('is 24/7 when neither hours nor calendar are published (GBFS 2.3)', () => {
  expect(openingHours(undefined, undefined)).toBe('24/7');
});

it.each<[string, Hours | undefined, Parameters<typeof openingHours>[1], string]>([
  ['every day', [rule(week, '06:00:00', '22:30:00')], undefined, '06:00-22:30'],
  [
    'days in a row',
    [rule(['wed', 'mon', 'tue', 'sat'], '00:00:00', '23:59:59')],
    undefined,
    'Mo-We,Sa 00:00-24:00',
  ],
  ['past midnight', [rule(['sat'], '05:00:00', '26:00:00')], undefined, 'Sa 05:00-26:00'],
  [
    'the public before the members',
    [
      rule(['sat'], '00:00:00', '23:59:59', ['member']),
      rule(['sat'], '05:00:00', '22:00:00', ['nonmember']),
    ],
    undefined,
    'Sa 05:00-22:00',
  ],
  [
    'members alone',
    [rule(['sun'], '07:00:00', '08:00:00', ['member'])],
    undefined,
    'Su 07:00-08:00',
  ],
  ['a season', undefined, [summer], 'Apr 01-Nov 05 00:00-24:00'],
  [
    'a season of one year',
    [rule(['sun'], '07:00:00', '08:00:00')],
    [{ ...summer, start_year: 2026, end_year: 2026 }],
    '2026 Apr 01-2026 Nov 05 Su 07:00-08:00',
  ],
])('writes %s', (_, hours, calendars, expected) => {
  expect(openingHours(hours, calendars)).toBe(expected);
});

it.each<[string, Hours]>([
  ['no rule', []],
  ['an unknown day', [rule(['lun'], '07:00:00', '08:00:00')]],
  ['an unreadable hour', [rule(['mon'], '7h', '08:00:00')]],
])('refuses %s', (_, hours) => {
  expect(() => openingHours(hours, undefined)).toThrow(WireError);
});
