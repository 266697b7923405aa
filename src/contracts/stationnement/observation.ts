/**
 * What a car park’s counters say at an instant: each is judged alone, then against the others. Nothing
 * is derived from another counter; what cannot be is left out and named.
 */

import { present } from '../present.ts';
import {
  type Availability,
  type Contradiction,
  SITE_STATUSES,
  type SiteStatus,
  type Trend,
} from './bodies.ts';
import { AHEAD_SECONDS, STALE_AFTER_SECONDS } from './freshness.ts';
import { ID_MAX, inseeOf, type ParkingSettings } from './settings.ts';

export interface Observed {
  /** The vendor’s identifier. */
  readonly vendorId: string | undefined;
  /** Counters as the vendor writes them: number, text, null. */
  readonly vacant: unknown;
  readonly occupied?: unknown;
  /** Per cent. */
  readonly occupancy?: unknown;
  /** Spaces that the counters follow. */
  readonly total?: unknown;
  /** Undefined when the vendor’s word is not known. */
  readonly status: SiteStatus | undefined;
  /** The word says that there are spaces, not only that the doors are open. */
  readonly announcesSpaces?: boolean;
  /** The vendor says that this car park is not counted. */
  readonly disconnected?: boolean;
  readonly trend?: Trend | undefined;
  /** RFC 3339; of this car park’s observation. */
  readonly originTime?: string | undefined;
  /** RFC 3339; of the publication, when the observation has no date of its own. */
  readonly publishedAt?: string | undefined;
}

const MESSAGES = {
  'compteur-negatif': 'Le compteur est négatif.',
  'compteur-illisible': 'Le compteur n’est pas un nombre entier.',
  'compteurs-a-zero': 'Aucune place libre ni occupée : le compteur ne compte pas.',
  'libres-superieures-au-total': 'Plus de places libres que de places comptées.',
  'occupees-superieures-au-total': 'Plus de places occupées que de places comptées.',
  'somme-superieure-au-total': 'Places libres et occupées dépassent les places comptées.',
  'taux-hors-bornes': 'Le taux n’est pas entre 0 et 100 %.',
  'taux-contredit': 'Le taux publié ne correspond pas aux places comptées.',
  'etat-contredit': 'L’état publié ne correspond pas aux places libres.',
  'etat-non-repertorie': 'L’état publié n’est pas un état connu de cet éditeur.',
  'non-connecte': 'L’éditeur dit ce parc non connecté : ses compteurs ne sont pas repris.',
  'date-a-venir': 'L’observation porte une date à venir.',
} as const;

const VACANT = 'parkingNumberOfVacantSpaces';
const OCCUPIED = 'parkingNumberOfOccupiedSpaces';
const OCCUPANCY = 'parkingOccupancy';
const TOTAL = 'parkingNumberOfSpacesOverride';
const STATUS = 'parkingSiteStatus';

/** Points of per cent: vendors round. */
const RATE_TOLERANCE = 1.5;

type Flag = (field: string, code: keyof typeof MESSAGES) => undefined;

/** Undefined when it is of nobody knows which car park, or of nobody knows when. */
export function availability(
  observed: Observed,
  settings: ParkingSettings,
  at: string,
): Availability | undefined {
  const { vendorId, originTime, trend } = observed;
  const updatedAt = originTime ?? observed.publishedAt;
  if (vendorId === undefined || updatedAt === undefined) return undefined;
  const known = Object.hasOwn(settings.declared, vendorId)
    ? settings.declared[vendorId]
    : undefined;
  const id = known?.id ?? vendorId;
  if (id.length > ID_MAX) return undefined;
  const dataQuality: Contradiction[] = [];
  const flag: Flag = (field, code) => {
    dataQuality.push({ field, code, message: MESSAGES[code] });
    return undefined;
  };
  const status = observed.status ?? 'unknown';
  if (observed.status === undefined) flag(STATUS, 'etat-non-repertorie');
  const counters = countersOf(observed, status, flag);
  const age = (Date.parse(at) - Date.parse(updatedAt)) / 1_000;
  if (age < -AHEAD_SECONDS) flag('updatedAt', 'date-a-venir');
  return {
    ...present({ id, insee: inseeOf(id, known, settings) }),
    parkingSiteStatus: status,
    ...present({ ...counters, trend, parkingStatusOriginTime: originTime }),
    updatedAt,
    stale: age > STALE_AFTER_SECONDS || age < -AHEAD_SECONDS,
    dataQuality,
  };
}

