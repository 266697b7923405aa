/** What is shown of the whole collection that a vendor gave: filters, pages, one record, exports. */
import { VendorError } from '../../model/adapter.ts';
import type { Parameters, View } from '../../model/contract.ts';
import { isActive } from './active.ts';
import type { Collection, Geometry, Order, Work } from './bodies.ts';
import { cifsOf } from './cifs.ts';
import { datex2Of } from './datex2.ts';
import { type Box, meets } from './geometry.ts';

/** Defaults of `limit` and `page` in `specs/voirie/v1.yaml`. */
const [LIMIT, PAGE] = [100, 1];

type Item = Order | Work;

/** What a filter asks of either kind of feature. */
interface Questions<T extends Item> {
  readonly communes: (item: T) => readonly (string | undefined)[];
  readonly isActive: (item: T, at: number) => boolean;
}

const orders: Questions<Order> = {
  communes: ({ properties: { inseeCode, measures } }) => [
    inseeCode,
    ...measures.flatMap(({ locations }) => locations.map((location) => location.inseeCode)),
  ],
  isActive: ({ properties: { measures, status } }, at) =>
    status !== 'withdrawn' &&
    measures.some(({ periods }) => periods.some((period) => isActive(period, at))),
};

const works: Questions<Work> = {
  communes: ({ properties }) => [properties.inseeCode],
  isActive: ({ properties: { overallStartTime, overallEndTime } }, at) =>
    at >= Date.parse(overallStartTime) &&
    (overallEndTime === undefined || at < Date.parse(overallEndTime)),
};

function selected<T extends Item>(
  { features, numberMatched: _, numberReturned: __, ...said }: Collection<T>,
  parameters: Parameters,
  questions: Questions<T>,
): Collection<T> {
  const { codeInsee, bbox, actifLe } = parameters;
  const box = bbox === undefined ? undefined : boxOf(bbox);
  const at = actifLe === undefined ? undefined : Date.parse(actifLe);
  const matched = features.filter(
    (item) =>
      (codeInsee === undefined || questions.communes(item).includes(codeInsee)) &&
      (box === undefined || isIn(item.geometry, box)) &&
      (at === undefined || questions.isActive(item, at)),
  );
  const { length } = matched;
  return { ...said, numberMatched: length, numberReturned: length, features: matched };
}

function isIn(geometry: Geometry | null, box: Box): boolean {
  return geometry !== null && meets(geometry, box);
}

/** Two opposite corners, whichever they are. */
function boxOf(text: string): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = text.split(',').map(Number);
  const [west, east] = [Math.min(x0, x1), Math.max(x0, x1)];
  return { west, east, south: Math.min(y0, y1), north: Math.max(y0, y1) };
}

function paged<T>(list: Collection<T>, { limit, page }: Parameters): Collection<T> {
  const [size, number] = [Number(limit ?? LIMIT), Number(page ?? PAGE)];
  const features = list.features.slice((number - 1) * size, number * size);
  return { ...list, numberReturned: features.length, features };
}

function one<T extends Item>({ features }: Collection<T>, { id }: Parameters, absent: string): T {
  const found = features.find((feature) => feature.id === id);
  if (found === undefined) throw new VendorError('absent', absent);
  return found;
}

/** The gateway hands over bodies that kept the contract: their type is known. */
const ordersIn = (body: unknown) => body as Collection<Order>;
const worksIn = (body: unknown) => body as Collection<Work>;

export const voirieViews: Readonly<Record<string, View>> = {
  arretes: {
    of: 'arretes',
    show: (body, asked) => paged(selected(ordersIn(body), asked, orders), asked),
  },
  arrete: {
    of: 'arretes',
    show: (body, asked) => one(ordersIn(body), asked, 'Aucun arrêté n’a cet identifiant.'),
  },
  chantiers: {
    of: 'chantiers',
    show: (body, asked) => paged(selected(worksIn(body), asked, works), asked),
  },
  chantier: {
    of: 'chantiers',
    show: (body, asked) => one(worksIn(body), asked, 'Aucun chantier n’a cet identifiant.'),
  },
  arretes_datex2: {
    of: 'arretes',
    show: (body, asked) => datex2Of(selected(ordersIn(body), asked, orders)),
  },
  cifs: { of: 'arretes', show: (body, asked) => cifsOf(selected(ordersIn(body), asked, orders)) },
};
