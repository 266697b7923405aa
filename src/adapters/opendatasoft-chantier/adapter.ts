import { z } from 'zod';
import { below } from '../../contracts/service-url.ts';
import { collection } from '../../contracts/voirie/bodies.ts';
import { reviewWorks } from '../../contracts/voirie/integrity.ts';
import { commonSettings } from '../../contracts/voirie/settings.ts';
import type { Adapter, OperationRequest, VendorAnswer } from '../../model/adapter.ts';
import { assertComplete, nextOffset, type Page, type Paging } from '../pages.ts';
import { worksCoverage } from '../works-coverage.ts';
import {
  columns,
  datePattern,
  opendatasoftGeometry,
  type PortalRecord,
  placedIn,
  workOf,
} from '../works-records.ts';
import { recordsWire, searchWire } from './wire.ts';

/** `ci_chantier` of Bordeaux Métropole. */
const CI_CHANTIER = {
  id: 'gid',
  title: 'alias_nature_n1',
  description: 'alias_nature_n2',
  roadName: 'localisation',
  locationDescription: 'localisation_emprise',
  impact: 'libelle',
  start: 'date_debut',
  end: 'date_fin',
};

const settingsSchema = commonSettings.extend({
  /** Version of the portal's API: Search v1 or Explore v2.1. */
  api: z.enum(['v1', 'v2.1']).default('v2.1'),
  dataset: z
    .string()
    .regex(/^[a-z0-9_@-]+$/)
    .default('ci_chantier'),
  columns: columns.default(CI_CHANTIER),
  dates: datePattern.default('yyyy-MM-dd'),
  shape: z.string().default('geo_shape'),
  point: z.string().default('geo_point_2d'),
  /** Commune of a portal that has one. */
  inseeCode: z
    .string()
    .regex(/^(2[AB]|\d{2})\d{3}$/)
    .optional(),
});

type Settings = z.infer<typeof settingsSchema>;

/** Explore takes at most 100 records a page, Search up to 10 000. */
const PAGINGS: Readonly<Record<Settings['api'], Paging>> = {
  v1: { limit: 1_000, pagesMax: 10 },
  'v2.1': { limit: 100, pagesMax: 40 },
};

interface Received {
  readonly record: PortalRecord;
  readonly geometry: unknown;
}

function recordsIn(api: Settings['api'], { body }: VendorAnswer): readonly Received[] {
  if (api === 'v2.1') {
    return recordsWire.parse(body).results.map((record) => ({ record, geometry: undefined }));
  }
  return searchWire.parse(body).records.map(({ recordid, fields, geometry }) => ({
    // Some datasets have no identifier of their own.
    record: { recordid, ...fields },
    geometry,
  }));
}

function pagesOf(api: Settings['api'], answers: readonly VendorAnswer[]): readonly Page[] {
  return answers.map((answer) => {
    const count = recordsIn(api, answer).length;
    const total =
      api === 'v2.1'
        ? recordsWire.parse(answer.body).total_count
        : searchWire.parse(answer.body).nhits;
    return { count, total };
  });
}

function works({ settings }: OperationRequest, answers: readonly VendorAnswer[]) {
  const {
    api,
    box,
    columns: named,
    dates,
    shape,
    point,
    inseeCode,
  } = settingsSchema.parse(settings);
  assertComplete(pagesOf(api, answers), PAGINGS[api]);
  const receivedAt = answers.at(-1)?.receivedAt ?? '';
  const context = { receivedAt, timeZone: 'Europe/Paris', planned: true } as const;
  const read = answers.flatMap((answer) =>
    recordsIn(api, answer).map(({ record, geometry }) => {
      const drawn = opendatasoftGeometry(record, geometry, { shape, point });
      return placedIn(workOf(record, drawn, { columns: named, dates, context }), inseeCode);
    }),
  );
  return collection(reviewWorks(read, box), receivedAt);
}

export const opendatasoftChantier: Adapter = {
  id: 'opendatasoft-chantier',
  title: 'Opendatasoft, jeu de données de chantiers (ci_chantier)',
  documentation: 'https://help.opendatasoft.com/apis/ods-explore-v2/',
  contract: 'voirie@1',
  auth: { kind: 'none' },
  settings: settingsSchema,
  operations: {
    chantiers: {
      toVendor({ serviceUrl, settings }, answers) {
        const { api, dataset, columns: named } = settingsSchema.parse(settings);
        const { limit } = PAGINGS[api];
        const offset = nextOffset(pagesOf(api, answers), PAGINGS[api]);
        if (offset === undefined) return undefined;
        if (api === 'v1') {
          const query = `dataset=${dataset}&rows=${limit}&start=${offset}`;
          return {
            url: below(serviceUrl, `api/records/1.0/search/?${query}`).href,
            wire: searchWire,
          };
        }
        // An order, so that a record does not change page between two requests.
        const query = `order_by=${named.id}&limit=${limit}&offset=${offset}`;
        const path = `api/explore/v2.1/catalog/datasets/${dataset}/records?${query}`;
        return { url: below(serviceUrl, path).href, wire: recordsWire };
      },
      fromVendor: works,
    },
  },
  coverage: worksCoverage,
};
