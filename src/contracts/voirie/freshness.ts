import type { Freshness } from '../define.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * An order is signed days before it applies and published for months: five minutes late is nothing,
 * and what was true an hour ago is better than no answer. Every view shares its list's answer.
 */
const LIST: Freshness = { ttlSeconds: 5 * MINUTE, staleSeconds: 12 * HOUR };

export const VOIRIE_FRESHNESS = {
  arretes: LIST,
  arrete: LIST,
  arretes_datex2: LIST,
  cifs: LIST,
  chantiers: LIST,
  chantier: LIST,
} as const satisfies Record<string, Freshness>;
