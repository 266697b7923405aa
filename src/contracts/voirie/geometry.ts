/** GeoJSON geometries: their positions, their union, whether they meet a rectangle. */
import type { Geometry, Position, SimpleGeometry } from './bodies.ts';

export function simples(geometry: Geometry): readonly SimpleGeometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
}

/** Lines, rings and single positions of a geometry, as paths. */
export function pathsOf(geometry: Geometry): readonly (readonly Position[])[] {
  return simples(geometry).flatMap((simple): readonly (readonly Position[])[] => {
    switch (simple.type) {
      case 'Point':
        return [[simple.coordinates]];
      case 'MultiPoint':
        return simple.coordinates.map((position) => [position]);
      case 'LineString':
        return [simple.coordinates];
      case 'MultiPolygon':
        return simple.coordinates.flat();
      default:
        return simple.coordinates;
    }
  });
}

/** The lines alone, for formats that know nothing else. */
export function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  return simples(geometry).flatMap((simple) => {
    if (simple.type === 'LineString') return [simple.coordinates];
    return simple.type === 'MultiLineString' ? simple.coordinates : [];
  });
}

/**
 * One geometry out of several: of one kind a `Multi…`, of several kinds a collection with one member
 * a kind (RFC 7946 §3.1.8 advises against collections of one kind). Equal ones count once.
 */
export function united(geometries: readonly Geometry[]): Geometry | null {
  const distinct = new Map(
    geometries.flatMap(simples).map((simple) => [JSON.stringify(simple), simple]),
  );
  const all = [...distinct.values()];
  const [first] = all;
  if (first === undefined) return null;
  if (all.length === 1) return first;
  const points = all.flatMap((each) => {
    if (each.type === 'Point') return [each.coordinates];
    return each.type === 'MultiPoint' ? each.coordinates : [];
  });
  const lines = all.flatMap(linesOf);
  const polygons = all.flatMap((each) => {
    if (each.type === 'Polygon') return [each.coordinates];
    return each.type === 'MultiPolygon' ? each.coordinates : [];
  });
  const kinds: SimpleGeometry[] = [];
  if (points.length > 0) kinds.push({ type: 'MultiPoint', coordinates: points });
  if (lines.length > 0) kinds.push({ type: 'MultiLineString', coordinates: lines });
  if (polygons.length > 0) kinds.push({ type: 'MultiPolygon', coordinates: polygons });
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) return only;
  return { type: 'GeometryCollection', geometries: kinds };
}

/** Degrees; what touches the edge is inside. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function isInside([lon, lat]: Position, { west, south, east, north }: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Whether the geometry has a part in the box: a corner of one in the other, or crossing edges. */
export function meets(geometry: Geometry, box: Box): boolean {
  return pathsOf(geometry).some(
    (path) =>
      path.some((position) => isInside(position, box)) ||
      path.some((from, index) => crosses(from, path[index + 1] ?? from, box)) ||
      (isClosed(path) && surrounds(path, [box.west, box.south])),
  );
}

function isClosed(path: readonly Position[]): boolean {
  const [first, last] = [path[0], path.at(-1)];
  return path.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Liang–Barsky: the part of the segment within the four half-planes of the box is not empty. */
function crosses([x0, y0]: Position, [x1, y1]: Position, box: Box): boolean {
  const [dx, dy] = [x1 - x0, y1 - y0];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, x0 - box.west],
    [dx, box.east - x0],
    [-dy, y0 - box.south],
    [dy, box.north - y0],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

/** Even-odd rule. */
function surrounds(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (const [index, [x0, y0]] of ring.entries()) {
    const [x1, y1] = ring[index + 1] ?? ring[0] ?? [x0, y0];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}
