/** GBFS of all versions, Opendatasoft records of « stations V3 », stations of JCDecaux. */
import { gbfs2 } from '../../../src/adapters/gbfs-2/adapter.ts';
import { jcdecauxVlsV1 } from '../../../src/adapters/jcdecaux-vls-v1/adapter.ts';
import { opendatasoftV1 } from '../../../src/adapters/opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from '../../../src/adapters/opendatasoft-v2/adapter.ts';
import { velosNative } from '../../../src/contracts/velos/native.ts';
import type { PayloadFile, PayloadReader, Trial } from '../payload.ts';

type Json = Readonly<Record<string, unknown>>;

const system = {
  name: 'Réseau',
  openingHours: '24/7',
  feedContactEmail: 'donnees@velos.example.fr',
  updatedAt: '2026-01-01T00:00:00Z',
};
const france = { south: 41, north: 52, west: -6, east: 10 };
/** Networks of GBFS are those of many countries. */
const world = { south: -90, north: 90, west: -180, east: 180 };

const STATIONS = ['station_information', 'station_status'];

/** Feeds that the contract does not serve (alerts, zones, prices, hours alone…) have no reading. */
function trialsOf({ bytes }: PayloadFile): readonly Trial[] {
  const body = parsed(bytes);
  if (body === undefined) return [];
  const rows = Array.isArray(body.records) ? body.records.map(fieldsOf) : body.results;
  if (Array.isArray(rows) && rows.some((row) => holds(row, 'ident', 'nbvelos'))) {
    const adapter = 'records' in body ? opendatasoftV1 : opendatasoftV2;
    const settings = { systemId: 'v', box: france, electricRangeMeters: 5e4, system };
    return STATIONS.map((operation) => ({ adapter, operation, settings, ...pages(body) }));
  }
  if (holds(body, 'contract_name', 'available_bikes')) {
    const contractName = String(body.contract_name);
    const settings = { systemId: 'v', box: france, contractName, system };
    const common = { adapter: jcdecauxVlsV1, settings, ...bodies([body]) };
    return STATIONS.map((operation) => ({ ...common, operation }));
  }
  return isObject(body.data) ? gbfsTrials(body, body.data) : [];
}

function gbfsTrials(body: Json, data: Json): readonly Trial[] {
  const operation = feedOf(data);
  if (operation === undefined) return [];
  const native = String(body.version).startsWith('3');
  const names = native ? [operation] : [operation, 'free_bike_status'];
  const feeds = names.map((name) => ({ name, url: 'https://editeur.invalid/feed.json' }));
  const discovery = { data: native ? { feeds } : { en: { feeds } } };
  const contact = native ? {} : { feedContactEmail: system.feedContactEmail };
  const settings = { systemId: 'v', box: world, ...contact };
  return [
    { adapter: native ? velosNative : gbfs2, operation, settings, ...bodies(discovery, body) },
  ];
}

/** Feeds of GBFS by what their data holds. */
function feedOf(data: Json): string | undefined {
  const [first] = Array.isArray(data.stations) ? data.stations : [];
  if (first !== undefined) return holds(first, 'lat') ? 'station_information' : 'station_status';
  if ('bikes' in data || 'vehicles' in data) return 'vehicle_status';
  if ('vehicle_types' in data) return 'vehicle_types';
  return 'system_id' in data ? 'system_information' : undefined;
}

/** One a step. */
function bodies(...all: readonly unknown[]): Pick<Trial, 'answerAt'> {
  return { answerAt: (_, step) => ({ body: all[step] }) };
}

/** The page that was kept, then nothing more. */
function pages(page: Json): Pick<Trial, 'answerAt'> {
  const list = 'records' in page ? 'records' : 'results';
  return { answerAt: (_, step) => ({ body: step === 0 ? page : { ...page, [list]: [] } }) };
}

function parsed(bytes: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOf(record: unknown): unknown {
  return isObject(record) ? record.fields : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function holds(value: unknown, ...names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => name in value);
}

export const reader: PayloadReader = {
  folders: [
    'bike-gbfs',
    'bike-sdm',
    '_manual/bike-gbfs',
    '_manual/bike-jcdecaux',
    '_manual/bike-ods-bordeaux',
  ],
  trialsOf,
};

/** Files of which a reading is refused, and the reason as we understand it: no other may be. */
export const refused: Readonly<Record<string, readonly string[]>> = {
  'no opening hours, which 3.0 requires': [
    'gbfs-spec-examples__gbfs-01.json',
    'gbfs-spec-examples__gbfs-20.json',
  ],
  '3.1 availabilities, which 3.0 does not know': ['gbfs-spec-examples__gbfs-12.json'],
  'half of the stations unusable': ['otp__gbfs_helsinki_station_information.json'],
  'announces 221 stations and gives one': ['vcub-v2.1__records.json'],
  'JCDecaux data in Opendatasoft’s form': ['ods-paris__fields.json'],
};
