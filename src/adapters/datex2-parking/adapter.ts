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
import { fromText, latest } from '../instant.ts';
import { parkingFeature } from '../parking-description.ts';
import { type XmlElement, xmlWire } from '../xml-tree.ts';
import { datex2ParkingCoverage } from './coverage.ts';
import { recordsIn } from './publication.ts';
import { observedIn } from './status.ts';
import { describedIn } from './table.ts';

const settingsSchema = parkingSettings.extend({
  /** Address of the table publication (what the car parks are), below the service's or absolute. */
  table: z.string().min(1).optional(),
  /** Address of the status publication (what moves). */
  status: z.string().min(1).optional(),
});

/** Roots of DATEX II 2 and 3, of its exchange containers and of SOAP around them. */
const wire = xmlWire('payload', 'messageContainer', 'd2LogicalModel', 'Envelope');

type Source = 'table' | 'status';

function asking(source: Source): AdapterOperation['toVendor'] {
  return ({ serviceUrl, settings }, answers) => {
    if (answers.length > 0) return undefined;
    const path = settingsSchema.parse(settings)[source] ?? '';
    return { url: below(serviceUrl, path).href, reads: 'xml', wire };
  };
}

function rootOf(answers: readonly VendorAnswer[]): XmlElement {
  const [answer] = answers;
  return wire.parse(answer?.body);
}

function parkings(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const { tables } = recordsIn(rootOf(answers));
  if (tables.length === 0) throw new WireError(NO_TABLE);
  const features = tables.map((record) => parkingFeature(describedIn(record), settings));
  return { type: 'FeatureCollection', features: reviewParkings(features, settings) };
}

function statuses(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const receivedAt = answers[0]?.receivedAt ?? request.at;
  const { statuses: records, publicationTime } = recordsIn(rootOf(answers));
  if (records.length === 0) throw new WireError(NO_STATUS);
  const context = { receivedAt, timeZone: settings.timeZone };
  const publishedAt = fromText(publicationTime, context);
  const list = reviewAvailabilities(
    records.map((record) =>
      availability({ ...observedIn(record, context), publishedAt }, settings, receivedAt),
    ),
    settings,
  );
  const published = publishedAt ?? latest(list.map(({ updatedAt }) => updatedAt)) ?? receivedAt;
  return { publicationTime: published, parkingRecordStatus: list };
}

const NO_TABLE = 'le document DATEX II ne décrit aucun parc de stationnement (table attendue)';
const NO_STATUS = 'le document DATEX II ne donne l’état d’aucun parc de stationnement';

export const datex2Parking: Adapter = {
  id: 'datex2-parking',
  title: 'DATEX II version 3 et version 2, publications de stationnement',
  documentation: 'https://docs.datex2.eu/v3/parking/',
  contract: 'stationnement@1',
  auth: { kind: 'basic', optional: true },
  settings: settingsSchema,
  operations: {
    parkings: { toVendor: asking('table'), fromVendor: parkings },
    disponibilites: { toVendor: asking('status'), fromVendor: statuses },
  },
  offered: (given) => {
    const { table, status } = settingsSchema.parse(given);
    return [
      ...(table === undefined ? [] : ['parkings']),
      ...(status === undefined ? [] : ['disponibilites']),
    ];
  },
  coverage: datex2ParkingCoverage,
};
