import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/env.ts';
import { boundedAdmission } from '../../src/gateway/admit.ts';
import { outbound } from '../../src/gateway/call.ts';
import { createFeed, EMPTY_FEED, type Feed } from '../../src/gateway/feed.ts';
import { feedName } from '../../src/gateway/feed-name.ts';
import { refresh } from '../../src/gateway/handle.ts';
import { boundedMemory, remembered } from '../../src/gateway/memory.ts';
import { announcing, createLedger, type Entry, ledgerName } from '../../src/gateway/write.ts';
import type { JournalEntry } from '../../src/model/exchange.ts';
import type { Feeds, Writes } from '../../src/model/ports.ts';
import { catalogue, registryOf, serviceAt } from './fixture.ts';
import { NO_PROFILES, NO_SWAPS, NO_TOKENS, NO_VERIFICATIONS } from './no-verifications.ts';
import { json, startVendor, type Vendor } from './vendor.ts';

const BASE = 'https://prise.example.fr/territoires';
const LIST = `${BASE}/33063/essais/v1/list.json`;

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.close());

/** The product with plain values behind its ports; feeds live in a map instead of objects. */
function setUp(capacity = 10, share = capacity) {
  const world = { at: Date.parse('2026-11-21T12:00:00Z'), journal: [] as JournalEntry[], ids: 0 };
  const clock = { now: () => new Date(world.at) };
  const openDialogue = outbound({
    clock,
    secret: () => undefined,
    localOrigins: [vendor.origin],
    deadlineMs: 1_000,
  });
  const hosted = new Map<string, Feed>();
  const feeds: Feeds = {
    async read(query) {
      const name = await feedName(query);
      const host = { clock, load: () => EMPTY_FEED, save: () => undefined };
      const feed = hosted.get(name) ?? createFeed(host);
      hosted.set(name, feed);
      const rules = { staleSeconds: 300, backOffMs: 1_000 };
      return feed.read(() => refresh(query, { catalogue, clock, openDialogue }), rules);
    },
  };
  const kept = new Map<string, Entry>();
  const writes: Writes = {
    async carry(write) {
      const name = await ledgerName(write);
      const ledger = createLedger(
        {
          load: () => kept.get(name),
          save: (entry) => void kept.set(name, entry),
          forget: () => void kept.delete(name),
        },
        (asked, sent) =>
          refresh(asked, { catalogue, clock, openDialogue: announcing(openDialogue, sent) }),
      );
      return ledger.carry(write);
    },
  };
  const app = createApp(() => ({
    config: parseConfig({}),
    clock,
    catalogue,
    admission: boundedAdmission(capacity, share),
    registry: registryOf(serviceAt(`${vendor.origin}/list`)),
    feeds: remembered(feeds, boundedMemory(), clock),
    writes,
    tokens: NO_TOKENS,
    ...NO_SWAPS,
    journal: { write: (entry) => void world.journal.push(entry) },
    verifications: NO_VERIFICATIONS,
    profiles: NO_PROFILES,
    newId: () => {
      world.ids += 1;
      return `00000000-0000-4000-8000-${String(world.ids).padStart(12, '0')}`;
    },
  }));
  return {
    world,
    wait: (seconds: number) => {
      world.at += seconds * 1000;
    },
    get: async (url: string, init?: RequestInit) => app.request(url, init),
  };
}

beforeEach(() => {
  vendor.requests.length = 0;
  vendor.behave(json({ values: [1, 2] }));
});

describe('an answer', () => {
  it('says where it comes from and how fresh it is', async () => {
    const { get, wait } = setUp();
    const first = await get(LIST);
    expect(first.status).toBe(200);
    expect(await first.text()).toBe('{"items":[1,2]}');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'application/json',
      age: '0',
      'cache-control': 'public, max-age=60, stale-if-error=300',
      'cache-status': 'PriseNumerique; fwd=miss; stored; ttl=60',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      link: '</contrats/essais/v1/openapi.yaml>; rel="describedby"; type="application/yaml", </territoires/33063/essais/v1/couverture.json>; rel="about"; type="application/json"',
    });
    wait(42);
    const second = await get(LIST);
    expect(second.headers.get('age')).toBe('42');
    expect(second.headers.get('cache-status')).toBe('PriseNumerique; hit; ttl=18');
    expect(vendor.requests).toHaveLength(1);
  });

  it('is not repeated to who has it already', async () => {
    const { get } = setUp();
    const etag = (await get(LIST)).headers.get('etag') ?? '';
    for (const condition of [etag, `W/${etag}`, `"autre", ${etag}`, '*']) {
      const response = await get(LIST, { headers: { 'if-none-match': condition } });
      expect(response.status).toBe(304);
      expect(await response.text()).toBe('');
      expect(response.headers.get('etag')).toBe(etag);
    }
    const other = await get(LIST, { headers: { 'if-none-match': '"autre"' } });
    expect(other.status).toBe(200);
  });

  it('has a head alone, and tells scripts of other origins that they may ask', async () => {
    const { get } = setUp();
    const head = await get(LIST, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('age')]).toEqual([200, '', '0']);
    const preflight = await get(LIST, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe(
      'GET,HEAD,OPTIONS,POST,PATCH',
    );
  });

  it('of discovery is written by the gateway', async () => {
    const { get } = setUp();
    const response = await get(`${BASE}/33063/essais/v1/index.json`);
    expect(await response.json()).toEqual({
      at: 'https://prise.example.fr/territoires/33063/essais/v1',
      offered: ['list', 'create'],
      below: 0,
    });
    expect(vendor.requests).toEqual([]);
  });
});

