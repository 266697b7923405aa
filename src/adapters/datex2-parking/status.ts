import type { Trend } from '../../contracts/stationnement/bodies.ts';
import type { Observed } from '../../contracts/stationnement/observation.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { stateOf } from '../parking-states.ts';
import { identifier } from '../wire-values.ts';
import { every, textAt, type XmlElement } from '../xml-tree.ts';
import { referenceOf } from './publication.ts';

export function observedIn(record: XmlElement, context: InstantContext): Observed {
  const vendorId = identifier(referenceOf(record));
  return record.name === 'parkingFacilityStatus'
    ? { vendorId, ...facility(record, context) }
    : { vendorId, ...site(record, context) };
}

/** DATEX II 3 and 2.3, `ParkingRecordStatus`. */
function site(record: XmlElement, context: InstantContext) {
  const counter = (name: string) => textAt(record, 'parkingOccupancy', name);
  const words = [
    ...every(record, 'parkingSiteStatus'),
    ...every(record, 'parkingSiteOpeningStatus'),
  ].map(({ text }) => text);
  return {
    vacant: counter('parkingNumberOfVacantSpaces'),
    occupied: counter('parkingNumberOfOccupiedSpaces'),
    occupancy: counter('parkingOccupancy'),
    total: counter('parkingNumberOfSpacesOverride'),
    ...stateOf(words),
    trend: TRENDS[counter('parkingOccupancyTrend') ?? ''],
    originTime: fromText(textAt(record, 'parkingStatusOriginTime'), context),
  };
}

/**
 * DATEX II 2, extension for parking facilities. `parkingFacilityOccupancy` is a fraction in some
 * countries and a number of vehicles in others: it is not read.
 */
function facility(record: XmlElement, context: InstantContext) {
  return {
    vacant: textAt(record, 'totalNumberOfVacantParkingSpaces'),
    occupied: textAt(record, 'totalNumberOfOccupiedParkingSpaces'),
    total: textAt(record, 'totalParkingCapacityOverride'),
    ...stateOf(every(record, 'parkingFacilityStatus').map(({ text }) => text)),
    trend: TRENDS[textAt(record, 'parkingFacilityOccupancyTrend') ?? ''],
    originTime: fromText(textAt(record, 'parkingFacilityStatusTime'), context),
  };
}

const TRENDS: Readonly<Record<string, Trend>> = {
  increasing: 'increasing',
  increasingSlowly: 'increasing',
  increasingQuickly: 'increasing',
  decreasing: 'decreasing',
  decreasingSlowly: 'decreasing',
  decreasingQuickly: 'decreasing',
  stable: 'stable',
};
