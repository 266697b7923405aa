/** What is peculiar to orders and works: views, exports, whole territories, a swap without a trace. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dialogDatex2 } from '../../src/adapters/dialog-datex2/adapter.ts';
import { litteralisWfs } from '../../src/adapters/litteralis-wfs/adapter.ts';
import type { Collection, Measure, Order } from '../../src/contracts/voirie/bodies.ts';
import { voirieNative } from '../../src/contracts/voirie/native.ts';
import { voirie } from '../../src/contracts/voirie.ts';
import { readXml } from '../../src/gateway/read-xml.ts';
import { type Adapter, VendorError } from '../../src/model/adapter.ts';
import { answers, converse } from '../adapters/converse.ts';
import { kindOf } from '../adapters/services.ts';
import { SHARED } from '../corpus.ts';

function listOf(adapter: Adapter, operation = 'arretes'): Collection<Order> {
  const { service, serviceUrl, recordings } = kindOf(adapter);
  const answerAt = answers(recordings);
  const { settings } = service;
  const { body } = converse({ adapter, operation, settings, serviceUrl, answerAt });
  return body as Collection<Order>;
}

const native = listOf(voirieNative);
const dialog = listOf(dialogDatex2);
const litteralis = listOf(litteralisWfs);

function shown(operation: string, body: unknown, asked: Readonly<Record<string, string>> = {}) {
  return voirie.operations.find(({ id }) => id === operation)?.view?.show(body, asked);
}

function numbers(asked: Readonly<Record<string, string>>, body: unknown = native): string[] {
  const { features } = shown('arretes', body, { limit: '1000', ...asked }) as Collection<Order>;
  return features.map(({ properties }) => properties.identifier);
}

describe('filters', () => {
  it('a page is a part of what matches, and the pages are the whole', () => {
    const page = shown('arretes', native, { limit: '5', page: '3' }) as Collection<Order>;
    expect([page.numberMatched, page.numberReturned]).toEqual([12, 2]);
    const pages = ['1', '2', '3', '4'].flatMap((number) => numbers({ limit: '5', page: number }));
    expect(pages).toEqual(numbers({}));
  });

  it('an instant takes days, hours and the midnight that a slot crosses into account', () => {
    const road = '26-AT-0412';
    expect(numbers({ actifLe: '2026-10-06T10:00:00+02:00' })).toContain(road);
    const night = '26-AT-0440';
    expect(numbers({ actifLe: '2026-10-20T02:00:00+02:00' })).toContain(night);
    expect(numbers({ actifLe: '2026-10-20T12:00:00+02:00' })).not.toContain(night);
    expect(numbers({ actifLe: '2026-10-19T20:59:00+02:00' })).not.toContain(night);
    // Monday to Friday: not on a Saturday; its other measure does apply.
    const parking = '26-AT-0447';
    expect(numbers({ actifLe: '2026-11-03T09:00:00+01:00' })).toContain(parking);
    expect(numbers({ actifLe: '2026-11-03T18:00:00+01:00' })).not.toContain(parking);
    // The end is exclusive, in local time, over the change of the clocks.
    const race = '26-AT-0452';
    expect(numbers({ actifLe: '2026-10-25T22:59:59Z' })).toContain(race);
    expect(numbers({ actifLe: '2026-10-25T23:00:00Z' })).not.toContain(race);
    expect(numbers({ actifLe: '2030-01-01T00:00:00Z' })).toEqual(['26-AP-0017', '26-AP-0021']);
  });

  it('a rectangle takes what has a part in it, a road that only crosses it included', () => {
    expect(numbers({ bbox: '-0.5795,44.8375,-0.579,44.838' })).toEqual(['26-AT-0412']);
    // Between two vertices of the bridge.
    expect(numbers({ bbox: '-0.5625,44.8385,-0.562,44.8389' })).toEqual(['26-AT-0452']);
    expect(numbers({ bbox: '2,48,3,49' })).toEqual([]);
    // Inside an outline, far from its edge.
    expect(numbers({ bbox: '-0.57885,44.83794,-0.57884,44.83795' }, litteralis)).toEqual([
      '26-AT-0412',
    ]);
  });

  it('a commune, and all of them at once', () => {
    expect(numbers({ codeInsee: '33063' })).toHaveLength(12);
    expect(numbers({ codeInsee: '33281' })).toEqual([]);
    expect(
      numbers({
        codeInsee: '33063',
        bbox: '-0.6,44.82,-0.58,44.84',
        actifLe: '2026-10-08T08:00:00Z',
      }),
    ).toEqual(['26-AT-0460', '26-AT-0466']);
  });

  it('one record, or none of that name', () => {
    expect(shown('arrete', native, { id: 'arrete-3' })).toMatchObject({ id: 'arrete-3' });
    expect(() => shown('arrete', native, { id: 'arrete-99' })).toThrow(VendorError);
    const works = listOf(voirieNative, 'chantiers');
    expect(shown('chantier', works, { id: 'chantier-2' })).toMatchObject({ id: 'chantier-2' });
    expect(() => shown('chantier', works, { id: 'x' })).toThrow(VendorError);
  });
});

/** What a consumer acts upon, whoever wrote it; ends to the minute, as `comparisons` says. */
function essence({ properties }: Order) {
  const { identifier, category, overallStartTime, overallEndTime, measures, title } = properties;
  return {
    identifier,
    category,
    title,
    inseeCode: properties.inseeCode,
    from: overallStartTime,
    to: minute(overallEndTime),
    measures: measures.map(measured).toSorted((a, b) => (a.type < b.type ? -1 : 1)),
  };
}

