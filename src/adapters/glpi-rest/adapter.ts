import { fromBase64, toBase64 } from '../../contracts/assistance/base64.ts';
import { required, review } from '../../contracts/assistance/integrity.ts';
import {
  attachmentCreate,
  noteCreate,
  ticketCreate,
  ticketPatch,
} from '../../contracts/assistance/requests.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { flag } from '../wire-values.ts';
import { glpiCoverage } from './coverage.ts';
import { list } from './list.ts';
import { upload } from './multipart.ts';
import { address, input, inSession, read } from './session.ts';
import { glpiSettings } from './settings.ts';
import {
  asHtml,
  attachment,
  changed,
  created,
  isPublic,
  naturalId,
  note,
  ticket,
} from './ticket.ts';
import {
  answerOf,
  bytesWire,
  createdWire,
  documentsWire,
  documentWire,
  followupsWire,
  followupWire,
  linksWire,
  ticketWire,
  updatedWire,
} from './wire.ts';

const UNKNOWN = 'L’éditeur raccordé ne connaît pas ce ticket.';
const NO_FILE = 'L’éditeur raccordé ne connaît pas cette pièce jointe sur ce ticket.';

/** Sub-items of one request; more of them would be another kind of ticket. */
const SUB_ITEMS_MAX = 1_000;
const FILES_MAX = 100;

/** Identifiers are integers: anything else is nobody's, and never a path. */
function idOf({ parameters }: OperationRequest, name = 'id'): string {
  const id = parameters[name] ?? '';
  if (!/^[1-9]\d{0,9}$/.test(id)) {
    throw new VendorError('absent', name === 'id' ? UNKNOWN : NO_FILE);
  }
  return id;
}

function clockOf({ settings }: OperationRequest, answer: VendorAnswer | undefined) {
  return {
    receivedAt: answer?.receivedAt ?? '',
    timeZone: glpiSettings.parse(settings).timeZone,
  };
}

function askTicket(request: OperationRequest, id: string): VendorRequest {
  return { url: address(request, `Ticket/${id}`), statuses: [404], wire: ticketWire };
}

function readTicket(request: OperationRequest, answer: VendorAnswer | undefined, id: string) {
  const record = read((body) => answerOf(ticketWire, body), answer, UNKNOWN);
  if (Array.isArray(record)) throw new WireError('réponse de GLPI d’une autre forme');
  if (flag(record.is_deleted) === true) throw new VendorError('absent', UNKNOWN);
  const found = required(ticket(record, clockOf(request, answer)), 'ticket');
  if (found.id !== id) throw new WireError('le ticket rendu n’est pas celui qui est demandé');
  return found;
}

/** Identifier of what was created; a refusal is `id: false`, in a 207 or not. */
function createdId(answer: VendorAnswer | undefined): string {
  const body = read((each) => answerOf(createdWire, each), answer, UNKNOWN);
  const written = Array.isArray(body) ? body[0] : body;
  if (typeof written !== 'object') throw new WireError('GLPI ne dit pas ce qui est créé');
  if (written.id === false) throw new VendorError('refused', 'GLPI refuse cette écriture.');
  return required(naturalId(written.id), 'identifiant créé');
}

function post(request: OperationRequest, type: string, content: unknown): VendorRequest {
  return {
    url: address(request, type),
    method: 'POST',
    body: input(content),
    statuses: [201, 207, 400],
    wire: createdWire,
  };
}

const retrieve: AdapterOperation = {
  toVendor: (request, answers) =>
    answers.length > 0 ? undefined : askTicket(request, idOf(request)),
  fromVendor: (request, [answer]) => readTicket(request, answer, idOf(request)),
};

const create: AdapterOperation = {
  toVendor(request, answers) {
    const [written] = answers;
    if (written === undefined) {
      return post(request, 'Ticket', created(ticketCreate.parse(request.body)));
    }
    return answers.length > 1 ? undefined : askTicket(request, createdId(written));
  },
  fromVendor: (request, [written, answer]) => readTicket(request, answer, createdId(written)),
};

