import { describe, expect, it } from 'vitest';
import { gbfs2 } from '../../src/adapters/gbfs-2/adapter.ts';
import { station, status, vehicle, vehicleType } from '../../src/adapters/gbfs-2/records.ts';
import { WireError } from '../../src/model/adapter.ts';
import { converse, outcomeOf, recorded } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(gbfs2);
const typical = {
  adapter: gbfs2,
  settings: service.settings,
  serviceUrl,
  bodyAt: recorded('gbfs-2'),
};
const context = { receivedAt: '2026-10-04T08:00:00Z', timeZone: 'UTC' };

describe('station_information', () => {
  const wire = { station_id: 12, name: 'Station', lat: 44.8, lon: -0.5 };

  it('turns maps of capacities into lists, capitals into the norm’s words', () => {
    expect(
      station(
        {
          ...wire,
          rental_methods: ['KEY', 'CREDITCARD', 'COQUILLAGES'],
          vehicle_capacity: { a: 3 },
          vehicle_type_capacity: { a: 7, b: 9 },
        },
        'fr',
      ),
    ).toEqual({
      station_id: '12',
      name: [{ text: 'Station', language: 'fr' }],
      lat: 44.8,
      lon: -0.5,
      rental_methods: ['key', 'creditcard'],
      vehicle_types_capacity: [{ vehicle_type_ids: ['a'], count: 3 }],
      vehicle_docks_capacity: [
        { vehicle_type_ids: ['a'], count: 7 },
        { vehicle_type_ids: ['b'], count: 9 },
      ],
    });
  });

  it.each([{ station_id: null }, { station_id: '' }, { name: '' }, { lat: null }, { lon: 'est' }])(
    'does not read a station with %j',
    (change) => {
      expect(station({ ...wire, ...change }, 'fr')).toBeUndefined();
    },
  );
});

describe('station_status', () => {
  const wire = {
    station_id: '001',
    num_bikes_available: 2,
    num_bikes_disabled: 0,
    num_docks_available: 29,
    is_installed: 1,
    is_renting: 0,
    is_returning: true,
    last_reported: 1_631_517_287,
  };

  it('renames the counts, reads 0 and 1, and POSIX seconds', () => {
    expect(status(wire, context)).toEqual({
      station_id: '001',
      num_vehicles_available: 2,
      num_vehicles_disabled: 0,
      num_docks_available: 29,
      is_installed: true,
      is_renting: false,
      is_returning: true,
      last_reported: '2021-09-13T07:14:47Z',
    });
  });

  it.each([
    { num_bikes_available: -1 },
    { num_bikes_available: 'NaN' },
    { is_renting: null },
    { last_reported: -1 },
    { last_reported: 1_631_517_287_000 },
  ])('does not read a status with %j', (change) => {
    expect(status({ ...wire, ...change }, context)).toBeUndefined();
  });
});

describe('vehicle_status', () => {
  const wire = { bike_id: 'b', is_reserved: 0, is_disabled: false, lat: 44.8, lon: -0.5 };

  it('renames bike_id and leaves out what cannot be read', () => {
    const read = vehicle(
      { ...wire, last_reported: -1, current_fuel_percent: 50, station_id: 86 },
      context,
    );
    expect(read).toEqual({
      vehicle_id: 'b',
      lat: 44.8,
      lon: -0.5,
      is_reserved: false,
      is_disabled: false,
      station_id: '86',
    });
  });

  it('wants a position or a station', () => {
    expect(vehicle({ ...wire, lat: undefined }, context)).toBeUndefined();
    expect(vehicle({ ...wire, lat: undefined, station_id: '1' }, context)).toEqual({
      vehicle_id: 'b',
      is_reserved: false,
      is_disabled: false,
      station_id: '1',
    });
  });

  it('keeps available_until as it is: 2.3 already wrote RFC 3339', () => {
    const until = '2021-05-17T15:00:00Z';
    expect(vehicle({ ...wire, available_until: until }, context)).toHaveProperty(
      'available_until',
      until,
    );
    expect(vehicle({ ...wire, available_until: 1 }, context)).not.toHaveProperty('available_until');
  });
});

