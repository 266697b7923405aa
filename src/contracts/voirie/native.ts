/**
 * A vendor that implements the contract itself. Its list is asked whole, page after page: filters and
 * pages are the gateway's own views of it.
 */
import { z } from 'zod';
import { operations } from '../../generated/contracts/voirie-v1.ts';
import { type Adapter, type AdapterOperation, WireError } from '../../model/adapter.ts';
import { coverageOf, given } from '../coverage.ts';
import { below } from '../service-url.ts';
import type { Collection, Order, Work } from './bodies.ts';
import type { Box } from './geometry.ts';
import { reviewOrders, reviewWorks } from './integrity.ts';
import { commonSettings } from './settings.ts';

const settings = commonSettings.extend({
  /** Lists that this vendor has; both when not said. */
  operations: z
    .array(z.enum(['arretes', 'chantiers']))
    .min(1)
    .default(['arretes', 'chantiers']),
});

const LISTS = ['arretes', 'chantiers'] as const;

/** The largest page of the contract; a metropolis publishes a few thousand orders. */
const LIMIT = 1_000;
const PAGES_MAX = 20;

const wire = z.looseObject({
  type: z.literal('FeatureCollection'),
  numberMatched: z.number().int().min(0),
  features: z.array(z.looseObject({ id: z.string() })),
});

function operation(list: (typeof LISTS)[number]): AdapterOperation {
  return {
    toVendor({ serviceUrl }, answers) {
      const pages = answers.map(({ body }) => wire.parse(body));
      const collected = pages.reduce((sum, { features }) => sum + features.length, 0);
      const last = pages.at(-1);
      const done =
        last !== undefined && (last.features.length === 0 || collected >= last.numberMatched);
      if (done || pages.length >= PAGES_MAX) return undefined;
      const url = below(serviceUrl, list);
      url.searchParams.set('limit', String(LIMIT));
      url.searchParams.set('page', String(pages.length + 1));
      return { url: url.href, wire };
    },
    fromVendor(request, answers) {
      const pages = answers.map(({ body }) => wire.parse(body));
      const [first] = pages;
      const features = pages.flatMap((page) => page.features);
      const announced = pages.at(-1)?.numberMatched;
      if (first === undefined || features.length !== announced) {
        throw new WireError(`${features.length} entités reçues sur ${announced ?? 0} annoncées`);
      }
      const body: unknown = { ...first, numberReturned: features.length, features };
      // What does not keep the contract is refused by it, in its place.
      if (isWorks(list, body)) return reviewed(body, reviewWorks, request.settings);
      return isOrders(list, body) ? reviewed(body, reviewOrders, request.settings) : body;
    },
  };
}

function keeps(list: string, named: string, body: unknown): boolean {
  const operation = operations.find(({ id }) => id === named);
  return list === named && operation?.check?.(body) === true;
}

const isOrders = (list: string, body: unknown): body is Collection<Order> =>
  keeps(list, 'arretes', body);
const isWorks = (list: string, body: unknown): body is Collection<Work> =>
  keeps(list, 'chantiers', body);

function reviewed<T>(
  body: Collection<T>,
  review: (features: readonly T[], box: Box) => readonly T[],
  given: unknown,
): Collection<T> {
  const features = review(body.features, settings.parse(given).box);
  const { length } = features;
  return { ...body, numberMatched: length, numberReturned: length, features };
}

const AS_PUBLISHED = given('Publié par l’éditeur dans la forme même du contrat.');

export const voirieNative: Adapter = {
  id: 'voirie-natif',
  title: 'Contrat voirie, sans adaptateur',
  documentation: 'https://prise-numerique.fr/contrats/voirie',
  contract: 'voirie@1',
  auth: { kind: 'none' },
  settings,
  operations: Object.fromEntries(LISTS.map((list) => [list, operation(list)])),
  offered: (given) => settings.parse(given).operations,
  coverage: Object.fromEntries(
    LISTS.map((list) => {
      const fields = operations.find(({ id }) => id === list)?.fields ?? [];
      return [list, coverageOf(fields, [], AS_PUBLISHED)];
    }),
  ),
};
