import { z } from 'zod';
import { fromBase64, toBase64 } from '../../contracts/assistance/base64.ts';
import { attachmentOf, noteOf, type Ticket } from '../../contracts/assistance/bodies.ts';
import { required, review } from '../../contracts/assistance/integrity.ts';
import { type Asked, askedPage, codesOf, matches } from '../../contracts/assistance/page.ts';
import {
  attachmentCreate,
  noteCreate,
  ticketCreate,
  ticketPatch,
  titleOf,
} from '../../contracts/assistance/requests.ts';
import { below } from '../../contracts/service-url.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { fromText } from '../instant.ts';
import { count } from '../wire-values.ts';
import { servicenowCoverage } from './coverage.ts';
import {
  changed,
  created,
  isFileOf,
  noteText,
  PRIORITY_OF,
  STATUS_OF,
  ticket,
} from './incident.ts';
import { goesOn, PAGES_MAX, ROWS_MAX, rowsFor } from './pages.ts';
import {
  bytesWire,
  type FileWire,
  filesWire,
  fileWire,
  INCIDENT_FIELDS,
  incidentsWire,
  incidentWire,
  JOURNAL_FIELDS,
  journalsWire,
  stored,
} from './wire.ts';

/** What one attachment may weigh: in base64 it still fits what the gateway lets through. */
const FILE_MAX = 10 * 1024 * 1024;

const UNKNOWN = 'L’éditeur raccordé ne connaît pas ce ticket, ou ne le montre pas à la passerelle.';
const NO_FILE = 'L’éditeur raccordé ne connaît pas cette pièce jointe sur ce ticket.';

type Query = Readonly<Record<string, string>>;