describe('a vendor that fails', () => {
  it('is covered by the last answer, labelled stale', async () => {
    const { get, wait } = setUp();
    await get(LIST);
    wait(60);
    vendor.behave((_, response) => response.writeHead(500).end());
    const stale = await get(LIST);
    expect(stale.status).toBe(200);
    expect(stale.headers.get('cache-status')).toBe(
      'PriseNumerique; fwd=stale; ttl=0; detail=editeur-en-erreur',
    );
    wait(300);
    const failed = await get(LIST);
    expect(failed.status).toBe(502);
    expect(failed.headers.get('cache-control')).toBe('no-store');
  });

  it('is a problem, then is served as soon as it recovers', async () => {
    const { get, wait } = setUp();
    vendor.behave(json({ values: [-1] }));
    const failed = await get(LIST);
    expect(failed.headers.get('content-type')).toContain('application/problem+json');
    expect(failed.headers.get('retry-after')).toBe('1');
    expect(await failed.json()).toMatchObject({ code: 'editeur-hors-contrat', fault: 'vendor' });
    vendor.behave(json({ values: [5] }));
    wait(1);
    expect(await (await get(LIST)).text()).toBe('{"items":[5]}');
  });
});

describe('a write', () => {
  const ITEMS = `${BASE}/33063/essais/v1/items`;
  const post = (body: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

  it('reaches the vendor as the adapter wrote it, and is kept by nobody', async () => {
    const { get } = setUp();
    const response = await get(ITEMS, post('{"value":7}'));
    expect([response.status, await response.text()]).toEqual([201, '{"items":[1,2]}']);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('cache-status')).toBe('PriseNumerique; fwd=method');
    expect(vendor.requests).toMatchObject([{ method: 'POST', url: '/list', body: '{"value":7}' }]);
  });

  it('happens once for one key, however often it is sent', async () => {
    const { get } = setUp();
    const asked = post('{"value":7}', { 'idempotency-key': '"une-cle-a-moi"' });
    const bodies = [];
    for (let times = 0; times < 3; times += 1) bodies.push(await (await get(ITEMS, asked)).text());
    expect(new Set(bodies).size).toBe(1);
    expect(vendor.requests).toHaveLength(1);
    const other = post('{"value":8}', { 'idempotency-key': '"une-cle-a-moi"' });
    expect((await get(ITEMS, other)).status).toBe(422);
    expect(vendor.requests).toHaveLength(1);
  });

  it('whose answer is lost is said to be uncertain, and is not sent again', async () => {
    const { get } = setUp();
    vendor.behave((request) => request.socket.destroy());
    const asked = post('{"value":7}', { 'idempotency-key': 'une-cle-a-moi' });
    for (let times = 0; times < 2; times += 1) {
      const response = await get(ITEMS, asked);
      expect([response.status, await response.json()]).toMatchObject([
        504,
        { code: 'ecriture-incertaine', fault: 'vendor' },
      ]);
    }
    expect(vendor.requests).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'x', 'application/json', 400, 'requete-invalide'],
    ['another type', '<a/>', 'application/xml', 415, 'type-non-pris-en-charge'],
    [
      'what the contract does not want',
      '{"value":-1}',
      'application/json',
      422,
      'corps-hors-contrat',
    ],
    ['a field too many', '{"value":1,"x":1}', 'application/json', 422, 'corps-hors-contrat'],
    ['nothing', '', 'application/json', 400, 'requete-invalide'],
    ['too much', ' '.repeat(5_000_000), 'application/json', 413, 'corps-trop-grand'],
  ])('of %s is refused before the vendor hears of it', async (_, body, type, status, code) => {
    const { get } = setUp();
    const response = await get(ITEMS, post(body, { 'content-type': type }));
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
    expect(vendor.requests).toEqual([]);
  });
});

