/**
 * Every bicycle payload of the corpus through the reading that its vendor has: it becomes a valid
 * document or is refused. Files of feeds that the contract does not serve are counted apart.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { velos } from '../../src/contracts/velos.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import { SHARED } from '../corpus.ts';
import { type Dialogue, outcomeOf } from './converse.ts';

const PAYLOADS = `${SHARED}/corpus/payloads`;
const FOLDERS = [
  'bike-gbfs',
  'bike-sdm',
  '_manual/bike-gbfs',
  '_manual/bike-jcdecaux',
  '_manual/bike-ods-bordeaux',
];
const here = existsSync(PAYLOADS);
const FILES = here
  ? FOLDERS.flatMap((folder) =>
      readdirSync(`${PAYLOADS}/${folder}`).map((name) => `${folder}/${name}`),
    )
  : [];

const system = {
  name: 'Réseau',
  openingHours: '24/7',
  feedContactEmail: 'donnees@velos.example.fr',
  updatedAt: '2026-01-01T00:00:00Z',
};
const france = { south: 41, north: 52, west: -6, east: 10 };

interface Trial {
  readonly adapter: Adapter;
  readonly operation: string;
  readonly settings: unknown;
  readonly bodies: readonly unknown[];
}

/** Feeds of GBFS by what their data holds. */
function feedOf(data: Record<string, unknown>): string | undefined {
  const [first] = Array.isArray(data.stations) ? data.stations : [];
  if (first !== undefined) return 'lat' in first ? 'station_information' : 'station_status';
  if ('bikes' in data || 'vehicles' in data) return 'vehicle_status';
  if ('vehicle_types' in data) return 'vehicle_types';
  return 'system_id' in data ? 'system_information' : undefined;
}

function adapter(id: string): Adapter {
  const found = adapters.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

/** Undefined for feeds that the contract does not serve (alerts, zones, prices, hours alone…). */
function trialsOf(file: string, body: Record<string, unknown>): readonly Trial[] {
  const both = ['station_information', 'station_status'];
  if (file.includes('bike-ods-bordeaux')) {
    const id = 'records' in body ? 'opendatasoft-v1' : 'opendatasoft-v2';
    const settings = { systemId: 'v', box: france, electricRangeMeters: 5e4, system };
    return both.map((operation) => ({ adapter: adapter(id), operation, settings, bodies: [body] }));
  }
  if (file.includes('bike-jcdecaux')) {
    const settings = { systemId: 'v', box: france, contractName: 'Paris', system };
    const one = { adapter: adapter('jcdecaux-vls-v1'), settings, bodies: [[body]] };
    return both.map((operation) => ({ ...one, operation }));
  }
  const data = body.data;
  const operation = typeof data === 'object' && data !== null ? feedOf({ ...data }) : undefined;
  if (operation === undefined) return [];
  const native = String(body.version).startsWith('3');
  const names = native ? [operation] : [operation, 'free_bike_status'];
  const feeds = names.map((name) => ({ name, url: 'https://editeur.invalid/feed.json' }));
  const discovery = { data: native ? { feeds } : { en: { feeds } } };
  const settings = { systemId: 'v', ...(!native && { feedContactEmail: 'a@velos.example.fr' }) };
  const reader = native ? velos.native : adapter('gbfs-2');
  return [{ adapter: reader, operation, settings, bodies: [discovery, body] }];
}

const REFUSED = {
  'no opening hours, which 3.0 requires': [
    'gbfs-spec-examples__gbfs-01',
    'gbfs-spec-examples__gbfs-20',
  ],
  '3.1 availabilities, which 3.0 does not know': ['gbfs-spec-examples__gbfs-12'],
  'half of the stations unusable': ['otp__gbfs_helsinki_station_information'],
  'announces 221 stations and gives one': ['vcub-v2.1__records'],
  'JCDecaux data in Opendatasoft’s form': ['ods-paris__fields'],
};

describe.skipIf(!here)(`corpus${here ? '' : ' (SAUTÉ : ../shared est absent)'}`, () => {
  it('normalises or refuses every payload, and knows which', () => {
    const tally = {
      files: FILES.length,
      valid: 0,
      refused: 0,
      'not a feed of the contract': 0,
      wrong: 0,
    };
    const refused = new Set<string>();
    for (const file of FILES) {
      const body = JSON.parse(readFileSync(`${PAYLOADS}/${file}`, 'utf8'));
      const trials = trialsOf(file, body);
      if (trials.length === 0) tally['not a feed of the contract'] += 1;
      for (const { bodies, ...trial } of trials) {
        const dialogue: Dialogue = {
          ...trial,
          serviceUrl: 'https://editeur.invalid/',
          bodyAt: (_, step) => bodies[step],
        };
        const outcome = outcomeOf(dialogue);
        const operation = velos.operations.find(({ id }) => id === trial.operation);
        const valid = 'body' in outcome && operation?.validate(outcome.body).length === 0;
        // A document of a native vendor goes through as it is: the contract refuses it, in its place.
        const kept = 'body' in outcome && trial.adapter !== velos.native;
        tally[valid ? 'valid' : kept ? 'wrong' : 'refused'] += 1;
        if (!valid) refused.add(file.replace(/.*\/|\.json$/g, ''));
      }
    }
    console.log(`bicycle payloads: ${JSON.stringify(tally)}`);
    expect(tally.wrong).toBe(0);
    expect(tally.valid).toBeGreaterThan(40);
    expect([...refused].sort()).toEqual(Object.values(REFUSED).flat().sort());
  });
});