/** A solution is a record of its own, which solves the ticket; anything else is a field of the ticket. */
const patch: AdapterOperation = {
  toVendor(request, answers) {
    const id = idOf(request);
    const asked = ticketPatch.parse(request.body);
    if (answers.length === 0) return askTicket(request, id);
    readTicket(request, answers[0], id);
    if (answers.length === 2) assertWritten(answers[1], id, asked.status === 'resolved');
    if (answers.length > 1) return answers.length === 2 ? askTicket(request, id) : undefined;
    if (asked.status === 'resolved') {
      const content = asHtml(asked.statusChangeReason ?? '');
      return post(request, 'ITILSolution', { itemtype: 'Ticket', items_id: Number(id), content });
    }
    return {
      url: address(request, `Ticket/${id}`),
      method: 'PUT',
      body: input(changed(asked)),
      statuses: [207, 400],
      wire: updatedWire,
    };
  },
  fromVendor: (request, answers) => readTicket(request, answers[2], idOf(request)),
};

function assertWritten(answer: VendorAnswer | undefined, id: string, creation: boolean): void {
  if (creation) {
    createdId(answer);
    return;
  }
  const body = read((each) => answerOf(updatedWire, each), answer, UNKNOWN);
  const [first] = body;
  if (typeof first !== 'object' || first[id] !== true) {
    throw new VendorError('refused', 'GLPI refuse cette modification.');
  }
}

/** What belongs to a ticket is asked once the ticket was seen: an unknown one has no empty list. */
function ofTicket(next: AdapterOperation): AdapterOperation {
  return {
    toVendor(request, [first, ...rest]) {
      const id = idOf(request);
      if (first === undefined) return askTicket(request, id);
      readTicket(request, first, id);
      return next.toVendor(request, rest);
    },
    fromVendor(request, [first, ...rest]) {
      readTicket(request, first, idOf(request));
      return next.fromVendor(request, rest);
    },
  };
}

function subItems(
  request: OperationRequest,
  type: string,
  wire: VendorRequest['wire'],
): VendorRequest {
  const query = { range: `0-${SUB_ITEMS_MAX - 1}` };
  return { url: address(request, `Ticket/${idOf(request)}/${type}`, query), wire };
}

const notes = ofTicket({
  toVendor: (request, answers) =>
    answers.length > 0 ? undefined : subItems(request, 'ITILFollowup', followupsWire),
  fromVendor(request, [answer]) {
    const body = read((each) => answerOf(followupsWire, each), answer, UNKNOWN);
    const records = body.filter((record) => typeof record !== 'string').filter(isPublic);
    const all = review(
      records.map((record) => note(record, clockOf(request, answer))),
      'notes',
      ({ id }) => id,
    );
    return all.toSorted((a, b) => Number(a.id) - Number(b.id));
  },
});

const addNote = ofTicket({
  toVendor(request, answers) {
    const { text } = noteCreate.parse(request.body);
    const [written] = answers;
    if (written === undefined) {
      const content = {
        itemtype: 'Ticket',
        items_id: Number(idOf(request)),
        content: asHtml(text),
      };
      return post(request, 'ITILFollowup', content);
    }
    if (answers.length > 1) return undefined;
    return { url: address(request, `ITILFollowup/${createdId(written)}`), wire: followupWire };
  },
  fromVendor(request, [written, answer]) {
    const record = read((each) => answerOf(followupWire, each), answer, UNKNOWN);
    const found = Array.isArray(record) ? undefined : note(record, clockOf(request, answer));
    if (found?.id !== createdId(written))
      throw new WireError('la note rendue n’est pas celle ajoutée');
    return found;
  },
});

function linkedIds(answer: VendorAnswer | undefined): readonly string[] {
  const body = read((each) => answerOf(linksWire, each), answer, UNKNOWN);
  const ids = body.map((link) =>
    typeof link === 'string' ? undefined : naturalId(link.documents_id),
  );
  const known = new Set(review(ids, 'liens de documents', (id) => id));
  if (known.size > FILES_MAX) throw new WireError(`plus de ${FILES_MAX} pièces jointes`);
  return [...known];
}

