/**
 * Orders → DATEX II v3.3 TrafficRegulationPublication (NF EN 16157-8), profile of DiaLog: an order
 * carries its validity, a regulation the conditions « when », « where » and « who » joined by « and ».
 */
import { type XmlNode, xml, xmlDocument } from '../xml.ts';
import type {
  Collection,
  Comparison,
  Location,
  Measure,
  Order,
  Period,
  TimeSlot,
  Vehicle,
  VehicleSet,
} from './bodies.ts';
import { placesOf } from './datex2-places.ts';

const DIALOG = 'https://raw.githubusercontent.com/MTES-MCT/dialog/main/docs/spec/datex2';

/** Longest `String` and `MultilingualStringValueType` of the schema. */
const TEXT_MAX = 1_024;

export function datex2Of({ features, timeStamp }: Collection<Order>): string {
  const root = xml(
    'd2:payload',
    {
      modelBaseVersion: '3',
      lang: 'fr',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:d2': 'http://datex2.eu/schema/3/d2Payload',
      'xmlns:com': 'http://datex2.eu/schema/3/common',
      'xmlns:loc': 'http://datex2.eu/schema/3/locationReferencing',
      'xmlns:dx': DIALOG,
      xmlns: 'http://datex2.eu/schema/3/trafficRegulation',
      'xsi:type': 'TrafficRegulationPublication',
      id: 'voirie',
    },
    [
      xml('com:publicationTime', timeStamp),
      xml('com:publicationCreator', [
        xml('com:country', 'fr'),
        xml('com:nationalIdentifier', 'prise-numerique'),
      ]),
      features.length === 0
        ? undefined
        : xml('trafficRegulationsFromCompetentAuthorities', features.map(orderNode)),
    ],
  );
  return xmlDocument(root);
}

export function multilingual(name: string, text: string): XmlNode {
  return xml(name, [
    xml('com:values', [xml('com:value', { lang: 'fr' }, text.slice(0, TEXT_MAX))]),
  ]);
}

function optional(name: string, text: string | undefined): XmlNode | undefined {
  return text === undefined ? undefined : multilingual(name, text);
}

function orderNode({ id, properties }: Order): XmlNode {
  const { identifier, title, issuingAuthority, subject, status, documentUrl } = properties;
  const { overallStartTime, overallEndTime, measures, source } = properties;
  return xml('trafficRegulationOrder', { id, version: '1' }, [
    optional('description', title),
    multilingual('issuingAuthority', issuingAuthority),
    // ReasonForRegulationEnum has no word for the other subjects.
    xml('reason', subject === 'roadMaintenance' ? 'roadworks' : undefined),
    xml('regulationId', identifier),
    xml('status', status),
    xml('validityByOrder', validity(overallStartTime, overallEndTime, [])),
    ...measures.map(measureNode),
    documentUrl === undefined
      ? undefined
      : xml('_trafficRegulationOrderExtension', [
          xml('trafficRegulationOrderExtended', [
            xml('dx:source', source?.service ?? 'prise-numerique'),
            xml('dx:publicUrl', documentUrl),
          ]),
        ]),
  ]);
}

function validity(
  start: string,
  end: string | undefined,
  periods: readonly (XmlNode | undefined)[],
): readonly XmlNode[] {
  return [
    xml('com:validityStatus', 'definedByValidityTimeSpec'),
    xml('com:validityTimeSpecification', [
      xml('com:overallStartTime', start),
      xml('com:overallEndTime', end),
      ...periods,
    ]),
  ];
}

function measureNode(measure: Measure): XmlNode {
  const { periods, locations, vehicleSet } = measure;
  return xml('trafficRegulation', [
    typeNode(measure),
    xml('condition', { 'xsi:type': 'ConditionSet' }, [
      xml('operator', 'and'),
      anyOf(periods.map(periodNode)),
      anyOf(locations.flatMap(locationNodes)),
      vehicleSet === undefined ? undefined : anyOf(vehicleNodes(vehicleSet)),
    ]),
  ]);
}

function typeNode({ type, maxSpeed, description = type }: Measure): XmlNode {
  const typed = (name: string, content: readonly (XmlNode | undefined)[]): XmlNode =>
    xml('typeOfRegulation', { 'xsi:type': name }, content);
  switch (type) {
    case 'noEntry':
      return typed('AccessRestriction', [xml('accessRestrictionType', 'noEntry')]);
    case 'speedLimitation':
      return typed('SpeedLimit', [
        maxSpeed === undefined
          ? undefined
          : xml('maxValue', [
              xml('numericValue', maxSpeed),
              xml('unitOfMeasure', 'kilometresPerHour'),
            ]),
      ]);
    case 'parkingProhibited':
      return typed('StandingOrParkingRestriction', [
        xml('standingOrParkingRestrictionType', 'parkingProhibited'),
      ]);
    case 'alternateRoad':
      return typed('AlternateRoadOrCarriagewayOrLaneLayout', [
        xml('roadOrCarriagewayOrLaneLayoutType', 'lane'),
      ]);
    case 'overtakingProhibited':
      return typed('OvertakingBan', []);
    default:
      return typed('MandatoryRoadOrCarriagewayOrLaneUsage', [
        multilingual('otherObligation', description),
      ]);
  }
}

/** One condition or the other; undefined when there is none. */
function anyOf(conditions: readonly XmlNode[]): XmlNode | undefined {
  if (conditions.length === 0) return undefined;
  return xml('conditions', { 'xsi:type': 'ConditionSet' }, [xml('operator', 'or'), ...conditions]);
}

