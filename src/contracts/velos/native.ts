/**
 * A vendor that speaks GBFS 3.x itself needs no adapter: its documents go through as they are once
 * they keep the contract. Three things differ: `system_id` is the territory's, `manifest_url` is left
 * out (it would lead around the gateway), and a 3.1 document (or a candidate of it) says 3.0.
 *
 * 3.1 is read because GBFS makes minor versions compatible (« Versioning »): its added fields are
 * allowed by 3.0, and what 3.0 does not know in its lists of values is refused by the contract.
 */
import { z } from 'zod';
import type { Adapter, AdapterOperation } from '../../model/adapter.ts';
import { absent, derived, given } from '../coverage.ts';
import type { Station, StationAvailability, Vehicle, VehicleType } from './bodies.ts';
import { discoveryWire, requireFeed } from './discovery.ts';
import { FEEDS, type FeedName, velosCoverage } from './fields.ts';
import {
  type Candidate,
  reviewStations,
  reviewStatuses,
  reviewVehicles,
  reviewVehicleTypes,
} from './integrity.ts';
import { type GbfsSettings, gbfsSettings } from './settings.ts';

const nativeWire = z.looseObject({
  version: z.string().regex(/^3\.\d+(-RC\d*)?$/),
  data: z.looseObject({}),
});

type Data = Readonly<Record<string, unknown>>;

/** What the contract cannot see of each feed, or what is the territory's to say. */
const REVIEWS: Readonly<Record<FeedName, (data: Data, settings: GbfsSettings) => Data>> = {
  system_information: ({ manifest_url: _, ...data }, { systemId }) => ({
    ...data,
    system_id: systemId,
  }),
  vehicle_types: (data) => replaced(data, 'vehicle_types', isVehicleType, reviewVehicleTypes),
  station_information: (data, settings) =>
    replaced(data, 'stations', isStation, (list) => reviewStations(list, settings)),
  station_status: (data, settings) =>
    replaced(data, 'stations', isStatus, (list) => reviewStatuses(list, settings)),
  vehicle_status: (data, settings) =>
    replaced(data, 'vehicles', isVehicle, (list) => reviewVehicles(list, settings)),
};

/** Reviews a list when all of it has the form to be reviewed; else the contract refuses it whole. */
function replaced<T>(
  data: Data,
  key: string,
  isRecord: (value: unknown) => value is T,
  review: (list: readonly Candidate<T>[]) => readonly T[],
): Data {
  const list = data[key];
  if (!Array.isArray(list) || !list.every(isRecord)) return data;
  return { ...data, [key]: review(list) };
}

const has = (value: unknown, members: Readonly<Record<string, string>>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(members).every(([name, type]) => typeof Reflect.get(value, name) === type);

const isStation = (value: unknown): value is Station =>
  has(value, { station_id: 'string', lat: 'number', lon: 'number' });
const isStatus = (value: unknown): value is StationAvailability =>
  has(value, { station_id: 'string', last_reported: 'string' });
const isVehicle = (value: unknown): value is Vehicle => has(value, { vehicle_id: 'string' });
const isVehicleType = (value: unknown): value is VehicleType =>
  has(value, { vehicle_type_id: 'string' });

function operation(feed: FeedName): AdapterOperation {
  return {
    toVendor({ serviceUrl }, answers) {
      if (answers.length === 0) return { url: serviceUrl, wire: discoveryWire };
      if (answers.length > 1) return undefined;
      const url = requireFeed(answers[0]?.body, [feed], { serviceUrl });
      return { url, wire: nativeWire };
    },
    fromVendor({ settings }, answers) {
      const body = nativeWire.parse(answers[1]?.body);
      const data = REVIEWS[feed](body.data, gbfsSettings.parse(settings));
      return { ...body, version: '3.0', data };
    },
  };
}

const asPublished = given('Publié par l’éditeur dans la forme même de la norme.');

export const velosNative: Adapter = {
  id: 'velos-natif',
  title: 'GBFS 3.x, sans adaptateur',
  documentation: 'https://github.com/MobilityData/gbfs/blob/v3.0/gbfs.md',
  contract: 'velos@3',
  auth: { kind: 'none' },
  settings: gbfsSettings,
  operations: Object.fromEntries(FEEDS.map((feed) => [feed, operation(feed)])),
  offered: (settings) => gbfsSettings.parse(settings).feeds,
  coverage: Object.fromEntries(
    FEEDS.map((feed) => [
      feed,
      velosCoverage(
        feed,
        feed === 'system_information'
          ? [
              derived(
                'Identité du réseau fixée par le territoire : elle survit au changement d’éditeur.',
                'system_id',
              ),
              absent(
                'L’index de l’éditeur mènerait hors de la passerelle ; celui du territoire est manifest.json.',
                'manifest_url',
              ),
            ]
          : [],
        asPublished,
      ),
    ]),
  ),
};
