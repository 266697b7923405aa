import { fromBase64 } from '../../contracts/assistance/base64.ts';
import { required, review } from '../../contracts/assistance/integrity.ts';
import { type Asked, askedPage, codesOf, matches } from '../../contracts/assistance/page.ts';
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
import { call, objectsIn, onlyObject } from './call.ts';
import { itopCoverage } from './coverage.ts';
import { type ItopSettings, itopSettings } from './settings.ts';
import {
  asHtml,
  changed,
  created,
  file,
  keyOf,
  notes,
  PRIORITY_OF,
  STATUS_OF,
  ticket,
  ticketFields,
  transition,
} from './ticket.ts';

const UNKNOWN = 'L’éditeur raccordé ne connaît pas ce ticket.';
const NO_FILE = 'L’éditeur raccordé ne connaît pas cette pièce jointe sur ce ticket.';

const PAGES_MAX = 44;
const PAGE_MAX = 100;
const FILES_MAX = 100;

const settingsOf = ({ settings }: OperationRequest): ItopSettings => itopSettings.parse(settings);

/** Keys are integers: anything else is nobody's, and no OQL. */
function keyAsked({ parameters }: OperationRequest, name = 'id'): string {
  const id = parameters[name] ?? '';
  if (!/^[1-9]\d{0,9}$/.test(id))
    throw new VendorError('absent', name === 'id' ? UNKNOWN : NO_FILE);
  return id;
}

/** Values come from the contract's closed lists, or from a pattern that has no quote. */
function oql(asked: Asked, { territoryField }: ItopSettings): string {
  const among = (field: string, codes: readonly string[]) =>
    `${field} IN (${codes.map((code) => `'${code}'`).join(', ')})`;
  const { status, priority, territoryId } = asked;
  const terms = [
    status === undefined ? [] : among('status', codesOf(STATUS_OF, status)),
    priority === undefined ? [] : among('priority', codesOf(PRIORITY_OF, priority)),
    territoryId === undefined || territoryField === undefined
      ? []
      : `${territoryField} = '${territoryId}'`,
  ].flat();
  return terms.length === 0
    ? 'SELECT UserRequest'
    : `SELECT UserRequest WHERE ${terms.join(' AND ')}`;
}

/** No state of iTop means what is asked: nothing is there, and an empty `IN ()` is no OQL. */
function isNever({ status, territoryId }: Asked, { territoryField }: ItopSettings): boolean {
  if (territoryId !== undefined && territoryField === undefined) return true;
  return status !== undefined && codesOf(STATUS_OF, status).length === 0;
}

function sizeFor({ offset, limit }: Asked): number {
  return Math.min(offset + limit, PAGE_MAX);
}

function seen(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsOf(request);
  const asked = askedPage(request.parameters);
  const candidates = answers.flatMap((answer) =>
    objectsIn(answer).map((object) => ticket(object, settings, answer.receivedAt)),
  );
  return review(candidates, 'tickets', ({ id }) => id).filter((each) => matches(asked, each));
}

/** A page that is not full is the last: access rules are part of the query at iTop. */
function isLast(answer: VendorAnswer | undefined, size: number): boolean {
  return answer !== undefined && objectsIn(answer).length < size;
}

const list: AdapterOperation = {
  toVendor(request, answers) {
    const asked = askedPage(request.parameters);
    const settings = settingsOf(request);
    const size = sizeFor(asked);
    if (isNever(asked, settings) || answers.length >= PAGES_MAX) return undefined;
    if (isLast(answers.at(-1), size)) return undefined;
    if (seen(request, answers).length >= asked.offset + asked.limit) return undefined;
    return call(request, {
      operation: 'core/get',
      class: 'UserRequest',
      key: oql(asked, settings),
      output_fields: ticketFields(settings),
      limit: String(size),
      page: String(answers.length + 1),
    });
  },
  fromVendor(request, answers) {
    const asked = askedPage(request.parameters);
    const wanted = asked.offset + asked.limit;
    const tickets = seen(request, answers);
    const whole = isNever(asked, settingsOf(request)) || isLast(answers.at(-1), sizeFor(asked));
    if (tickets.length < wanted && !whole) {
      throw new WireError(`la liste n’a pas de fin après ${PAGES_MAX} pages`);
    }
    return tickets.slice(asked.offset, wanted);
  },
};

function get(request: OperationRequest, fields: string): VendorRequest {
  return call(request, {
    operation: 'core/get',
    class: 'UserRequest',
    key: keyAsked(request),
    output_fields: fields,
  });
}

function oneTicket(request: OperationRequest, answer: VendorAnswer | undefined, id?: string) {
  const object = onlyObject(answer, UNKNOWN);
  const found = required(ticket(object, settingsOf(request), answer?.receivedAt ?? ''), 'ticket');
  if (id !== undefined && found.id !== id) {
    throw new WireError('le ticket rendu n’est pas celui qui est demandé');
  }
  return found;
}

const retrieve: AdapterOperation = {
  toVendor: (request, answers) =>
    answers.length > 0 ? undefined : get(request, ticketFields(settingsOf(request))),
  fromVendor: (request, [answer]) => oneTicket(request, answer, keyAsked(request)),
};

const create: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length > 0) return undefined;
    const settings = settingsOf(request);
    return call(request, {
      operation: 'core/create',
      comment: 'Prise numérique',
      class: 'UserRequest',
      output_fields: ticketFields(settings),
      fields: created(ticketCreate.parse(request.body), settings),
    });
  },
  fromVendor: (request, [answer]) => oneTicket(request, answer),
};

