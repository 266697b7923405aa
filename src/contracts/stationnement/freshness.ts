import type { Freshness } from '../define.ts';

/**
 * Counters of a car park move by the minute; what it is, by the year. A copy of the availabilities is
 * served for ten minutes when the vendor fails: later it would say nothing of where to go.
 */
const STATIC: Freshness = { ttlSeconds: 3_600, staleSeconds: 86_400 };
const LIVE: Freshness = { ttlSeconds: 60, staleSeconds: 600 };

export const STATIONNEMENT_FRESHNESS = {
  parkings: STATIC,
  parking: STATIC,
  parkingsCsv: STATIC,
  disponibilites: LIVE,
  disponibilite: LIVE,
  disponibilitesDatex2: LIVE,
} as const;

/** An observation older than that is `stale`: three times the slowest loops of counters (10 min). */
export const STALE_AFTER_SECONDS = 1_800;

/** A vendor's clock may run a little ahead of ours. */
export const AHEAD_SECONDS = 300;
