import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/env.ts';
import { boundedAdmission } from '../../src/gateway/admit.ts';
import { outbound } from '../../src/gateway/call.ts';
import { createFeed, EMPTY_FEED, type Feed } from '../../src/gateway/feed.ts';
import { feedName } from '../../src/gateway/feed-name.ts';
import { type Outside, refresh } from '../../src/gateway/handle.ts';
import { isSampled } from '../../src/gateway/trial.ts';
import { announcing, createLedger, type Entry } from '../../src/gateway/write.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import type { Contract, ContractOperation } from '../../src/model/contract.ts';
import type { JournalEntry } from '../../src/model/exchange.ts';
import type { Feeds, Swaps } from '../../src/model/ports.ts';
import type {
  Observation,
  PlugName,
  RecordedExchange,
  TrialInForce,
} from '../../src/model/swap.ts';
import { adapter, contract, metropole, registryOf, serviceAt } from './fixture.ts';
import { NO_PROFILES, NO_SWAPS, NO_VERIFICATIONS } from './no-verifications.ts';
import { json, startVendor, type Vendor } from './vendor.ts';

const BASE = 'https://prise.example.fr/territoires';
const at = (path: string, code = '33063') => `${BASE}/${code}/essais/v1/${path}`;

/** The small contract with a write, a protected read and a view. */
const list = contract.operations.find(({ id }) => id === 'list');
if (list === undefined) throw new Error('no list');
const added: readonly ContractOperation[] = [
  {
    ...list,
    ...{ id: 'add', method: 'POST', path: '/list.json', parameters: [], status: 201 },
    ...{ ttlSeconds: 0, staleSeconds: 0 },
    body: { mediaTypes: ['application/json'], validate: () => [] },
  },
  {
    ...list,
    ...{ id: 'private', path: '/private.json', scopes: ['lire'] },
    ...{ ttlSeconds: 0, staleSeconds: 0 },
  },
  { ...list, id: 'first', path: '/first.json', view: { of: 'list', show: (body) => body } },
];
const read = adapter.operations.list;
if (read === undefined) throw new Error('no list');
const carried: Adapter = {
  ...adapter,
  operations: {
    ...adapter.operations,
    private: read,
    add: {
      ...read,
      toVendor: (request, answers) => {
        const next = read.toVendor(request, answers);
        return next && { ...next, method: 'POST', body: { mediaType: 'text/plain', content: 'x' } };
      },
    },
  },
};
const wide: Contract = { ...contract, operations: [...contract.operations, ...added] };
const catalogue = { contracts: [wide], adapters: [carried] };

let incumbent: Vendor;
let candidate: Vendor;
beforeAll(async () => {
  [incumbent, candidate] = await Promise.all([startVendor(), startVendor()]);
});
afterAll(() => Promise.all([incumbent.close(), candidate.close()]));
beforeEach(() => {
  for (const vendor of [incumbent, candidate]) {
    vendor.requests.length = 0;
    vendor.behave(json({ values: [1, 2] }));
  }
});

type Tried = Pick<TrialInForce, 'mode' | 'share'>;

function feedsOver(outside: Outside): Feeds {
  const hosted = new Map<string, Feed>();
  return {
    async read(query) {
      const name = await feedName(query);
      const feed =
        hosted.get(name) ??
        createFeed({ clock: outside.clock, load: () => EMPTY_FEED, save: () => undefined });
      hosted.set(name, feed);
      return feed.read(() => refresh(query, outside), { staleSeconds: 300, backOffMs: 0 });
    },
  };
}

function ledgerOver(outside: Outside) {
  const entries = new Map<string, Entry>();
  return createLedger(
    {
      load: () => entries.get('one'),
      save: (entry) => void entries.set('one', entry),
      forget: () => void entries.delete('one'),
    },
    (write, sent) =>
      refresh(write, { ...outside, openDialogue: announcing(outside.openDialogue, sent) }),
  );
}

