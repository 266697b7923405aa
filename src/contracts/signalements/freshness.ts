import type { Freshness } from '../define.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * What may be reported hardly changes; what became of a request changes within working hours, and a
 * reporter who reloads the page expects to see it. The XML of an answer is as fresh as its JSON.
 */
const LIST: Freshness = { ttlSeconds: HOUR, staleSeconds: 7 * DAY };
const REQUESTS: Freshness = { ttlSeconds: MINUTE, staleSeconds: HOUR };

export const SIGNALEMENTS_FRESHNESS = {
  services: LIST,
  service: LIST,
  requests: REQUESTS,
  request: REQUESTS,
  // A reporter waits for the number.
  token: { ttlSeconds: 10, staleSeconds: 0 },
} as const satisfies Record<string, Freshness>;
