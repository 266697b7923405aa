/** What a consumer of the help desk relies on when the vendor changes, and whole territories. */
import { describe, expect, it } from 'vitest';
import { glpiRest } from '../../src/adapters/glpi-rest/adapter.ts';
import { itopRest } from '../../src/adapters/itop-rest/adapter.ts';
import { servicenowTable } from '../../src/adapters/servicenow-table/adapter.ts';
import { loadRequests } from '../../src/build/stand-ins/recording.ts';
import { assistanceComparisons } from '../../src/contracts/assistance/comparisons.ts';
import { assistanceMerges } from '../../src/contracts/assistance/merges.ts';
import { assistanceNative } from '../../src/contracts/assistance/native.ts';
import { assistance } from '../../src/contracts/assistance.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import { answers, converse } from '../adapters/converse.ts';
import { kindOf } from '../adapters/services.ts';

const VENDORS = [servicenowTable, glpiRest, itopRest, assistanceNative];

type Ticket = { readonly name: string; readonly [field: string]: unknown };

function asked(adapter: Adapter, operation: string, parameters?: Readonly<Record<string, string>>) {
  const { service, serviceUrl, recordings } = kindOf(adapter);
  const request = loadRequests(recordings)[operation];
  const dialogue = { adapter, settings: service.settings, serviceUrl, operation, ...request };
  const asking = parameters === undefined ? {} : { parameters };
  return converse({ ...dialogue, ...asking, answerAt: answers(recordings) });
}

const list = (adapter: Adapter, parameters?: Readonly<Record<string, string>>) =>
  asked(adapter, 'listTroubleTicket', parameters).body as readonly Ticket[];

/** The body without what a comparison sets aside. */
function compared(operation: string, body: unknown): unknown {
  const { tolerances = {} } = assistanceComparisons[operation] ?? {};
  const aside = new Set(Object.keys(tolerances).map((path) => path.replace('[].', '')));
  const one = (record: object) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !aside.has(name)));
  if (!Array.isArray(body)) return one(body as object);
  return body.map(one).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('another vendor, the same answers', () => {
  it.each(assistance.operations)('$id', ({ id }) => {
    const [first, ...others] = VENDORS.map((vendor) => compared(id, asked(vendor, id).body));
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(VENDORS)('$id: eight tickets, with what a tolerance might hide', (vendor) => {
    const tickets = list(vendor);
    expect(tickets).toHaveLength(8);
    expect(tickets.filter(({ expectedResolutionDate }) => expectedResolutionDate)).toHaveLength(4);
    const numbers = tickets.map(({ externalIdentifier }) => JSON.stringify(externalIdentifier));
    expect(new Set(numbers).size).toBe(8);
  });

  it.each(VENDORS.slice(0, 3))('$id: finds a ticket by the territory’s identifier', (vendor) => {
    const found = list(vendor, { externalIdentifier: 'BM-2026-0004' });
    expect(found.map(({ name }) => name)).toEqual(['Écran bleu sur le poste de l’état civil']);
    expect(list(vendor, { externalIdentifier: 'BM-2026-9999' })).toEqual([]);
  });

  it.each(VENDORS.slice(0, 3))('$id: filters by status and priority', (vendor) => {
    const names = (parameters: Readonly<Record<string, string>>) =>
      list(vendor, parameters)
        .map(({ name }) => name)
        .toSorted();
    expect(names({ status: 'inProgress', priority: 'Critical' })).toEqual([
      'Logiciel de cantine indisponible',
    ]);
    expect(names({ status: 'resolved' })).toHaveLength(2);
    expect(names({ status: 'resolved', offset: '1', limit: '1' })).toHaveLength(1);
    expect(names({ status: 'held' })).toEqual([]);
  });

  it.each([servicenowTable, itopRest])('$id: pages join without gap or overlap', (vendor) => {
    const whole = list(vendor).map(({ id }) => id);
    const joined = [0, 3, 6].flatMap((offset) =>
      list(vendor, { offset: String(offset), limit: '3' }).map(({ id }) => id),
    );
    expect(joined).toEqual(whole);
    expect(list(vendor, { offset: '100' })).toEqual([]);
  });
});

describe('writes', () => {
  it.each(VENDORS)('$id: a creation writes once', (vendor) => {
    for (const { id, method } of assistance.operations) {
      const { requests } = asked(vendor, id);
      const writing = requests.filter(({ method: sent = 'GET', body }) => {
        if (sent === 'GET') return false;
        const form = new URLSearchParams(String(body?.content)).get('json_data');
        return form === null || !form.includes('"core/get"');
      });
      expect(writing, id).toHaveLength(method === 'GET' ? 0 : 1);
    }
  });

  it('a patch is a correction or a transition', () => {
    const patch = assistance.operations.find(({ id }) => id === 'patchTroubleTicket')?.body;
    const accepts = (body: object) => patch?.validate(body).length === 0;
    expect(accepts({ severity: 'Minor', name: 'Autre intitulé' })).toBe(true);
    expect(accepts({ status: 'pending' })).toBe(true);
    expect(accepts({ status: 'resolved', statusChangeReason: 'Réparé.' })).toBe(true);
    for (const wrong of [
      {},
      { status: 'resolved' },
      { status: 'pending', statusChangeReason: 'Réparé.' },
      { status: 'pending', severity: 'Minor' },
      { status: 'cancelled' },
      { priority: 'High' },
    ])
      expect(accepts(wrong), JSON.stringify(wrong)).toBe(false);
  });
});

it('a whole territory: each ticket says whose it is, and where', () => {
  const source = (service: string, territory: string) => ({
    service,
    vendor: 'v',
    territories: [territory],
  });
  const ticket = { id: '12', name: 'Panne' };
  const retrievedAt = '2026-10-04T08:00:00Z';
  const merged = assistanceMerges.listTroubleTicket([
    { source: source('glpi', '33281'), body: [ticket], retrievedAt },
    { source: source('itop', '33318'), body: [ticket], retrievedAt },
    { source: source('autre', '33522'), problem: 'editeur-injoignable', status: 502 },
  ]);
  expect(merged).toMatchObject([
    {
      id: '12',
      externalIdentifier: [{ owner: 'glpi', externalIdentifierType: 'prise:service', id: '12' }],
      troubleTicketCharacteristic: [{ name: 'prise:territoires', value: '33281' }],
    },
    { id: '12', externalIdentifier: [{ owner: 'itop' }] },
  ]);
});
