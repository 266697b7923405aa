import { describe, expect, it } from 'vitest';
import { velos } from '../../src/contracts/velos.ts';
import { converse, outcomeOf, recorded } from '../adapters/converse.ts';
import { kindOf } from '../adapters/services.ts';

const adapter = velos.native;
const { service, serviceUrl } = kindOf(adapter);
const typical = recorded('velos-natif');
const dialogue = { adapter, settings: service.settings, serviceUrl, bodyAt: typical };

/** The typical answers with the feed's body changed. */
const changed =
  (change: (body: Record<string, unknown>) => object) =>
  (url: URL, step: number): unknown => {
    const body = Object(typical(url));
    return step === 0 ? body : { ...body, ...change(body) };
  };

it('goes through as it is', () => {
  const { body, urls } = converse({ ...dialogue, operation: 'station_status' });
  expect(body).toEqual(typical(new URL('https://editeur.invalid/station_status.json')));
  expect(urls).toEqual([
    'https://editeur.invalid/gbfs.json',
    'https://editeur.invalid/station_status.json',
  ]);
});

it('says who the network is for the territory, and does not lead around the gateway', () => {
  const { body } = converse({ ...dialogue, operation: 'system_information' });
  expect(body).toMatchObject({ data: { system_id: 'velos-bordeaux-metropole' } });
  expect(body).not.toHaveProperty('data.manifest_url');
});

describe('version', () => {
  it.each(['3.0', '3.1', '3.1-RC2'])('reads %s and says 3.0', (version) => {
    const bodyAt = changed(() => ({ version }));
    const { body } = converse({ ...dialogue, bodyAt, operation: 'station_status' });
    expect(body).toMatchObject({ version: '3.0' });
    const operation = velos.operations.find(({ id }) => id === 'station_status');
    expect(operation?.validate(body)).toEqual([]);
  });

  it.each(['2.3', '4.0', 3, undefined])('refuses %s', (version) => {
    const bodyAt = changed(() => ({ version }));
    expect(outcomeOf({ ...dialogue, bodyAt, operation: 'station_status' })).toHaveProperty(
      'refused',
    );
  });
});

describe('what a schema cannot see', () => {
  const withStations = (change: (stations: Record<string, unknown>[]) => unknown) =>
    changed(({ data }) => ({ data: { stations: change(Object(data).stations) } }));

  it.each<[string, (stations: Record<string, unknown>[]) => unknown]>([
    ['contradictory stations', ([first, ...rest]) => [first, { ...first, capacity: 99 }, ...rest]],
    [
      'swapped coordinates',
      (all) => all.map((each) => ({ ...each, lat: each.lon, lon: each.lat })),
    ],
    ['no station any more', () => []],
  ])('refuses %s', (_, change) => {
    const outcome = outcomeOf({
      ...dialogue,
      operation: 'station_information',
      bodyAt: withStations(change),
    });
    expect(outcome).toHaveProperty('refused');
  });

  it('leaves a record of another form to the contract, which refuses the whole', () => {
    const bodyAt = withStations(([first, ...rest]) => [{ ...first, lat: 'nord' }, ...rest]);
    const { body } = converse({ ...dialogue, operation: 'station_information', bodyAt });
    const operation = velos.operations.find(({ id }) => id === 'station_information');
    expect(operation?.validate(body)).toEqual([
      { path: '/data/stations/0/lat', message: 'doit être de type number' },
    ]);
  });
});

it('refuses a feed that the vendor does not announce', () => {
  const bodyAt = () => ({ data: { feeds: [{ name: 'gbfs', url: 'https://editeur.invalid/' }] } });
  expect(outcomeOf({ ...dialogue, bodyAt, operation: 'station_status' })).toEqual({
    refused: 'le réseau ne publie pas le flux station_status',
  });
});
