/** Measures of one extent (« emprise »), out of the names and the free text of Litteralis. */

import { present } from '../../contracts/present.ts';
import type {
  Location,
  Measure,
  MeasureType,
  Period,
  Vehicle,
  VehicleSet,
} from '../../contracts/voirie/bodies.ts';
import { folded } from '../../model/folded.ts';
import { frenchHours } from '../french-hours.ts';
import { text } from '../wire-values.ts';
import type { Bounds } from './dates.ts';
import { measureParametersIn, type Parameter, parameterNamed, parametersIn } from './parameters.ts';
import type { Extent } from './wire.ts';

/** Name without prefix, accents and case → type. Any other name is kept in words. */
const TYPES: Readonly<Record<string, MeasureType>> = {
  'circulation interdite': 'noEntry',
  'limitation de vitesse': 'speedLimitation',
  'interdiction de stationnement': 'parkingProhibited',
  'stationnement interdit': 'parkingProhibited',
  'stationnement - interdiction': 'parkingProhibited',
  'circulation alternee': 'alternateRoad',
  'interdiction de depasser': 'overtakingProhibited',
};

/** « SOGELINK - », « 2021 - », « AP - » before a name; « (Arrêté Permanent) », « RD » after it. */
function bare(name: string): string {
  return folded(name)
    .replace(/^(?:sogelink|\d{1,4}|ap|atemp) - /, '')
    .replace(/ (?:\(arrete (?:permanent|temporaire)\)|rd)$/, '')
    .trim();
}

/** Undefined when a text cannot be given to one measure rather than another. */
export function measuresOf(
  extent: Extent,
  bounds: Bounds,
  location: Location,
): readonly Measure[] | undefined {
  const names = (text(extent.mesures) ?? text(extent.mesure) ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const shared = parametersIn(extent.parametresemprise);
  const single = parametersIn(extent.parametresmesure);
  const owned = ownersOf(names, measureParametersIn(extent.parametresmesures));
  if (names.length === 0 || owned === undefined) return undefined;
  return names.map((name, index) => {
    const own = [...(owned[index] ?? []), ...single];
    return measureOf(name, [...own, ...shared], bounds, location);
  });
}

/**
 * Parameters by position of their measure. The number that may follow the name is not always the
 * position in the list: it only counts where a name stands twice.
 */
function ownersOf(
  names: readonly string[],
  parameters: readonly Parameter[],
): readonly (readonly Parameter[])[] | undefined {
  const owned: Parameter[][] = names.map(() => []);
  const known = names.map(bare);
  for (const parameter of parameters) {
    const [, name = '', number] = /^(.*?)(?: (\d{1,2}))?$/.exec(bare(parameter.owner)) ?? [];
    const places = known.flatMap((each, index) => (each === name ? [index] : []));
    const numbered = Number(number) - 1;
    const place = places.length === 1 ? places[0] : places.find((index) => index === numbered);
    if (place === undefined) return undefined;
    owned[place]?.push(parameter);
  }
  return owned;
}

function measureOf(
  name: string,
  parameters: readonly Parameter[],
  bounds: Bounds,
  location: Location,
): Measure {
  const type = TYPES[bare(name)] ?? 'other';
  return present({
    type,
    description: name.slice(0, 1_000),
    maxSpeed: type === 'speedLimitation' ? speedIn(parameters) : undefined,
    vehicleSet: vehiclesIn(parameters),
    periods: [periodOf(bounds, parameterNamed(parameters, 'jours et horaires'))],
    locations: [location],
  });
}

function speedIn(parameters: readonly Parameter[]): number | undefined {
  const said = parameterNamed(parameters, 'limite de vitesse', 'vitesse');
  const speed = Number(/^(\d{1,3})(?: ?km\/h)?$/i.exec(said ?? '')?.[1]);
  return speed >= 1 && speed <= 130 ? speed : undefined;
}

function periodOf({ start, end }: Bounds, words: string | undefined): Period {
  const hours = words === undefined ? {} : frenchHours(words);
  return present({
    start,
    end,
    isPermanent: end === undefined,
    recurrence: hours?.days === undefined ? ('everyDay' as const) : ('certainDays' as const),
    days: hours?.days,
    timeSlots: hours?.timeSlots,
    description: hours === undefined ? words?.slice(0, 4_000) : undefined,
  });
}

const VEHICLES: Readonly<Record<string, Vehicle>> = {
  pietons: { nonVehicularRoadUser: 'pedestrians' },
  cycles: { vehicleType: 'bicycle' },
  'poids lourds': { vehicleType: 'heavyGoodsVehicle' },
  'vehicules de plus de 3.5 tonnes': {
    grossWeight: { comparisonOperator: 'greaterThan', value: 3.5 },
  },
  'vehicules de secours': { vehicleUsage: 'emergencyServices' },
};

const EVERY_VEHICLE = new Set(['tous', 'tous vehicules', 'tous les vehicules', 'vehicules']);

function vehiclesIn(parameters: readonly Parameter[]): VehicleSet | undefined {
  const restricted = listed(parameterNamed(parameters, 'vehicules concernes'));
  const exempted = listed(parameterNamed(parameters, 'derogations', 'derogation'));
  const all = restricted.some((said) => EVERY_VEHICLE.has(folded(said)));
  const set = present({
    restricted: all || restricted.length === 0 ? undefined : restricted.map(vehicleOf),
    exempted: exempted.length === 0 ? undefined : exempted.map(vehicleOf),
  });
  return Object.keys(set).length === 0 ? undefined : set;
}

function listed(said: string | undefined): readonly string[] {
  const parts = (said ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '').slice(0, 100);
}

function vehicleOf(said: string): Vehicle {
  return VEHICLES[folded(said)] ?? { description: said };
}