function measured({ type, maxSpeed, vehicleSet, periods, locations }: Measure) {
  return {
    type,
    maxSpeed,
    vehicleSet,
    periods: periods.map(({ end, ...period }) => ({ ...period, end: minute(end) })),
    places: locations.map(({ roadName, description }) => (roadName ?? description)?.toUpperCase()),
  };
}

/** 23:59 and the midnight after it are one end. */
function minute(end: string | undefined): number | undefined {
  return end === undefined ? undefined : Math.ceil(Date.parse(end) / 3_600_000);
}

it('a swap leaves no trace: Litteralis, DiaLog and a native vendor say the same', () => {
  const said = (list: Collection<Order>) => list.features.map(essence);
  expect(said(dialog)).toEqual(said(native));
  expect(said(litteralis)).toEqual(said(native));
  expect(said(native)).toHaveLength(12);
});

it('what may differ is declared, with its reason', () => {
  const { keys, tolerances } = voirie.comparisons.arretes ?? { keys: {}, tolerances: {} };
  expect(keys['features[]']).toBe('properties.identifier');
  for (const [path, { why }] of Object.entries(tolerances)) {
    const known = voirie.fields.arretes?.some((field) => field === path || field.startsWith(path));
    expect([path, known]).toEqual([path, true]);
    expect(why).toMatch(/^\p{Lu}.{10,}\.$/su);
  }
});

describe('a whole EPCI', () => {
  const source = (service: string) => ({ service, vendor: 'editeur', territories: ['33063'] });
  const merged = voirie.merges.arretes?.([
    { source: source('a'), body: native, retrievedAt: '2026-10-04T08:00:00Z' },
    { source: source('b'), problem: 'editeur-trop-lent', status: 504 },
    { source: source('c'), body: native, retrievedAt: '2026-10-04T07:00:00Z' },
  ]) as Collection<Order>;

  it('keeps where each order comes from, and says what is missing', () => {
    expect(merged.numberMatched).toBe(24);
    expect(merged.sources).toEqual([
      { service: 'a', vendor: 'editeur', status: 200, retrievedAt: '2026-10-04T08:00:00Z' },
      { service: 'b', vendor: 'editeur', status: 504, code: 'editeur-trop-lent' },
      { service: 'c', vendor: 'editeur', status: 200, retrievedAt: '2026-10-04T07:00:00Z' },
    ]);
    expect(merged.features.at(-1)?.properties.source).toMatchObject({ service: 'c' });
    expect(voirie.operations[0]?.validate(merged)).toEqual([]);
  });

  it('gives each its own name, so that one can be asked', () => {
    expect(new Set(merged.features.map(({ id }) => id)).size).toBe(24);
    expect(shown('arrete', merged, { id: 'c~arrete-1' })).toHaveProperty('properties.source');
  });
});

describe('DATEX II', () => {
  it('is read again as what it was written from', () => {
    const { service, serviceUrl } = kindOf(dialogDatex2);
    const { body } = converse({
      adapter: dialogDatex2,
      operation: 'arretes',
      settings: service.settings,
      serviceUrl,
      bodyAt: () => readXml(String(shown('arretes_datex2', native))),
    });
    const again = (body as Collection<Order>).features.map(essence);
    const before = native.features.map(essence);
    expect(again).toEqual(before);
  });
});

describe('CIFS', () => {
  const text = String(shown('cifs', native));

  it('has the roads closed to all, for a time, latitude first', () => {
    const incidents = [...text.matchAll(/<incident id="([^"]+)">/g)].map(([, id]) => id);
    // Not the permanent orders, nor what is closed to lorries alone, nor the other measures.
    expect(incidents).toEqual([
      'arrete-1-0-0-0-0',
      'arrete-3-0-0-0-0',
      'arrete-7-0-0-0-0',
      'arrete-9-0-0-0-0',
      'arrete-9-0-0-1-0',
      'arrete-10-0-0-0-0',
    ]);
    expect(text).toContain('<polyline>44.8378000 -0.5792000 44.8381000 -0.5785000 ');
    expect(text).toContain('<monday>00:00-06:00,21:00-23:59</monday>');
  });

  it('says nothing that it cannot say: outlines, words that narrow', () => {
    expect(String(shown('cifs', litteralis))).not.toContain('<incident ');
    const [first] = native.features;
    const narrowed = JSON.stringify(first).replace(
      '"timeSlots":',
      '"description":"x","timeSlots":',
    );
    expect(String(shown('cifs', { ...native, features: [JSON.parse(narrowed)] }))).not.toContain(
      '<incident ',
    );
  });
});

