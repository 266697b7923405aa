import type { Freshness } from '../define.ts';

/** Tickets hold what people write about themselves and others: nothing of them is kept (GDPR, art. 5). */
const NOTHING_KEPT: Freshness = { ttlSeconds: 0, staleSeconds: 0 };

export const ASSISTANCE_FRESHNESS = {
  listTroubleTicket: NOTHING_KEPT,
  retrieveTroubleTicket: NOTHING_KEPT,
  listTroubleTicketNote: NOTHING_KEPT,
  listTroubleTicketAttachment: NOTHING_KEPT,
  retrieveTroubleTicketAttachment: NOTHING_KEPT,
} as const satisfies Record<string, Freshness>;
