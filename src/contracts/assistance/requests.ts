/** What a consumer writes, once the contract accepted it: read again as types, nothing is refused here. */
import { z } from 'zod';
import { TERRITORY_TYPE } from './bodies.ts';

const severity = z.enum(['Critical', 'Major', 'Minor']);

export const ticketCreate = z.object({
  name: z.string().optional(),
  description: z.string(),
  severity,
  ticketType: z.enum(['incident', 'request']),
  externalIdentifier: z
    .array(z.object({ externalIdentifierType: z.literal(TERRITORY_TYPE), id: z.string() }))
    .default([]),
});

export type TicketCreate = z.infer<typeof ticketCreate>;

export const ticketPatch = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  severity: severity.optional(),
  /** The states to which every tool leads; alone, but for the reason. */
  status: z.enum(['inProgress', 'pending', 'resolved', 'closed']).optional(),
  statusChangeReason: z.string().optional(),
});

export type TicketPatch = z.infer<typeof ticketPatch>;

export type Transition = NonNullable<TicketPatch['status']>;

export const noteCreate = z.object({ text: z.string() });

export const attachmentCreate = z.object({
  name: z.string(),
  mimeType: z.string(),
  content: z.string(),
});

/** Title of a ticket that was written without one: tools require it. */
export function titleOf({ name, description }: TicketCreate): string {
  return name ?? (description.split('\n')[0] ?? description).slice(0, TITLE_MAX);
}

/** `short_description` of ServiceNow, the shortest of the titles behind this contract. */
const TITLE_MAX = 160;