function address({ serviceUrl }: OperationRequest, path: string, query: Query = {}): string {
  const url = below(serviceUrl, path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** Codes and the vendor's words together; references without their links. */
const SHOWN: Query = { sysparm_display_value: 'all', sysparm_exclude_reference_link: 'true' };

function incident(request: OperationRequest): string {
  const { id = '' } = request.parameters;
  const query = { ...SHOWN, sysparm_fields: INCIDENT_FIELDS };
  return address(request, `table/incident/${encodeURIComponent(id)}`, query);
}

const json = (content: object) => ({
  mediaType: 'application/json',
  content: JSON.stringify(content),
});

function encodedQuery({ status, priority, territoryId }: Asked): string {
  const terms = [
    status === undefined ? [] : [`stateIN${codesOf(STATUS_OF, status).join()}`],
    priority === undefined ? [] : [`priorityIN${codesOf(PRIORITY_OF, priority).join()}`],
    territoryId === undefined ? [] : [`correlation_id=${territoryId}`],
    ['ORDERBYDESCopened_at', 'ORDERBYDESCsys_id'],
  ];
  return terms.flat().join('^');
}

/** Tickets seen so far, of those asked. */
function seen(asked: Asked, answers: readonly VendorAnswer[]): readonly Ticket[] {
  const rows = answers.flatMap(({ body, receivedAt }) =>
    incidentsWire.parse(body).result.map((record) => ticket(record, receivedAt)),
  );
  const tickets = review(rows, 'incidents', ({ id }) => id);
  return tickets.filter((each) => matches(asked, each));
}

const list: AdapterOperation = {
  toVendor(request, answers) {
    const asked = askedPage(request.parameters);
    const wanted = asked.offset + asked.limit;
    const size = rowsFor(wanted);
    const last = answers.at(-1);
    if (
      last !== undefined &&
      (answers.length >= PAGES_MAX || seen(asked, answers).length >= wanted)
    )
      return undefined;
    if (last !== undefined && !goesOn(last, answers.length * size)) return undefined;
    const query = {
      ...SHOWN,
      sysparm_query: encodedQuery(asked),
      sysparm_fields: INCIDENT_FIELDS,
      sysparm_limit: String(size),
      sysparm_offset: String(answers.length * size),
    };
    return { url: address(request, 'table/incident', query), wire: incidentsWire };
  },
  fromVendor({ parameters }, answers) {
    const asked = askedPage(parameters);
    const tickets = seen(asked, answers);
    const wanted = asked.offset + asked.limit;
    const last = answers.at(-1);
    const rows = answers.length * rowsFor(wanted);
    if (tickets.length < wanted && (last === undefined || goesOn(last, rows))) {
      throw new WireError(`la liste n’a pas de fin après ${PAGES_MAX} pages`);
    }
    return tickets.slice(asked.offset, wanted);
  },
};

function oneTicket(answer: VendorAnswer | undefined): Ticket {
  if (answer?.status === 404) throw new VendorError('absent', UNKNOWN);
  const { result } = incidentWire.parse(answer?.body);
  return required(result && ticket(result, answer?.receivedAt ?? ''), 'incident');
}

/** One request, of which the answer is the ticket. */
function ticketOperation(ask: (request: OperationRequest) => VendorRequest): AdapterOperation {
  return {
    toVendor: (request, answers) => (answers.length > 0 ? undefined : ask(request)),
    fromVendor({ parameters }, [answer]) {
      const found = oneTicket(answer);
      if (parameters.id !== undefined && found.id !== parameters.id) {
        throw new WireError('l’incident rendu n’est pas celui qui est demandé');
      }
      return found;
    },
  };
}

/** What belongs to a ticket is asked once the ticket was seen: an unknown one has no empty list. */
function ofTicket(next: AdapterOperation): AdapterOperation {
  return {
    toVendor(request, answers) {
      const [first, ...rest] = answers;
      if (first === undefined)
        return { url: incident(request), statuses: [404], wire: incidentWire };
      oneTicket(first);
      return next.toVendor(request, rest);
    },
    fromVendor(request, [first, ...rest]) {
      oneTicket(first);
      return next.fromVendor(request, rest);
    },
  };
}

function journal(request: OperationRequest, order: 'ORDERBY' | 'ORDERBYDESC'): VendorRequest {
  const { id = '' } = request.parameters;
  const query = {
    sysparm_query: `element_id=${id}^element=comments^${order}sys_created_on`,
    sysparm_fields: JOURNAL_FIELDS,
    sysparm_limit: String(ROWS_MAX),
    sysparm_offset: '0',
  };
  return { url: address(request, 'table/sys_journal_field', query), wire: journalsWire };
}

function notesIn(answer: VendorAnswer | undefined) {
  const { receivedAt = '' } = answer ?? {};
  return journalsWire.parse(answer?.body).result.flatMap((record) => {
    const date = fromText(stored(record.sys_created_on), { receivedAt, timeZone: 'UTC' });
    return noteOf(stored(record.sys_id), date, noteText(record)) ?? [];
  });
}

const notes = ofTicket({
  toVendor: (request, answers) => (answers.length > 0 ? undefined : journal(request, 'ORDERBY')),
  fromVendor(_, [answer]) {
    if (answer === undefined || goesOn(answer, ROWS_MAX)) {
      throw new WireError(`plus de ${ROWS_MAX} notes`);
    }
    return review(notesIn(answer), 'notes', ({ id }) => id);
  },
});

/** A comment is a field of the ticket that is written; what it became is read in the journal. */
const addNote = ofTicket({
  toVendor(request, answers) {
    const { text } = noteCreate.parse(request.body);
    if (answers.length === 0) {
      return {
        url: incident(request),
        method: 'PATCH',
        body: json({ comments: text }),
        wire: incidentWire,
      };
    }
    return answers.length === 1 ? journal(request, 'ORDERBYDESC') : undefined;
  },
  fromVendor({ body }, [, answer]) {
    const { text } = noteCreate.parse(body);
    const written = notesIn(answer).find((note) => note.text === text);
    return required(written, 'note ajoutée');
  },
});

function attachment(file: FileWire) {
  return attachmentOf({
    id: stored(file.sys_id),
    name: stored(file.file_name),
    mimeType: stored(file.content_type),
    bytes: count(stored(file.size_bytes)),
  });
}

const attachments = ofTicket({
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const query = {
      sysparm_query: `table_name=incident^table_sys_id=${request.parameters.id ?? ''}`,
      sysparm_limit: '101',
    };
    return { url: address(request, 'attachment', query), wire: filesWire };
  },
  fromVendor({ parameters }, [answer]) {
    const files = filesWire.parse(answer?.body).result;
    if (files.length > 100) throw new WireError('plus de 100 pièces jointes');
    if (!files.every((file) => isFileOf(file, parameters.id))) {
      throw new WireError('l’éditeur rend des fichiers d’un autre enregistrement');
    }
    return review(files.map(attachment), 'pièces jointes', ({ id }) => id);
  },
});

/** The file's description, once it is known to be this ticket's and not too large. */
function describedFile({ parameters }: OperationRequest, answer: VendorAnswer | undefined) {
  const { result } = fileWire.parse(answer?.body);
  if (answer?.status === 404) throw new VendorError('absent', NO_FILE);
  if (result === undefined) throw new WireError('pièce jointe sans description');
  if (!isFileOf(result, parameters.id)) throw new VendorError('absent', NO_FILE);
  const found = required(attachment(result), 'pièce jointe');
  if (found.id !== parameters.attachmentId) throw new VendorError('absent', NO_FILE);
  if ((count(stored(result.size_bytes)) ?? 0) > FILE_MAX) {
    throw new VendorError('refused', 'Cette pièce jointe dépasse 10 Mio.');
  }
  return found;
}

const attachmentContent: AdapterOperation = {
  toVendor(request, answers) {
    const path = `attachment/${encodeURIComponent(request.parameters.attachmentId ?? '')}`;
    const [described] = answers;
    if (described === undefined) {
      return { url: address(request, path), statuses: [404], wire: fileWire };
    }
    describedFile(request, described);
    if (answers.length > 1) return undefined;
    return { url: address(request, `${path}/file`), reads: 'bytes', wire: bytesWire };
  },
  fromVendor(request, [described, file]) {
    const bytes = bytesWire.parse(file?.body);
    const size = { amount: bytes.length, units: 'octet' };
    return { ...describedFile(request, described), size, content: toBase64(bytes) };
  },
};

const addAttachment = ofTicket({
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const { name, mimeType, content } = attachmentCreate.parse(request.body);
    const bytes = fromBase64(content);
    if (bytes === undefined) throw new VendorError('refused', 'Le contenu n’est pas du base64.');
    const query = {
      table_name: 'incident',
      table_sys_id: request.parameters.id ?? '',
      file_name: name,
    };
    return {
      url: address(request, 'attachment/file', query),
      method: 'POST',
      body: { mediaType: mimeType, content: bytes },
      statuses: [201],
      wire: fileWire,
    };
  },
  fromVendor({ parameters }, [answer]) {
    const { result } = fileWire.parse(answer?.body);
    const own = result !== undefined && isFileOf(result, parameters.id);
    return required(own ? attachment(result) : undefined, 'pièce jointe');
  },
});

