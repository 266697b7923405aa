/**
 * Orders → Waze CIFS v2 (cifsv2.xsd): roads closed to every vehicle. CIFS has no word for the other
 * measures, no place for areas and points, no end for what is permanent, no exceptions: what it would
 * say wrongly it does not say.
 */
import { type XmlNode, xml, xmlDocument } from '../xml.ts';
import { type Collection, DAYS, type Location, type Order, type Period } from './bodies.ts';
import { linesOf } from './geometry.ts';

const SUBTYPES: Readonly<Record<string, string>> = {
  roadMaintenance: 'ROAD_CLOSED_CONSTRUCTION',
  event: 'ROAD_CLOSED_EVENT',
  incident: 'ROAD_CLOSED_HAZARD',
};

/** Shortest identifier and street name of the schema. */
const [ID_MIN, STREET_MIN] = [3, 2];

export function cifsOf({ features, timeStamp }: Collection<Order>): string {
  const root = xml('incidents', { timestamp: timeStamp }, features.flatMap(incidentsOf));
  return xmlDocument(root);
}

function incidentsOf(order: Order): readonly XmlNode[] {
  const { id, properties } = order;
  if (properties.status === 'withdrawn' || properties.status === 'planned') return [];
  return properties.measures.flatMap(({ type, vehicleSet, periods, locations }, measure) => {
    if (type !== 'noEntry' || vehicleSet?.restricted !== undefined) return [];
    if (vehicleSet !== undefined && isPartial(Object.keys(vehicleSet))) return [];
    return periods.filter(canBeSaid).flatMap((period, when) =>
      locations.flatMap((location, where) =>
        linesIn(location).map((polyline, line) =>
          incident(order, {
            id: [id, measure, when, where, line].join('-').padEnd(ID_MIN, '-'),
            period,
            location,
            polyline,
          }),
        ),
      ),
    );
  });
}

/** A road closed to some vehicles is not closed; exemptions (residents, rescue) leave it closed. */
function isPartial(limits: readonly string[]): boolean {
  return limits.some((name) => name !== 'exempted');
}

function canBeSaid(period: Period): boolean {
  const { end, specialDays, exceptions, description, timeSlots = [] } = period;
  const local = timeSlots.every(({ timeZone }) => timeZone === 'Europe/Paris');
  const narrowed = [specialDays, exceptions, description].some((each) => each !== undefined);
  return end !== undefined && !narrowed && local;
}

function linesIn({ geometry }: Location): readonly string[] {
  if (geometry === undefined) return [];
  return linesOf(geometry).map((line) =>
    // « lat lon lat lon… », the reverse of GeoJSON; at least six decimals.
    line.map(([lon, lat]) => `${lat.toFixed(7)} ${lon.toFixed(7)}`).join(' '),
  );
}

interface Incident {
  readonly id: string;
  readonly period: Period;
  readonly location: Location;
  readonly polyline: string;
}

function incident({ properties }: Order, { id, period, location, polyline }: Incident): XmlNode {
  const { identifier, title, subject = '', documentUrl, issuingAuthority } = properties;
  const { roadName, roadNumber, description, direction } = location;
  const street = roadName ?? roadNumber ?? description ?? title ?? identifier;
  const oneWay = direction === 'aligned' || direction === 'opposite';
  const along = direction === 'opposite' ? polyline.split(' ').reverse() : polyline.split(' ');
  return xml('incident', { id }, [
    xml('creationtime', properties.createdAt),
    xml('updatetime', properties.updatedAt),
    xml('source', [
      xml('reference', identifier),
      xml('name', issuingAuthority),
      xml('url', documentUrl),
    ]),
    xml('type', 'ROAD_CLOSED'),
    xml('subtype', SUBTYPES[subject]),
    xml('description', title ?? 'Circulation interdite'),
    xml('street', street.padEnd(STREET_MIN, ' ')),
    xml('polyline', direction === 'opposite' ? turned(along) : polyline),
    xml('direction', oneWay ? 'ONE_DIRECTION' : 'BOTH_DIRECTIONS'),
    xml('starttime', period.start),
    xml('endtime', period.end),
    schedule(period),
  ]);
}

/** Numbers of the whole line in reverse → pairs, latitude first again. */
function turned(numbers: readonly string[]): string {
  return numbers
    .flatMap((lon, index) => (index % 2 === 0 ? [`${numbers[index + 1]} ${lon}`] : []))
    .join(' ');
}

/** A slot that passes midnight is an evening and the next morning. */
function schedule({ days, timeSlots }: Period): XmlNode | undefined {
  if (days === undefined && timeSlots === undefined) return undefined;
  const slots = timeSlots ?? [{ start: '00:00', end: '23:59' }];
  const hours = new Map<string, string[]>();
  const add = (index: number, span: string): void => {
    const day = DAYS[index % DAYS.length] ?? 'monday';
    hours.set(day, [...(hours.get(day) ?? []), span]);
  };
  for (const day of days ?? DAYS) {
    const index = DAYS.indexOf(day);
    for (const { start, end } of slots) {
      if (start < end) add(index, `${start}-${end}`);
      else {
        add(index, `${start}-23:59`);
        if (end !== '00:00') add(index + 1, `00:00-${end}`);
      }
    }
  }
  return xml(
    'schedule',
    DAYS.flatMap((day) => {
      const spans = hours.get(day);
      return spans === undefined ? [] : [xml(day, spans.toSorted().join(','))];
    }),
  );
}
