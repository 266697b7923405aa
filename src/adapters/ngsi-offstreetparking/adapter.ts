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
import { assertComplete, nextOffset, type Paging } from '../pages.ts';
import { parkingFeature } from '../parking-description.ts';
import { ngsiCoverage } from './coverage.ts';
import { isOffStreet, type Lot, lotOf } from './entity.ts';
import { entitiesWire } from './wire.ts';

const settingsSchema = parkingSettings.extend({
  /** `ngsi-ld/v1/entities`, or `v2/entities` of an NGSI-v2 broker. */
  entities: z
    .string()
    .regex(/^[\w/-]+$/)
    .default('ngsi-ld/v1/entities'),
});

/** What brokers give at most a page. */
const PAGING: Paging = { limit: 100, pagesMax: 20 };

const toVendor: AdapterOperation['toVendor'] = ({ serviceUrl, settings }, answers) => {
  const offset = nextOffset(pagesOf(answers), PAGING);
  if (offset === undefined) return undefined;
  const url = below(serviceUrl, settingsSchema.parse(settings).entities);
  url.search = `type=OffStreetParking&limit=${PAGING.limit}&offset=${offset}`;
  return { url: url.href, wire: entitiesWire };
};

function entitiesOf({ body }: VendorAnswer) {
  const read = entitiesWire.parse(body);
  return Array.isArray(read) ? read : [read];
}

function pagesOf(answers: readonly VendorAnswer[]) {
  return answers.map((answer) => ({ count: entitiesOf(answer).length, total: undefined }));
}

function lotsOf(request: OperationRequest, answers: readonly VendorAnswer[]): readonly Lot[] {
  assertComplete(pagesOf(answers), PAGING);
  const { timeZone } = settingsSchema.parse(request.settings);
  const entities = answers.flatMap(entitiesOf);
  if (!entities.every(isOffStreet)) {
    throw new WireError('des entités ne sont pas de type OffStreetParking');
  }
  const receivedAt = answers[0]?.receivedAt ?? request.at;
  return entities
    .map((entity) => lotOf(entity, { receivedAt, timeZone }))
    .filter((lot) => lot !== undefined);
}

function parkings(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const features = lotsOf(request, answers).map((lot) => parkingFeature(lot.described, settings));
  return { type: 'FeatureCollection', features: reviewParkings(features, settings) };
}

function statuses(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const receivedAt = answers[0]?.receivedAt ?? request.at;
  const list = reviewAvailabilities(
    lotsOf(request, answers).map(({ observed }) => availability(observed, settings, receivedAt)),
    settings,
  );
  const publicationTime = latest(list.map(({ updatedAt }) => updatedAt)) ?? receivedAt;
  return { publicationTime, parkingRecordStatus: list };
}

export const ngsiOffstreetparking: Adapter = {
  id: 'ngsi-offstreetparking',
  title: 'NGSI-LD et NGSI-v2, Smart Data Models OffStreetParking',
  documentation: 'https://github.com/smart-data-models/dataModel.Parking',
  contract: 'stationnement@1',
  auth: { kind: 'none' },
  settings: settingsSchema,
  operations: {
    parkings: { toVendor, fromVendor: parkings },
    disponibilites: { toVendor, fromVendor: statuses },
  },
  coverage: ngsiCoverage,
};
