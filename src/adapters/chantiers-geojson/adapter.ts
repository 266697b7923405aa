import { z } from 'zod';
import { collection } from '../../contracts/voirie/bodies.ts';
import { reviewWorks } from '../../contracts/voirie/integrity.ts';
import { commonSettings } from '../../contracts/voirie/settings.ts';
import {
  type Adapter,
  type OperationRequest,
  type VendorAnswer,
  WireError,
} from '../../model/adapter.ts';
import { toWgs84 } from '../crs.ts';
import { readGeometry } from '../geojson.ts';
import { assertComplete, nextOffset, type Page, type Paging } from '../pages.ts';
import { worksCoverage } from '../works-coverage.ts';
import { columns, datePattern, placedIn, workOf } from '../works-records.ts';
import { geojsonWire } from './wire.ts';

const settingsSchema = commonSettings.extend({
  columns,
  dates: datePattern,
  /** System of the coordinates when the document does not name it; GeoJSON's own otherwise. */
  crs: z.string().default('CRS84'),
  /** GeoJSON is longitude first; some WFS 1.1 servers write it as the EPSG database says. */
  axes: z.enum(['lon-lat', 'lat-lon']).default('lon-lat'),
  /** Names of the two parameters of a WFS that gives pages; a file has none. */
  paging: z
    .object({ count: z.enum(['count', 'maxFeatures']), start: z.literal('startIndex') })
    .optional(),
  inseeCode: z
    .string()
    .regex(/^(2[AB]|\d{2})\d{3}$/)
    .optional(),
});

const PAGING: Paging = { limit: 1_000, pagesMax: 20 };
/** A file is one page, however long. */
const FILE: Paging = { limit: 20_000, pagesMax: 1 };

function pagesOf(answers: readonly VendorAnswer[]): readonly Page[] {
  return answers.map(({ body }) => {
    const { features, numberMatched, totalFeatures } = geojsonWire.parse(body);
    const total = [numberMatched, totalFeatures].find((each) => typeof each === 'number');
    return { count: features.length, total };
  });
}

function works({ settings }: OperationRequest, answers: readonly VendorAnswer[]) {
  const {
    columns: named,
    dates,
    crs,
    axes,
    box,
    paging,
    inseeCode,
  } = settingsSchema.parse(settings);
  assertComplete(pagesOf(answers), paging === undefined ? FILE : PAGING);
  const pages = answers.map(({ body }) => geojsonWire.parse(body));
  const convert = toWgs84(pages[0]?.crs?.properties.name ?? crs, axes);
  if (convert === undefined) throw new WireError('le système de coordonnées n’est pas connu');
  const receivedAt = answers.at(-1)?.receivedAt ?? '';
  const context = { receivedAt, timeZone: 'Europe/Paris', planned: true } as const;
  const read = pages
    .flatMap(({ features }) => features)
    .map(({ geometry, properties }) => {
      const drawn = readGeometry(geometry, convert);
      return placedIn(workOf(properties, drawn, { columns: named, dates, context }), inseeCode);
    });
  return collection(reviewWorks(read, box), receivedAt);
}

export const chantiersGeojson: Adapter = {
  id: 'chantiers-geojson',
  title: 'Chantiers en GeoJSON (fichier ou WFS)',
  documentation: 'https://datatracker.ietf.org/doc/html/rfc7946',
  contract: 'voirie@1',
  auth: { kind: 'none' },
  settings: settingsSchema,
  operations: {
    chantiers: {
      toVendor({ serviceUrl, settings }, answers) {
        const { paging } = settingsSchema.parse(settings);
        if (paging === undefined) {
          return answers.length > 0 ? undefined : { url: serviceUrl, wire: geojsonWire };
        }
        const offset = nextOffset(pagesOf(answers), PAGING);
        if (offset === undefined) return undefined;
        const url = new URL(serviceUrl);
        url.searchParams.set(paging.count, String(PAGING.limit));
        url.searchParams.set(paging.start, String(offset));
        return { url: url.href, wire: geojsonWire };
      },
      fromVendor: works,
    },
  },
  coverage: worksCoverage,
};
