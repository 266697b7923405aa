import { describe, expect, it } from 'vitest';
import type { Station, StationAvailability } from '../../src/contracts/velos/bodies.ts';
import {
  isPlausible,
  reviewStations,
  reviewStatuses,
  reviewVehicles,
} from '../../src/contracts/velos/integrity.ts';
import { commonSettings } from '../../src/contracts/velos/settings.ts';
import { WireError } from '../../src/model/adapter.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };
const settings = commonSettings.parse({ systemId: 'velos', box });

const station = (id: number): Station => ({ station_id: String(id), lat: 44.8, lon: -0.58 });
const many = (count: number) => Array.from({ length: count }, (_, index) => station(index));
const status = (id: string, minute: number, bicycles = 3): StationAvailability => ({
  station_id: id,
  num_vehicles_available: bicycles,
  last_reported: `2026-10-04T08:0${minute}:00Z`,
});

describe('position', () => {
  it.each([
    ['in the box', 44.83, -0.57, true],
    ['never set', 0, 0, false],
    ['swapped', -0.57, 44.83, false],
    ['out of the box', 48.85, 2.35, false],
    ['no number', Number.NaN, -0.57, false],
    ['a text', '44.83', '-0.57', false],
  ])('%s', (_, lat, lon, expected) => {
    expect(isPlausible(lat, lon, box)).toBe(expected);
  });

  it('without a box refuses only what is nowhere', () => {
    expect(isPlausible(59.9, 10.7, undefined)).toBe(true);
    expect(isPlausible(91, 10.7, undefined)).toBe(false);
    expect(isPlausible(0, 0, undefined)).toBe(false);
  });
});

describe('share of unusable records', () => {
  it('leaves out a tenth, refuses more', () => {
    expect(reviewStations([...many(9), undefined], settings)).toHaveLength(9);
    expect(reviewStations([...many(18), undefined, undefined], settings)).toHaveLength(18);
    expect(() => reviewStations([...many(8), undefined, undefined], settings)).toThrow(WireError);
  });

  it('refuses a network that has become empty', () => {
    expect(() => reviewStations([], settings)).toThrow(WireError);
    expect(() => reviewStations([undefined], settings)).toThrow(WireError);
    const none = commonSettings.parse({ systemId: 'velos', minimumStations: 0 });
    expect(reviewStations([], none)).toEqual([]);
    expect(() => reviewStations([undefined], none)).toThrow(WireError);
  });
});

describe('same identifier twice', () => {
  it('keeps the newest observation, whatever the order', () => {
    const [old, recent] = [status('1', 1), status('1', 2, 5)];
    expect(reviewStatuses([old, recent], settings)).toEqual([recent]);
    expect(reviewStatuses([recent, old], settings)).toEqual([recent]);
  });

  it('makes one of equal ones', () => {
    expect(reviewStations([station(1), station(1)], settings)).toEqual([station(1)]);
  });

  it('refuses a contradiction', () => {
    const moved = { ...station(1), lat: 44.9 };
    expect(() => reviewStations([station(1), moved], settings)).toThrow(WireError);
    expect(() => reviewStatuses([status('1', 1), status('1', 1, 5)], settings)).toThrow(WireError);
  });
});

it('takes vehicles without position when they are at a station, and none at all', () => {
  const docked = { vehicle_id: 'a', station_id: '1' };
  expect(reviewVehicles([docked], settings)).toEqual([docked]);
  expect(reviewVehicles([], settings)).toEqual([]);
  const lost = { vehicle_id: 'b', lat: 0, lon: 0 };
  expect(() => reviewVehicles([lost], settings)).toThrow(WireError);
});