describe('a request that cannot be served', () => {
  it.each([
    [`${BASE}/99999/essais/v1/list.json`, 404, 'territoire-inconnu', 'code INSEE'],
    [`${BASE}/..%2f/essais/v1/list.json`, 404, 'territoire-inconnu', 'code INSEE'],
    [`${BASE}/33001/essais/v1/list.json`, 404, 'territoire-non-raccorde', 'Abzac'],
    [`${BASE}/33063/menus/v1/list.json`, 404, 'contrat-inconnu', 'essais/v1'],
    [`${BASE}/33063/essais/v2/list.json`, 404, 'contrat-inconnu', 'essais/v1'],
    [`${BASE}/33063/essais/v1/autre.json`, 404, 'operation-inconnue', '/list.json'],
    [`${BASE}/33063/essais/v1`, 404, 'operation-inconnue', '/list.json'],
    [`${BASE}/33063/essais/v1/list.json/`, 404, 'operation-inconnue', '/list.json'],
    [`${BASE}/33063/essais/v1/extra.json`, 501, 'operation-non-couverte', 'list'],
    [`${LIST}?_=1`, 400, 'parametre-inconnu', 'kind'],
    [`${LIST}?kind=z`, 400, 'parametre-invalide', 'kind'],
    [`${LIST}?kind=a&kind=b`, 400, 'parametre-invalide', 'plusieurs fois'],
    [`${LIST}?kind=${'a'.repeat(3000)}`, 414, 'adresse-trop-longue', '2048'],
    ['https://prise.example.fr/nulle-part', 404, 'ressource-inconnue', '/nulle-part'],
  ])('%s', async (url, status, code, hint) => {
    const { get } = setUp();
    const response = await get(url);
    expect(response.status).toBe(status);
    const problem = await response.json();
    expect(problem).toMatchObject({ status, code, type: `/problemes/${code}` });
    expect(problem).toHaveProperty('detail', expect.stringContaining(hint));
    expect(problem).toHaveProperty('instance', expect.stringMatching(/^urn:uuid:/));
    expect(vendor.requests).toEqual([]);
    const head = await get(url, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([status, '']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s: 405 with what is allowed', async (method) => {
    const { get } = setUp();
    const response = await get(LIST, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    const page = await get('https://prise.example.fr/api/contrats', { method });
    expect([page.status, page.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is a page for a person', async () => {
    const { get } = setUp();
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const response = await get(`${BASE}/99999/essais/v1/list.json`, { headers: { accept } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('Territoire inconnu');
  });

  it.each([
    [0, 1, 503, 'passerelle-saturee'],
    [1, 0, 429, 'trop-de-requetes'],
  ])('because of %i places and a share of %i is refused at once', async (...row) => {
    const [capacity, share, status, code] = row;
    const { get } = setUp(capacity, share);
    const response = await get(LIST);
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '1']);
    expect(await response.json()).toMatchObject({ code });
  });

  it('gives its place back, whatever became of it', async () => {
    const { get } = setUp(1);
    await get(`${LIST}?faux=1`);
    await get(LIST);
    expect((await get(LIST)).status).toBe(200);
  });

  it('because its consumer left ends there, and the vendor is asked all the same', async () => {
    const { get, world } = setUp();
    const consumer = new AbortController();
    const answered = Promise.withResolvers<void>();
    vendor.behave((_, response) => {
      consumer.abort();
      void answered.promise.then(() => response.end('{"values":[9]}'));
    });
    const gone = await get(LIST, { signal: consumer.signal });
    expect(gone.status).toBe(499);
    expect(world.journal[0]).toMatchObject({ status: 499, problem: 'client-parti' });
    answered.resolve();
    expect(await (await get(LIST)).text()).toBe('{"items":[9]}');
    expect(vendor.requests).toHaveLength(1);
  });
});

describe('the administration', () => {
  it('is closed, not open, on a gateway that has no token', async () => {
    const { get } = setUp();
    for (const headers of [{}, { authorization: 'Bearer undefined' }]) {
      const response = await get('https://prise.example.fr/api/administration/raccordements', {
        headers,
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'administration-fermee' });
    }
  });
});

describe('the journal', () => {
  it('has one line per exchange, without what the consumer wrote', async () => {
    const { get, world } = setUp();
    await get(LIST);
    await get(`${LIST}?nom=Dupont`);
    await get(`${BASE}/33999/essais/v1/list.json`);
    expect(world.journal).toMatchObject([
      { status: 200, territory: '33063', operation: 'list', service: 'pages-un', cache: 'miss' },
      { status: 400, problem: 'parametre-inconnu', fault: 'consumer', service: 'pages-un' },
      { status: 404, problem: 'territoire-inconnu', territory: '', service: null },
    ]);
    expect(JSON.stringify(world.journal)).not.toMatch(/Dupont|33999/);
  });
});

describe('coverage', () => {
  it('says what is given, derived and absent, and by whom', async () => {
    const { get } = setUp();
    const response = await get(`${BASE}/33063/essais/v1/couverture.json`);
    expect(await response.json()).toMatchObject({
      territory: { code: '33063' },
      plug: { territory: '243300316' },
      adapter: { id: 'pages' },
      operations: [
        { id: 'index', status: 'derived' },
        { id: 'list', status: 'given', fields: [{ field: 'items[]', status: 'given' }] },
        { id: 'extra', status: 'absent' },
        { id: 'create', status: 'given' },
      ],
    });
  });
});