function countersOf(observed: Observed, status: SiteStatus, flag: Flag) {
  if (observed.disconnected === true) {
    flag(STATUS, 'non-connecte');
    return {};
  }
  const total = counter(observed.total, TOTAL, flag) || undefined;
  const vacant = atMost(counter(observed.vacant, VACANT, flag), total, () =>
    flag(VACANT, 'libres-superieures-au-total'),
  );
  const occupied = atMost(counter(observed.occupied, OCCUPIED, flag), total, () =>
    flag(OCCUPIED, 'occupees-superieures-au-total'),
  );
  const occupancy = rate(observed.occupancy, flag);
  // 0 of 0 counts nothing, and 0 of which the vendor does not know the state is not « full ».
  const rated = occupancy !== undefined && occupancy > 0;
  const unknown = occupied === undefined && status === 'unknown' && !rated;
  if (vacant === 0 && (occupied === 0 || unknown)) {
    flag(VACANT, 'compteurs-a-zero');
    return { [OCCUPANCY]: rated ? occupancy : undefined, [TOTAL]: total };
  }
  compare({ vacant, occupied, occupancy, total }, flag);
  const denied = status === 'full' && vacant !== undefined && vacant > 0;
  const empty = observed.announcesSpaces === true && vacant === 0;
  if (denied || empty) flag(STATUS, 'etat-contredit');
  return { [VACANT]: vacant, [OCCUPIED]: occupied, [OCCUPANCY]: occupancy, [TOTAL]: total };
}

interface Counters {
  readonly vacant: number | undefined;
  readonly occupied: number | undefined;
  readonly occupancy: number | undefined;
  readonly total: number | undefined;
}

/** Two counters that are possible alone and not together are both shown, and the contradiction named. */
function compare({ vacant, occupied, occupancy, total }: Counters, flag: Flag): void {
  if (vacant === undefined) return;
  const sum = occupied === undefined ? undefined : vacant + occupied;
  if (sum !== undefined && total !== undefined && sum > total) {
    flag(OCCUPIED, 'somme-superieure-au-total');
  }
  const spaces = sum ?? total;
  if (occupancy === undefined || spaces === undefined || spaces === 0) return;
  const expected = (100 * (spaces - vacant)) / spaces;
  if (Math.abs(expected - occupancy) > RATE_TOLERANCE) flag(OCCUPANCY, 'taux-contredit');
}

function atMost(
  value: number | undefined,
  total: number | undefined,
  otherwise: () => undefined,
): number | undefined {
  return value !== undefined && total !== undefined && value > total ? otherwise() : value;
}

/** Nothing, in the ways in which vendors write it. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && value.replaceAll('&nbsp;', ' ').trim() === '';
}

/** Digits, with zeros for decimals at most; `null`, blanks and `&nbsp;` are no counter at all. */
function counter(value: unknown, field: string, flag: Flag): number | undefined {
  if (isNothing(value)) return undefined;
  const number = numberOf(value);
  if (number === undefined || !Number.isSafeInteger(number)) {
    return flag(field, 'compteur-illisible');
  }
  return number < 0 ? flag(field, 'compteur-negatif') : number;
}

function rate(value: unknown, flag: Flag): number | undefined {
  if (isNothing(value)) return undefined;
  const number = numberOf(value);
  if (number === undefined) return flag(OCCUPANCY, 'compteur-illisible');
  return number < 0 || number > 100 ? flag(OCCUPANCY, 'taux-hors-bornes') : number;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'string') {
    return /^-?\d{1,9}(?:\.\d{1,9})?$/.test(value.trim()) ? Number(value) : undefined;
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** `Complet` → `full`, by the vendor’s own table; nothing at all is « unknown », another word is not. */
export function siteStatus(
  word: unknown,
  table: Readonly<Record<string, SiteStatus>>,
): SiteStatus | undefined {
  if (isNothing(word)) return 'unknown';
  const key = typeof word === 'string' ? word.trim().toLowerCase() : '';
  return Object.hasOwn(table, key) ? SITE_STATUSES.find((each) => each === table[key]) : undefined;
}
