/** Locations of the contract → location references of DATEX II v3.3: lines, points and areas. */
import { type XmlNode, xml } from '../xml.ts';
import type { Location, Position } from './bodies.ts';
import { linesOf, simples } from './geometry.ts';

/** Longest `String` and `MultilingualStringValueType` of the schema. */
const TEXT_MAX = 1_024;

/** `locationByOrder` elements: one for the lines of a location, one for each point, one for its areas. */
export function placesOf(location: Location): readonly XmlNode[] {
  const { geometry } = location;
  const where = described(location);
  if (geometry === undefined) return [place('LinearLocation', [where])];
  const lines = linesOf(geometry);
  const nodes: XmlNode[] = [];
  if (lines.length > 0) nodes.push(linear(where, lines));
  for (const simple of simples(geometry)) {
    if (simple.type === 'Point') nodes.push(point(where, simple.coordinates));
    if (simple.type === 'MultiPoint') {
      nodes.push(...simple.coordinates.map((position) => point(where, position)));
    }
    if (simple.type === 'Polygon') nodes.push(area(location, [simple.coordinates]));
    if (simple.type === 'MultiPolygon') nodes.push(area(location, simple.coordinates));
  }
  return nodes;
}

function place(type: string, content: readonly (XmlNode | undefined)[]): XmlNode {
  return xml('locationByOrder', { 'xsi:type': `loc:${type}` }, content);
}

function described({ roadName, roadNumber, description }: Location): XmlNode | undefined {
  const road = [xml('loc:roadName', cut(roadName)), xml('loc:roadNumber', cut(roadNumber))];
  const known = road.some((node) => node !== undefined);
  if (!known && description === undefined) return undefined;
  return xml('loc:supplementaryPositionalDescription', [
    description === undefined ? undefined : text('loc:locationDescription', description),
    known ? xml('loc:roadInformation', road) : undefined,
  ]);
}

function text(name: string, said: string): XmlNode {
  return xml(name, [xml('com:values', [xml('com:value', { lang: 'fr' }, cut(said) ?? '')])]);
}

function cut(said: string | undefined): string | undefined {
  return said?.slice(0, TEXT_MAX);
}

/** DiaLog's extension carries the whole geometry; DATEX II itself has room for one line. */
function linear(where: XmlNode | undefined, lines: readonly (readonly Position[])[]): XmlNode {
  const [first = [], ...others] = lines;
  const geometry =
    others.length === 0
      ? { type: 'LineString', coordinates: first }
      : { type: 'MultiLineString', coordinates: lines };
  return place('LinearLocation', [
    where,
    others.length === 0 ? xml('loc:gmlLineString', [positions(first)]) : undefined,
    xml('loc:_linearLocationExtension', [
      xml('loc:linearLocationExtended', [xml('dx:geoJsonGeometry', JSON.stringify(geometry))]),
    ]),
  ]);
}

function point(where: XmlNode | undefined, [lon, lat]: Position): XmlNode {
  return place('PointLocation', [
    where,
    xml('loc:pointByCoordinates', [
      xml('loc:pointCoordinates', [
        xml('loc:latitude', degrees(lat)),
        xml('loc:longitude', degrees(lon)),
      ]),
    ]),
  ]);
}

function area(
  { description, roadName }: Location,
  polygons: readonly (readonly (readonly Position[])[])[],
): XmlNode {
  const name = description ?? roadName;
  return place('AreaLocation', [
    xml('loc:gmlMultiPolygon', [
      name === undefined ? undefined : text('loc:gmlAreaName', name),
      ...polygons.map(([exterior = [], ...holes]) =>
        xml('loc:gmlPolygon', [
          xml('loc:exterior', [positions(exterior)]),
          ...holes.map((hole) => xml('loc:interior', [positions(hole)])),
        ]),
      ),
    ]),
  ]);
}

/** Latitude before longitude, the order of EPSG:4326 in GML. */
function positions(path: readonly Position[]): XmlNode {
  return xml('loc:posList', path.map(([lon, lat]) => `${degrees(lat)} ${degrees(lon)}`).join(' '));
}

/** `1e-7` is no number of `GmlPosList`. */
function degrees(value: number): string {
  return value.toFixed(7);
}
