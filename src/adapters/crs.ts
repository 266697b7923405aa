/**
 * Coordinate reference systems of French portals → WGS 84 longitude and latitude. RGF93 and WGS 84
 * are within a metre of each other and taken as equal, as IGN does for such uses.
 */
import proj4 from 'proj4';
import type { Position } from '../contracts/voirie/bodies.ts';

/**
 * `lon-lat` is also easting, northing: GeoJSON, WFS 1.0, most portals. `lat-lon` is what the EPSG
 * database says of geographic systems: GML and WFS 1.1 with `urn:ogc:def:crs:EPSG::4326`.
 */
export type AxisOrder = 'lon-lat' | 'lat-lon';

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

/** EPSG code → definition, from the EPSG registry. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  // Lambert-93.
  '2154': `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`,
  // Conique conforme 9 zones, zone 4 (CC45): Bordeaux Métropole.
  '3945': `+proj=lcc +lat_0=45 +lon_0=3 +lat_1=44.25 +lat_2=45.75 +x_0=1700000 +y_0=4200000 ${GRS80}`,
  // Web Mercator.
  '3857':
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
};

/** RGF93 in degrees, and WGS 84 itself: nothing to compute. */
const GEOGRAPHIC = new Set(['4326', '4171']);

const WGS84 = '+proj=longlat +datum=WGS84 +no_defs';

/** Seven decimals of a degree are a centimetre. */
const DECIMALS = 1e7;

export type ToWgs84 = (first: number, second: number) => Position | undefined;

/** `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154` (RFC 5165), `http://www.opengis.net/def/crs/EPSG/0/2154`. */
const NAMED =
  /^(?:EPSG:|urn:ogc:def:crs:EPSG:[\d.]*:|https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[\d.]+\/|gml\/srs\/epsg\.xml#))(\d{4,5})$/i;
const CRS84 =
  /^(?:urn:ogc:def:crs:OGC:[\d.]*:CRS84|OGC:CRS84|CRS84|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/[\d.]+\/CRS84)$/i;

/** Undefined for a system that is not known here: nothing is guessed of where it might be. */
export function toWgs84(crs: string, axes: AxisOrder): ToWgs84 | undefined {
  const name = crs.trim();
  if (CRS84.test(name)) return degrees;
  const code = NAMED.exec(name)?.[1] ?? '';
  if (GEOGRAPHIC.has(code)) {
    return axes === 'lon-lat' ? degrees : (lat, lon) => degrees(lon, lat);
  }
  const definition = DEFINITIONS[code];
  if (definition === undefined) return undefined;
  const { inverse } = proj4(WGS84, definition);
  const convert = (x: number, y: number): Position | undefined => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
    const [lon = Number.NaN, lat = Number.NaN] = inverse([x, y]);
    return degrees(lon, lat);
  };
  return axes === 'lon-lat' ? convert : (y, x) => convert(x, y);
}

function degrees(lon: number, lat: number): Position | undefined {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
  return [rounded(lon), rounded(lat)];
}

/** `+ 0` so that there is no negative zero. */
function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS + 0;
}
