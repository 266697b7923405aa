import { describe, expect, it } from 'vitest';
import { itopRest } from '../../src/adapters/itop-rest/adapter.ts';
import { converse, outcomeOf } from './converse.ts';
import { kindOf } from './services.ts';

const { service, serviceUrl } = kindOf(itopRest);
const common = { adapter: itopRest, settings: service.settings, serviceUrl };
const parameters = { id: '12' };

const fields = {
  id: '12',
  title: 'Panne',
  description: '<p>Panne</p>',
  status: 'assigned',
  start_date: '2026-07-01 10:00:00',
};

const answer = (change: object = {}, code = 0, kind = 'UserRequest') => ({
  code: 0,
  objects: { [`${kind}::12`]: { code, class: kind, key: '12', fields: { ...fields, ...change } } },
});

/** What was sent, as iTop reads it. */
function sent(
  operation: string,
  ask: object,
  bodyAt = () => answer(),
): readonly Record<string, unknown>[] {
  const { requests } = converse({ ...common, operation, ...ask, bodyAt });
  return requests.map(({ body }) =>
    JSON.parse(new URLSearchParams(String(body?.content)).get('json_data') ?? ''),
  );
}

it('asks in OQL, states and priorities by all their codes', () => {
  const asked = { status: 'inProgress', priority: 'Low', externalIdentifier: 'BM-1' };
  const bodyAt = () => ({ code: 0, objects: null, message: 'Found: 0' });
  const { requests } = converse({
    ...common,
    operation: 'listTroubleTicket',
    parameters: asked,
    bodyAt,
  });
  const form = new URLSearchParams(String(requests[0]?.body?.content));
  expect(JSON.parse(form.get('json_data') ?? '').key).toBe(
    "SELECT UserRequest WHERE status IN ('dispatched', 'redispatched', 'assigned', 'escalated_ttr') AND priority IN ('4') AND external_ref = 'BM-1'",
  );
});

it('asks nothing for a state that iTop does not have', () => {
  const bodyAt = () => answer();
  const asked = { operation: 'listTroubleTicket', parameters: { status: 'cancelled' } };
  expect(converse({ ...common, ...asked, bodyAt })).toMatchObject({ body: [], urls: [] });
});

describe('transitions', () => {
  it.each([
    ['pending', 'assigned', { stimulus: 'ev_pending' }],
    ['inProgress', 'pending', { stimulus: 'ev_reopen' }],
    ['closed', 'resolved', { stimulus: 'ev_close' }],
  ])('to %s from %s', (status, before, expected) => {
    const bodyAt = () => answer({ status: before });
    const [, written] = sent('patchTroubleTicket', { parameters, body: { status } }, bodyAt);
    expect(written).toMatchObject({ operation: 'core/apply_stimulus', key: '12', ...expected });
  });

  it('bring the solution along', () => {
    const body = { status: 'resolved', statusChangeReason: 'Réparé.' };
    const [, written] = sent('patchTroubleTicket', { parameters, body });
    expect(written?.fields).toMatchObject({ solution: 'Réparé.' });
  });

  it('that the life cycle does not allow are refused before anything is written', () => {
    const bodyAt = () => answer({ status: 'closed' });
    const dialogue = { ...common, operation: 'patchTroubleTicket', parameters, bodyAt };
    const outcome = outcomeOf({ ...dialogue, body: { status: 'pending' } });
    expect(outcome).toEqual({ refused: expect.stringContaining('cycle de vie') });
  });

  it('that iTop refuses are refused', () => {
    let step = 0;
    const bodyAt = () => {
      step += 1;
      return step === 1 ? answer() : answer({}, 100);
    };
    const dialogue = { ...common, operation: 'patchTroubleTicket', parameters, bodyAt };
    const outcome = outcomeOf({ ...dialogue, body: { status: 'pending' } });
    expect(outcome).toEqual({ refused: 'iTop refuse cette écriture.' });
  });
});

it('writes the territory’s identifier only where there is a field for it', () => {
  const body = {
    description: 'Plus <rien>',
    severity: 'Major',
    ticketType: 'request',
    externalIdentifier: [{ externalIdentifierType: 'territoire', id: 'BM-1' }],
  };
  const [written] = sent('createTroubleTicket', { body });
  expect(written?.fields).toEqual({
    org_id: '3',
    caller_id: '7',
    title: 'Plus <rien>',
    description: '<p>Plus &lt;rien&gt;</p>',
    request_type: 'service_request',
    impact: '2',
    urgency: '3',
    external_ref: 'BM-1',
  });
  const settings = { organisation: '3', caller: '7' };
  const dialogue = { ...common, settings, operation: 'createTroubleTicket', body };
  const outcome = outcomeOf({ ...dialogue, bodyAt: () => answer() });
  expect(outcome).toEqual({ refused: expect.stringContaining('pas de champ') });
});

it('never asks the private log, and gives the public one from the oldest on', () => {
  const entry = (date: string, message: string) => ({ date, message });
  const public_log = {
    entries: [entry('2026-07-02 10:00:00', '<p>Deux</p>'), entry('2026-07-01 10:00:00', 'Un')],
  };
  const asked = { operation: 'listTroubleTicketNote', parameters };
  const { body, requests } = converse({
    ...common,
    ...asked,
    bodyAt: () => answer({ public_log }),
  });
  expect(body).toEqual([
    { '@type': 'Note', date: '2026-07-01T08:00:00Z', text: 'Un' },
    { '@type': 'Note', date: '2026-07-02T08:00:00Z', text: 'Deux' },
  ]);
  expect(String(requests[0]?.body?.content)).not.toContain('private_log');
});

it('lets no identifier into OQL but digits', () => {
  const asked = { id: '12', attachmentId: '1 OR 1' };
  const operation = 'retrieveTroubleTicketAttachment';
  const bodyAt = () => answer();
  const outcome = outcomeOf({ ...common, operation, parameters: asked, bodyAt });
  expect(outcome).toEqual({ refused: expect.stringContaining('ne connaît pas') });
});