/** The state is read first: what the life cycle does not allow is refused before anything is written. */
const patch: AdapterOperation = {
  toVendor(request, answers) {
    const output_fields = ticketFields(settingsOf(request));
    const [before] = answers;
    if (before === undefined) return get(request, output_fields);
    oneTicket(request, before, keyAsked(request));
    if (answers.length > 1) return undefined;
    const asked = ticketPatch.parse(request.body);
    const moved = transition(asked, onlyObject(before, UNKNOWN).fields.status);
    return call(request, {
      operation: moved === undefined ? 'core/update' : 'core/apply_stimulus',
      comment: 'Prise numérique',
      class: 'UserRequest',
      key: keyAsked(request),
      output_fields,
      fields: changed(asked),
      ...moved,
    });
  },
  fromVendor: (request, [, answer]) => oneTicket(request, answer, keyAsked(request)),
};

/** What belongs to a ticket is read once the ticket was seen. */
function noteList(request: OperationRequest, answer: VendorAnswer | undefined) {
  const { fields } = onlyObject(answer, UNKNOWN);
  if (keyOf(fields.id) !== keyAsked(request)) {
    throw new WireError('le ticket rendu n’est pas celui qui est demandé');
  }
  return notes(fields, settingsOf(request), answer?.receivedAt ?? '');
}

const listNotes: AdapterOperation = {
  toVendor: (request, answers) => (answers.length > 0 ? undefined : get(request, 'id,public_log')),
  fromVendor: (request, [answer]) => noteList(request, answer),
};

const addNote: AdapterOperation = {
  toVendor(request, answers) {
    const [before] = answers;
    if (before === undefined) return get(request, 'id,public_log');
    noteList(request, before);
    if (answers.length > 1) return undefined;
    const message = asHtml(noteCreate.parse(request.body).text);
    return call(request, {
      operation: 'core/update',
      comment: 'Prise numérique',
      class: 'UserRequest',
      key: keyAsked(request),
      output_fields: 'id,public_log',
      fields: { public_log: { add_item: { message, format: 'html' } } },
    });
  },
  fromVendor: (request, [, answer]) => required(noteList(request, answer).at(-1), 'note ajoutée'),
};

/** `id` was checked to be digits. */
function filesOf(request: OperationRequest, more = ''): VendorRequest {
  const id = keyAsked(request);
  return call(request, {
    operation: 'core/get',
    class: 'Attachment',
    key: `SELECT Attachment WHERE item_class = 'UserRequest' AND item_id = ${id}${more}`,
    output_fields: 'id,item_class,item_id,contents',
    limit: String(FILES_MAX + 1),
    page: '1',
  });
}

function files(request: OperationRequest, answer: VendorAnswer | undefined) {
  const objects = objectsIn(answer);
  if (objects.length > FILES_MAX) throw new WireError(`plus de ${FILES_MAX} pièces jointes`);
  const own = objects.filter(
    ({ fields }) =>
      fields.item_class === 'UserRequest' && keyOf(fields.item_id) === keyAsked(request),
  );
  return review(own.map(file), 'pièces jointes', (each) => each.attachment.id);
}

const listFiles: AdapterOperation = {
  toVendor(request, answers) {
    const [before] = answers;
    if (before === undefined) return get(request, 'id,public_log');
    noteList(request, before);
    return answers.length > 1 ? undefined : filesOf(request);
  },
  fromVendor: (request, [, answer]) => files(request, answer).map(({ attachment }) => attachment),
};

const oneFile: AdapterOperation = {
  toVendor(request, answers) {
    const asked = keyAsked(request, 'attachmentId');
    return answers.length > 0 ? undefined : filesOf(request, ` AND id = ${asked}`);
  },
  fromVendor(request, [answer]) {
    const asked = keyAsked(request, 'attachmentId');
    const found = files(request, answer).find(({ attachment }) => attachment.id === asked);
    if (found === undefined) throw new VendorError('absent', NO_FILE);
    return { ...found.attachment, content: found.content };
  },
};

const addFile: AdapterOperation = {
  toVendor(request, answers) {
    const [before] = answers;
    if (before === undefined) return get(request, 'id,public_log');
    noteList(request, before);
    if (answers.length > 1) return undefined;
    const { name, mimeType, content } = attachmentCreate.parse(request.body);
    if (fromBase64(content) === undefined) {
      throw new VendorError('refused', 'Le contenu n’est pas du base64.');
    }
    return call(request, {
      operation: 'core/create',
      comment: 'Prise numérique',
      class: 'Attachment',
      output_fields: 'id,item_class,item_id,contents',
      fields: {
        item_class: 'UserRequest',
        item_id: keyAsked(request),
        item_org_id: settingsOf(request).organisation,
        contents: { data: content, mimetype: mimeType, filename: name },
      },
    });
  },
  fromVendor(_, [, answer]) {
    return required(file(onlyObject(answer, NO_FILE)), 'pièce jointe').attachment;
  },
};

export const itopRest: Adapter = {
  id: 'itop-rest',
  title: 'iTop, REST/JSON 1.4',
  documentation: 'https://www.itophub.io/wiki/page?id=latest:advancedtopics:rest_json',
  contract: 'assistance@5',
  auth: { kind: 'basic' },
  settings: itopSettings,
  operations: {
    listTroubleTicket: list,
    retrieveTroubleTicket: retrieve,
    createTroubleTicket: create,
    patchTroubleTicket: patch,
    listTroubleTicketNote: listNotes,
    createTroubleTicketNote: addNote,
    listTroubleTicketAttachment: listFiles,
    createTroubleTicketAttachment: addFile,
    retrieveTroubleTicketAttachment: oneFile,
  },
  coverage: itopCoverage,
};
