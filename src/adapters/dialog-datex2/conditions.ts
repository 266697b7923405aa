/**
 * DATEX II conditions: a set joins « when », « where » and « who » by « and »; each of the three may
 * be a set of its own joined by « or ». Any other shape says something else than what is read here.
 */
import { every, textAt, type XmlElement } from '../xml-tree.ts';

export interface Conditions {
  readonly validity: readonly XmlElement[];
  readonly location: readonly XmlElement[];
  readonly vehicle: readonly XmlElement[];
}

type Family = keyof Conditions;

const FAMILIES: Readonly<Record<string, Family>> = {
  ValidityCondition: 'validity',
  LocationCondition: 'location',
  VehicleCondition: 'vehicle',
  NonVehicularRoadUserCondition: 'vehicle',
  AccessCondition: 'vehicle',
};

/** Undefined when it is not understood. */
export function conditionsOf(root: XmlElement | undefined): Conditions | undefined {
  if (root === undefined) return { validity: [], location: [], vehicle: [] };
  if (typeOf(root) !== 'ConditionSet') return sorted([root]);
  if (isNegated(root) || textAt(root, 'operator') !== 'and') return undefined;
  const groups = every(root, 'conditions').map(groupOf);
  const read = groups.filter((group) => group !== undefined);
  if (read.length < groups.length) return undefined;
  // Two alternatives of one family joined by « and » would be where or when both hold.
  const families = read.filter(({ family }) => family !== 'vehicle').map(({ family }) => family);
  if (new Set(families).size < families.length) return undefined;
  return sorted(read.flatMap(({ members }) => members));
}

interface Group {
  readonly family: Family;
  readonly members: readonly XmlElement[];
}

/** Conditions of one family, alternatives of each other. */
function groupOf(condition: XmlElement): Group | undefined {
  const isSet = typeOf(condition) === 'ConditionSet';
  const members = isSet ? every(condition, 'conditions') : [condition];
  if (isSet && (isNegated(condition) || textAt(condition, 'operator') !== 'or')) return undefined;
  const families = new Set(members.map((member) => FAMILIES[typeOf(member)]));
  const [family] = families;
  return families.size === 1 && family !== undefined ? { family, members } : undefined;
}

function sorted(members: readonly XmlElement[]): Conditions | undefined {
  const of = (family: Family) => members.filter((each) => FAMILIES[typeOf(each)] === family);
  const [validity, location, vehicle] = [of('validity'), of('location'), of('vehicle')];
  // « Not there » and « not then » are nowhere in the contract.
  if ([...validity, ...location].some(isNegated)) return undefined;
  const known = validity.length + location.length + vehicle.length;
  return known === members.length ? { validity, location, vehicle } : undefined;
}

function typeOf({ attributes }: XmlElement): string {
  return (attributes.type ?? '').replace(/^.*:/, '');
}

function isNegated(condition: XmlElement): boolean {
  return textAt(condition, 'negate') === 'true';
}
