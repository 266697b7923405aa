import { type Point, point } from '../coordinates.ts';
import { capacity, type Described } from '../parking-description.ts';
import { count, identifier, text } from '../wire-values.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';

export function describedIn(record: XmlElement): Described {
  return {
    vendorId: identifier(record.attributes.id),
    nom: nameIn(record),
    point: pointIn(record),
    fields: {
      nb_places: capacity(
        count(textAt(record, 'parkingNumberOfSpaces') ?? textAt(record, 'totalParkingCapacity')),
      ),
    },
  };
}

/** The French name, else the first; version 2 has texts with and without `values` around them. */
function nameIn(record: XmlElement): string | undefined {
  for (const name of ['parkingName', 'parkingFacilityName']) {
    const around = descend(record, name);
    if (around === undefined) continue;
    const values = [...every(around, 'values', 'value'), ...every(around, 'value'), around];
    const named = values.filter((value) => value.text !== '');
    const french = named.find(({ attributes }) => attributes.lang?.toLowerCase().startsWith('fr'));
    return text((french ?? named[0])?.text);
  }
  return undefined;
}

/** Elements that say where a car park is, the best first. */
const PLACES = ['parkingLocation', 'facilityLocation', 'entranceLocation'];

function pointIn(record: XmlElement): Point | undefined {
  for (const name of PLACES) {
    const place = descend(record, name);
    const coordinates =
      descend(place, 'pointByCoordinates', 'pointCoordinates') ??
      descend(place, 'pointCoordinates') ??
      descend(place, 'locationForDisplay') ??
      descend(place, 'coordinatesForDisplay') ??
      place;
    const found = point(textAt(coordinates, 'latitude'), textAt(coordinates, 'longitude'));
    if (found !== undefined) return found;
  }
  return undefined;
}
