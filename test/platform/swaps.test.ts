import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  Difference,
  Observation,
  RecordedExchange,
  SwapReport,
  Trial,
} from '../../src/model/swap.ts';
import { d1Registry } from '../../src/platform/registry.ts';
import { d1Swaps } from '../../src/platform/swaps.ts';
import { SWAP_LIMITS } from '../../src/swap/limits.ts';
import { bordeaux, metropole, serviceAt } from '../gateway/fixture.ts';

const registry = d1Registry(env.DB);
const swaps = d1Swaps(env.DB);
const CONTRACT = 'essais@1';
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

const EPCI = { territory: metropole.code, contract: CONTRACT } as const;
const COMMUNE = { territory: bordeaux.code, contract: CONTRACT } as const;

const trialOf = (changes: Partial<Trial> = {}): Trial => ({
  ...EPCI,
  ...{ incumbent: 'a', candidate: 'b', mode: 'canary', share: 30, heldBy: metropole.code },
  openedAt: day(2),
  ...changes,
});

beforeEach(async () => {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  await registry.load({
    territories: [bordeaux, metropole],
    vendors: [{ id: 'editeur-a', name: 'Éditeur A' }],
    services: ['a', 'b', 'c'].map((id) => serviceAt(`https://${id}.example.fr`, { id })),
    plugs: [{ ...EPCI, service: 'a', validFrom: day(1), validUntil: null, priority: 2 }],
  });
});

const servedAt = async (at: string, code = bordeaux.code) =>
  (await registry.resolve(code, CONTRACT, at))?.service.id;
const triedAt = async (at: string, code = bordeaux.code) => {
  const trial = (await registry.resolve(code, CONTRACT, at))?.trial;
  return trial && [trial.territory, trial.mode, trial.share, trial.candidate.id];
};

describe('recorded exchanges', () => {
  const exchange = (page: number, operation = 'list'): RecordedExchange => ({
    operation,
    parameters: { page: String(page) },
  });

  it('are kept once each, the latest first, plug by plug', async () => {
    await swaps.record(EPCI, { operation: 'list', parameters: { b: '2', a: '1' } }, day(1));
    await swaps.record(EPCI, exchange(1), day(2));
    await swaps.record(EPCI, { operation: 'list', parameters: { a: '1', b: '2' } }, day(3));
    await swaps.record(COMMUNE, exchange(9), day(4));
    expect(await swaps.recorded(EPCI, 9)).toEqual([
      { operation: 'list', parameters: { a: '1', b: '2' } },
      exchange(1),
    ]);
    expect(await swaps.recorded(EPCI, 1)).toHaveLength(1);
    expect(await swaps.recorded(COMMUNE, 9)).toEqual([exchange(9)]);
  });

  it('are two hundred at most: the oldest leave', async () => {
    for (let page = 0; page < SWAP_LIMITS.exchanges + 5; page += 1) {
      await swaps.record(EPCI, exchange(page), new Date(page * 1000).toISOString());
    }
    const kept = await swaps.recorded(EPCI, 1_000);
    expect(kept).toHaveLength(SWAP_LIMITS.exchanges);
    expect([kept[0], kept.at(-1)]).toEqual([exchange(SWAP_LIMITS.exchanges + 4), exchange(5)]);
  });

  it('hold neither who asked nor what was answered', async () => {
    await swaps.record(EPCI, exchange(1), day(1));
    const row = await env.DB.prepare('SELECT * FROM exchanges').first();
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      ...['contract', 'operation', 'parameters', 'seen_at', 'territory'],
    ]);
  });
});

describe('a trial', () => {
  it('comes with the plug of the territory, and of the communes that have their EPCI’s', async () => {
    expect(await triedAt(day(3))).toBeUndefined();
    await swaps.open(trialOf());
    const seen = [metropole.code, 'canary', 30, 'b'];
    expect([await triedAt(day(3)), await triedAt(day(3), metropole.code)]).toEqual([seen, seen]);
    expect(await servedAt(day(3))).toBe('a');
  });

  it('of the commune itself comes before its EPCI’s, and is not the EPCI’s', async () => {
    await swaps.open(trialOf());
    await swaps.open(trialOf({ ...COMMUNE, candidate: 'c', mode: 'shadow', share: 5 }));
    expect(await triedAt(day(3))).toEqual([bordeaux.code, 'shadow', 5, 'c']);
    expect(await triedAt(day(3), metropole.code)).toEqual([metropole.code, 'canary', 30, 'b']);
  });

  it('has no effect on a plug that another service took, nor on another contract', async () => {
    await swaps.open(trialOf());
    await registry.movePlug({ ...EPCI, service: 'c', at: day(3) });
    expect(await triedAt(day(4))).toBeUndefined();
    await registry.movePlug({ ...COMMUNE, service: 'a', at: day(5) });
    // The commune has now a plug of its own, to which the EPCI's trial does not belong.
    expect(await triedAt(day(6))).toBeUndefined();
    expect(await registry.resolve(bordeaux.code, 'menus@1', day(6))).toBeUndefined();
  });

  it('counts what is observed of it by many at once, and begins again at zero', async () => {
    await swaps.open(trialOf());
    const difference = (field: string): Difference => ({
      ...{ field, kind: 'changed', tolerance: null, count: 1 },
      examples: [{ path: field, from: '"l’un"', to: '1' }],
    });
    const covered = {
      ...difference('ttl'),
      tolerance: { kind: 'ignored', why: 'Pour l’essai.' },
    } as const;
    const seen: Observation = {
      ...{ operation: 'list', outcome: 'different', problem: null },
      differences: [difference('a.b[]'), covered],
    };
    const failure: Observation = {
      ...{ operation: 'list', outcome: 'failed', problem: 'editeur-trop-lent', differences: [] },
    };
    const others = (['served', 'equal', 'tolerated', 'inconclusive'] as const).map(
      (outcome): Observation => ({ ...failure, outcome, problem: null }),
    );
    await Promise.all(
      [seen, seen, failure, failure, ...others].map((each) => swaps.observe(EPCI, each)),
    );
    expect(await swaps.trial(EPCI)).toEqual({
      ...trialOf(),
      counters: { asked: 8, equal: 1, tolerated: 1, different: 2, failed: 2, inconclusive: 1 },
      problems: { 'editeur-trop-lent': 2 },
      differences: [{ operation: 'list', difference: difference('a.b[]') }],
    });
    await swaps.observe(EPCI, {
      ...seen,
      differences: Array.from({ length: 30 }, (_, rank) => difference(`champ${rank}`)),
    });
    expect((await swaps.trial(EPCI))?.differences).toHaveLength(SWAP_LIMITS.trialDifferences);
    await swaps.open(trialOf({ share: 50 }));
    expect(await swaps.trial(EPCI)).toMatchObject({ counters: { asked: 0 }, differences: [] });
    await swaps.observe(COMMUNE, seen);
    expect(await swaps.trial(COMMUNE)).toBeUndefined();
  });
});

