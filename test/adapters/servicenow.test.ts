import { describe, expect, it } from 'vitest';
import { servicenowTable } from '../../src/adapters/servicenow-table/adapter.ts';
import { type AnswerAt, converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(servicenowTable);
const common = { adapter: servicenowTable, settings: service.settings, serviceUrl };

const incident = {
  sys_id: 'a1',
  short_description: 'Panne',
  description: 'Plus rien',
  state: '1',
  opened_at: '2026-07-01 08:00:00',
};

describe('list', () => {
  const operation = 'listTroubleTicket';
  const always =
    (total: number, count: number): AnswerAt =>
    (_, step) => ({
      headers: { 'x-total-count': String(total) },
      body: {
        result: Array.from({ length: count }, (_each, index) => ({
          ...incident,
          sys_id: `s${step}n${index}`,
        })),
      },
    });

  it('asks codes, an order and only what is read', () => {
    const parameters = { status: 'pending', priority: 'Low', externalIdentifier: 'BM-1' };
    const { urls } = converse({ ...common, operation, parameters, answerAt: always(0, 0) });
    const query = new URL(urls[0] ?? '').searchParams;
    expect(query.get('sysparm_query')).toBe(
      'stateIN3,4,5^priorityIN4,5^correlation_id=BM-1^ORDERBYDESCopened_at^ORDERBYDESCsys_id',
    );
    expect(query.get('sysparm_fields')).toContain('correlation_id');
    expect(query.get('sysparm_fields')).not.toContain('caller_id');
    expect(query.get('sysparm_limit')).toBe('20');
  });

  it('refuses a list that never ends, or that does not say where it does', () => {
    const endless = outcomeOf({ ...common, operation, answerAt: always(1e9, 0) });
    expect(endless).toEqual({ refused: expect.stringContaining('pas de fin') });
    const silent = outcomeOf({ ...common, operation, bodyAt: () => ({ result: [incident] }) });
    expect(silent).toEqual({ refused: expect.stringContaining('ne dit pas où elle finit') });
  });

  it('refuses the same identifier for two incidents', () => {
    const twice = [incident, { ...incident, description: 'Autre' }];
    const answerAt = () => ({ headers: { 'x-total-count': '2' }, body: { result: twice } });
    expect(outcomeOf({ ...common, operation, answerAt })).toHaveProperty('refused');
  });
});

describe('writes', () => {
  const patched = (body: object) => {
    const answerAt = () => ({ body: { result: incident } });
    const operation = 'patchTroubleTicket';
    const { requests } = converse({
      ...common,
      operation,
      parameters: { id: 'a1' },
      body,
      answerAt,
    });
    return JSON.parse(String(requests[0]?.body?.content));
  };

  it.each([
    [{ status: 'inProgress' }, { state: '2' }],
    [{ status: 'pending' }, { state: '3', hold_reason: '1', comments: expect.any(String) }],
    [
      { status: 'resolved', statusChangeReason: 'Réparé.' },
      { state: '6', close_code: expect.any(String), close_notes: 'Réparé.' },
    ],
    [{ status: 'closed' }, { state: '7' }],
    [
      { name: 'X', severity: 'Critical' },
      { short_description: 'X', impact: '1', urgency: '1' },
    ],
  ])('%j', (body, sent) => {
    expect(patched(body)).toEqual(sent);
  });

  it('refuses what the table of incidents has no place for', () => {
    const body = { description: 'x', severity: 'Minor', ticketType: 'request' };
    const bodyAt = () => ({});
    const outcome = outcomeOf({ ...common, operation: 'createTroubleTicket', body, bodyAt });
    expect(outcome).toEqual({ refused: expect.stringContaining('demande de service') });
  });

  it('refuses what is no base64', () => {
    const asked = { name: 'a.txt', mimeType: 'text/plain', content: 'AAAAA' };
    const operation = 'createTroubleTicketAttachment';
    const bodyAt = () => ({ result: incident });
    const dialogue = { ...common, operation, parameters: { id: 'a1' }, body: asked, bodyAt };
    expect(outcomeOf(dialogue)).toEqual({ refused: expect.stringContaining('base64') });
  });
});

describe('attachments', () => {
  const file = {
    sys_id: 'f1',
    table_name: 'incident',
    table_sys_id: 'a1',
    file_name: 'photo.png',
    content_type: 'image/png',
    size_bytes: '70000',
  };
  const operation = 'retrieveTroubleTicketAttachment';
  const parameters = { id: 'a1', attachmentId: 'f1' };

  it('gives every byte, however many', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
    const bodyAt = (_: URL, step: number) => (step === 0 ? { result: file } : bytes);
    const { body } = converse({ ...common, operation, parameters, bodyAt });
    const { content } = body as { content: string };
    expect(Uint8Array.from(atob(content), (each) => each.charCodeAt(0))).toEqual(bytes);
  });

  it.each([
    ['of another incident', { table_sys_id: 'a2' }, 'ne connaît pas cette pièce'],
    ['of another table', { table_name: 'sys_user' }, 'ne connaît pas cette pièce'],
    ['too large', { size_bytes: '99999999' }, '10 Mio'],
  ])('refuses a file %s', (_, change, reason) => {
    const bodyAt = () => ({ result: { ...file, ...change } });
    const outcome = outcomeOf({ ...common, operation, parameters, bodyAt });
    expect(outcome).toEqual({ refused: expect.stringContaining(reason) });
  });
});

it('reads comments alone, with the formatted ones as text', () => {
  const journal = [
    { sys_id: 'j1', element: 'comments', value: '[code]<p>Bonjour</p>[/code]' },
    { sys_id: 'j2', element: 'work_notes', value: 'Interne' },
  ];
  const answerAt: AnswerAt = (_, step) => ({
    headers: { 'x-total-count': '2' },
    body: { result: step === 0 ? incident : journal },
  });
  const parameters = { id: 'a1' };
  const { body } = converse({
    ...common,
    operation: 'listTroubleTicketNote',
    parameters,
    answerAt,
  });
  expect(body).toEqual([{ '@type': 'Note', id: 'j1', text: 'Bonjour' }]);
});