const attachments = ofTicket({
  toVendor(request, answers) {
    const [links] = answers;
    if (links === undefined) return subItems(request, 'Document_Item', linksWire);
    const ids = linkedIds(links);
    if (answers.length > 1 || ids.length === 0) return undefined;
    const pairs = ids.flatMap((id, index) => [
      [`items[${index}][itemtype]`, 'Document'],
      [`items[${index}][items_id]`, id],
    ]);
    const url = address(request, 'getMultipleItems', Object.fromEntries(pairs));
    return { url, wire: documentsWire };
  },
  fromVendor(_, [links, answer]) {
    const ids = linkedIds(links);
    if (ids.length === 0) return [];
    const records = read((each) => answerOf(documentsWire, each), answer, NO_FILE);
    const found = records.map((each) => (typeof each === 'string' ? undefined : attachment(each)));
    return review(found, 'pièces jointes', ({ id }) => id).filter(({ id }) => ids.includes(id));
  },
});

function readFile(answer: VendorAnswer | undefined, id: string) {
  const record = read((each) => answerOf(documentWire, each), answer, NO_FILE);
  const found = Array.isArray(record) ? undefined : attachment(record);
  if (found?.id !== id) throw new WireError('la pièce jointe rendue n’est pas celle attendue');
  return found;
}

function askFile(request: OperationRequest, id: string): VendorRequest {
  return { url: address(request, `Document/${id}`), statuses: [404], wire: documentWire };
}

const attachmentContent = ofTicket({
  toVendor(request, answers) {
    const id = idOf(request, 'attachmentId');
    const [links, described] = answers;
    if (links === undefined) return subItems(request, 'Document_Item', linksWire);
    if (!linkedIds(links).includes(id)) throw new VendorError('absent', NO_FILE);
    if (described === undefined) return askFile(request, id);
    readFile(described, id);
    if (answers.length > 2) return undefined;
    const url = address(request, `Document/${id}`, { alt: 'media' });
    return { url, reads: 'bytes', wire: bytesWire };
  },
  fromVendor(request, [, described, file]) {
    const bytes = bytesWire.parse(file?.body);
    const size = { amount: bytes.length, units: 'octet' };
    return {
      ...readFile(described, idOf(request, 'attachmentId')),
      size,
      content: toBase64(bytes),
    };
  },
});

const addAttachment = ofTicket({
  toVendor(request, answers) {
    const [written] = answers;
    if (written !== undefined) {
      return answers.length > 1 ? undefined : askFile(request, createdId(written));
    }
    const { name, mimeType, content } = attachmentCreate.parse(request.body);
    const bytes = fromBase64(content);
    if (bytes === undefined) throw new VendorError('refused', 'Le contenu n’est pas du base64.');
    return {
      url: address(request, 'Document'),
      method: 'POST',
      body: upload({ name, mimeType, bytes, ticket: Number(idOf(request)) }),
      statuses: [201, 207, 400],
      wire: createdWire,
    };
  },
  fromVendor: (_, [written, answer]) => readFile(answer, createdId(written)),
});

export const glpiRest: Adapter = {
  id: 'glpi-rest',
  title: 'GLPI, API REST (apirest.php)',
  documentation: 'https://github.com/glpi-project/glpi/blob/10.0/bugfixes/apirest.md',
  contract: 'assistance@5',
  auth: {
    kind: 'headers',
    headers: [{ name: 'Authorization', scheme: 'user_token' }, { name: 'App-Token' }],
  },
  settings: glpiSettings,
  operations: {
    listTroubleTicket: inSession(list),
    retrieveTroubleTicket: inSession(retrieve),
    createTroubleTicket: inSession(create),
    patchTroubleTicket: inSession(patch),
    listTroubleTicketNote: inSession(notes),
    createTroubleTicketNote: inSession(addNote),
    listTroubleTicketAttachment: inSession(attachments),
    createTroubleTicketAttachment: inSession(addAttachment),
    retrieveTroubleTicketAttachment: inSession(attachmentContent),
  },
  coverage: glpiCoverage,
};
