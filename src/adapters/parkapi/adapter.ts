import { z } from 'zod';
import { below } from '../../contracts/service-url.ts';
import { reviewAvailabilities, reviewParkings } from '../../contracts/stationnement/integrity.ts';
import { availability } from '../../contracts/stationnement/observation.ts';
import { parkingSettings } from '../../contracts/stationnement/settings.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  WireError,
} from '../../model/adapter.ts';
import { latest } from '../instant.ts';
import { parkingFeature } from '../parking-description.ts';
import { parkapiCoverage } from './coverage.ts';
import { fromFeatures, fromLots, fromSites, type Lot } from './lots.ts';
import { parkapiWire } from './wire.ts';

const settingsSchema = parkingSettings.extend({
  /** ParkAPI 1 and 2 write UTC without saying so. */
  timeZone: z.string().min(1).default('UTC'),
  /** Static file of the city (`.geojson`), when it is to be read instead of the live list. */
  places: z.string().min(1).optional(),
});

type Settings = z.infer<typeof settingsSchema>;

const live: AdapterOperation['toVendor'] = ({ serviceUrl }, answers) =>
  answers.length > 0 ? undefined : { url: serviceUrl, wire: parkapiWire };

const described: AdapterOperation['toVendor'] = ({ serviceUrl, settings }, answers) => {
  if (answers.length > 0) return undefined;
  const { places } = settingsSchema.parse(settings);
  const url = places === undefined ? serviceUrl : below(serviceUrl, places).href;
  return { url, wire: parkapiWire };
};

function lotsOf(answers: readonly VendorAnswer[], settings: Settings): readonly Lot[] {
  const [answer] = answers;
  const body = parkapiWire.parse(answer?.body);
  const context = { receivedAt: answer?.receivedAt ?? '', timeZone: settings.timeZone };
  if ('lots' in body) return fromLots(body, context);
  if ('features' in body) return fromFeatures(body.features);
  const { items, total_count = items.length } = body;
  if (items.length < total_count) {
    throw new WireError(`${items.length} parcs reçus sur ${total_count} annoncés`);
  }
  return fromSites(items, context);
}

function parkings(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const features = lotsOf(answers, settings).map((lot) => parkingFeature(lot.described, settings));
  return { type: 'FeatureCollection', features: reviewParkings(features, settings) };
}

function statuses(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const receivedAt = answers[0]?.receivedAt ?? request.at;
  // A car park that nobody counts has no availability, which is no fault of the feed.
  const counted = lotsOf(answers, settings).filter(({ observed }) => observed !== undefined);
  const list = reviewAvailabilities(
    counted.map(({ observed }) => observed && availability(observed, settings, receivedAt)),
    settings,
  );
  const publicationTime = latest(list.map(({ updatedAt }) => updatedAt)) ?? receivedAt;
  return { publicationTime, parkingRecordStatus: list };
}

export const parkapi: Adapter = {
  id: 'parkapi',
  title: 'ParkAPI 1, 2 et 3 (ParkenDD)',
  documentation: 'https://github.com/ParkenDD/ParkAPI',
  contract: 'stationnement@1',
  auth: { kind: 'none' },
  settings: settingsSchema,
  operations: {
    parkings: { toVendor: described, fromVendor: parkings },
    disponibilites: { toVendor: live, fromVendor: statuses },
  },
  coverage: parkapiCoverage,
};
