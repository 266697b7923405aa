import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/env.ts';
import { canonicalJson, digestOf } from '../../src/lint/digest.ts';
import type { Contract, ContractOperation } from '../../src/model/contract.ts';
import type { FeedQuery, Swaps } from '../../src/model/ports.ts';
import type { RecordedExchange, SwapReport, SwapSummary } from '../../src/model/swap.ts';
import { SWAP_LIMITS } from '../../src/swap/limits.ts';
import { adapter, contract, registryOf, serviceAt } from '../gateway/fixture.ts';
import { NO_PROFILES, NO_SWAPS, NO_TOKENS, NO_VERIFICATIONS } from '../gateway/no-verifications.ts';

const TOKEN = 'jeton-des-essais-de-bascule';
const SWAPS = 'https://prise.example.fr/api/administration/bascules';

const list = contract.operations.find(({ id }) => id === 'list');
if (list === undefined) throw new Error('no list');
const wide: Contract = {
  ...contract,
  operations: [
    ...contract.operations,
    ...([
      { ...list, id: 'add', method: 'POST', path: '/add.json' },
      { ...list, id: 'private', path: '/private.json', scopes: ['lire'] },
      { ...list, id: 'first', path: '/first.json', view: { of: 'list', show: (body) => body } },
    ] satisfies ContractOperation[]),
  ],
};
const read = adapter.operations.list;
if (read === undefined) throw new Error('no list');
const carried = { ...adapter, operations: { ...adapter.operations, private: read, add: read } };

const services = ['a', 'b'].map((id) => serviceAt(`https://${id}.example.fr/list`, { id }));
const elsewhere = serviceAt('https://c.example.fr/list', { id: 'c', contract: 'autre@1' });

interface World {
  /** What a service answers, by its id and operation. */
  readonly bodies?: (query: FeedQuery) => unknown;
  readonly recorded?: readonly RecordedExchange[];
}

function setUp({ bodies = () => ({ items: [1] }), recorded = [] }: World = {}) {
  const kept: SwapReport[] = [];
  const asked: FeedQuery[] = [];
  const limits: number[] = [];
  const pages: SwapSummary[] = [];
  const swaps: Swaps = {
    ...NO_SWAPS.swaps,
    keep: async (report) => void kept.push(report),
    find: async (id) => kept.find((each) => each.id === id),
    list: async ({ limit }) => pages.slice(0, limit),
    recorded: async (plug, limit) => {
      limits.push(limit);
      return plug.territory === '243300316' ? recorded : [];
    },
  };
  const plain = registryOf(services[0] ?? elsewhere);
  const app = createApp(() => ({
    ...{ config: parseConfig({ ADMIN_TOKEN: TOKEN }), swaps },
    clock: { now: () => new Date('2026-11-28T20:00:00.000Z') },
    catalogue: { contracts: [wide], adapters: [carried] },
    admission: { enter: () => 'admitted', leave: () => undefined },
    registry: { ...plain, services: async () => [...services, elsewhere] },
    feeds: {
      async read(query) {
        asked.push(query);
        return {
          ok: true,
          outcome: 'miss',
          snapshot: {
            ...{ body: JSON.stringify(bodies(query)), etag: '"x"', ttlSeconds: 60 },
            retrievedAt: '2026-11-28T20:00:00.000Z',
          },
        };
      },
    },
    writes: { carry: async () => Promise.reject(new Error('no write')) },
    ...{ tokens: NO_TOKENS, verifications: NO_VERIFICATIONS, profiles: NO_PROFILES },
    journal: { write: () => undefined },
    ...{ later: NO_SWAPS.later, lateAdmission: NO_SWAPS.lateAdmission },
    newId: () => '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
  }));
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  return {
    ...{ kept, asked, limits, pages },
    get: async (url: string) => app.request(url, { headers }),
    async prove(body: object) {
      const whole = { territory: '33063', contract: 'essais@1', from: 'a', to: 'b', ...body };
      return app.request(SWAPS, { method: 'POST', headers, body: JSON.stringify(whole) });
    },
  };
}

const reportOf = async (response: Response) => (await response.json()) as SwapReport;