describe('a swap', () => {
  it('moves the plug and back, with no instant without one', async () => {
    await swaps.open(trialOf());
    await swaps.commit(trialOf(), day(5));
    expect([await servedAt('2026-01-04T23:59:59.999Z'), await servedAt(day(5))]).toEqual([
      'a',
      'b',
    ]);
    expect(await swaps.trial(EPCI)).toMatchObject({ mode: 'committed' });
    expect(await triedAt(day(5))).toBeUndefined();
    await swaps.rollBack(trialOf({ mode: 'committed' }), day(6));
    expect([await servedAt(day(5)), await servedAt(day(6))]).toEqual(['b', 'a']);
    expect(await swaps.trial(EPCI)).toBeUndefined();
    const plugs = await registry.plugs();
    expect(plugs.map(({ service, priority }) => [service, priority])).toEqual([
      ['a', 2],
      ['b', 2],
      ['a', 2],
    ]);
  });

  it('back at the very instant of the move leaves no trace but the plug it had', async () => {
    await swaps.commit(trialOf(), day(5));
    await swaps.rollBack(trialOf({ mode: 'committed' }), day(5));
    expect([await servedAt(day(4)), await servedAt(day(5)), await servedAt(day(6))]).toEqual([
      ...['a', 'a', 'a'],
    ]);
  });

  it.each([5, 6])(
    'of a commune that had its EPCI’s plug goes back to it, on day %i',
    async (back) => {
      const trial = trialOf({ ...COMMUNE, mode: 'committed' });
      await swaps.commit(trial, day(5));
      expect([await servedAt(day(5)), await servedAt(day(5), metropole.code)]).toEqual(['b', 'a']);
      await swaps.rollBack(trial, day(back));
      expect((await registry.resolve(bordeaux.code, CONTRACT, day(7)))?.plugTerritory).toBe(
        metropole.code,
      );
    },
  );

  it('leaves alone a plug that somebody moved on since', async () => {
    await swaps.commit(trialOf(), day(5));
    await registry.movePlug({ ...EPCI, service: 'c', at: day(6) });
    await swaps.rollBack(trialOf({ mode: 'committed' }), day(7));
    expect(await servedAt(day(8))).toBe('c');
    expect(await swaps.trial(EPCI)).toBeUndefined();
  });

  it('that was only tried moves nothing when it ends', async () => {
    await swaps.open(trialOf());
    await swaps.rollBack(trialOf(), day(5));
    expect(await registry.plugs()).toHaveLength(1);
    expect(await swaps.trial(EPCI)).toBeUndefined();
  });

  it('is all or nothing', async () => {
    await swaps.open(trialOf());
    await expect(swaps.commit(trialOf({ candidate: 'nowhere' }), day(5))).rejects.toThrow();
    expect(await servedAt(day(6))).toBe('a');
    expect(await swaps.trial(EPCI)).toMatchObject({ mode: 'canary' });
  });
});

describe('reports', () => {
  const report = (id: string, at: string): SwapReport => ({
    ...{ id, at, digest: 'd'.repeat(64), measures: [] },
    findings: {
      ...{ schema: 'essai', territory: metropole.code, verdict: 'interchangeable' },
      contract: { ref: CONTRACT, digest: 'c'.repeat(64) },
      from: { service: 'a', vendor: 'editeur-a', title: 'A', adapter: 'pages' },
      to: { service: 'b', vendor: 'editeur-a', title: 'B', adapter: 'pages' },
      ...{ reasons: ['Égal.'], exchanges: [], unproven: [] },
      losses: { operations: [], fields: [] },
    },
  });

  it('are given back as they were kept, and listed page by page, the latest first', async () => {
    const kept = ['1', '2', '3', '4'].map((id) => report(id, day(id === '1' ? 1 : 2)));
    for (const each of kept) await swaps.keep(each);
    expect(await swaps.find('3')).toEqual(kept[2]);
    expect(await swaps.find('9')).toBeUndefined();
    const first = await swaps.list({ limit: 3 });
    expect(first.map(({ id }) => id)).toEqual(['4', '3', '2']);
    expect(first[0]).toEqual({
      ...{ id: '4', at: day(2), territory: metropole.code, contract: CONTRACT },
      ...{ from: 'a', to: 'b', verdict: 'interchangeable', digest: 'd'.repeat(64) },
    });
    expect((await swaps.list({ limit: 3, after: first[2] })).map(({ id }) => id)).toEqual(['1']);
  });
});
