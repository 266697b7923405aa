/** Records of works of a portal, its columns named by the service's settings → works of the contract. */
import { z } from 'zod';
import { present } from '../contracts/present.ts';
import type { Geometry, Work } from '../contracts/voirie/bodies.ts';
import { pointFromObject, pointFromPair } from './coordinates.ts';
import { LON_LAT, readGeometry } from './geojson.ts';
import type { InstantContext } from './instant.ts';
import { fromText } from './instant.ts';
import { identifier, text, uri } from './wire-values.ts';
import { PATTERNS, worksDates } from './works-dates.ts';

const column = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,60}$/u);

/** Column of each field; the portal has none of what is not named. */
export const columns = z.object({
  id: column,
  identifier: column.optional(),
  title: column.optional(),
  description: column.optional(),
  roadName: column.optional(),
  locationDescription: column.optional(),
  inseeCode: column.optional(),
  impact: column.optional(),
  contractor: column.optional(),
  start: column,
  end: column.optional(),
  documentUrl: column.optional(),
  updatedAt: column.optional(),
});

export type Columns = z.infer<typeof columns>;

export const datePattern = z.enum(PATTERNS);

export type PortalRecord = Readonly<Record<string, unknown>>;

export interface Reading {
  readonly columns: Columns;
  readonly dates: z.infer<typeof datePattern>;
  readonly context: InstantContext;
}

export function workOf(
  record: PortalRecord,
  geometry: Geometry | undefined,
  { columns: named, dates, context }: Reading,
): Work | undefined {
  const at = (name: string | undefined) => (name === undefined ? undefined : record[name]);
  const words = (name: string | undefined) =>
    identifier(at(name))?.replaceAll('#', ' ; ').replace(/\s+/g, ' ').slice(0, 4_000);
  const id = identifier(at(named.id))?.replaceAll('/', '-');
  const span = worksDates(at(named.start), at(named.end), dates, context);
  if (id === undefined || span === undefined || geometry === undefined) return undefined;
  if (!/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(id)) return undefined;
  const inseeCode = words(named.inseeCode);
  const url = uri(at(named.documentUrl));
  return {
    type: 'Feature',
    id,
    geometry,
    properties: present({
      identifier: words(named.identifier ?? named.id)?.slice(0, 200),
      title: words(named.title),
      description: words(named.description),
      roadName: words(named.roadName),
      locationDescription: words(named.locationDescription),
      inseeCode: /^(?:2[AB]|\d{2})\d{3}$/.test(inseeCode ?? '') ? inseeCode : undefined,
      impact: words(named.impact),
      contractor: words(named.contractor),
      overallStartTime: span.start,
      overallEndTime: span.end,
      documentUrl: url !== undefined && /^https?:/i.test(url) ? url : undefined,
      updatedAt: fromText(at(named.updatedAt), { ...context, planned: true }),
    }),
  };
}

/**
 * Geometry of a record of Opendatasoft: the drawing (`geo_shape`, a feature or a geometry), else the
 * point, `[lat, lon]` in Search v1 and `{ lat, lon }` in Explore v2.1, else GeoJSON's own.
 */
export function opendatasoftGeometry(
  record: PortalRecord,
  geojson: unknown,
  names: { readonly shape: string; readonly point: string },
): Geometry | undefined {
  const [shape, point] = [record[names.shape], record[names.point]];
  const drawn = isObject(shape) && isObject(shape.geometry) ? shape.geometry : shape;
  const read = readGeometry(drawn, LON_LAT);
  if (read !== undefined) return read;
  const position = pointFromObject(point) ?? pointFromPair(point);
  if (position !== undefined) {
    return readGeometry({ type: 'Point', coordinates: [position.lon, position.lat] }, LON_LAT);
  }
  return readGeometry(geojson, LON_LAT);
}

function isObject(value: unknown): value is PortalRecord {
  return typeof value === 'object' && value !== null;
}

/** What the registry says of the territory when the portal has one commune. */
export function placedIn(work: Work | undefined, inseeCode: string | undefined): Work | undefined {
  if (work === undefined || work.properties.inseeCode !== undefined) return work;
  return { ...work, properties: present({ ...work.properties, inseeCode: text(inseeCode) }) };
}
