/** DATEX II vehicle and user conditions → vehicle set of the contract, in the profile of DiaLog. */

import { present } from '../../contracts/present.ts';
import {
  COMPARISONS,
  type Comparison,
  type Vehicle,
  type VehicleSet,
} from '../../contracts/voirie/bodies.ts';
import { oneOf } from '../wire-values.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';

const CRITAIR: Readonly<Record<string, string>> = {
  critairElectric: 'critairElectric',
  critair0: 'critairElectric',
  critair1: 'critair1',
  critair2: 'critair2',
  critair3: 'critair3',
  critair4: 'critair4',
  critair5: 'critair5',
  critairUnclassified: 'critairUnclassified',
};

/** Members of `VehicleCharacteristics` that are read; any other would narrow the set unsaid. */
const KNOWN = new Set([
  'loadType',
  'vehicleType',
  'vehicleUsage',
  'grossWeightCharacteristic',
  'heightCharacteristic',
  'lengthCharacteristic',
  'widthCharacteristic',
  'emissions',
  '_vehicleCharacteristicsExtension',
]);

/** Undefined without condition; `unread` when one of them is not understood. */
export function vehicleSetOf(conditions: readonly XmlElement[]): VehicleSet | 'unread' | undefined {
  const [restricted, exempted]: [Vehicle[], Vehicle[]] = [[], []];
  const critair = new Set<string>();
  const maxima: Record<string, number> = {};
  for (const condition of conditions) {
    const negated = textAt(condition, 'negate') === 'true';
    const read = vehiclesOf(condition, negated);
    if (read === undefined) return 'unread';
    for (const sticker of read.critair) critair.add(sticker);
    for (const [name, value] of Object.entries(read.maxima)) maxima[name] = value;
    (negated ? exempted : restricted).push(...read.vehicles);
  }
  const set = present({
    restricted: restricted.length === 0 ? undefined : restricted,
    exempted: exempted.length === 0 ? undefined : exempted,
    ...maxima,
    critair: critair.size === 0 ? undefined : [...critair],
  });
  return Object.keys(set).length === 0 ? undefined : set;
}

interface Condition {
  readonly vehicles: readonly Vehicle[];
  readonly maxima: Readonly<Record<string, number>>;
  readonly critair: readonly string[];
}

function vehiclesOf(condition: XmlElement, negated: boolean): Condition | undefined {
  const only = (vehicle: Vehicle): Condition => ({ vehicles: [vehicle], maxima: {}, critair: [] });
  const user = word(textAt(condition, 'nonVehicularRoadUser'));
  if (user !== undefined) return only({ nonVehicularRoadUser: user });
  const access = word(textAt(condition, 'accessConditionType'));
  if (access !== undefined) return only({ accessCondition: access });
  const said = descend(condition, 'vehicleCharacteristics');
  if (said === undefined || said.children.length === 0) return undefined;
  if (said.children.some(({ name }) => !KNOWN.has(name))) return undefined;
  return characteristicsOf(said, negated);
}

/** Name on the wire → bound of the contract and field of a vehicle. */
const DIMENSIONS = [
  ['grossWeightCharacteristic', 'grossVehicleWeight', 'maxWeight', 'grossWeight'],
  ['heightCharacteristic', 'vehicleHeight', 'maxHeight', 'height'],
  ['lengthCharacteristic', 'vehicleLength', 'maxLength', 'length'],
  ['widthCharacteristic', 'vehicleWidth', 'maxWidth', 'width'],
] as const;

/**
 * DiaLog writes what is allowed at most as « lessThanOrEqualTo » of a condition that is not negated,
 * and what exceeds it is restricted: heavy goods vehicles « at most 3.5 t » would be none otherwise.
 */
function characteristicsOf(said: XmlElement, negated: boolean): Condition | undefined {
  const maxima: Record<string, number> = {};
  const compared: Record<string, Comparison> = {};
  for (const [name, measure, bound, field] of DIMENSIONS) {
    const all = every(said, name);
    const comparisons = all.map((each) => comparisonOf(each, measure));
    const [only] = comparisons;
    if (all.length > 1 || (all.length === 1 && only === undefined)) return undefined;
    if (only === undefined) continue;
    if (!negated && only.comparisonOperator === 'lessThanOrEqualTo') {
      if (only.value === 0) return undefined;
      maxima[bound] = only.value;
    } else compared[field] = only;
  }
  const critair = emissionsOf(said);
  const types = every(said, 'vehicleType').map((each) => word(each.text));
  if (critair === undefined || types.includes(undefined)) return undefined;
  if (negated && critair.length > 0) return undefined;
  const extension = descend(
    said,
    '_vehicleCharacteristicsExtension',
    'vehicleCharacteristicsExtended',
  );
  const rest = present({
    vehicleUsage: word(textAt(said, 'vehicleUsage')),
    loadType: word(textAt(said, 'loadType')),
    description: textAt(extension, 'otherVehicleType'),
    ...compared,
  });
  const known = types.filter((type) => type !== undefined);
  const vehicles: readonly Vehicle[] =
    known.length === 0 ? [rest] : known.map((vehicleType) => ({ vehicleType, ...rest }));
  return { vehicles: vehicles.filter((each) => Object.keys(each).length > 0), maxima, critair };
}

function comparisonOf(said: XmlElement, measure: string): Comparison | undefined {
  const comparisonOperator = oneOf(textAt(said, 'comparisonOperator'), COMPARISONS);
  const value = Number(textAt(said, measure) ?? Number.NaN);
  if (comparisonOperator === undefined || !(value >= 0 && value < 1_000)) return undefined;
  return { comparisonOperator, value };
}

function emissionsOf(said: XmlElement): readonly string[] | undefined {
  const inside = every(said, 'emissions').flatMap(({ children }) => children);
  if (inside.some(({ name }) => name !== 'emissionClassificationOther')) return undefined;
  const stickers = inside.map(({ text }) => CRITAIR[text]);
  const known = stickers.filter((sticker) => sticker !== undefined);
  return known.length === stickers.length ? known : undefined;
}

/** A word of one of DATEX II's lists; they are open. */
function word(value: string | undefined): string | undefined {
  return value !== undefined && /^[a-zA-Z]{1,60}$/.test(value) ? value : undefined;
}
