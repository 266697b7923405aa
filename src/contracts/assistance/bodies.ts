/** Bodies of the contract (TMF621 v5.0.1), made of what an adapter could read of a ticket. */
import { present } from '../present.ts';

export const STATUSES = [
  'acknowledged',
  'rejected',
  'pending',
  'held',
  'inProgress',
  'cancelled',
  'closed',
  'resolved',
] as const;

export type Status = (typeof STATUSES)[number];

export type Priority = 'Critical' | 'High' | 'Medium' | 'Low';
export type Severity = 'Critical' | 'Major' | 'Minor';
export type TicketType = 'incident' | 'request';

export interface Ticket {
  readonly '@type': 'TroubleTicket';
  readonly id: string;
  readonly status: Status;
  readonly priority?: Priority;
  readonly creationDate: string;
  readonly externalIdentifier?: readonly ExternalIdentifier[];
  readonly troubleTicketCharacteristic?: readonly Characteristic[];
  readonly [field: string]: unknown;
}

export interface ExternalIdentifier {
  readonly '@type': 'ExternalIdentifier';
  readonly owner?: string;
  readonly externalIdentifierType: string;
  readonly id: string;
}

export interface Characteristic {
  readonly '@type': 'StringCharacteristic';
  readonly name: string;
  readonly valueType: 'string';
  readonly value: string;
}

/** Type of the identifier that the territory gives and that outlives vendors. */
export const TERRITORY_TYPE = 'territoire';

export function territoryIdentifier(id: string): ExternalIdentifier {
  return { '@type': 'ExternalIdentifier', externalIdentifierType: TERRITORY_TYPE, id };
}

export function characteristic(name: string, value: string): Characteristic {
  return { '@type': 'StringCharacteristic', name, valueType: 'string', value };
}

/** What is known of a ticket; undefined is what the vendor does not say. */
export interface Known {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly status: Status | undefined;
  readonly severity: Severity | undefined;
  readonly priority: Priority | undefined;
  readonly type: TicketType | undefined;
  readonly openedAt: string | undefined;
  readonly updatedAt: string | undefined;
  readonly dueAt: string | undefined;
  readonly resolvedAt: string | undefined;
  readonly closedAt: string | undefined;
  readonly territoryId: string | undefined;
  /** The vendor's own words for it. */
  readonly vendorNumber: string | undefined;
  readonly vendorStatus: string | undefined;
}

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * Undefined when the ticket cannot be identified, dated, told or said to be in a state. A title and a
 * description stand for each other: TMF621 requires the second only, most tools the first only.
 */
export function ticketOf(known: Known): Ticket | undefined {
  const { id, status, openedAt, title, description, territoryId } = known;
  const [name, said] = [title ?? firstLine(description), description ?? title];
  if (id === undefined || !IDENTIFIER.test(id) || status === undefined) return undefined;
  if (openedAt === undefined || name === undefined || said === undefined) return undefined;
  const over = status === 'resolved' || status === 'closed';
  const resolvedAt = over ? notBefore(openedAt, known.resolvedAt) : undefined;
  const closedAt = status === 'closed' ? notBefore(openedAt, known.closedAt) : undefined;
  const own = [
    known.vendorNumber === undefined ? [] : characteristic('editeur:numero', known.vendorNumber),
    known.vendorStatus === undefined ? [] : characteristic('editeur:statut', known.vendorStatus),
  ].flat();
  return present({
    '@type': 'TroubleTicket' as const,
    id,
    name,
    description: said,
    severity: known.severity,
    priority: known.priority,
    ticketType: known.type,
    status,
    statusChangeDate: status === 'closed' ? closedAt : resolvedAt,
    creationDate: openedAt,
    lastUpdate: notBefore(openedAt, known.updatedAt),
    expectedResolutionDate: known.dueAt,
    resolutionDate: resolvedAt,
    externalIdentifier: territoryId === undefined ? undefined : [territoryIdentifier(territoryId)],
    troubleTicketCharacteristic: own.length === 0 ? undefined : own,
  });
}

/** What would have happened before the ticket was opened did not happen then. */
function notBefore(opened: string, instant: string | undefined): string | undefined {
  if (instant === undefined) return undefined;
  return Date.parse(instant) >= Date.parse(opened) ? instant : undefined;
}

function firstLine(text: string | undefined): string | undefined {
  return text?.split('\n')[0];
}

export interface Note {
  readonly '@type': 'Note';
  readonly text: string;
  readonly [field: string]: unknown;
}

/** Undefined when there is nothing in it. */
export function noteOf(
  id: string | undefined,
  date: string | undefined,
  text: string | undefined,
): Note | undefined {
  return text === undefined ? undefined : present({ '@type': 'Note' as const, id, date, text });
}

export interface Attachment {
  readonly '@type': 'Attachment';
  readonly id: string;
  readonly name: string;
  readonly [field: string]: unknown;
}

export interface KnownAttachment {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly mimeType: string | undefined;
  readonly bytes: number | undefined;
}

export function attachmentOf(known: KnownAttachment): Attachment | undefined {
  const { id, name, mimeType, bytes } = known;
  if (id === undefined || !IDENTIFIER.test(id) || name === undefined) return undefined;
  return present({
    '@type': 'Attachment' as const,
    id,
    name,
    mimeType: mimeType !== undefined && MIME.test(mimeType) ? mimeType : undefined,
    size: bytes === undefined ? undefined : { amount: bytes, units: 'octet' },
  });
}

const MIME = /^[a-z]+\/[A-Za-z0-9.+-]{1,100}$/;
