import {
  type Attachment,
  attachmentOf,
  type Note,
  noteOf,
  type Priority,
  type Severity,
  type Status,
  type Ticket,
  ticketOf,
} from '../../contracts/assistance/bodies.ts';
import {
  type TicketCreate,
  type TicketPatch,
  titleOf,
} from '../../contracts/assistance/requests.ts';
import { htmlText } from '../html-text.ts';
import { fromText } from '../instant.ts';
import { count, flag, identifier } from '../wire-values.ts';
import type { DocumentWire, FollowupWire, TicketWire } from './wire.ts';

/** `CommonITILObject`: new, assigned, planned, waiting, solved, closed. */
export const STATUS_OF: Readonly<Record<string, Status>> = {
  '1': 'acknowledged',
  '2': 'inProgress',
  '3': 'inProgress',
  '4': 'pending',
  '5': 'resolved',
  '6': 'closed',
};

/** GLPI's own words for them, which the API does not give. */
const WORDS: Readonly<Record<string, string>> = {
  '1': 'Nouveau',
  '2': 'En cours (attribué)',
  '3': 'En cours (planifié)',
  '4': 'En attente',
  '5': 'Résolu',
  '6': 'Clos',
};

/** From very low (1) to major (6). */
export const PRIORITY_OF: Readonly<Record<string, Priority>> = {
  '1': 'Low',
  '2': 'Low',
  '3': 'Medium',
  '4': 'High',
  '5': 'Critical',
  '6': 'Critical',
};

const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  '1': 'Minor',
  '2': 'Minor',
  '3': 'Major',
  '4': 'Major',
  '5': 'Critical',
};

/** Impact and urgency alike: the default matrix then gives priority 5, 3 or 2. */
const IMPACT_OF: Readonly<Record<Severity, number>> = { Critical: 5, Major: 3, Minor: 2 };

const TYPE_OF = { '1': 'incident', '2': 'request' } as const;

export interface Clock {
  readonly receivedAt: string;
  readonly timeZone: string;
}

export function ticket(record: TicketWire, clock: Clock): Ticket | undefined {
  const code = codeOf(record.status);
  const instant = (field: unknown) => fromText(field, clock);
  if (flag(record.is_deleted) === true) return undefined;
  const id = naturalId(record.id);
  return ticketOf({
    id,
    title: htmlText(record.name)?.replaceAll('\n', ' '),
    description: htmlText(record.content),
    status: lookup(STATUS_OF, code),
    severity: lookup(SEVERITY_OF, codeOf(record.impact)),
    priority: lookup(PRIORITY_OF, codeOf(record.priority)),
    type: lookup(TYPE_OF, codeOf(record.type)),
    openedAt: instant(record.date),
    updatedAt: instant(record.date_mod),
    dueAt: fromText(record.time_to_resolve, { ...clock, planned: true }),
    resolvedAt: instant(record.solvedate),
    closedAt: instant(record.closedate),
    territoryId: something(record.externalid),
    vendorNumber: id,
    vendorStatus: lookup(WORDS, code),
  });
}

/** Codes are integers, or their digits; an empty dropdown is `0`, `""`, `" "` or `"&nbsp;"`. */
function codeOf(value: unknown): string | undefined {
  const number = count(value);
  return number === undefined || number === 0 ? undefined : String(number);
}

function something(value: unknown): string | undefined {
  const text = identifier(value);
  return text === '0' ? undefined : text;
}

/** Keys of the database begin at 1. */
export function naturalId(value: unknown): string | undefined {
  return codeOf(value);
}

function lookup<T>(table: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** Private followups are the agents' own. Unknown is taken for private. */
export function note(record: FollowupWire, clock: Clock): Note | undefined {
  const id = naturalId(record.id);
  return id === undefined
    ? undefined
    : noteOf(id, fromText(record.date, clock), htmlText(record.content));
}

export function isPublic({ is_private }: FollowupWire): boolean {
  return flag(is_private) === false;
}

export function attachment(record: DocumentWire): Attachment | undefined {
  return attachmentOf({
    id: naturalId(record.id),
    name: htmlText(record.filename) ?? htmlText(record.name),
    mimeType: typeof record.mime === 'string' ? record.mime : undefined,
    bytes: undefined,
  });
}

/** What consumers write is text: GLPI stores HTML. */
export function asHtml(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped
    .split(/\r\n|\r|\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}

export function created(asked: TicketCreate): Readonly<Record<string, unknown>> {
  const [territory] = asked.externalIdentifier;
  return {
    name: titleOf(asked),
    content: asHtml(asked.description),
    type: asked.ticketType === 'incident' ? 1 : 2,
    ...weight(asked.severity),
    ...(territory && { externalid: territory.id }),
  };
}

const STATUS_CODE = { inProgress: 2, pending: 4, resolved: 5, closed: 6 } as const;

export function changed(asked: TicketPatch): Readonly<Record<string, unknown>> {
  const { name, description, severity, status } = asked;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { content: asHtml(description) }),
    ...(severity !== undefined && weight(severity)),
    ...(status !== undefined && { status: STATUS_CODE[status] }),
  };
}

function weight(severity: Severity): Readonly<Record<string, number>> {
  return { impact: IMPACT_OF[severity], urgency: IMPACT_OF[severity] };
}
