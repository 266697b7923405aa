/** Extents of one order (« arrêté ») → one order: Litteralis gives a feature an extent, or a measure. */

import { present } from '../../contracts/present.ts';
import type { Geometry, Measure, Order, Work } from '../../contracts/voirie/bodies.ts';
import { united } from '../../contracts/voirie/geometry.ts';
import type { ToWgs84 } from '../crs.ts';
import { readGeometry } from '../geojson.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { issuingCommune } from '../issuing-commune.ts';
import { flag, identifier, text, uri } from '../wire-values.ts';
import { type Bounds, boundsOf, rangeIn } from './dates.ts';
import { measuresOf } from './measures.ts';
import { type Parameter, parameterNamed, parametersIn } from './parameters.ts';
import type { Extent, FeatureWire } from './wire.ts';

export interface OrderContext extends InstantContext {
  readonly communes: Readonly<Record<string, string>>;
  readonly convert: ToWgs84;
}

const CATEGORIES: Readonly<Record<string, 'temporary' | 'permanent'>> = {
  'ARRETE TEMPORAIRE': 'temporary',
  'ARRETE PERMANENT': 'permanent',
};

/** Orders that may be published: neither permits of works nor what the authority keeps off the Web. */
export function isOrder({ properties }: FeatureWire): boolean {
  const { documenttype, publicationinternet, publie } = properties;
  if (flag(publicationinternet) === false || flag(publie) === false) return false;
  return Object.hasOwn(CATEGORIES, text(documenttype) ?? '');
}

/** By `idarrete`: `arretesrcid` is not the same for one agency and unique for all. */
export function byOrder(features: readonly FeatureWire[]): readonly (readonly FeatureWire[])[] {
  const orders = new Map<string, FeatureWire[]>();
  const nameless: FeatureWire[][] = [];
  for (const feature of features) {
    const id = identifier(feature.properties.idarrete);
    if (id === undefined) nameless.push([feature]);
    else orders.set(id, [...(orders.get(id) ?? []), feature]);
  }
  return [...orders.values(), ...nameless];
}

/** What every extent of an order says alike. */
function said(extents: readonly FeatureWire[], context: InstantContext) {
  const [first] = extents;
  if (first === undefined) return undefined;
  const { properties } = first;
  const parameters = parametersIn(properties.parametresarrete);
  const bounds = orderBounds(properties, parameters, context);
  const id = identifier(properties.idarrete);
  const number = text(properties.arretesrcid);
  const category = CATEGORIES[text(properties.documenttype) ?? ''];
  const alike = extents.every(
    ({ properties: each }) =>
      each.arretesrcid === properties.arretesrcid && each.documenttype === properties.documenttype,
  );
  if (bounds === undefined || id === undefined || number === undefined || !alike) return undefined;
  if (!/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(id) || number.length > 200) return undefined;
  // Only what is permanent has no end.
  if (category === undefined || (category === 'temporary' && bounds.end === undefined)) {
    return undefined;
  }
  return { properties, parameters, bounds, id, number, category };
}

function orderBounds(
  { arretedebut, arretefin }: Extent,
  parameters: readonly Parameter[],
  context: InstantContext,
): Bounds | undefined {
  return boundsOf(
    {
      start: [arretedebut, parameterNamed(parameters, "date de debut de l'arrete")],
      end: [arretefin, parameterNamed(parameters, "date de fin de l'arrete")],
    },
    context,
  );
}

export function orderOf(extents: readonly FeatureWire[], context: OrderContext): Order | undefined {
  const known = said(extents, context);
  const issuingAuthority = text(known?.properties.collectivitelibelle)?.slice(0, 1_000);
  if (known === undefined || issuingAuthority === undefined) return undefined;
  const { properties, parameters, bounds, id, number, category } = known;
  const inseeCode = issuingCommune(issuingAuthority, context.communes);
  const measures = extents.map((extent) => extentMeasures(extent, bounds, inseeCode, context));
  const read = measures.filter((each) => each !== undefined);
  if (read.length < measures.length) return undefined;
  const all = joined(read.flat());
  return {
    type: 'Feature',
    id,
    geometry: united(all.flatMap(({ locations }) => locations.flatMap((at) => at.geometry ?? []))),
    properties: present({
      identifier: number,
      category,
      subject: subjectOf(properties),
      title: titleOf(properties, parameters),
      issuingAuthority,
      inseeCode,
      status: 'madeAndImplemented' as const,
      overallStartTime: bounds.start,
      overallEndTime: bounds.end,
      documentUrl: uri(properties.shorturl),
      createdAt: fromText(properties.datecreation, context),
      updatedAt: fromText(properties.datemodification, context),
      measures: all,
    }),
  };
}

