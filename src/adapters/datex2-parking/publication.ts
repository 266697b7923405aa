/**
 * Where the records of a publication are: version 3 puts them below `payload`, version 2 below a
 * `genericPublication` and its extension, one or ten at a time, areas around them or not.
 */
import { descend, type XmlElement } from '../xml-tree.ts';

export interface Records {
  readonly tables: readonly XmlElement[];
  readonly statuses: readonly XmlElement[];
  readonly publicationTime: string | undefined;
}

/** More car parks than any publication has. */
const RECORDS_MAX = 20_000;

/**
 * A record by what it holds and not by its name alone: `parkingFacilityStatus` is both the record and
 * its state, `groupOfParkingSpacesStatus` both a group and its counters.
 */
export function recordsIn(root: XmlElement): Records {
  const tables: XmlElement[] = [];
  const statuses: XmlElement[] = [];
  let publicationTime: string | undefined;
  const left: XmlElement[] = [root];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (tables.length + statuses.length >= RECORDS_MAX) break;
    if (next.name === 'publicationTime') publicationTime ??= next.text;
    if (isTable(next)) tables.push(next);
    else if (isStatus(next)) statuses.push(next);
    else left.push(...next.children.toReversed());
  }
  return { tables, statuses, publicationTime };
}

function isTable({ name, attributes }: XmlElement): boolean {
  return ['parkingRecord', 'parkingFacility'].includes(name) && attributes.id !== undefined;
}

function isStatus(element: XmlElement): boolean {
  return referenceOf(element) !== undefined;
}

/** Whom a status is of: `parkingRecordReference` (2.3, 3) or `parkingFacilityReference` (2.x extension). */
export function referenceOf(status: XmlElement): string | undefined {
  const reference = {
    parkingRecordStatus: 'parkingRecordReference',
    parkingFacilityStatus: 'parkingFacilityReference',
  };
  if (status.name !== 'parkingRecordStatus' && status.name !== 'parkingFacilityStatus') {
    return undefined;
  }
  return descend(status, reference[status.name])?.attributes.id;
}
