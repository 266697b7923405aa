/** TrafficRegulationOrder (NF EN 16157-8) → order of the contract. Undefined when it is not understood. */

import { present } from '../../contracts/present.ts';
import {
  type Location,
  type Measure,
  type MeasureType,
  type Order,
  type Period,
  STATUSES,
} from '../../contracts/voirie/bodies.ts';
import { united } from '../../contracts/voirie/geometry.ts';
import type { InstantContext } from '../instant.ts';
import { issuingCommune } from '../issuing-commune.ts';
import { count, oneOf, text, uri } from '../wire-values.ts';
import { descend, every, textAt, type XmlElement } from '../xml-tree.ts';
import { conditionsOf } from './conditions.ts';
import { placeOf } from './places.ts';
import { boundsOf, periodsOf } from './validity.ts';
import { vehicleSetOf } from './vehicles.ts';
import { wording } from './wording.ts';

export interface OrderContext extends InstantContext {
  readonly communes: Readonly<Record<string, string>>;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/;

export function orderOf(element: XmlElement, context: OrderContext): Order | undefined {
  const { id = '' } = element.attributes;
  const validity = descend(element, 'validityByOrder') ?? descend(element, 'implementedValidity');
  const inherited = {
    periods: validity === undefined ? undefined : periodsOf(validity, context),
    place: descend(element, 'locationByOrder') ?? descend(element, 'implementedLocation'),
  };
  const measures = measuresOf(element, inherited, context);
  const identifier = identifierOf(element);
  const issuingAuthority = wording(descend(element, 'issuingAuthority'))?.slice(0, 1_000);
  const status = oneOf(textAt(element, 'status'), STATUSES);
  if (!ID.test(id) || identifier === undefined || issuingAuthority === undefined) return undefined;
  if (measures === undefined || status === undefined) return undefined;
  const bounds = validity === undefined ? boundsAround(measures) : boundsOf(validity, context);
  if (bounds === undefined) return undefined;
  const inseeCode = issuingCommune(issuingAuthority, context.communes);
  const placed = measures.map((measure) => ({
    ...measure,
    locations: measure.locations.map((place) => present({ ...place, inseeCode })),
  }));
  const places = placed.flatMap(({ locations }) =>
    locations.flatMap((place) => place.geometry ?? []),
  );
  return {
    type: 'Feature',
    id,
    geometry: united(places),
    properties: present({
      identifier,
      category: bounds.end === undefined ? ('permanent' as const) : ('temporary' as const),
      subject: subjectOf(element),
      title: wording(descend(element, 'description')),
      issuingAuthority,
      inseeCode,
      status,
      overallStartTime: bounds.start,
      overallEndTime: bounds.end,
      documentUrl: documentOf(element),
      measures: placed,
    }),
  };
}

/** DiaLog adds the organisation (`#uuid`) and, of orders that it imported, the agency (`117374#`). */
function identifierOf(element: XmlElement): string | undefined {
  const written = textAt(element, 'regulationId')?.replace(
    /#[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    '',
  );
  const imported = textAt(extensionOf(element), 'source') === 'litteralis';
  const identifier = text(imported ? written?.replace(/^\d+#/, '') : written);
  return identifier !== undefined && identifier.length <= 200 ? identifier : undefined;
}

function extensionOf(element: XmlElement): XmlElement | undefined {
  return descend(element, '_trafficRegulationOrderExtension', 'trafficRegulationOrderExtended');
}

function documentOf(element: XmlElement): string | undefined {
  const url = uri(textAt(extensionOf(element), 'publicUrl'));
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
}

function subjectOf(element: XmlElement) {
  return every(element, 'reason').some((each) => each.text === 'roadworks')
    ? ('roadMaintenance' as const)
    : undefined;
}

/** From the first start to the last end; without one as soon as one measure has none. */
function boundsAround(measures: readonly Measure[]) {
  const periods = measures.flatMap((measure) => measure.periods);
  const ends = periods.map(({ end }) => end);
  const [start] = periods.map((period) => period.start).toSorted(byInstant);
  const end = ends.includes(undefined)
    ? undefined
    : ends
        .filter((each) => each !== undefined)
        .toSorted(byInstant)
        .at(-1);
  return start === undefined ? undefined : present({ start, end });
}

function byInstant(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}

interface Inherited {
  readonly periods: readonly Period[] | undefined;
  readonly place: XmlElement | undefined;
}

function measuresOf(
  element: XmlElement,
  inherited: Inherited,
  context: OrderContext,
): readonly Measure[] | undefined {
  const regulations = every(element, 'trafficRegulation').map((each) =>
    measuresIn(each, inherited, context),
  );
  const read = regulations.filter((each) => each !== undefined);
  const measures = read.flat();
  return read.length < regulations.length || measures.length === 0 ? undefined : measures;
}

/** One measure for each type of a regulation: they share when, where and who. */
function measuresIn(
  regulation: XmlElement,
  inherited: Inherited,
  context: OrderContext,
): readonly Measure[] | undefined {
  const conditions = conditionsOf(descend(regulation, 'condition'));
  if (conditions === undefined) return undefined;
  const validities = conditions.validity.map((each) =>
    periodsOf(descend(each, 'validityByOrder') ?? descend(each, 'implementedValidity'), context),
  );
  const said = validities.filter((each) => each !== undefined);
  if (said.length < validities.length) return undefined;
  const periods = validities.length === 0 ? inherited.periods : said.flat();
  const locations = locationsOf(conditions.location, inherited.place);
  const vehicleSet = vehicleSetOf(conditions.vehicle);
  if (periods === undefined || locations === undefined || vehicleSet === 'unread') return undefined;
  const kinds = every(regulation, 'typeOfRegulation').map(kindOf);
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length < kinds.length) return undefined;
  return known.map((kind) => present({ ...kind, vehicleSet, periods, locations }));
}

function locationsOf(
  conditions: readonly XmlElement[],
  inherited: XmlElement | undefined,
): readonly Location[] | undefined {
  const references = conditions.map(
    (each) =>
      descend(each, 'locationByOrder') ??
      descend(each, 'implementedLocation') ??
      descend(each, 'trafficImpactLocation'),
  );
  const read = (references.length === 0 ? [inherited] : references).map(placeOf);
  const places = read.filter((place) => place !== undefined && place !== 'spoilt');
  return places.length < read.length || places.length === 0 ? undefined : places;
}

type Kind = Pick<Measure, 'type' | 'description' | 'maxSpeed'>;

/** Undefined for a type that says nothing that can be repeated. */
function kindOf(element: XmlElement): Kind | undefined {
  const simple = (type: MeasureType): Kind => ({ type });
  switch (element.attributes.type?.replace(/^.*:/, '')) {
    case 'AccessRestriction':
      return textAt(element, 'accessRestrictionType') === 'noEntry' ? simple('noEntry') : undefined;
    case 'SpeedLimit':
      return speedLimit(element);
    case 'StandingOrParkingRestriction': {
      const what = textAt(element, 'standingOrParkingRestrictionType');
      return /^(?:standingAndP|p)arkingProhibited$/.test(what ?? '')
        ? simple('parkingProhibited')
        : undefined;
    }
    case 'RoadOrCarriagewayOrLaneManagement':
      return textAt(element, 'roadOrCarriagewayOrLaneManagementType') ===
        'singleAlternateLineTraffic'
        ? simple('alternateRoad')
        : undefined;
    case 'AlternateRoadOrCarriagewayOrLaneLayout':
      return simple('alternateRoad');
    case 'GeneralInstructionToRoadUsers':
      return textAt(element, 'generalInstructionToRoadUsersType') === 'noOvertaking'
        ? simple('overtakingProhibited')
        : undefined;
    case 'OvertakingBan':
      return simple('overtakingProhibited');
    case 'MandatoryRoadOrCarriagewayOrLaneUsage': {
      const description = wording(descend(element, 'otherObligation'));
      return description === undefined ? undefined : { type: 'other', description };
    }
    default:
      return undefined;
  }
}

function speedLimit(element: XmlElement): Kind | undefined {
  const value = descend(element, 'maxValue');
  const unit = textAt(value, 'unitOfMeasure');
  const maxSpeed = count(textAt(value, 'numericValue'));
  if (unit !== undefined && unit !== 'kilometresPerHour') return undefined;
  if (maxSpeed === undefined || maxSpeed < 1 || maxSpeed > 130) return undefined;
  return { type: 'speedLimitation', maxSpeed };
}