function extentMeasures(
  { geometry: drawn, properties }: FeatureWire,
  order: Bounds,
  inseeCode: string | undefined,
  context: OrderContext,
): readonly Measure[] | undefined {
  const geometry = readGeometry(drawn, context.convert);
  const bounds = extentBounds(properties, order, context);
  if (geometry === undefined || bounds === undefined) return undefined;
  const description = text(properties.localisations)?.replace(/\s+/g, ' ').slice(0, 4_000);
  const roadType = 'rawGeoJSON' as const;
  return measuresOf(properties, bounds, present({ roadType, inseeCode, description, geometry }));
}

/** Those of the extent where it has its own. */
function extentBounds(
  { emprisedebut, emprisefin, parametresemprise }: Extent,
  order: Bounds,
  context: InstantContext,
): Bounds | undefined {
  const [from, to] = rangeIn(parameterNamed(parametersIn(parametresemprise), "dates de l'emprise"));
  if (text(emprisedebut) === undefined && from === undefined) return order;
  const own = boundsOf({ start: [emprisedebut, from], end: [emprisefin, to] }, context);
  return own === undefined ? undefined : present({ start: own.start, end: own.end ?? order.end });
}

/** The same measure over several extents is one measure of several places. */
function joined(measures: readonly Measure[]): readonly Measure[] {
  const known = new Map<string, Measure>();
  for (const { locations, ...rest } of measures) {
    const key = JSON.stringify(rest);
    const before = known.get(key)?.locations ?? [];
    const fresh = locations.filter(
      (place) => !before.some((each) => JSON.stringify(each) === JSON.stringify(place)),
    );
    known.set(key, { ...rest, locations: [...before, ...fresh] });
  }
  return [...known.values()];
}

function subjectOf({ categoriesmodele }: Extent) {
  const category = text(categoriesmodele);
  if (category === undefined) return undefined;
  if (category === 'Travaux') return 'roadMaintenance' as const;
  return category === 'Evenements' ? ('event' as const) : ('other' as const);
}

function titleOf(properties: Extent, parameters: readonly Parameter[]): string | undefined {
  const title =
    parameterNamed(parameters, 'description des travaux', 'description evenement') ??
    text(properties.titre) ??
    parameterNamed(parameters, 'titreacte') ??
    text(properties.nommodele);
  return title?.replace(/\s+/g, ' ').slice(0, 4_000);
}

/** The works that an order is made for; who asked for them may be a person and is not read. */
export function workOf(
  extents: readonly FeatureWire[],
  { communes, convert, ...context }: OrderContext,
): Work | undefined {
  const known = said(extents, context);
  const drawn = extents.map(({ geometry }) => readGeometry(geometry, convert));
  const geometries = drawn.filter((geometry): geometry is Geometry => geometry !== undefined);
  const geometry = united(geometries);
  if (known === undefined || geometry === null || geometries.length < drawn.length)
    return undefined;
  const { properties, parameters, bounds, id, number } = known;
  const names = extents.flatMap(({ properties: each }) =>
    (text(each.mesures) ?? text(each.mesure) ?? '').split(';').map((name) => name.trim()),
  );
  const places = extents.map(({ properties: each }) =>
    text(each.localisations)?.replace(/\s+/g, ' '),
  );
  return {
    type: 'Feature',
    id,
    geometry,
    properties: present({
      identifier: number,
      title: titleOf(properties, parameters),
      locationDescription: listed(places),
      inseeCode: issuingCommune(text(properties.collectivitelibelle) ?? '', communes),
      impact: listed(names),
      overallStartTime: bounds.start,
      overallEndTime: bounds.end,
      documentUrl: uri(properties.shorturl),
      updatedAt: fromText(properties.datemodification, context),
    }),
  };
}

function listed(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = [...new Set(texts.filter((each) => each !== undefined && each !== ''))];
  return distinct.length === 0 ? undefined : distinct.join(' ; ').slice(0, 4_000);
}
