import { glpiRest } from '../../../src/adapters/glpi-rest/adapter.ts';
import { itopRest } from '../../../src/adapters/itop-rest/adapter.ts';
import { servicenowTable } from '../../../src/adapters/servicenow-table/adapter.ts';
import { assistanceNative } from '../../../src/contracts/assistance/native.ts';
import type { Answer, AnswerAt } from '../converse.ts';
import type { PayloadReader, Trial } from '../payload.ts';

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: unknown, ...names: string[]): value is Shape =>
  isShape(value) && names.every((name) => name in value);

const isListOf = (value: unknown, ...names: string[]): value is readonly Shape[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => has(each, ...names));

const text = (value: unknown): string => {
  if (has(value, 'value')) return text(value.value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** A message as it was on the wire (status, headers, body), or a body alone. */
function answerIn(content: string): Answer | undefined {
  const [, status, head = '', body = ''] =
    /^HTTP\/\d(?:\.\d)? (\d{3})[^\n]*\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(content) ?? [];
  try {
    if (status === undefined) return { body: JSON.parse(content) };
    const lines = head.split(/\r?\n/).map((line) => /^([\w-]+):\s*(.*)$/.exec(line));
    const headers = lines.flatMap((line) =>
      line ? [[(line[1] ?? '').toLowerCase(), line[2]]] : [],
    );
    return {
      status: Number(status),
      headers: Object.fromEntries(headers),
      body: JSON.parse(body),
    };
  } catch {
    return undefined;
  }
}

const WHOLE = { limit: '100' };

/** The incident to which files belong, which is asked before them. */
function seen(id: string): Answer {
  const opened_at = '2026-01-01 00:00:00';
  return { body: { result: { sys_id: id, state: '1', short_description: 'x', opened_at } } };
}

function servicenow(answer: Answer): readonly Trial[] {
  const common = { adapter: servicenowTable, settings: {} };
  if (has(answer.body, 'error')) {
    const operation = 'retrieveTroubleTicket';
    return [{ ...common, operation, parameters: { id: 'x' }, answerAt: () => answer }];
  }
  const result = isShape(answer.body) ? answer.body.result : undefined;
  if (isListOf(result, 'table_sys_id', 'file_name')) {
    const id = text(result[0]?.table_sys_id);
    const answerAt: AnswerAt = (_, step) => (step === 0 ? seen(id) : answer);
    return [{ ...common, operation: 'listTroubleTicketAttachment', parameters: { id }, answerAt }];
  }
  if (has(result, 'table_sys_id', 'file_name')) {
    const id = text(result.table_sys_id);
    const asked = { name: 'x.txt', mimeType: 'text/plain', content: 'eA==' };
    const answerAt: AnswerAt = (_, step) => (step === 0 ? seen(id) : { ...answer, status: 201 });
    const operation = 'createTroubleTicketAttachment';
    return [{ ...common, operation, parameters: { id }, body: asked, answerAt }];
  }
  if (isTask(result)) {
    const parameters = { id: text(result.sys_id) };
    return [{ ...common, operation: 'retrieveTroubleTicket', parameters, answerAt: () => answer }];
  }
  if (!Array.isArray(result) || !result.every(isTask)) return [];
  // A page of a documentation has no headers: it is then the whole list.
  const { headers = { 'x-total-count': String(result.length) } } = answer;
  const parameters = { limit: String(Math.min(100, Math.max(1, result.length))) };
  return [
    {
      ...common,
      operation: 'listTroubleTicket',
      parameters,
      answerAt: () => ({ ...answer, headers }),
    },
  ];
}

/** A record of `task` or of a table that extends it. */
function isTask(value: unknown): value is Shape {
  return (
    has(value, 'sys_id', 'state') ||
    (has(value, 'number') && /^[A-Z]{2,4}\d{6,}$/.test(text(value.number)) && !has(value, 'sys_id'))
  );
}

function glpi(answer: Answer): readonly Trial[] {
  const common = { adapter: glpiRest, settings: { timeZone: 'Europe/Paris' } };
  const session = { body: { session_token: 'a-session-of-nobody' } };
  const then = (...answers: readonly Answer[]): AnswerAt => {
    const all = [session, ...answers];
    return (_, step) => all[step] ?? { body: null };
  };
  const { body } = answer;
  const isError = Array.isArray(body) && /^ERROR_[A-Z_]+$/.test(String(body[0]));
  if (isError || has(body, 'totalcount')) {
    const answerAt = then(answer, { body: [] });
    return [{ ...common, operation: 'listTroubleTicket', parameters: WHOLE, answerAt }];
  }
  if (isListOf(body, 'id', 'message')) {
    const asked = { description: 'x', severity: 'Minor', ticketType: 'incident' };
    const answerAt = then({ status: 207, body });
    return [{ ...common, operation: 'createTroubleTicket', body: asked, answerAt }];
  }
  if (isListOf(body, 'id', 'entities_id')) {
    const data = body.map(({ id }) => ({ '2': id }));
    const found = { body: { totalcount: data.length, data } };
    const answerAt = then(found, { body });
    return [{ ...common, operation: 'listTroubleTicket', parameters: WHOLE, answerAt }];
  }
  if (!has(body, 'id', 'entities_id')) return [];
  const parameters = { id: text(body.id) };
  return [{ ...common, operation: 'retrieveTroubleTicket', parameters, answerAt: then(answer) }];
}

function itop(answer: Answer): readonly Trial[] {
  const { body } = answer;
  if (!has(body, 'code') || !('objects' in body || 'message' in body)) return [];
  if (typeof body.code !== 'number') return [];
  const settings = { organisation: '1', caller: '1', territoryField: 'external_ref' };
  const operation = 'listTroubleTicket';
  return [{ adapter: itopRest, settings, operation, parameters: WHOLE, answerAt: () => answer }];
}

function native(answer: Answer): readonly Trial[] {
  const common = { adapter: assistanceNative, settings: {}, answerAt: () => answer };
  const { body } = answer;
  if (isListOf(body, 'id', 'status', 'description')) {
    return [{ ...common, operation: 'listTroubleTicket', parameters: WHOLE }];
  }
  if (!isTicket(body)) return [];
  return [{ ...common, operation: 'retrieveTroubleTicket', parameters: { id: text(body.id) } }];
}

function isTicket(body: unknown): body is Shape {
  return has(body, 'id', 'status') && (body['@type'] === 'TroubleTicket' || 'ticketType' in body);
}

export const reader: PayloadReader = {
  folders: ['itsm', '_manual/itsm'],
  trialsOf({ bytes }) {
    const answer = answerIn(new TextDecoder().decode(bytes));
    if (answer === undefined) return [];
    const readings = [servicenow, glpi, itop, native];
    // The first that recognises its own.
    return readings.map((read) => read(answer)).find((trials) => trials.length > 0) ?? [];
  },
};
