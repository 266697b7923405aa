/** What a car park is: a vendor’s record and what the territory declares → one GeoJSON feature. */
import { derived } from '../contracts/coverage.ts';
import { present } from '../contracts/present.ts';
import type { Parking } from '../contracts/stationnement/bodies.ts';
import { ID_MAX, inseeOf, type ParkingSettings } from '../contracts/stationnement/settings.ts';
import type { Point } from './coordinates.ts';
import { text } from './wire-values.ts';

export interface Described {
  /** The vendor’s identifier. */
  readonly vendorId: string | undefined;
  readonly nom: string | undefined;
  readonly point: Point | undefined;
  /** Other fields of the national schema, judged already; undefined when the vendor gives none. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export function parkingFeature(
  { vendorId, nom, point, fields }: Described,
  settings: ParkingSettings,
): Parking | undefined {
  if (vendorId === undefined || point === undefined) return undefined;
  const known = Object.hasOwn(settings.declared, vendorId)
    ? settings.declared[vendorId]
    : undefined;
  const id = known?.id ?? vendorId;
  const name = capitals(known?.nom ?? nom);
  if (name === undefined || id.length > ID_MAX) return undefined;
  const { id: _, nom: __, insee: ___, ...declared } = known ?? {};
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [rounded(point.lon), rounded(point.lat)] },
    // What the vendor says of its own car park comes before what the registry says of it.
    properties: {
      id,
      nom: name,
      ...present({ insee: inseeOf(id, known, settings) }),
      ...present(declared),
      ...present(fields),
    },
  };
}

/** Seven decimals are a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** « En majuscules et sans accents » (schema-stationnement 0.1.5, `nom`). */
function capitals(name: string | undefined): string | undefined {
  return text(name)
    ?.normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE');
}

/** A capacity: nobody runs a car park of no space, so that 0 is one more way to write « nothing ». */
export function capacity(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}

/** Lowest and highest barriers that can be, centimetres. */
const HEIGHT_MIN = 100;
const HEIGHT_MAX = 600;

/** `hauteur_max`: centimetres, as text. Undefined for what is no height of a barrier. */
export function heightFromCentimetres(value: number | undefined): string | undefined {
  if (value === undefined || value < HEIGHT_MIN || value > HEIGHT_MAX) return undefined;
  return String(Math.floor(value));
}

export const declaredFields = [
  derived('Nom publié, en majuscules et sans accents comme le veut le schéma national.', 'nom'),
  derived(
    'Déclaré par le territoire, ou lu dans l’identifiant national ; sinon la commune du service.',
    'insee',
  ),
] as const;

/** Fields that only the registry can give, when the vendor’s API has none of them. */
export function declaredOnly(...names: readonly string[]) {
  return derived(
    'Déclaré par le territoire : l’interface de l’éditeur ne le publie pas.',
    ...names,
  );
}