const ORACLES = `${SHARED}/suites/oracles/datex2`;
const canCheck = existsSync(ORACLES) && hasXmllint();

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const skipped = canCheck ? '' : ' (SAUTÉ : xmllint ou ../shared est absent)';
describe.skipIf(!canCheck)(`schemas${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'voirie-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function check(text: string, schema: string): string {
    const file = join(folder, 'document.xml');
    writeFileSync(file, text);
    try {
      execFileSync('xmllint', ['--nonet', '--noout', '--schema', `${ORACLES}/${schema}`, file], {
        stdio: 'pipe',
      });
      return '';
    } catch (error) {
      return String(error instanceof Error && 'stderr' in error ? error.stderr : error);
    }
  }

  const lists = { native, dialog, litteralis, empty: { ...native, features: [] } };
  it.each(Object.entries(lists))('%s: both exports are valid', (_, list) => {
    expect(check(String(shown('arretes_datex2', list)), 'datex2/DATEXII_3_D2Payload.xsd')).toBe('');
    expect(check(String(shown('cifs', list)), 'cifs/cifsv2.xsd')).toBe('');
  });

  it('every kind of value of the contract is valid', () => {
    expect(check(String(shown('arretes_datex2', rich())), 'datex2/DATEXII_3_D2Payload.xsd')).toBe(
      '',
    );
    expect(check(String(shown('cifs', rich())), 'cifs/cifsv2.xsd')).toBe('');
  });

  it('a wrong document is told from a right one', () => {
    const wrong = String(shown('arretes_datex2', native)).replace('madeAndImplemented', 'fait');
    expect(check(wrong, 'datex2/DATEXII_3_D2Payload.xsd')).not.toBe('');
  });
});

/** One order with a value of everything that exports have a place for, and hostile text. */
function rich(): Collection<Order> {
  const [order] = native.features;
  const [measure] = order?.properties.measures ?? [];
  if (order === undefined || measure === undefined) throw new Error('no order');
  const position = [-0.57, 44.84] as const;
  const ring = [position, [-0.56, 44.84], [-0.56, 44.85], position] as const;
  const value = { comparisonOperator: 'greaterThan', value: 3.5 } as const;
  const slot = { start: '08:00', end: '00:00', timeZone: 'UTC' } as const;
  const all: Measure = {
    type: 'noEntry',
    vehicleSet: {
      restricted: [
        { vehicleType: 'bus', grossWeight: value, height: value, length: value, width: value },
        { nonVehicularRoadUser: 'pedestrians' },
        { accessCondition: 'resident' },
      ],
      exempted: [{ loadType: 'hazardousMaterials', description: '<&">]]>' }],
      maxWeight: 3.5,
      maxHeight: 2,
      maxWidth: 2,
      maxLength: 9,
      critair: ['critair4'],
    },
    periods: [
      {
        start: '2026-10-04T22:00:00Z',
        end: '2026-10-30T23:00:00Z',
        isPermanent: false,
        recurrence: 'certainDays',
        days: ['monday'],
        specialDays: ['publicHoliday'],
        timeSlots: [slot],
        description: 'selon avancement',
        exceptions: [
          { start: '2026-10-10T22:00:00Z', end: '2026-10-11T22:00:00Z', timeSlots: [slot] },
          { days: ['sunday'] },
          { specialDays: ['publicHoliday'] },
        ],
      },
    ],
    locations: [
      {
        roadNumber: 'D1',
        direction: 'opposite',
        description: 'x\u0000<',
        geometry: { type: 'Point', coordinates: position },
      },
      { roadName: 'Y', geometry: { type: 'Polygon', coordinates: [ring, ring] } },
      { geometry: { type: 'MultiPoint', coordinates: [position, position] } },
      { description: 'sans tracé' },
    ],
  };
  const { periods, locations } = measure;
  const others = (
    ['alternateRoad', 'overtakingProhibited', 'speedLimitation', 'other'] as const
  ).map((type): Measure => ({ type, description: 'x', periods, locations }));
  const oneWay: Measure = {
    ...measure,
    locations: locations.map((place) => ({ ...place, direction: 'opposite' })),
  };
  const properties = { ...order.properties, measures: [all, oneWay, ...others] };
  return { ...native, features: [{ ...order, properties }] };
}
