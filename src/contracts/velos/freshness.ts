import type { Freshness } from '../define.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * GBFS 3.0, « Data Latency »: availability is to be at most 5 minutes old. A stale availability
 * misleads within minutes; a stale description of the network hardly ever does.
 */
export const VELOS_FRESHNESS = {
  // A plug that moves may change what is offered: the discovery follows within a minute.
  gbfs: { ttlSeconds: MINUTE, staleSeconds: 0 },
  manifest: { ttlSeconds: MINUTE, staleSeconds: 0 },
  system_information: { ttlSeconds: HOUR, staleSeconds: 7 * DAY },
  vehicle_types: { ttlSeconds: HOUR, staleSeconds: 7 * DAY },
  station_information: { ttlSeconds: 5 * MINUTE, staleSeconds: DAY },
  station_status: { ttlSeconds: 30, staleSeconds: 5 * MINUTE },
  vehicle_status: { ttlSeconds: 30, staleSeconds: 2 * MINUTE },
} as const satisfies Record<string, Freshness>;
