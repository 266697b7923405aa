/** Positions as vendors write them → WGS 84. Plausibility is the contract's to judge, not theirs. */

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** `{ lat, lon }` or `{ lat, lng }`. */
export function pointFromObject(value: unknown): Point | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const lon = Reflect.get(value, 'lon') ?? Reflect.get(value, 'lng');
  return point(Reflect.get(value, 'lat'), lon);
}

/** `[lat, lon]`, the order of Opendatasoft v1: the reverse of GeoJSON. */
export function pointFromPair(value: unknown): Point | undefined {
  return Array.isArray(value) && value.length === 2 ? point(value[0], value[1]) : undefined;
}

export function point(lat: unknown, lon: unknown): Point | undefined {
  const [y, x] = [decimal(lat), decimal(lon)];
  return y === undefined || x === undefined ? undefined : { lat: y, lon: x };
}

/** Some feeds write decimals as text; a decimal comma is not a number. */
function decimal(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d{1,3}(?:\.\d+)?$/.test(value.trim())) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
