import {
  type Severity,
  type Status,
  type Ticket,
  ticketOf,
} from '../../contracts/assistance/bodies.ts';
import type { TicketCreate, TicketPatch, Transition } from '../../contracts/assistance/requests.ts';
import { VendorError, WireError } from '../../model/adapter.ts';
import { htmlText } from '../html-text.ts';
import { fromText } from '../instant.ts';
import { flag } from '../wire-values.ts';
import { type FileWire, type IncidentWire, type JournalWire, shown, stored } from './wire.ts';

/** `state` of the base system; 4 and 5 are waits of older versions. */
export const STATUS_OF: Readonly<Record<string, Status>> = {
  '1': 'acknowledged',
  '2': 'inProgress',
  '3': 'pending',
  '4': 'pending',
  '5': 'pending',
  '6': 'resolved',
  '7': 'closed',
  '8': 'cancelled',
};

export const PRIORITY_OF = {
  '1': 'Critical',
  '2': 'High',
  '3': 'Medium',
  '4': 'Low',
  '5': 'Low',
} as const;

const SEVERITY_OF = { '1': 'Critical', '2': 'Major', '3': 'Minor' } as const;

/** Undefined where the incident cannot be read or contradicts itself. */
export function ticket(record: IncidentWire, receivedAt: string): Ticket | undefined {
  const instant = (field: unknown) => fromText(stored(field), { receivedAt, timeZone: 'UTC' });
  const planned = fromText(stored(record.due_date), {
    receivedAt,
    timeZone: 'UTC',
    planned: true,
  });
  const table = stored(record.sys_class_name);
  const status = lookup(STATUS_OF, stored(record.state));
  if (table !== undefined && table !== 'incident') {
    throw new WireError('l’enregistrement est d’une autre table que celle des incidents');
  }
  if (isOpen(status) && flag(stored(record.active)) === false) return undefined;
  return ticketOf({
    id: stored(record.sys_id),
    title: stored(record.short_description),
    description: stored(record.description)?.replace(/\r\n?/g, '\n'),
    status,
    severity: lookup<Severity>(SEVERITY_OF, stored(record.impact)),
    priority: lookup(PRIORITY_OF, stored(record.priority)),
    type: 'incident',
    openedAt: instant(record.opened_at),
    updatedAt: instant(record.sys_updated_on),
    dueAt: planned,
    resolvedAt: instant(record.resolved_at),
    closedAt: instant(record.closed_at),
    territoryId: stored(record.correlation_id),
    vendorNumber: stored(record.number),
    vendorStatus: shown(record.state),
  });
}

function isOpen(status: Status | undefined): boolean {
  return status === 'acknowledged' || status === 'inProgress' || status === 'pending';
}

function lookup<T>(table: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** Comments alone: work notes are the agents' own. Formatted text stands between `[code]` marks. */
export function noteText({ element, value }: JournalWire): string | undefined {
  if (stored(element) !== 'comments') return undefined;
  const text = stored(value);
  return text?.includes('[code]') ? htmlText(text.replace(/\[\/?code\]/g, '')) : text;
}

/** A file of another record is no file of this ticket. */
export function isFileOf(file: FileWire, id: string | undefined): boolean {
  return stored(file.table_name) === 'incident' && stored(file.table_sys_id) === id;
}

/** Impact and urgency alike: the base system then computes priority 1, 3 or 5. */
const IMPACT_OF: Readonly<Record<Severity, string>> = { Critical: '1', Major: '2', Minor: '3' };

export function created(asked: TicketCreate, title: string): Readonly<Record<string, string>> {
  if (asked.ticketType !== 'incident') {
    throw new VendorError('refused', 'La table des incidents ne prend pas de demande de service.');
  }
  const [territory] = asked.externalIdentifier;
  return {
    short_description: title,
    description: asked.description,
    ...weight(asked.severity),
    ...(territory && {
      correlation_id: territory.id,
      correlation_display: territory.externalIdentifierType,
    }),
  };
}

export function changed(asked: TicketPatch): Readonly<Record<string, string>> {
  const { name, description, severity, status, statusChangeReason } = asked;
  if (status !== undefined) return transition(status, statusChangeReason ?? '');
  return {
    ...(name !== undefined && { short_description: name }),
    ...(description !== undefined && { description }),
    ...(severity !== undefined && weight(severity)),
  };
}

function weight(severity: Severity): Readonly<Record<string, string>> {
  return { impact: IMPACT_OF[severity], urgency: IMPACT_OF[severity] };
}

/** The base system wants a reason of a wait, and a solution with its code. */
function transition(status: Transition, reason: string): Readonly<Record<string, string>> {
  switch (status) {
    case 'inProgress':
      return { state: '2' };
    case 'pending':
      return { state: '3', hold_reason: '1', comments: 'Mis en attente par le territoire.' };
    case 'resolved':
      return { state: '6', close_code: 'Solution provided', close_notes: reason };
    default:
      return { state: '7' };
  }
}
