import { z } from 'zod';
import { below } from '../../contracts/service-url.ts';
import type { SiteStatus } from '../../contracts/stationnement/bodies.ts';
import { reviewAvailabilities, reviewParkings } from '../../contracts/stationnement/integrity.ts';
import { availability, siteStatus } from '../../contracts/stationnement/observation.ts';
import { parkingSettings } from '../../contracts/stationnement/settings.ts';
import type {
  Adapter,
  AdapterOperation,
  OperationRequest,
  VendorAnswer,
} from '../../model/adapter.ts';
import { pointFromObject, pointFromPair } from '../coordinates.ts';
import { fromText, latest } from '../instant.ts';
import { assertComplete, nextOffset, type Paging } from '../pages.ts';
import { capacity, heightFromCentimetres, parkingFeature } from '../parking-description.ts';
import { amount, count, flag, identifier, text, uri } from '../wire-values.ts';
import { opendatasoftParkingCoverage } from './coverage.ts';
import { type ParkingRecord, recordsWire, searchWire } from './wire.ts';

const settingsSchema = parkingSettings.extend({
  // Nothing else in the answer could tell a swapped latitude and longitude.
  box: parkingSettings.shape.box.unwrap(),
  dataset: z
    .string()
    .regex(/^[\w-]+$/)
    .default('st_park_p'),
  /** Version of the Explore API that the portal has. */
  version: z.enum(['v2.1', 'v1']).default('v2.1'),
});

type Settings = z.infer<typeof settingsSchema>;

/** v2.1 refuses more than 100 records a page and any offset beyond 10 000; a city has dozens. */
const PAGING: Readonly<Record<Settings['version'], Paging>> = {
  'v2.1': { limit: 100, pagesMax: 20 },
  v1: { limit: 1_000, pagesMax: 5 },
};

const toVendor: AdapterOperation['toVendor'] = ({ serviceUrl, settings }, answers) => {
  const { dataset, version } = settingsSchema.parse(settings);
  const { limit } = PAGING[version];
  const offset = nextOffset(pagesOf(answers, version), PAGING[version]);
  if (offset === undefined) return undefined;
  // An order, so that a record does not change page between two requests.
  const [path, wire] =
    version === 'v1'
      ? [
          `api/records/1.0/search/?dataset=${dataset}&sort=-ident&rows=${limit}&start=${offset}`,
          searchWire,
        ]
      : [
          `api/explore/v2.1/catalog/datasets/${dataset}/records?order_by=ident&limit=${limit}&offset=${offset}`,
          recordsWire,
        ];
  return { url: below(serviceUrl, path).href, wire };
};

function pagesOf(answers: readonly VendorAnswer[], version: Settings['version']) {
  return answers.map(({ body }) => {
    if (version === 'v1') {
      const { records, nhits } = searchWire.parse(body);
      return { count: records.length, total: nhits };
    }
    const { results, total_count } = recordsWire.parse(body);
    return { count: results.length, total: total_count };
  });
}

function recordsOf(answers: readonly VendorAnswer[], { version }: Settings) {
  assertComplete(pagesOf(answers, version), PAGING[version]);
  return answers.flatMap(({ body }): readonly ParkingRecord[] =>
    version === 'v1'
      ? searchWire.parse(body).records.map(({ fields }) => fields)
      : recordsWire.parse(body).results,
  );
}

function parkings(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const features = recordsOf(answers, settings).map((record) => parking(record, settings));
  return { type: 'FeatureCollection', features: reviewParkings(features, settings) };
}

function parking(record: ParkingRecord, settings: Settings) {
  const { geo_point_2d } = record;
  return parkingFeature(
    {
      vendorId: identifier(record.ident),
      nom: text(record.nom),
      // `[lat, lon]` in version 1, the reverse of GeoJSON.
      point:
        settings.version === 'v1' ? pointFromPair(geo_point_2d) : pointFromObject(geo_point_2d),
      fields: {
        adresse: text(record.adresse),
        url: uri(record.url),
        gratuit: FREE[text(record.ta_type)?.toLowerCase() ?? ''],
        nb_places: capacity(count(record.np_total)),
        nb_pmr: count(record.np_pmr),
        nb_voitures_electriques: count(record.np_vle),
        nb_velo: count(record.np_veltot),
        nb_2_rm: count(record.np_2rmot),
        nb_covoit: count(record.np_covoit),
        hauteur_max: height(record),
        tarif_1h: price(record.th_heur),
        tarif_2h: price(record.th_2),
        tarif_3h: price(record.th_3),
        tarif_4h: price(record.th_4),
        tarif_24h: price(record.th_24),
        type_ouvrage: text(record.type)?.toLowerCase() === 'ouvrage' ? 'ouvrage' : undefined,
      },
    },
    settings,
  );
}

const FREE: Readonly<Record<string, boolean>> = { gratuit: true, payant: false };

/** Decimals as numbers, sometimes as text; never negative. */
function price(value: unknown): number | undefined {
  if (typeof value !== 'string') return amount(value);
  return /^\d{1,4}(?:\.\d{1,4})?$/.test(value.trim()) ? Number(value) : undefined;
}

/** Metres. Two gauges that differ are not told apart by the documentation: neither is given. */
function height({ gabari_std, gabari_max }: ParkingRecord): string | undefined {
  const [standard, highest] = [gabari_std, gabari_max].map((gauge) => {
    const metres = price(gauge);
    return metres === undefined
      ? undefined
      : heightFromCentimetres(Math.round(metres * 1_000) / 10);
  });
  if (standard === undefined || highest === undefined) return standard ?? highest;
  return standard === highest ? standard : undefined;
}

function statuses(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const receivedAt = answers[0]?.receivedAt ?? request.at;
  const list = reviewAvailabilities(
    recordsOf(answers, settings).map((record) => status(record, settings, receivedAt)),
    settings,
  );
  const publicationTime = latest(list.map(({ updatedAt }) => updatedAt)) ?? receivedAt;
  return { publicationTime, parkingRecordStatus: list };
}

function status(record: ParkingRecord, settings: Settings, receivedAt: string) {
  const { libres, total, etat, connecte, mdate } = record;
  const word = siteStatus(etat, STATES);
  return availability(
    {
      vendorId: identifier(record.ident),
      vacant: libres,
      total,
      status: word,
      announcesSpaces: word === 'open' && text(etat)?.toLowerCase() === 'libre',
      disconnected: flag(connecte) === false,
      originTime: fromText(mdate, { receivedAt, timeZone: settings.timeZone }),
    },
    settings,
    receivedAt,
  );
}

/** Only « LIBRE » is witnessed; the others are the words of the same register. */
const STATES: Readonly<Record<string, SiteStatus>> = {
  libre: 'open',
  ouvert: 'open',
  complet: 'full',
  ferme: 'closed',
  fermé: 'closed',
  inconnu: 'unknown',
};

export const opendatasoftParking: Adapter = {
  id: 'opendatasoft-parking',
  title: 'Opendatasoft Explore v2.1 et v1, jeu de données st_park_p',
  documentation: 'https://help.opendatasoft.com/apis/ods-explore-v2/',
  contract: 'stationnement@1',
  auth: { kind: 'query', name: 'apikey', optional: true },
  settings: settingsSchema,
  operations: {
    parkings: { toVendor, fromVendor: parkings },
    disponibilites: { toVendor, fromVendor: statuses },
  },
  coverage: opendatasoftParkingCoverage,
};
