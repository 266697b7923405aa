/** States of car parks by the words of DATEX II, which the Smart Data Models took over. */
import type { SiteStatus } from '../contracts/stationnement/bodies.ts';
import { siteStatus } from '../contracts/stationnement/observation.ts';

/** What closes wins: a closed car park may also be full, and an open one may be. */
const WEIGHT: readonly SiteStatus[] = ['closed', 'full', 'almostFull', 'open', 'unknown'];

/** One state of several words; undefined when none of them is known. */
export function stateOf(words: readonly string[]) {
  if (words.length === 0) return { status: 'unknown' as const };
  const states = words.map((word) => siteStatus(word, STATES));
  const status = WEIGHT.find((state) => states.includes(state));
  return { status, announcesSpaces: words.includes('spacesAvailable') && status === 'open' };
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
