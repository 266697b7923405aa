/** GeoJSON geometries as vendors write them → those of the contract: two dimensions, WGS 84, closed. */
import type { Geometry, Position, SimpleGeometry } from '../contracts/voirie/bodies.ts';
import { type Box, isInside, pathsOf, united } from '../contracts/voirie/geometry.ts';
import { type ToWgs84, toWgs84 } from './crs.ts';

/** GeoJSON's own system (RFC 7946 §4). */
export const LON_LAT: ToWgs84 = (lon, lat) => toWgs84('CRS84', 'lon-lat')?.(lon, lat);

/** Collections within collections beyond this are no geometry. */
const DEPTH_MAX = 4;

/** Undefined when it is no geometry or any of its positions is none: half a street is no street. */
export function readGeometry(value: unknown, convert: ToWgs84, depth = 0): Geometry | undefined {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return undefined;
  const [type, inside] = [Reflect.get(value, 'type'), Reflect.get(value, 'geometries')];
  if (type === 'GeometryCollection') {
    const members = all(inside, (member) => readGeometry(member, convert, depth + 1));
    return members === undefined ? undefined : (united(members) ?? undefined);
  }
  return simple(type, Reflect.get(value, 'coordinates'), convert);
}

function simple(type: unknown, coordinates: unknown, convert: ToWgs84): SimpleGeometry | undefined {
  const point = (value: unknown) => position(value, convert);
  const line = (value: unknown) => atLeast(2, all(value, point));
  const polygon = (value: unknown) => all(value, (ring) => closed(all(ring, point)));
  switch (type) {
    case 'Point':
      return made(point(coordinates), (read) => ({ type, coordinates: read }));
    case 'MultiPoint':
      return made(all(coordinates, point), (read) => ({ type, coordinates: read }));
    case 'LineString':
      return made(line(coordinates), (read) => ({ type, coordinates: read }));
    case 'MultiLineString':
      return made(all(coordinates, line), (read) => ({ type, coordinates: read }));
    case 'Polygon':
      return made(polygon(coordinates), (read) => ({ type, coordinates: read }));
    case 'MultiPolygon':
      return made(all(coordinates, polygon), (read) => ({ type, coordinates: read }));
    default:
      return undefined;
  }
}

function made<T>(read: T | undefined, make: (read: T) => SimpleGeometry) {
  return read === undefined ? undefined : make(read);
}

function position(value: unknown, convert: ToWgs84): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const [first, second]: unknown[] = value;
  if (typeof first !== 'number' || typeof second !== 'number') return undefined;
  return convert(first, second);
}

/** Every member or nothing; an empty list is nothing. */
function all<T>(value: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const members: T[] = [];
  for (const item of value) {
    const member = read(item);
    if (member === undefined) return undefined;
    members.push(member);
  }
  return members;
}

function atLeast<T>(count: number, list: readonly T[] | undefined): readonly T[] | undefined {
  return list !== undefined && list.length >= count ? list : undefined;
}

/** A ring that ends where it began (RFC 7946 §3.1.6). */
function closed(ring: readonly Position[] | undefined): readonly Position[] | undefined {
  const [first, last] = [ring?.[0], ring?.at(-1)];
  const same = first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return same ? atLeast(4, ring) : undefined;
}

/**
 * Where a geometry lies for a territory. `swapped`: it would be inside with its axes the other way
 * round, which is a fault and no other territory's geometry.
 */
export function whereabouts(geometry: Geometry, box: Box): 'inside' | 'swapped' | 'elsewhere' {
  const positions = pathsOf(geometry).flat();
  if (positions.some((each) => isInside(each, box))) return 'inside';
  return positions.some(([lon, lat]) => isInside([lat, lon], box)) ? 'swapped' : 'elsewhere';
}
