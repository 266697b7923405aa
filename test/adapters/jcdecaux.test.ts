import { describe, expect, it } from 'vitest';
import { jcdecauxVlsV1 } from '../../src/adapters/jcdecaux-vls-v1/adapter.ts';
import { converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(jcdecauxVlsV1);
const dialogue = { adapter: jcdecauxVlsV1, settings: service.settings, serviceUrl };

const station = {
  number: 123,
  contract_name: 'Bordeaux',
  name: '00123 - PLACE DES TILLEULS',
  address: 'PLACE DES TILLEULS',
  position: { lat: 44.84, lng: -0.57 },
  banking: true,
  bonus: false,
  status: 'OPEN',
  bike_stands: 20,
  available_bike_stands: 15,
  available_bikes: 5,
  last_update: 1_505_128_124_000,
};

/** Ten sound stations and the one in question. */
function read(operation: string, change: object): unknown {
  const sound = Array.from({ length: 10 }, (_, number) => ({ ...station, number }));
  const bodyAt = () => [...sound, { ...station, ...change }];
  const { data } = converse({ ...dialogue, operation, bodyAt }).body as {
    data: { stations: { station_id: string }[] };
  };
  return data.stations.find(({ station_id }) => station_id === '123');
}

it('reads a station of the API as the standard wants it', () => {
  expect(read('station_information', {})).toEqual({
    station_id: '123',
    name: [{ text: '00123 - PLACE DES TILLEULS', language: 'fr' }],
    lat: 44.84,
    lon: -0.57,
    address: 'PLACE DES TILLEULS',
    rental_methods: ['creditcard'],
    capacity: 20,
  });
  expect(read('station_status', {})).toEqual({
    station_id: '123',
    num_vehicles_available: 5,
    num_docks_available: 15,
    is_installed: true,
    is_renting: true,
    is_returning: true,
    last_reported: '2017-09-11T11:08:44Z',
  });
});

describe('status', () => {
  it('closed neither rents nor takes back', () => {
    expect(read('station_status', { status: 'CLOSED' })).toMatchObject({
      is_renting: false,
      is_returning: false,
    });
  });

  it.each([
    ['never reported', { last_update: null }],
    ['in seconds', { last_update: 1_505_128_124 }],
    ['an unknown state', { status: 'PAUSED' }],
    ['a negative count', { available_bikes: -2 }],
  ])('leaves out a station with %s', (_, change) => {
    expect(read('station_status', change)).toBeUndefined();
  });
});

it('asks for its network and leaves the key to the gateway', () => {
  const bodyAt = () => [station];
  const { urls } = converse({ ...dialogue, operation: 'station_status', bodyAt });
  expect(urls).toEqual(['https://editeur.invalid/vls/v1/stations?contract=bordeaux']);
  expect(jcdecauxVlsV1.auth).toEqual({ kind: 'query', name: 'apiKey' });
});

it('refuses the stations of another network, and an empty list', () => {
  for (const body of [[{ ...station, contract_name: 'Lyon' }], []]) {
    const outcome = outcomeOf({ ...dialogue, operation: 'station_status', bodyAt: () => body });
    expect(outcome).toHaveProperty('refused');
  }
});