/** The product over plain values, with a trial in force; `settled` waits for what goes on later. */
function setUp(trial: Tried | undefined, late = 8) {
  const journal: JournalEntry[] = [];
  const observed: (Observation & PlugName)[] = [];
  const recorded: (RecordedExchange & PlugName)[] = [];
  const later: Promise<unknown>[] = [];
  const clock = { now: () => new Date() };
  const openDialogue = outbound({
    clock,
    secret: () => undefined,
    localOrigins: [incumbent.origin, candidate.origin],
    deadlineMs: 400,
  });
  const outside = { catalogue, clock, openDialogue };
  const feeds = feedsOver(outside);
  const ledger = ledgerOver(outside);
  const swaps: Swaps = {
    ...NO_SWAPS.swaps,
    record: async (plug, exchange) => void recorded.push({ ...plug, ...exchange }),
    observe: async (plug, observation) => void observed.push({ ...plug, ...observation }),
  };
  const plain = registryOf(serviceAt(`${incumbent.origin}/list`, { id: 'en-place' }));
  const tried = serviceAt(`${candidate.origin}/list`, { id: 'candidat' });
  const lateAdmission = boundedAdmission(late, late);
  let ids = 0;
  const app = createApp(() => ({
    config: parseConfig({}),
    ...{ clock, catalogue, feeds, swaps },
    admission: boundedAdmission(100, 100),
    registry: {
      ...plain,
      async resolve(...asked) {
        const resolved = await plain.resolve(...asked);
        if (resolved === undefined || trial === undefined) return resolved;
        return { ...resolved, trial: { ...trial, territory: metropole.code, candidate: tried } };
      },
    },
    writes: { carry: (write) => ledger.carry(write) },
    tokens: { verify: async (token) => ({ id: token, scopes: ['lire'] }) },
    journal: { write: (entry) => void journal.push(entry) },
    verifications: NO_VERIFICATIONS,
    profiles: NO_PROFILES,
    later: (work) => void later.push(work),
    lateAdmission,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  }));
  return {
    ...{ journal, observed, recorded },
    get: async (url: string, init?: RequestInit) => app.request(url, init),
    settled: () => Promise.all(later),
  };
}

const SHADOW: Tried = { mode: 'shadow', share: 100 };
const CANARY: Tried = { mode: 'canary', share: 100 };

describe('without a trial', () => {
  it('a read that was just fetched is noted: what was asked, for whoever holds the plug', async () => {
    const { get, settled, recorded, observed } = setUp(undefined);
    await get(at('list.json?kind=a'));
    await get(at('list.json?kind=a'));
    await get(at('first.json'));
    await get(at('index.json'));
    await get(at('extra.json'));
    await settled();
    const plug = { territory: metropole.code, contract: 'essais@1' };
    expect(recorded).toEqual([
      { ...plug, operation: 'list', parameters: { kind: 'a' } },
      // A view is noted as what the vendor is asked for it.
      { ...plug, operation: 'list', parameters: {} },
    ]);
    expect(observed).toEqual([]);
  });

  it('neither a write nor a protected read is ever noted', async () => {
    const { get, settled, recorded } = setUp(undefined);
    const headers = { authorization: 'Bearer marie' };
    expect((await get(at('private.json'), { headers })).status).toBe(200);
    const write = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await get(at('list.json'), write)).status).toBe(201);
    await settled();
    expect(recorded).toEqual([]);
  });
});

