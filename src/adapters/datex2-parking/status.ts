import type { SiteStatus, Trend } from '../../contracts/stationnement/bodies.ts';
import { type Observed, siteStatus } from '../../contracts/stationnement/observation.ts';
import { fromText, type InstantContext } from '../instant.ts';
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

/** What closes wins: a closed car park may also be full, and an open one may be. */
const WEIGHT: readonly SiteStatus[] = ['closed', 'full', 'almostFull', 'open', 'unknown'];

function stateOf(words: readonly string[]) {
  if (words.length === 0) return { status: 'unknown' as const };
  const states = words.map((word) => siteStatus(word, STATES));
  const known = WEIGHT.find((state) => states.includes(state));
  return { status: known, announcesSpaces: words.includes('spacesAvailable') && known === 'open' };
}

/** ParkingSiteStatusEnum and OpeningStatusEnum, in lower case. */
const STATES: Readonly<Record<string, SiteStatus>> = {
  spacesavailable: 'open',
  almostfull: 'almostFull',
  full: 'full',
  fullatentrance: 'full',
  open: 'open',
  openingtimesinforce: 'unknown',
  closed: 'closed',
  closedabnormal: 'closed',
  unknown: 'unknown',
  statusunknown: 'unknown',
  other: 'unknown',
};

const TRENDS: Readonly<Record<string, Trend>> = {
  increasing: 'increasing',
  increasingSlowly: 'increasing',
  increasingQuickly: 'increasing',
  decreasing: 'decreasing',
  decreasingSlowly: 'decreasing',
  decreasingQuickly: 'decreasing',
  stable: 'stable',
};
