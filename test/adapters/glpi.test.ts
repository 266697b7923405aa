import { describe, expect, it } from 'vitest';
import { glpiRest } from '../../src/adapters/glpi-rest/adapter.ts';
import { upload } from '../../src/adapters/glpi-rest/multipart.ts';
import { type Answer, type AnswerAt, converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(glpiRest);
const common = { adapter: glpiRest, settings: service.settings, serviceUrl };
const parameters = { id: '12' };

const ticket = { id: 12, name: 'Panne', content: '', status: 2, date: '2026-07-01 10:00:00' };

const then = (...answers: readonly Answer[]): AnswerAt => {
  const all: readonly Answer[] = [{ body: { session_token: 'une-session' } }, ...answers];
  return (_, step) => all[step] ?? { body: null };
};

describe('list', () => {
  const operation = 'listTroubleTicket';

  it('asks a filter by numeric options, several codes as alternatives', () => {
    const answerAt = then({ body: { totalcount: 0 } });
    const asked = { status: 'inProgress', priority: 'Critical' };
    const { urls } = converse({ ...common, operation, parameters: asked, answerAt });
    const query = new URL(urls[1] ?? '').searchParams;
    const criteria = [...query].filter(([name]) => /\[(field|value)\]$/.test(name));
    expect(criteria.map(([, value]) => value)).toEqual(['12', '2', '12', '3', '3', '5', '3', '6']);
    expect(query.get('range')).toBe('0-99');
  });

  it('reads on while a filter leaves too few', () => {
    const page = (from: number, status: number): readonly Answer[] => {
      const list = Array.from({ length: 100 }, (_, index) => ({
        ...ticket,
        id: from + index,
        status,
      }));
      const data = list.map(({ id }) => ({ '2': id }));
      const range = { 'content-range': `${from - 1}-${from + 98}/200` };
      return [{ status: 206, headers: range, body: { totalcount: 200, data } }, { body: list }];
    };
    const answerAt = then(...page(1, 4), ...page(101, 6));
    const asked = { status: 'closed', limit: '2' };
    const { body } = converse({ ...common, operation, parameters: asked, answerAt });
    expect(body).toMatchObject([{ id: '101' }, { id: '102' }]);
  });

  it('refuses another range than the one asked', () => {
    const headers = { 'content-range': '40-59/200' };
    const answerAt = then({ status: 206, headers, body: { totalcount: 200, data: [] } });
    const outcome = outcomeOf({ ...common, operation, parameters: { offset: '20' }, answerAt });
    expect(outcome).toEqual({ refused: expect.stringContaining('autre tranche') });
  });

  it('anchors the territory’s identifier, and compares it again', () => {
    const others = [{ ...ticket, externalid: 'BM-20260001' }];
    const asked = { externalIdentifier: 'BM-2026-0001' };
    const answerAt = then({ body: others });
    const { urls, body } = converse({ ...common, operation, parameters: asked, answerAt });
    expect(new URL(urls[1] ?? '').searchParams.get('searchText[externalid]')).toBe(
      '^BM-2026-0001$',
    );
    expect(body).toEqual([]);
  });
});

describe('one ticket', () => {
  const operation = 'retrieveTroubleTicket';
  const refused = (answer: Answer) =>
    outcomeOf({ ...common, operation, parameters, answerAt: then(answer) });

  it('is unknown when deleted, or when its identifier is no number', () => {
    expect(refused({ body: { ...ticket, is_deleted: 1 } })).toEqual({
      refused: expect.stringContaining('ne connaît pas'),
    });
    const answerAt = then({ body: ticket });
    for (const id of ['0', '12a', '-1']) {
      const outcome = outcomeOf({ ...common, operation, parameters: { id }, answerAt });
      expect(outcome).toEqual({ refused: expect.stringContaining('ne connaît pas') });
    }
  });

  it('is not another one', () => {
    expect(refused({ body: { ...ticket, id: 13 } })).toHaveProperty('refused');
  });
});

describe('patch', () => {
  const operation = 'patchTroubleTicket';
  const patched = (body: object, written: Answer) => {
    const answerAt = then({ body: ticket }, written, { body: ticket });
    return { ...common, operation, parameters, body, answerAt };
  };

  it('solves by a solution, escaped, and reads the ticket again', () => {
    const body = { status: 'resolved', statusChangeReason: 'Câble <b> remplacé\nFait' };
    const { requests } = converse(patched(body, { status: 201, body: { id: 3, message: '' } }));
    expect(requests.map(({ method = 'GET', url }) => `${method} ${url.split('/').at(-1)}`)).toEqual(
      ['GET initSession', 'GET 12', 'POST ITILSolution', 'GET 12'],
    );
    expect(JSON.parse(String(requests[2]?.body?.content))).toEqual({
      input: {
        itemtype: 'Ticket',
        items_id: 12,
        content: '<p>Câble &lt;b&gt; remplacé</p><p>Fait</p>',
      },
    });
  });

  it('writes the rest on the ticket, and believes no silence', () => {
    const body = { severity: 'Minor' };
    const done = { body: [{ '12': true, message: '' }] };
    const { requests } = converse(patched(body, done));
    expect(requests[2]).toMatchObject({ method: 'PUT' });
    expect(JSON.parse(String(requests[2]?.body?.content))).toEqual({
      input: { impact: 2, urgency: 2 },
    });
    for (const refusal of [
      [{ '12': false, message: 'non' }],
      [{ '13': true }],
      ['ERROR_GLPI_UPDATE', 'non'],
    ])
      expect(outcomeOf(patched(body, { body: refusal }))).toHaveProperty('refused');
  });
});

it('keeps private followups, and those that do not say, for the agents', () => {
  const followup = { id: 1, content: 'Vu', date: '2026-07-01 11:00:00' };
  const list = [
    { ...followup, is_private: 0 },
    { ...followup, id: 2, is_private: 1 },
    { ...followup, id: 3 },
  ];
  const answerAt = then({ body: ticket }, { body: list });
  const { body } = converse({
    ...common,
    operation: 'listTroubleTicketNote',
    parameters,
    answerAt,
  });
  expect(body).toEqual([{ '@type': 'Note', id: '1', date: '2026-07-01T09:00:00Z', text: 'Vu' }]);
});

describe('upload', () => {
  const sent = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return upload({ name: 'été.txt', mimeType: 'text/plain', bytes, ticket: 12 });
  };

  it('is a form that any reader of RFC 7578 reads', async () => {
    const { mediaType, content } = sent('Bonjour\r\n--fin');
    const body = new Uint8Array(content as Uint8Array);
    const form = await new Response(body, { headers: { 'content-type': mediaType } }).formData();
    const [manifest, file] = [form.get('uploadManifest'), form.get('filename[0]')];
    const said = manifest instanceof File ? await manifest.text() : String(manifest);
    expect(JSON.parse(said).input).toMatchObject({ itemtype: 'Ticket', items_id: 12 });
    if (!(file instanceof File)) throw new Error('no file');
    expect([file.name, file.type, await file.text()]).toEqual([
      'été.txt',
      'text/plain',
      'Bonjour\r\n--fin',
    ]);
  });

  it('has a boundary that the file does not hold', async () => {
    const text = '--prise-numerique-limite--';
    const { mediaType, content } = sent(text);
    const body = new Uint8Array(content as Uint8Array);
    const form = await new Response(body, { headers: { 'content-type': mediaType } }).formData();
    const file = form.get('filename[0]');
    expect(file instanceof File && (await file.text())).toBe(text);
  });
});