function periodNode(period: Period): XmlNode {
  const { start, end, days, specialDays, timeSlots, description, exceptions = [] } = period;
  const recurs = [days, specialDays, timeSlots, description].some((each) => each !== undefined);
  return xml('conditions', { 'xsi:type': 'ValidityCondition' }, [
    xml(
      'validityByOrder',
      validity(start, end, [
        recurs ? recurring('com:validPeriod', period) : undefined,
        ...exceptions.map((exception) => recurring('com:exceptionPeriod', exception, true)),
      ]),
    ),
  ]);
}

interface Recurring {
  readonly start?: string;
  readonly end?: string;
  readonly days?: readonly string[];
  readonly specialDays?: readonly string[];
  readonly timeSlots?: readonly TimeSlot[];
  readonly description?: string;
}

function recurring(name: string, said: Recurring, bounded = false): XmlNode {
  const { start, end, days, specialDays = [], timeSlots = [] } = said;
  return xml(name, [
    bounded ? xml('com:startOfPeriod', start) : undefined,
    bounded ? xml('com:endOfPeriod', end) : undefined,
    optional('com:periodName', said.description),
    ...timeSlots.map((slot) =>
      xml('com:recurringTimePeriodOfDay', [
        xml('com:startTimeOfPeriod', timeOf(slot.start, slot)),
        xml('com:endTimeOfPeriod', timeOf(slot.end, slot)),
      ]),
    ),
    days === undefined
      ? undefined
      : xml(
          'com:recurringDayWeekMonthPeriod',
          days.map((day) => xml('com:applicableDay', day)),
        ),
    ...specialDays.map((day) =>
      xml('com:recurringSpecialDay', [
        xml('com:intersectWithApplicableDays', false),
        xml('com:specialDayType', day),
      ]),
    ),
  ]);

  // A time without zone is local (XML Schema 1.0 part 2 §3.2.8).
  function timeOf(clock: string, { timeZone }: TimeSlot): string {
    return `${clock}:00${timeZone === 'UTC' ? 'Z' : ''}`;
  }
}

function locationNodes(location: Location): readonly XmlNode[] {
  return placesOf(location).map((place) =>
    xml('conditions', { 'xsi:type': 'LocationCondition' }, [place]),
  );
}

function vehicleNodes(set: VehicleSet): readonly XmlNode[] {
  const { restricted = [], exempted = [], critair = [] } = set;
  const { maxWeight, maxHeight, maxWidth, maxLength } = set;
  const atMost = (value: number | undefined): Comparison | undefined =>
    value === undefined ? undefined : { comparisonOperator: 'lessThanOrEqualTo', value };
  const bounds = dimensions(
    atMost(maxWeight),
    atMost(maxHeight),
    atMost(maxLength),
    atMost(maxWidth),
  );
  return [
    ...restricted.map((vehicle) => vehicleNode(vehicle, false)),
    // As DiaLog writes what is allowed at most.
    ...(bounds.length === 0 ? [] : [characteristics(false, bounds)]),
    ...critair.map((sticker) =>
      characteristics(false, [
        xml('com:emissions', [xml('com:emissionClassificationOther', sticker)]),
      ]),
    ),
    ...exempted.map((vehicle) => vehicleNode(vehicle, true)),
  ];
}

function characteristics(negate: boolean, content: readonly (XmlNode | undefined)[]): XmlNode {
  return xml('conditions', { 'xsi:type': 'VehicleCondition' }, [
    xml('negate', negate),
    xml('vehicleCharacteristics', content),
  ]);
}

function vehicleNode(vehicle: Vehicle, negate: boolean): XmlNode {
  const { nonVehicularRoadUser, accessCondition, grossWeight, height, length, width } = vehicle;
  if (nonVehicularRoadUser !== undefined) {
    return xml('conditions', { 'xsi:type': 'NonVehicularRoadUserCondition' }, [
      xml('negate', negate),
      xml('nonVehicularRoadUser', nonVehicularRoadUser),
    ]);
  }
  const other = vehicle.description ?? accessCondition;
  return characteristics(negate, [
    xml('com:loadType', vehicle.loadType),
    xml('com:vehicleType', vehicle.vehicleType),
    xml('com:vehicleUsage', vehicle.vehicleUsage),
    ...dimensions(grossWeight, height, length, width),
    other === undefined
      ? undefined
      : xml('com:_vehicleCharacteristicsExtension', [
          xml('com:vehicleCharacteristicsExtended', [xml('dx:otherVehicleType', other)]),
        ]),
  ]);
}

function dimensions(
  weight: Comparison | undefined,
  height: Comparison | undefined,
  length: Comparison | undefined,
  width: Comparison | undefined,
): readonly XmlNode[] {
  const compared = (name: string, measure: string, said: Comparison | undefined) =>
    said === undefined
      ? []
      : [
          xml(`com:${name}Characteristic`, [
            xml('com:comparisonOperator', said.comparisonOperator),
            xml(`com:${measure}`, said.value),
            ...(name === 'grossWeight' ? [xml('com:typeOfWeight', 'maximumPermitted')] : []),
          ]),
        ];
  return [
    ...compared('grossWeight', 'grossVehicleWeight', weight),
    ...compared('height', 'vehicleHeight', height),
    ...compared('length', 'vehicleLength', length),
    ...compared('width', 'vehicleWidth', width),
  ];
}
