/** The three shapes that ParkAPI gives a car park → one. */
import type { SiteStatus } from '../../contracts/stationnement/bodies.ts';
import { type Observed, siteStatus } from '../../contracts/stationnement/observation.ts';
import { point, pointFromObject } from '../coordinates.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { capacity, type Described, heightFromCentimetres } from '../parking-description.ts';
import { count, flag, identifier, text, uri } from '../wire-values.ts';
import type { LotWire, PlaceWire, SiteWire } from './wire.ts';

export interface Lot {
  readonly described: Described;
  /** Undefined when this car park is not counted. */
  readonly observed: Observed | undefined;
}

interface Lots {
  readonly last_updated?: unknown;
  readonly lots: readonly LotWire[];
}

export function fromLots({ lots, last_updated }: Lots, context: InstantContext): readonly Lot[] {
  const publishedAt = fromText(last_updated, context);
  const slugOf = slugsOf(lots.map(({ id, name }) => (identifier(id) === undefined ? name : null)));
  return lots.map((lot, index) => {
    const vendorId = identifier(lot.id) ?? slugOf(index);
    const word = text(lot.state)?.toLowerCase();
    return {
      described: {
        vendorId,
        nom: text(lot.name),
        point: pointFromObject(lot.coords),
        fields: {
          adresse: text(lot.address),
          url: uri(lot.url),
          nb_places: capacity(count(lot.total)),
          nb_pmr: count(lot['total:disabled']),
          type_ouvrage: BUILT[text(lot.lot_type) ?? ''],
        },
      },
      observed: {
        vendorId,
        vacant: lot.free,
        total: lot.total,
        status: siteStatus(lot.state, STATES),
        announcesSpaces: word === 'many' || word === 'few',
        publishedAt,
      },
    };
  });
}

interface Feature {
  readonly properties: PlaceWire;
  readonly geometry?: unknown;
}

export function fromFeatures(features: readonly Feature[]): readonly Lot[] {
  const city = features.find(({ properties }) => properties.type === 'city')?.properties.name;
  const places = features.filter(({ properties }) => properties.type !== 'city');
  const slugOf = slugsOf(places.map(({ properties }) => properties.name));
  return places.map(({ properties, geometry }, index) => {
    const own = slugOf(index);
    return {
      described: {
        vendorId: own === undefined ? undefined : `${slug(city) ?? ''}${own}`,
        nom: text(properties.name),
        point: pointOf(geometry),
        fields: {
          adresse: text(properties.address),
          url: uri(properties.url),
          nb_places: capacity(count(properties.total)),
          type_ouvrage: BUILT[text(properties.type) ?? ''],
        },
      },
      observed: undefined,
    };
  });
}

export function fromSites(sites: readonly SiteWire[], context: InstantContext): readonly Lot[] {
  // The same list holds bicycle parks and lockers.
  const cars = sites.filter(
    ({ purpose }) => purpose === undefined || purpose === null || purpose === 'CAR',
  );
  return cars.map((site) => {
    const vendorId = identifier(site.id);
    const fee = flag(site.has_fee);
    return {
      described: {
        vendorId,
        nom: text(site.name),
        point: point(site.lat, site.lon),
        fields: {
          adresse: text(site.address),
          url: uri(site.public_url),
          gratuit: fee === undefined ? undefined : !fee,
          nb_places: capacity(count(site.capacity)),
          nb_pmr: count(site.capacity_disabled),
          nb_voitures_electriques: count(site.capacity_charging),
          nb_autopartage: count(site.capacity_carsharing),
          hauteur_max: heightFromCentimetres(count(site.max_height)),
          type_ouvrage: BUILT[text(site.type) ?? ''],
        },
      },
      observed:
        flag(site.has_realtime_data) === false
          ? undefined
          : {
              vendorId,
              vacant: site.realtime_free_capacity,
              total: site.realtime_capacity ?? site.capacity,
              status: siteStatus(site.realtime_opening_status, STATES),
              originTime: fromText(site.realtime_data_updated_at, context),
            },
    };
  });
}

const STATES: Readonly<Record<string, SiteStatus>> = {
  open: 'open',
  many: 'open',
  few: 'almostFull',
  full: 'full',
  closed: 'closed',
  nodata: 'unknown',
  unknown: 'unknown',
};

/** « Parkplatz » says that it is in the open, not that it is enclosed. */
const BUILT: Readonly<Record<string, 'ouvrage'>> = {
  Parkhaus: 'ouvrage',
  Tiefgarage: 'ouvrage',
  CAR_PARK: 'ouvrage',
  UNDERGROUND: 'ouvrage',
};

/** By place in the list: two car parks of one name and no identifier cannot be told apart. */
function slugsOf(names: readonly unknown[]): (index: number) => string | undefined {
  const slugs = names.map(slug);
  const counts = new Map<string | undefined, number>();
  for (const each of slugs) counts.set(each, (counts.get(each) ?? 0) + 1);
  return (index) => (counts.get(slugs[index]) === 1 ? slugs[index] : undefined);
}

/** The identifier that ParkAPI itself makes of a name: letters and digits, umlauts written out. */
function slug(name: unknown): string | undefined {
  const written = text(name)
    ?.toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  return written === '' ? undefined : written;
}

/** GeoJSON: longitude first. */
function pointOf(geometry: unknown) {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  if (Reflect.get(geometry, 'type') !== 'Point') return undefined;
  const coordinates: unknown = Reflect.get(geometry, 'coordinates');
  return Array.isArray(coordinates) && coordinates.length >= 2
    ? point(coordinates[1], coordinates[0])
    : undefined;
}
