import { describe, expect, it } from 'vitest';
import { point, pointFromObject, pointFromPair } from '../../src/adapters/coordinates.ts';
import {
  amount,
  count,
  date,
  email,
  flag,
  identifier,
  language,
  listOf,
  phone,
  text,
  uri,
} from '../../src/adapters/wire-values.ts';

type Reading = (value: unknown) => unknown;

const readings: readonly (readonly [string, Reading, readonly (readonly [unknown, unknown])[]])[] =
  [
    [
      'count',
      count,
      [
        [6, 6],
        ['6', 6],
        [' 15 ', 15],
        ['3.0', 3],
        [0, 0],
        [-1, undefined],
        ['-3', undefined],
        [1.5, undefined],
        ['NaN', undefined],
        ['', undefined],
        [null, undefined],
        ['12345678901', undefined],
        [Number.MAX_SAFE_INTEGER + 2, undefined],
      ],
    ],
    [
      'amount',
      amount,
      [
        [6543.5, 6543.5],
        [-1, undefined],
        [Number.POSITIVE_INFINITY, undefined],
        ['12', undefined],
      ],
    ],
    [
      'flag',
      flag,
      [
        [true, true],
        [1, true],
        ['True', true],
        [0, false],
        ['false', false],
        [2, undefined],
        ['oui', undefined],
        [null, undefined],
      ],
    ],
    [
      'text',
      text,
      [
        ['  Place ', 'Place'],
        ['&nbsp;', undefined],
        [' ', undefined],
        [null, undefined],
        [12, undefined],
      ],
    ],
    [
      'identifier',
      identifier,
      [
        [251, '251'],
        ['001', '001'],
        ['', undefined],
        [1.5, undefined],
      ],
    ],
    [
      'uri',
      uri,
      [
        ['https://velos.example.fr/a?b=c%20d#e', 'https://velos.example.fr/a?b=c%20d#e'],
        ['com.example.ios://', 'com.example.ios://'],
        ['www.example.fr', undefined],
        ['https://a b', undefined],
        ['https://a/<b>', undefined],
        ['https://a/%zz', undefined],
      ],
    ],
    [
      'email',
      email,
      [
        ['a.b@example.fr', 'a.b@example.fr'],
        ['a..b@example.fr', undefined],
        ['a@example', undefined],
      ],
    ],
    [
      'phone',
      phone,
      [
        ['+33 5 56 00 00 00', '+33556000000'],
        ['+1 (800) 555-1234', '+18005551234'],
        ['05 56 00 00 00', undefined],
        ['1-800-555-1234', undefined],
      ],
    ],
    [
      'date',
      date,
      [
        ['2026-01-12', '2026-01-12'],
        ['2026-02-30', undefined],
        ['12/01/2026', undefined],
      ],
    ],
    [
      'language',
      language,
      [
        ['FR', 'fr'],
        ['en_us', 'en-US'],
        ['zh-Hans-CN', 'zh-CN'],
        ['nb', 'nb'],
        ['', undefined],
        ['français', undefined],
      ],
    ],
  ];

describe.each(readings)('%s', (_, read, cases) => {
  it.each(cases)('%j → %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

it('keeps the usable members of a list', () => {
  expect(listOf(['KEY', 'COQUILLAGES'], (each) => (each === 'KEY' ? 'key' : undefined))).toEqual([
    'key',
  ]);
  expect(listOf(['COQUILLAGES'], () => undefined)).toBeUndefined();
  expect(listOf('KEY', text)).toBeUndefined();
});

describe('coordinates', () => {
  const bordeaux = { lat: 44.8232, lon: -0.5545 };

  it('reads objects, pairs and decimals written as text', () => {
    expect(pointFromObject(bordeaux)).toEqual(bordeaux);
    expect(pointFromObject({ lat: 44.8232, lng: -0.5545 })).toEqual(bordeaux);
    expect(pointFromPair([44.8232, -0.5545])).toEqual(bordeaux);
    expect(point('44.8232', '-0.5545')).toEqual(bordeaux);
  });

  it.each([null, undefined, [], [44.8], [1, 2, 3], '44.8,-0.55', [44.8, null], ['44,8', '-0,5']])(
    'refuses %j as a pair',
    (value) => {
      expect(pointFromPair(value)).toBeUndefined();
    },
  );

  it.each([null, {}, { lat: 44.8 }, { lat: Number.NaN, lon: 0 }, { lat: '', lon: '' }])(
    'refuses %j as an object',
    (value) => {
      expect(pointFromObject(value)).toBeUndefined();
    },
  );
});
