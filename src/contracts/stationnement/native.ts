/**
 * A vendor that implements the contract itself. Its documents go through as they are, but for what the
 * contract keeps to itself: when an observation is `stale`, and which counters contradict each other.
 */
import { z } from 'zod';
import type { Adapter, AdapterOperation } from '../../model/adapter.ts';
import { WireError } from '../../model/adapter.ts';
import { derived, given } from '../coverage.ts';
import { below } from '../service-url.ts';
import { SITE_STATUSES, TRENDS } from './bodies.ts';
import { availabilitiesCoverage, parkingsCoverage } from './fields.ts';
import { reviewAvailabilities, reviewParkings } from './integrity.ts';
import { availability } from './observation.ts';
import { type ParkingSettings, parkingSettings } from './settings.ts';

const featuresWire = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
});

const statusesWire = z.looseObject({
  publicationTime: z.string(),
  parkingRecordStatus: z.array(z.unknown()),
});

/** What is reviewed; the contract's validator judges the rest. */
const parking = z.looseObject({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
  properties: z.looseObject({ id: z.string(), nom: z.string(), insee: z.string().exactOptional() }),
});

const status = z.looseObject({
  id: z.string(),
  insee: z.string().exactOptional(),
  parkingSiteStatus: z.enum(SITE_STATUSES),
  updatedAt: z.iso.datetime({ offset: true }),
  parkingStatusOriginTime: z.iso.datetime({ offset: true }).optional(),
  trend: z.enum(TRENDS).optional(),
  dataQuality: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

const NOT_OURS = 'les enregistrements n’ont pas la forme du contrat';

function parkings(body: unknown, settings: ParkingSettings) {
  const features = z.array(parking).safeParse(featuresWire.parse(body).features);
  if (!features.success) throw new WireError(NOT_OURS);
  if (features.data.some(({ id, properties }) => id !== properties.id)) {
    throw new WireError('un parc de stationnement porte deux identifiants');
  }
  return { type: 'FeatureCollection', features: reviewParkings(features.data, settings) };
}

function disponibilites(body: unknown, settings: ParkingSettings, at: string) {
  const { publicationTime, parkingRecordStatus } = statusesWire.parse(body);
  const statuses = z.array(status).safeParse(parkingRecordStatus);
  if (!statuses.success) throw new WireError(NOT_OURS);
  const judged = statuses.data.map((each) => {
    const record = availability(
      {
        vendorId: each.id,
        vacant: each.parkingNumberOfVacantSpaces,
        occupied: each.parkingNumberOfOccupiedSpaces,
        occupancy: each.parkingOccupancy,
        total: each.parkingNumberOfSpacesOverride,
        status: each.parkingSiteStatus,
        trend: each.trend,
        originTime: each.parkingStatusOriginTime,
        publishedAt: each.updatedAt,
      },
      settings,
      at,
    );
    if (record === undefined) return undefined;
    const { insee = record.insee, dataQuality } = each;
    const named = { ...record, dataQuality: [...dataQuality, ...record.dataQuality] };
    return insee === undefined ? named : { ...named, insee };
  });
  return { publicationTime, parkingRecordStatus: reviewAvailabilities(judged, settings) };
}

const toVendor =
  (file: string, wire: z.ZodType): AdapterOperation['toVendor'] =>
  ({ serviceUrl }, answers) =>
    answers.length > 0 ? undefined : { url: below(serviceUrl, file).href, wire };

export const stationnementNative: Adapter = {
  id: 'stationnement-natif',
  title: 'Stationnement v1, sans adaptateur',
  documentation: 'https://prise-numerique.fr/contrats/stationnement',
  contract: 'stationnement@1',
  auth: { kind: 'none' },
  settings: parkingSettings,
  operations: {
    parkings: {
      toVendor: toVendor('parkings.geojson', featuresWire),
      fromVendor: ({ settings }, [answer]) =>
        parkings(answer?.body, parkingSettings.parse(settings)),
    },
    disponibilites: {
      toVendor: toVendor('disponibilites.json', statusesWire),
      fromVendor: ({ settings, at }, [answer]) =>
        disponibilites(answer?.body, parkingSettings.parse(settings), answer?.receivedAt ?? at),
    },
  },
  coverage: {
    parkings: parkingsCoverage([], given('Publié par l’éditeur dans la forme même du contrat.')),
    disponibilites: availabilitiesCoverage(
      [derived('Celui de l’éditeur, ou lu dans l’identifiant national.', 'insee')],
      given('Publié par l’éditeur dans la forme même du contrat.'),
    ),
  },
};
