/** An entity in its four writings (NGSI-v2 and NGSI-LD, normalized and simplified) → one. */
import type { Observed } from '../../contracts/stationnement/observation.ts';
import { point } from '../coordinates.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { capacity, type Described, heightFromCentimetres } from '../parking-description.ts';
import { stateOf } from '../parking-states.ts';
import { count, identifier, listOf, text } from '../wire-values.ts';
import { type Attributes, type EntityWire, propertiesWire } from './wire.ts';

export interface Lot {
  readonly described: Described;
  readonly observed: Observed;
}

/** Undefined when the entity is no car park off the street, or not for cars. */
export function lotOf(entity: EntityWire, context: InstantContext): Lot | undefined {
  const attributes = attributesOf(entity);
  const allowed = texts(attributes.allowedVehicleType);
  if (allowed.length > 0 && !allowed.includes('car')) return undefined;
  const vendorId = identifier(entity.id);
  const total = held(attributes.totalSpotNumber);
  const charges = texts(attributes.chargeType);
  return {
    described: {
      vendorId,
      nom: text(held(attributes.name)),
      point: pointOf(held(attributes.location) ?? held(entity.geometry)),
      fields: {
        adresse: addressOf(held(attributes.address)),
        gratuit: charges.length === 0 ? undefined : freeOf(charges),
        nb_places: capacity(count(total)),
        hauteur_max: heightOf(held(attributes.maximumAllowedHeight)),
        type_ouvrage: texts(attributes.layout).some((layout) => BUILT.includes(layout))
          ? 'ouvrage'
          : undefined,
      },
    },
    observed: {
      vendorId,
      vacant: held(attributes.availableSpotNumber),
      occupied: held(attributes.occupiedSpotNumber),
      total,
      ...stateOf(texts(attributes.status)),
      originTime: observedAt(attributes, context),
    },
  };
}

export function isOffStreet({ type, properties }: EntityWire): boolean {
  const inside =
    typeof properties === 'object' && properties !== null
      ? Reflect.get(properties, 'type')
      : undefined;
  return type === 'OffStreetParking' || (type === 'Feature' && inside === 'OffStreetParking');
}

function attributesOf(entity: EntityWire): Attributes {
  if (entity.type !== 'Feature') return entity;
  const read = propertiesWire.safeParse(entity.properties);
  return read.success ? read.data : {};
}

/** `{ type, value }` when normalized; a GeoJSON geometry and an address have no `value`. */
function held(attribute: unknown): unknown {
  const wrapped = typeof attribute === 'object' && attribute !== null && 'value' in attribute;
  return wrapped ? attribute.value : attribute;
}

function texts(attribute: unknown): readonly string[] {
  const value = held(attribute);
  return listOf(Array.isArray(value) ? value : [value], text) ?? [];
}

/** The counter's own instant, else the one that the entity gives to its occupancy. */
function observedAt(attributes: Attributes, context: InstantContext): string | undefined {
  const { availableSpotNumber: counter, occupancyModified, observationDateTime } = attributes;
  const own =
    typeof counter === 'object' && counter !== null
      ? [Reflect.get(counter, 'observedAt'), timestampOf(Reflect.get(counter, 'metadata'))]
      : [];
  return [...own, held(occupancyModified), held(observationDateTime)]
    .map((instant) => fromText(instantIn(instant), context))
    .find((instant) => instant !== undefined);
}

function timestampOf(metadata: unknown): unknown {
  return typeof metadata === 'object' && metadata !== null
    ? held(Reflect.get(metadata, 'timestamp'))
    : undefined;
}

/** NGSI-LD writes an instant as `{ "@type": "DateTime", "@value": … }`. */
function instantIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, '@value') : value;
}

/** A car park drawn as an area has no one position: it is left out. */
function pointOf(geometry: unknown) {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  if (Reflect.get(geometry, 'type') !== 'Point') return undefined;
  const coordinates: unknown = Reflect.get(geometry, 'coordinates');
  if (!Array.isArray(coordinates) || coordinates.length < 2) return undefined;
  return point(coordinates[1], coordinates[0]);
}

/** « Rue, code postal, commune », as the national schema writes it. */
function addressOf(address: unknown): string | undefined {
  if (typeof address !== 'object' || address === null) return undefined;
  const parts = ['streetAddress', 'postalCode', 'addressLocality'].map((name) =>
    text(Reflect.get(address, name)),
  );
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(', ');
}

/** « free » beside a price is not free for all. */
function freeOf(charges: readonly string[]): boolean | undefined {
  if (charges.every((charge) => charge === 'free')) return true;
  return charges.some((charge) => charge === 'free' || charge === 'unknown' || charge === 'other')
    ? undefined
    : false;
}

/** Metres. */
function heightOf(value: unknown): string | undefined {
  return typeof value === 'number'
    ? heightFromCentimetres(Math.round(value * 1_000) / 10)
    : undefined;
}

const BUILT: readonly string[] = [
  'multiStorey',
  'multiLevel',
  'underground',
  'automatedParkingGarage',
];
