import type { Freshness } from '../define.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A departure that is minutes old sends somebody to a tram that has left; a stop hardly ever moves. */
export const PASSAGES_FRESHNESS = {
  stopMonitoring: { ttlSeconds: 20, staleSeconds: MINUTE },
  estimatedTimetable: { ttlSeconds: 30, staleSeconds: MINUTE },
  generalMessage: { ttlSeconds: MINUTE, staleSeconds: 10 * MINUTE },
  stopPointsDiscovery: { ttlSeconds: HOUR, staleSeconds: 7 * DAY },
  linesDiscovery: { ttlSeconds: HOUR, staleSeconds: 7 * DAY },
} as const satisfies Record<string, Freshness>;