export const servicenowTable: Adapter = {
  id: 'servicenow-table',
  title: 'ServiceNow Table API',
  documentation:
    'https://www.servicenow.com/docs/csh?topicname=c_TableAPI.html&version=latest&pubname=api-reference',
  contract: 'assistance@5',
  auth: { kind: 'basic' },
  settings: z.object({}),
  operations: {
    listTroubleTicket: list,
    retrieveTroubleTicket: ticketOperation((request) => ({
      url: incident(request),
      statuses: [404],
      wire: incidentWire,
    })),
    createTroubleTicket: ticketOperation((request) => {
      const asked = ticketCreate.parse(request.body);
      return {
        url: address(request, 'table/incident', { ...SHOWN, sysparm_fields: INCIDENT_FIELDS }),
        method: 'POST',
        body: json(created(asked, titleOf(asked))),
        statuses: [201],
        wire: incidentWire,
      };
    }),
    patchTroubleTicket: ticketOperation((request) => ({
      url: incident(request),
      method: 'PATCH',
      body: json(changed(ticketPatch.parse(request.body))),
      statuses: [404],
      wire: incidentWire,
    })),
    listTroubleTicketNote: notes,
    createTroubleTicketNote: addNote,
    listTroubleTicketAttachment: attachments,
    createTroubleTicketAttachment: addAttachment,
    retrieveTroubleTicketAttachment: attachmentContent,
  },
  coverage: servicenowCoverage,
};
