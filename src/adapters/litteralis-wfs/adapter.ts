import { z } from 'zod';
import { below } from '../../contracts/service-url.ts';
import { collection } from '../../contracts/voirie/bodies.ts';
import { reviewOrders, reviewWorks } from '../../contracts/voirie/integrity.ts';
import { commonSettings } from '../../contracts/voirie/settings.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  WireError,
} from '../../model/adapter.ts';
import { toWgs84 } from '../crs.ts';
import { assertComplete, nextOffset, type Page, type Paging } from '../pages.ts';
import { text } from '../wire-values.ts';
import { litteralisCoverage } from './coverage.ts';
import { byOrder, isOrder, orderOf, workOf } from './orders.ts';
import { featuresWire } from './wire.ts';

/** GeoServer's usual bound; a metropolis has a few thousand extents in force. */
const PAGING: Paging = { limit: 1_000, pagesMax: 20 };

const settingsSchema = commonSettings.extend({
  typeName: z
    .string()
    .regex(/^[A-Za-z]\w*:[A-Za-z]\w*$/)
    .default('litteralis:litteralis'),
  /** ECQL that is added to ours with « AND »: one agency of several, one commune. */
  filter: z.string().max(500).optional(),
  /** What this subscription is asked for: a territory may have its works from elsewhere. */
  operations: z
    .array(z.enum(['arretes', 'chantiers']))
    .min(1)
    .default(['arretes', 'chantiers']),
});

const toVendor: AdapterOperation['toVendor'] = ({ serviceUrl, settings, at }, answers) => {
  const startIndex = nextOffset(pagesOf(answers), PAGING);
  if (startIndex === undefined) return undefined;
  const { typeName, filter } = settingsSchema.parse(settings);
  const url = below(serviceUrl, 'maplink/public/wfs');
  // Ends are midnights moved by up to two hours, and the text may say a day more: two days of margin.
  const since = new Date(Date.parse(at) - 2 * 86_400_000).toISOString();
  const current = `(arretefin IS NULL OR arretefin >= '${since}')`;
  const kinds = "documenttype IN ('ARRETE TEMPORAIRE', 'ARRETE PERMANENT')";
  for (const [name, value] of Object.entries({
    SERVICE: 'wfs',
    VERSION: '2.0.0',
    REQUEST: 'GetFeature',
    TYPENAMES: typeName,
    outputFormat: 'application/json',
    cql_filter: [kinds, current, ...(filter === undefined ? [] : [`(${filter})`])].join(' AND '),
    // An order, so that an extent does not change page between two requests.
    sortBy: 'idemprise',
    count: String(PAGING.limit),
    startIndex: String(startIndex),
  })) {
    url.searchParams.set(name, value);
  }
  return { url: url.href, wire: featuresWire };
};

function received({ settings }: OperationRequest, answers: readonly VendorAnswer[]) {
  assertComplete(pagesOf(answers), PAGING);
  const pages = answers.map(({ body }) => featuresWire.parse(body));
  const { box, communes } = settingsSchema.parse(settings);
  // GeoServer's JSON is longitude first whatever the name of the system is.
  const convert = toWgs84(pages[0]?.crs?.properties.name ?? 'CRS84', 'lon-lat');
  if (convert === undefined) throw new WireError('le système de coordonnées n’est pas connu');
  const receivedAt = answers.at(-1)?.receivedAt ?? '';
  const context = {
    receivedAt,
    timeZone: 'Europe/Paris',
    planned: true,
    communes,
    convert,
  } as const;
  const features = pages.flatMap((page) => page.features).filter(isOrder);
  return { context, orders: byOrder(features), box };
}

export const litteralisWfs: Adapter = {
  id: 'litteralis-wfs',
  title: 'Litteralis (Sogelink), WFS 2.0',
  documentation: 'https://www.sogelink.com/solution/litteralis/',
  contract: 'voirie@1',
  auth: { kind: 'basic' },
  settings: settingsSchema,
  operations: {
    arretes: {
      toVendor,
      fromVendor(request, answers) {
        const { context, orders, box } = received(request, answers);
        const read = orders.map((extents) => orderOf(extents, context));
        return collection(reviewOrders(read, box), context.receivedAt);
      },
    },
    chantiers: {
      toVendor,
      fromVendor(request, answers) {
        const { context, orders, box } = received(request, answers);
        const works = orders.filter(
          ([first]) => text(first?.properties.categoriesmodele) === 'Travaux',
        );
        const read = works.map((extents) => workOf(extents, context));
        return collection(reviewWorks(read, box), context.receivedAt);
      },
    },
  },
  offered: (settings) => settingsSchema.parse(settings).operations,
  coverage: litteralisCoverage,
};

function pagesOf(answers: readonly VendorAnswer[]): readonly Page[] {
  return answers.map(({ body }) => {
    const { features, numberMatched, totalFeatures } = featuresWire.parse(body);
    const total = [numberMatched, totalFeatures].find((each) => typeof each === 'number');
    return { count: features.length, total };
  });
}
