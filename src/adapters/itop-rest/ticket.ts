import { fromBase64 } from '../../contracts/assistance/base64.ts';
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
  type Transition,
  titleOf,
} from '../../contracts/assistance/requests.ts';
import { VendorError, WireError } from '../../model/adapter.ts';
import { htmlText } from '../html-text.ts';
import { fromText } from '../instant.ts';
import { count, text } from '../wire-values.ts';
import type { ItopSettings } from './settings.ts';
import { blobWire, logWire, type ObjectWire } from './wire.ts';

/** States of the life cycle of `UserRequest`. */
export const STATUS_OF: Readonly<Record<string, Status>> = {
  new: 'acknowledged',
  escalated_tto: 'acknowledged',
  waiting_for_approval: 'acknowledged',
  approved: 'acknowledged',
  rejected: 'rejected',
  dispatched: 'inProgress',
  redispatched: 'inProgress',
  assigned: 'inProgress',
  escalated_ttr: 'inProgress',
  pending: 'pending',
  resolved: 'resolved',
  closed: 'closed',
};

export const PRIORITY_OF: Readonly<Record<string, Priority>> = {
  '1': 'Critical',
  '2': 'High',
  '3': 'Medium',
  '4': 'Low',
};

/** A department, a service, a person. */
const SEVERITY_OF: Readonly<Record<string, Severity>> = {
  '1': 'Critical',
  '2': 'Major',
  '3': 'Minor',
};

const TYPE_OF = { incident: 'incident', service_request: 'request' } as const;

const FIELDS = [
  'id',
  'ref',
  'title',
  'description',
  'status',
  'impact',
  'priority',
  'request_type',
  'start_date',
  'last_update',
  'ttr_escalation_deadline',
  'resolution_date',
  'close_date',
];

export function ticketFields({ territoryField }: ItopSettings): string {
  return [...FIELDS, ...(territoryField === undefined ? [] : [territoryField])].join();
}

export function ticket(
  { class: name, fields }: ObjectWire,
  { timeZone, territoryField }: ItopSettings,
  receivedAt: string,
): Ticket | undefined {
  const clock = { receivedAt, timeZone };
  const status = text(fields.status);
  if (name !== undefined && name !== 'UserRequest') return undefined;
  return ticketOf({
    id: keyOf(fields.id),
    title: htmlText(fields.title)?.replaceAll('\n', ' '),
    description: htmlText(fields.description),
    status: lookup(STATUS_OF, status),
    severity: lookup(SEVERITY_OF, text(fields.impact)),
    priority: lookup(PRIORITY_OF, text(fields.priority)),
    type: lookup(TYPE_OF, text(fields.request_type)),
    openedAt: fromText(fields.start_date, clock),
    updatedAt: fromText(fields.last_update, clock),
    dueAt: fromText(fields.ttr_escalation_deadline, { ...clock, planned: true }),
    resolvedAt: fromText(fields.resolution_date, clock),
    closedAt: fromText(fields.close_date, clock),
    territoryId: territoryField === undefined ? undefined : text(fields[territoryField]),
    vendorNumber: text(fields.ref),
    vendorStatus: status,
  });
}

/** Keys are digits in a text. */
export function keyOf(value: unknown): string | undefined {
  const key = count(value);
  return key === undefined || key === 0 ? undefined : String(key);
}

function lookup<T>(table: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** The public log, oldest entry first; entries have no identifier. The private log is never asked. */
export function notes(fields: ObjectWire['fields'], settings: ItopSettings, receivedAt: string) {
  if (fields.public_log === null || fields.public_log === '') return [];
  const log = logWire.safeParse(fields.public_log).data;
  if (log === undefined) throw new WireError('journal public d’une autre forme');
  const clock = { receivedAt, timeZone: settings.timeZone };
  return log.entries
    .flatMap(({ date, message }): readonly Note[] => {
      const note = noteOf(undefined, fromText(date, clock), htmlText(message));
      return note === undefined ? [] : [note];
    })
    .toReversed();
}

/** With its base64, which iTop gives along. */
export function file({ fields }: ObjectWire) {
  const blob = blobWire.safeParse(fields.contents).data;
  const bytes = blob === undefined ? undefined : fromBase64(blob.data);
  if (blob === undefined || bytes === undefined) return undefined;
  const attachment: Attachment | undefined = attachmentOf({
    id: keyOf(fields.id),
    name: text(blob.filename),
    mimeType: text(blob.mimetype),
    bytes: bytes.length,
  });
  return attachment && { attachment, content: blob.data };
}

/** Impact, and the urgency with which the default matrix gives priority 1, 3 or 4. */
const WEIGHT_OF: Readonly<Record<Severity, Readonly<Record<'impact' | 'urgency', string>>>> = {
  Critical: { impact: '1', urgency: '1' },
  Major: { impact: '2', urgency: '3' },
  Minor: { impact: '3', urgency: '4' },
};

/** iTop stores HTML. */
export function asHtml(written: string): string {
  const escaped = written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\r\n|\r|\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}

export function created(asked: TicketCreate, settings: ItopSettings) {
  const { organisation, caller, territoryField } = settings;
  const [territory] = asked.externalIdentifier;
  if (territory !== undefined && territoryField === undefined) {
    throw new VendorError('refused', 'Cet iTop n’a pas de champ pour l’identifiant du territoire.');
  }
  return {
    org_id: organisation,
    caller_id: caller,
    title: titleOf(asked),
    description: asHtml(asked.description),
    request_type: asked.ticketType === 'incident' ? 'incident' : 'service_request',
    ...WEIGHT_OF[asked.severity],
    ...(territory && territoryField !== undefined && { [territoryField]: territory.id }),
  };
}

export function changed({ name, description, severity }: TicketPatch) {
  return {
    ...(name !== undefined && { title: name }),
    ...(description !== undefined && { description: asHtml(description) }),
    ...(severity !== undefined && WEIGHT_OF[severity]),
  };
}

const WORKING = ['assigned', 'escalated_ttr'];
const SOLVABLE = [...WORKING, 'new', 'escalated_tto', 'approved', 'dispatched', 'redispatched'];

/** Stimulus that leads to a state, from which states, and the fields that the transition wants. */
const STIMULI: Readonly<
  Record<Transition, { readonly stimulus: string; readonly from: readonly string[] }>
> = {
  inProgress: { stimulus: 'ev_reopen', from: ['pending', 'resolved'] },
  pending: { stimulus: 'ev_pending', from: WORKING },
  resolved: { stimulus: 'ev_resolve', from: SOLVABLE },
  closed: { stimulus: 'ev_close', from: ['resolved'] },
};

/** Undefined state or one that the life cycle does not lead from: refused before anything is written. */
export function transition(asked: TicketPatch, state: unknown) {
  const { status, statusChangeReason } = asked;
  if (status === undefined) return undefined;
  const { stimulus, from } = STIMULI[status];
  if (typeof state !== 'string' || !from.includes(state)) {
    throw new VendorError(
      'refused',
      'Le cycle de vie d’iTop ne mène pas là depuis l’état du ticket.',
    );
  }
  const fields = {
    ...(status === 'pending' && { pending_reason: 'Mis en attente par le territoire.' }),
    ...(status === 'resolved' && { solution: statusChangeReason, resolution_code: 'assistance' }),
  };
  return { stimulus, fields };
}