describe('shadow mode', () => {
  it('asks the candidate once the answer is made, and compares', async () => {
    candidate.behave(json({ values: [1, 3] }));
    const { get, settled, observed, journal } = setUp(SHADOW);
    expect(await (await get(at('list.json'))).json()).toEqual({ items: [1, 2] });
    await settled();
    expect(observed).toMatchObject([
      {
        ...{ territory: metropole.code, operation: 'list', outcome: 'different', problem: null },
        differences: [{ field: 'items[]', kind: 'changed', count: 1 }],
      },
    ]);
    expect(journal).toMatchObject([{ service: 'en-place', status: 200 }]);
    expect(candidate.requests).toHaveLength(1);
  });

  it('asks once for a read that was served many times', async () => {
    const { get, settled, observed } = setUp(SHADOW);
    for (let times = 0; times < 5; times += 1) await get(at('list.json'));
    await settled();
    expect(observed).toMatchObject([{ outcome: 'equal' }]);
    expect(candidate.requests).toHaveLength(1);
  });

  it('of a candidate that stalls is not waited for', async () => {
    candidate.behave(() => undefined);
    const { get, settled, observed } = setUp(SHADOW);
    const start = Date.now();
    const response = await get(at('list.json'));
    // The candidate's deadline is 400 ms.
    expect(Date.now() - start).toBeLessThan(350);
    expect(await response.json()).toEqual({ items: [1, 2] });
    await settled();
    expect(observed).toMatchObject([{ outcome: 'failed', problem: 'editeur-trop-lent' }]);
  });

  it('lets go of what is too much at once, and gives the place back', async () => {
    const { get, settled, observed, recorded } = setUp(SHADOW, 1);
    for (const kind of ['a', 'b']) {
      await get(at(`list.json?kind=${kind}`));
      await settled();
    }
    expect(recorded.map(({ parameters }) => parameters.kind)).toEqual(['a', 'b']);
    expect(observed).toEqual([]);
  });

  it('sends no copy of personal data, no write, and nothing when it draws another', async () => {
    const { get, settled, observed } = setUp(SHADOW);
    await get(at('private.json'), { headers: { authorization: 'Bearer marie' } });
    await get(at('list.json'), {
      ...{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
    });
    await settled();
    expect([observed, candidate.requests]).toEqual([[], []]);
    const { get: never, settled: then } = setUp({ mode: 'committed', share: 100 });
    await never(at('list.json'));
    await then();
    expect(candidate.requests).toEqual([]);
  });
});

describe('a canary', () => {
  it('answers instead of the incumbent, which only the journal says', async () => {
    candidate.behave(json({ values: [7] }));
    const { get, settled, journal, observed, recorded } = setUp(CANARY);
    const response = await get(at('list.json'));
    expect(await response.json()).toEqual({ items: [7] });
    expect(JSON.stringify([...response.headers])).not.toMatch(/candidat|en-place/);
    await settled();
    expect(journal).toMatchObject([{ service: 'candidat', cache: 'miss' }]);
    expect(observed).toMatchObject([{ outcome: 'served', problem: null }]);
    // What is recorded is what the incumbent was asked.
    expect([recorded, incumbent.requests]).toEqual([[], []]);
  });

  it.each<[string, (vendor: Vendor) => void, string]>([
    [
      'fails',
      (vendor) => vendor.behave((_, answer) => answer.writeHead(500).end()),
      'editeur-en-erreur',
    ],
    ['stalls', (vendor) => vendor.behave(() => undefined), 'editeur-trop-lent'],
    [
      'breaks the contract',
      (vendor) => vendor.behave(json({ values: [-1] })),
      'editeur-hors-contrat',
    ],
  ])('whose candidate %s is answered by the incumbent', async (_, fail, problem) => {
    fail(candidate);
    const { get, settled, journal, observed } = setUp(CANARY);
    const response = await get(at('list.json'));
    expect([response.status, await response.json()]).toEqual([200, { items: [1, 2] }]);
    await settled();
    expect(journal).toMatchObject([{ service: 'en-place', status: 200 }]);
    expect(observed).toMatchObject([{ outcome: 'failed', problem }]);
  });

  it('leaves what the candidate does not offer, and our own documents, to the incumbent', async () => {
    const { get, journal } = setUp(CANARY);
    expect((await get(at('extra.json'))).status).toBe(501);
    expect((await get(at('index.json'))).status).toBe(200);
    expect(journal.map(({ service }) => service)).toEqual(['en-place', 'en-place']);
  });

  it('never carries a write: the incumbent alone has it, and once', async () => {
    const { get, settled, journal } = setUp(CANARY);
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'une-seule-fois' };
    const write = () => get(at('list.json'), { method: 'POST', body: '{"a":1}', headers });
    const [first, again] = [await write(), await write()];
    await settled();
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(incumbent.requests).toHaveLength(1);
    expect(candidate.requests).toHaveLength(0);
    expect(journal.map(({ service }) => service)).toEqual(['en-place', 'en-place']);
  });

  it('keeps a consumer that is known on its side', async () => {
    const { get, journal } = setUp({ mode: 'canary', share: 50 });
    const names = Array.from({ length: 12 }, (_, rank) => `reutilisateur-${rank}`);
    for (const name of [...names, ...names]) {
      await get(at('private.json'), { headers: { authorization: `Bearer ${name}` } });
    }
    const services = journal.map(({ service }) => service);
    expect(services.slice(12)).toEqual(services.slice(0, 12));
    expect(new Set(services).size).toBe(2);
  });
});

describe('the draw', () => {
  const trial = { candidate: serviceAt('https://a.example.fr', { id: 'candidat' }) };
  const drawn = async (share: number, consumer: (rank: number) => string) => {
    const draws = await Promise.all(
      Array.from({ length: 4_000 }, (_, rank) =>
        isSampled({ id: `id-${rank}`, consumer: consumer(rank) }, { ...trial, share }),
      ),
    );
    return draws.filter(Boolean).length;
  };

  it.each([1, 30, 99, 100])(
    'takes about %i % of the exchanges, or of the consumers',
    async (share) => {
      const expected = 40 * share;
      // Five standard deviations.
      const margin = 5 * Math.sqrt(4_000 * (share / 100) * (1 - share / 100));
      for (const consumer of [() => 'anonyme', (rank: number) => `reutilisateur-${rank}`]) {
        expect(Math.abs((await drawn(share, consumer)) - expected)).toBeLessThanOrEqual(margin);
      }
    },
  );
});
