import { describe, expect, it } from 'vitest';
import {
  afterDay,
  fromDay,
  fromMilliseconds,
  fromSeconds,
  fromText,
  latest,
} from '../../src/adapters/instant.ts';

const context = { receivedAt: '2026-12-01T00:00:00Z', timeZone: 'Europe/Paris' };

describe('fromText', () => {
  it.each([
    ['offset of Opendatasoft', '2021-11-04T11:43:44+00:00', '2021-11-04T11:43:44Z'],
    ['offset without colon', '2021-11-04T11:43:44+0100', '2021-11-04T10:43:44Z'],
    ['negative offset', '2021-11-04T11:43:44-02:30', '2021-11-04T14:13:44Z'],
    ['fraction', '2021-11-04T10:45:28.094000+00:00', '2021-11-04T10:45:28.094Z'],
    ['no zone, winter', '2026-01-15T08:00:00', '2026-01-15T07:00:00Z'],
    ['no zone, summer', '2026-07-15T08:00:00', '2026-07-15T06:00:00Z'],
    ['a blank in place of T', '2026-07-15 08:00', '2026-07-15T06:00:00Z'],
    ['last second before the spring gap', '2026-03-29T01:59:59', '2026-03-29T00:59:59Z'],
    ['first second after the spring gap', '2026-03-29T03:00:00', '2026-03-29T01:00:00Z'],
    ['repeated hour of autumn: the first', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
  ])('%s', (_, written, instant) => {
    expect(fromText(written, context)).toBe(instant);
  });

  it.each([
    ['the hour that spring skips', '2026-03-29T02:30:00'],
    ['a day that is not', '2026-02-30T08:00:00Z'],
    ['hour 25', '2026-02-03T25:00:00'],
    ['a minute past hour 24', '2026-02-03T24:01:00'],
    ['a date alone', '2026-02-03'],
    ['the French order', '03/02/2026 08:00'],
    ['empty', ''],
    ['not a text', 1_606_857_968],
    ['before any feed', '1970-01-01T00:00:00Z'],
    ['two days ahead', '2026-12-03T00:00:00Z'],
  ])('refuses %s', (_, written) => {
    expect(fromText(written, context)).toBeUndefined();
  });
});

it('tells POSIX seconds from JCDecaux’s milliseconds and guesses neither', () => {
  expect(fromSeconds(1_631_517_287, context)).toBe('2021-09-13T07:14:47Z');
  expect(fromMilliseconds(1_505_128_124_000, context)).toBe('2017-09-11T11:08:44Z');
  expect(fromSeconds(1_505_128_124_000, context)).toBeUndefined();
  expect(fromMilliseconds(1_631_517_287, context)).toBeUndefined();
});

it.each([-1, 0, null, '1631517287', Number.NaN])('refuses %s as seconds', (value) => {
  expect(fromSeconds(value, context)).toBeUndefined();
});

it('finds the latest by instant, not by text', () => {
  expect(latest([undefined, '2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z'])).toBe(
    '2026-01-01T09:00:00Z',
  );
  expect(latest([])).toBeUndefined();
});

describe('other writings', () => {
  it.each([
    ['2026/10/01 00:00:00', '2026-09-30T22:00:00Z'],
    ['20261001T133700', '2026-10-01T11:37:00Z'],
    ['2026-10-01T13:37:00+0200', '2026-10-01T11:37:00Z'],
    ['2026-02-03T24:00:00', '2026-02-03T23:00:00Z'],
  ])('%s', (written, instant) => {
    expect(fromText(written, { ...context, timeZone: 'Europe/Paris' })).toBe(instant);
  });

  it('lets what is planned lie ahead, but not beyond belief', () => {
    const planned = { ...context, planned: true } as const;
    expect(fromText('2031-01-01T00:00:00Z', planned)).toBe('2031-01-01T00:00:00Z');
    expect(fromText('2031-01-01T00:00:00Z', context)).toBeUndefined();
    expect(fromText('9999-12-31T00:00:00Z', planned)).toBeUndefined();
  });

  it('takes a day from its first instant to the first after it, whatever the clocks do', () => {
    const paris = { ...context, timeZone: 'Europe/Paris', planned: true } as const;
    expect([fromDay('20261025', paris), afterDay('2026/10/25', paris)]).toEqual([
      '2026-10-24T22:00:00Z',
      '2026-10-25T23:00:00Z',
    ]);
    expect(fromDay('2026-02-30', paris)).toBeUndefined();
  });
});