describe('a swap', () => {
  it('asks both services the same, once each, whatever stands twice or is a view', async () => {
    const { prove, asked } = setUp();
    const list = { operation: 'list', parameters: { kind: 'a' } };
    const view = { operation: 'first', parameters: {} };
    await prove({ exchanges: [list, list, view, { operation: 'list' }] });
    expect(
      asked.map(({ service, operation, parameters }) => [service.id, operation, parameters]),
    ).toEqual([
      ['a', 'list', { kind: 'a' }],
      ['b', 'list', { kind: 'a' }],
      ['a', 'list', {}],
      ['b', 'list', {}],
    ]);
  });

  it('never replays a write: neither service hears of it', async () => {
    const { prove, asked, kept } = setUp();
    const response = await prove({ exchanges: [{ operation: 'list' }, { operation: 'add' }] });
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({
        ...{ code: 'ecriture-non-rejouable', detail: expect.stringContaining('add') },
      }),
    ]);
    expect([asked, kept]).toEqual([[], []]);
  });

  it('has a digest that anybody can make again, without clock nor identifier', async () => {
    const [one, two] = await Promise.all(
      [setUp(), setUp()].map(async ({ prove }) =>
        reportOf(await prove({ exchanges: [{ operation: 'list' }] })),
      ),
    );
    expect(one?.digest).toBe(digestOf(canonicalJson(one?.findings)));
    expect(two?.digest).toBe(one?.digest);
    expect(one?.findings.contract.digest).toBe(digestOf(contract.source));
    const other = await reportOf(
      await setUp({ bodies: ({ service }) => ({ items: [service.id.length, service.id] }) }).prove({
        exchanges: [{ operation: 'list' }],
      }),
    );
    expect(other.digest).not.toBe(one?.digest);
  });

  it('takes the last reads of whoever holds the plug, fifty when nobody says', async () => {
    const recorded = [{ operation: 'list', parameters: {} }];
    const { prove, limits } = setUp({ recorded });
    const { findings } = await reportOf(await prove({}));
    expect(findings.exchanges.map(({ exchange }) => exchange)).toEqual(recorded);
    await prove({ last: 7 });
    expect(limits).toEqual([SWAP_LIMITS.lastDefault, 7]);
  });

  it('of protected data shows no value', async () => {
    const bodies = ({ service }: FeedQuery) => ({ items: [`secret de ${service.id}`] });
    const { prove } = setUp({ bodies });
    const report = await reportOf(await prove({ exchanges: [{ operation: 'private' }] }));
    expect(report.findings.verdict).toBe('non-interchangeable');
    expect(JSON.stringify(report)).not.toContain('secret');
    const open = await reportOf(await prove({ exchanges: [{ operation: 'list' }] }));
    expect(JSON.stringify(open)).toContain('secret de a');
  });

  it('that would be too large to keep gives its counts and no places', async () => {
    const items = Object.fromEntries(
      Array.from({ length: 200 }, (_, rank) => [`champ${rank}`, 'x'.repeat(200)]),
    );
    const bodies = ({ service }: FeedQuery) => (service.id === 'a' ? { items } : { items: {} });
    const recorded = Array.from({ length: 200 }, (_, page) => ({
      ...{ operation: 'list', parameters: { page: String(page) } },
    }));
    const two = await reportOf(
      await setUp({ bodies, recorded: recorded.slice(0, 2) }).prove({ last: 2 }),
    );
    expect(two.findings.exchanges[1]?.diff?.differences).toHaveLength(SWAP_LIMITS.differences);
    const all = await reportOf(await setUp({ bodies, recorded }).prove({ last: 200 }));
    expect(JSON.stringify(all).length).toBeLessThan(SWAP_LIMITS.reportCharacters);
    expect(all.findings.verdict).toBe('non-interchangeable');
    expect(all.findings.exchanges[1]?.diff).toMatchObject({
      ...{ different: 200, unlisted: 200, differences: [] },
    });
    expect(all.digest).toBe(digestOf(canonicalJson(all.findings)));
  });

  it.each<[string, object, number, string]>([
    [
      'an unknown operation',
      { exchanges: [{ operation: 'nulle' }] },
      400,
      '/exchanges/0/operation',
    ],
    ['a document of ours', { exchanges: [{ operation: 'index' }] }, 400, '/exchanges/0/operation'],
    [
      'an unknown parameter',
      { exchanges: [{ operation: 'list', parameters: { 'a/b': '1' } }] },
      400,
      '/exchanges/0/parameters/a~1b',
    ],
    [
      'a wrong value',
      { exchanges: [{ operation: 'list', parameters: { kind: 'z' } }] },
      400,
      '/exchanges/0/parameters/kind',
    ],
    ['no exchange at all', { exchanges: [] }, 400, '/exchanges'],
    ['too many', { exchanges: Array(201).fill({ operation: 'list' }) }, 400, '/exchanges'],
    ['too many of the last', { last: 201 }, 400, '/last'],
    ['the same service', { to: 'a' }, 400, '/to'],
    ['a service of another contract', { to: 'c' }, 409, ''],
    ['an unknown territory', { territory: '99999' }, 404, ''],
    ['an unknown contract', { contract: 'autre@1' }, 404, ''],
  ])('is refused because of %s', async (_, body, status, path) => {
    const { prove, asked } = setUp();
    const response = await prove(body);
    const problem = (await response.json()) as { violations?: { path: string }[] };
    expect(response.status).toBe(status);
    if (path !== '') expect(problem.violations?.map((each) => each.path)).toContain(path);
    expect(asked).toEqual([]);
  });
});

describe('the list of swaps', () => {
  const summary = (rank: number): SwapSummary => ({
    id: `7d2c9f0e-5b1a-4c3d-8e6f-${String(rank).padStart(12, '0')}`,
    at: '2026-11-28T20:00:00.000Z',
    ...{ territory: '33063', contract: 'essais@1', from: 'a', to: 'b' },
    ...{ verdict: 'interchangeable', digest: 'd' },
  });

  it('leads to its next page, and the last one to none', async () => {
    const { get, pages } = setUp();
    pages.push(summary(1), summary(2), summary(3));
    const first = (await (await get(`${SWAPS}?limit=2`)).json()) as {
      swaps: unknown[];
      next: string;
    };
    expect(first.swaps).toHaveLength(2);
    expect(first.next).toContain(encodeURIComponent(summary(2).id));
    const next = await get(new URL(first.next, SWAPS).href);
    expect(next.status).toBe(200);
    const all = (await (await get(`${SWAPS}?limit=3`)).json()) as { next: string | null };
    expect(all.next).toBeNull();
  });

  it.each(['limit=0', 'limit=201', 'limit=a', 'cursor=a'])('has no page %s', async (query) => {
    expect((await setUp().get(`${SWAPS}?${query}`)).status).toBe(400);
  });

  it('has no report of another name', async () => {
    expect((await setUp().get(`${SWAPS}/nulle`)).status).toBe(404);
  });
});
