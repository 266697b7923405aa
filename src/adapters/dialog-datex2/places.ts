/** DATEX II location references → places of the contract (NF EN 16157-2). */

import { present } from '../../contracts/present.ts';
import type { Geometry, Location } from '../../contracts/voirie/bodies.ts';
import { united } from '../../contracts/voirie/geometry.ts';
import { LON_LAT, readGeometry } from '../geojson.ts';
import { text } from '../wire-values.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';
import { wording } from './wording.ts';

/** What a reading of a location gives: a place, or that its geometry is spoilt. */
export type Read = Location | 'spoilt';

/** Undefined when it says no place in a way that is read here. */
export function placeOf(reference: XmlElement | undefined): Read | undefined {
  if (reference === undefined) return undefined;
  const geometry = geometryOf(reference);
  if (geometry === 'spoilt') return geometry;
  const position = descend(reference, 'supplementaryPositionalDescription');
  const roads = every(position, 'roadInformation');
  const roadName = first(roads, 'roadName');
  const roadNumber = first(roads, 'roadNumber');
  const area = descend(reference, 'gmlMultiPolygon', 'gmlAreaName');
  const description = wording(descend(position, 'locationDescription') ?? area);
  const place = present({
    roadType: roadType(roadName, roadNumber, description),
    roadName,
    roadNumber,
    description,
    geometry,
  });
  return Object.keys(place).length === 0 ? undefined : place;
}

function first(elements: readonly XmlElement[], name: string): string | undefined {
  return elements.map((each) => text(textAt(each, name))).find((said) => said !== undefined);
}

/** As DiaLog tells them apart: a street by its name, a road by the letter of its number. */
function roadType(
  roadName: string | undefined,
  roadNumber: string | undefined,
  description: string | undefined,
): Location['roadType'] {
  if (roadNumber !== undefined) {
    if (/^(?:D|RD)\s?\d/i.test(roadNumber)) return 'departmentalRoad';
    return /^(?:N|RN)\s?\d/i.test(roadNumber) ? 'nationalRoad' : undefined;
  }
  if (roadName !== undefined) return 'lane';
  return description === undefined ? undefined : 'rawGeoJSON';
}

function geometryOf(reference: XmlElement): Geometry | 'spoilt' | undefined {
  const extended = textAt(
    reference,
    '_linearLocationExtension',
    'linearLocationExtended',
    'geoJsonGeometry',
  );
  if (extended !== undefined) return fromGeoJson(extended) ?? 'spoilt';
  const line = textAt(reference, 'gmlLineString', 'posList');
  if (line !== undefined) return fromGml('LineString', [pairs(line)]);
  const polygons = every(reference, 'gmlMultiPolygon', 'gmlPolygon');
  if (polygons.length > 0) {
    const read = polygons.map((each) =>
      fromGml('Polygon', [
        pairs(textAt(each, 'exterior', 'posList')),
        ...every(each, 'interior', 'posList').map((ring) => pairs(ring.text)),
      ]),
    );
    const known = read.filter((each) => each !== 'spoilt');
    return known.length === read.length ? (united(known) ?? 'spoilt') : 'spoilt';
  }
  const point = descend(reference, 'pointByCoordinates', 'pointCoordinates');
  if (point === undefined) return undefined;
  const said = [textAt(point, 'latitude'), textAt(point, 'longitude')].join(' ');
  return fromGml('Point', [pairs(said)]);
}

/** Vendors' JSON inside XML: longitude before latitude, which GML in the same file turns round. */
function fromGeoJson(written: string): Geometry | undefined {
  try {
    return readGeometry(JSON.parse(written), LON_LAT);
  } catch {
    return undefined;
  }
}

type Pairs = readonly (readonly number[])[];

/** « lat lon lat lon… », the order of EPSG:4326 in GML, turned to that of GeoJSON. */
function pairs(list: string | undefined): Pairs {
  const numbers = (list ?? '')
    .split(/\s+/)
    .map((each) => (each === '' ? Number.NaN : Number(each)));
  if (numbers.length % 2 !== 0 || numbers.some(Number.isNaN)) return [];
  return numbers.flatMap((lat, index) =>
    index % 2 === 0 ? [[numbers[index + 1] ?? Number.NaN, lat]] : [],
  );
}

function fromGml(type: 'LineString' | 'Polygon' | 'Point', paths: readonly Pairs[]) {
  const [line] = paths;
  const coordinates = { LineString: line, Polygon: paths, Point: line?.[0] }[type];
  return readGeometry({ type, coordinates }, LON_LAT) ?? 'spoilt';
}