describe('vehicle_types', () => {
  const wire = { vehicle_type_id: 't', form_factor: 'scooter', propulsion_type: 'electric' };

  it('does not know whether a scooter of 2.1 has a seat', () => {
    expect(vehicleType({ ...wire, max_range_meters: 1_000 }, 'fr')).toMatchObject({
      form_factor: 'other',
    });
  });

  it('needs the range of a motor, which 3.0 requires', () => {
    expect(vehicleType(wire, 'fr')).toBeUndefined();
    expect(vehicleType({ ...wire, propulsion_type: 'human' }, 'fr')).toBeDefined();
  });

  it('renames eco_label and return_type', () => {
    const eco_label = [
      { country_code: 'FR', eco_sticker: 'critair_1' },
      { country_code: 'france' },
    ];
    expect(
      vehicleType({ ...wire, max_range_meters: 1, eco_label, return_type: 'hybrid' }, 'fr'),
    ).toMatchObject({
      eco_labels: [{ country_code: 'FR', eco_sticker: 'critair_1' }],
      return_constraint: 'hybrid',
    });
  });
});

describe('system_information', () => {
  it('reads the system, then its hours, at the addresses of the French list', () => {
    const { urls, body } = converse({ ...typical, operation: 'system_information' });
    expect(urls).toEqual([
      'https://editeur.invalid/gbfs.json',
      'https://editeur.invalid/fr/system_information.json',
      'https://editeur.invalid/fr/system_hours.json',
    ]);
    expect(body).toMatchObject({
      last_updated: '2026-10-04T08:00:20Z',
      ttl: 3600,
      data: {
        system_id: 'velos-bordeaux-metropole',
        name: [{ text: 'Vélos Inventés', language: 'fr' }],
        opening_hours: 'Mo-Fr 00:00-24:00; Sa-Su 05:00-26:00',
        phone_number: '+33556000000',
        feed_contact_email: 'donnees@velos.example.fr',
        terms_url: [{ text: 'https://velos.example.fr/conditions', language: 'fr' }],
        terms_last_updated: '2026-01-12',
      },
    });
  });

  it('is refused without a technical contact, published or declared', () => {
    const settings = { ...service.settings, feedContactEmail: undefined };
    expect(outcomeOf({ ...typical, settings, operation: 'system_information' })).toEqual({
      refused: 'aucun contact technique, ni publié ni déclaré (feedContactEmail)',
    });
  });

  it('lets the territory declare the hours', () => {
    const settings = { ...service.settings, openingHours: 'Mo-Su 06:00-22:00' };
    const { body } = converse({ ...typical, settings, operation: 'system_information' });
    expect(body).toMatchObject({ data: { opening_hours: 'Mo-Su 06:00-22:00' } });
  });
});

describe('discovery', () => {
  const carried = gbfs2.operations.station_status;
  const request = {
    operation: 'station_status',
    parameters: {},
    body: undefined,
    at: '2026-10-04T08:00:00Z',
    serviceUrl: 'https://editeur.invalid/a/gbfs.json',
    settings: gbfs2.settings.parse(service.settings),
  };
  const next = (data: unknown, settings = request.settings) =>
    carried?.toVendor({ ...request, settings }, [
      { body: { data }, status: 200, headers: {}, receivedAt: '' },
    ])?.url;
  const list = (url: string) => ({ feeds: [{ name: 'station_status', url }] });

  it.each([
    ['French first', { en: list('https://e/en'), fr: list('https://e/fr') }, 'https://e/fr'],
    ['else the first', { nb: list('https://e/nb'), en: list('https://e/en') }, 'https://e/nb'],
    ['without language', list('https://e/x'), 'https://e/x'],
    [
      'relative to gbfs.json',
      { fr: list('station_status.json') },
      'https://editeur.invalid/a/station_status.json',
    ],
  ])('%s', (_, data, url) => {
    expect(next(data)).toBe(url);
  });

  it('takes the language that the service asks for', () => {
    const settings = gbfs2.settings.parse({ ...service.settings, language: 'en' });
    const data = { fr: list('https://e/fr'), en: list('https://e/en') };
    expect(next(data, settings)).toBe('https://e/en');
  });

  it('refuses a feed that is not announced, or that is no web address', () => {
    expect(() => next({ fr: { feeds: [] } })).toThrow(WireError);
    expect(() => next({ fr: list('file:///etc/passwd') })).toThrow(WireError);
  });
});

it('offers what the service’s settings say that it publishes', () => {
  expect(gbfs2.offered?.({ systemId: 'v' })).toEqual([
    'system_information',
    'station_information',
    'station_status',
  ]);
  expect(gbfs2.offered?.({ systemId: 'v', feeds: ['vehicle_status'] })).toEqual(['vehicle_status']);
});

it('is not for a document of version 3', () => {
  const bodyAt = (url: URL) => Object.assign(Object(typical.bodyAt(url)), { version: '3.0' });
  expect(outcomeOf({ ...typical, bodyAt, operation: 'station_status' })).toHaveProperty('refused');
});
