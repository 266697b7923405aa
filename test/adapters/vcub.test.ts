import { describe, expect, it } from 'vitest';
import { opendatasoftV1 } from '../../src/adapters/opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from '../../src/adapters/opendatasoft-v2/adapter.ts';
import { converse, outcomeOf, recorded } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(opendatasoftV2);
const v2 = { adapter: opendatasoftV2, settings: service.settings, serviceUrl };

const record = {
  ident: 251,
  nom: 'Belcier Gare',
  etat: 'CONNECTEE',
  nbvelos: 21,
  nbclassiq: '15',
  nbelec: '6',
  nbplaces: 20,
  mdate: '2021-11-04T11:43:44+00:00',
  geo_point_2d: { lat: 44.823285, lon: -0.554574 },
};

/** Ten sound stations and the one in question: it may be left out without the rest. */
function statusOf(change: object): unknown {
  return stationsOf('station_status', change);
}

function stationsOf(operation: string, change: object): unknown {
  const sound = Array.from({ length: 10 }, (_, index) => ({ ...record, ident: index }));
  const results = [...sound, { ...record, ...change }];
  const bodyAt = () => ({ total_count: results.length, results });
  const { data } = converse({ ...v2, operation, bodyAt }).body as {
    data: { stations: { station_id: string }[] };
  };
  return data.stations.find(({ station_id }) => station_id === '251');
}

it('reads a station of the dataset as the standard wants it', () => {
  expect(stationsOf('station_information', {})).toEqual({
    station_id: '251',
    name: [{ text: 'Belcier Gare', language: 'fr' }],
    lat: 44.823285,
    lon: -0.554574,
    capacity: 41,
  });
  expect(statusOf({})).toEqual({
    station_id: '251',
    num_vehicles_available: 21,
    vehicle_types_available: [
      { vehicle_type_id: 'velo', count: 15 },
      { vehicle_type_id: 'velo-electrique', count: 6 },
    ],
    num_docks_available: 20,
    is_installed: true,
    is_renting: true,
    is_returning: true,
    last_reported: '2021-11-04T11:43:44Z',
  });
});

describe('etat', () => {
  it.each([
    ['CONNECTEE', true],
    ['DECONNECTEE', false],
    ['MAINTENANCE', false],
    ['maintenance', false],
  ])('%s', (etat, serves) => {
    expect(statusOf({ etat })).toMatchObject({ is_renting: serves, is_returning: serves });
  });

  it.each(['EN VACANCES', '', null])('%j is not guessed at', (etat) => {
    expect(statusOf({ etat })).toBeUndefined();
  });
});

it.each([
  ['kinds that do not add up', { nbelec: '7' }],
  ['a kind that is missing', { nbelec: '' }],
  ['a kind that is no number', { nbclassiq: 'NaN' }],
])('leaves the split out for %s, and keeps the total', (_, change) => {
  const station = statusOf(change);
  expect(station).toMatchObject({ num_vehicles_available: 21 });
  expect(station).not.toHaveProperty('vehicle_types_available');
});

it.each([
  ['a negative count', { nbvelos: -1 }],
  ['no count', { nbvelos: null }],
  ['no identifier', { ident: null }],
  ['no date', { mdate: null }],
  ['a date in the spring gap', { mdate: '2026-03-29T02:30:00' }],
])('leaves a station with %s out of the statuses', (_, change) => {
  expect(statusOf(change)).toBeUndefined();
});

it.each([
  ['a position never set', { geo_point_2d: { lat: 0, lon: 0 } }],
  ['swapped coordinates', { geo_point_2d: { lat: -0.554574, lon: 44.823285 } }],
  ['no position', { geo_point_2d: null }],
  ['no name', { nom: ' ' }],
])('leaves a station with %s out of the list', (_, change) => {
  expect(stationsOf('station_information', change)).toBeUndefined();
});

it('has no capacity when a half of it is not known', () => {
  expect(stationsOf('station_information', { nbplaces: '' })).not.toHaveProperty('capacity');
});

it('reads a zoneless date in Paris', () => {
  expect(statusOf({ mdate: '2026-07-15T08:00:00' })).toMatchObject({
    last_reported: '2026-07-15T06:00:00Z',
  });
});

it('asks page after page in a stable order', () => {
  const { urls, body } = converse({
    ...v2,
    operation: 'station_status',
    bodyAt: recorded('opendatasoft-v2'),
  });
  const path = `${serviceUrl}api/explore/v2.1/catalog/datasets/ci_vcub_p/records`;
  expect(urls).toEqual([
    `${path}?order_by=ident&limit=100&offset=0`,
    `${path}?order_by=ident&limit=100&offset=100`,
  ]);
  expect((body as { data: { stations: unknown[] } }).data.stations).toHaveLength(121);
});

it('refuses all stations swapped, an empty dataset and a total that is not reached', () => {
  const swapped = { ...record, geo_point_2d: { lat: -0.554574, lon: 44.823285 } };
  for (const [total, results] of [
    [1, [swapped]],
    [0, []],
    [221, [record]],
  ] as const) {
    let asked = 0;
    const bodyAt = () => ({ total_count: total, results: asked++ === 0 ? results : [] });
    expect(outcomeOf({ ...v2, operation: 'station_information', bodyAt })).toHaveProperty(
      'refused',
    );
  }
});

it('makes no call for what the territory declares', () => {
  const bodyAt = () => expect.unreachable();
  expect(converse({ ...v2, operation: 'system_information', bodyAt }).urls).toEqual([]);
  expect(converse({ ...v2, operation: 'vehicle_types', bodyAt }).urls).toEqual([]);
});

it('v1: the point is [lat, lon], whatever GeoJSON says beside it', () => {
  const kind = kindOf(opendatasoftV1);
  const fields = {
    ...record,
    geo_point_2d: [44.823285, -0.554574],
    geo_shape: { type: 'Point', coordinates: [-0.554574, 44.823285] },
  };
  const { body, urls } = converse({
    adapter: opendatasoftV1,
    settings: kind.service.settings,
    serviceUrl: kind.serviceUrl,
    operation: 'station_information',
    bodyAt: () => ({ records: [{ fields }] }),
  });
  expect(body).toMatchObject({ data: { stations: [{ lat: 44.823285, lon: -0.554574 }] } });
  expect(urls).toEqual([
    `${kind.serviceUrl}api/records/1.0/search/?dataset=ci_vcub_p&sort=-ident&rows=1000&start=0`,
  ]);
});
