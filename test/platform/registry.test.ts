import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TerritoryFile } from '../../src/model/ports.ts';
import type { Plug } from '../../src/model/territory.ts';
import { d1Registry } from '../../src/platform/registry.ts';
import { bordeaux, metropole, serviceAt } from '../gateway/fixture.ts';

const registry = d1Registry(env.DB);
const CONTRACT = 'essais@1';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const plugOf = (service: string, changes: Partial<Plug> = {}): Plug => ({
  territory: metropole.code,
  contract: CONTRACT,
  service,
  validFrom: day(1),
  validUntil: null,
  priority: 0,
  ...changes,
});
const file = (plugs: readonly Plug[]): TerritoryFile => ({
  territories: [bordeaux, metropole],
  vendors: [{ id: 'editeur-a', name: 'Éditeur A' }],
  services: ['a', 'b', 'c'].map((id) => serviceAt(`https://${id}.example.fr`, { id })),
  plugs,
});

const servedAt = async (at: string, code = bordeaux.code) =>
  (await registry.resolve(code, CONTRACT, at))?.service.id;

beforeEach(async () => {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS);
});

describe('loading', () => {
  it('gives back what was loaded, and the same file twice changes nothing', async () => {
    const loaded = file([plugOf('a')]);
    await registry.load(loaded);
    const once = await registry.export();
    expect(once.services).toEqual(loaded.services);
    expect(once.plugs).toEqual(loaded.plugs);
    await registry.load(loaded);
    expect(await registry.export()).toEqual(once);
  });

  it('updates a service and leaves a plug that was moved since alone', async () => {
    await registry.load(file([plugOf('a')]));
    await registry.movePlug({
      territory: metropole.code,
      contract: CONTRACT,
      service: 'b',
      at: day(5),
    });
    const changed = file([plugOf('a')]);
    await registry.load({
      ...changed,
      services: changed.services.map((each) => ({ ...each, url: 'https://new.example.fr' })),
    });
    expect(await servedAt(day(6))).toBe('b');
    expect((await registry.services()).map(({ url }) => url)).toEqual(
      Array(3).fill('https://new.example.fr'),
    );
  });

  it('takes more than a statement can bind', async () => {
    const communes = Array.from({ length: 900 }, (_, index) => ({
      ...bordeaux,
      code: String(10_000 + index),
    }));
    const { territories, ...others } = file([]);
    const plugs = communes.map(({ code }) => plugOf('a', { territory: code }));
    await registry.load({ ...others, territories: [...communes, ...territories], plugs });
    expect(await registry.territories()).toHaveLength(902);
    expect(await servedAt(day(2), '10899')).toBe('a');
  });

  it('loads all or nothing', async () => {
    const broken = file([plugOf('a', { service: 'nowhere' })]);
    await expect(registry.load(broken)).rejects.toThrow();
    expect(await registry.territories()).toEqual([]);
  });
});

describe('resolution', () => {
  it('starts on time and ends before its end', async () => {
    await registry.load(file([plugOf('a', { validFrom: day(2), validUntil: day(4) })]));
    const around = [day(1), day(2), day(3), '2026-01-03T23:59:59.999Z', day(4)];
    expect(await Promise.all(around.map((at) => servedAt(at)))).toEqual([
      undefined,
      'a',
      'a',
      'a',
      undefined,
    ]);
  });

  it('prefers the commune’s own plug, whatever the priority of the EPCI’s', async () => {
    const own = plugOf('b', { territory: bordeaux.code, validFrom: day(2), validUntil: day(3) });
    await registry.load(file([plugOf('a', { priority: 9 }), own]));
    expect([await servedAt(day(1)), await servedAt(day(2)), await servedAt(day(3))]).toEqual([
      'a',
      'b',
      'a',
    ]);
    expect(await servedAt(day(2), metropole.code)).toBe('a');
    const within = await registry.resolveWithin(metropole.code, CONTRACT, day(2));
    expect(within.map(({ service }) => service.id)).toEqual(['b']);
  });

  it('knows nothing of another contract or of an unknown territory', async () => {
    await registry.load(file([plugOf('a')]));
    expect(await registry.resolve(bordeaux.code, 'menus@1', day(2))).toBeUndefined();
    expect(await servedAt(day(2), '99999')).toBeUndefined();
  });

  it('is what the rule says, for any plugs and any date', async () => {
    const random = generator(20_261_121);
    for (let round = 0; round < 12; round += 1) {
      await reset();
      await applyD1Migrations(env.DB, env.MIGRATIONS);
      const plugs = distinct(Array.from({ length: 1 + (random() % 12) }, () => anyPlug(random)));
      await registry.load(file(plugs));
      for (let at = 0; at <= 12; at += 1) {
        for (const { code } of [bordeaux, metropole]) {
          const message = `round ${round}, day ${at}, ${code}`;
          expect(await servedAt(day(at), code), message).toBe(rule(plugs, code, day(at)));
        }
      }
    }
  }, 30_000);
});

describe('moving a plug', () => {
  it('closes the one in force and opens the other at the same instant', async () => {
    await registry.load(file([plugOf('a', { priority: 3 })]));
    const moved = {
      territory: metropole.code,
      contract: CONTRACT,
      service: 'b',
      at: day(9),
    } as const;
    expect(await registry.movePlug(moved)).toEqual(plugOf('b', { validFrom: day(9), priority: 3 }));
    expect([await servedAt('2026-01-08T23:59:59.999Z'), await servedAt(day(9))]).toEqual([
      'a',
      'b',
    ]);
    expect(await registry.plugs(metropole.code)).toEqual([
      plugOf('a', { validUntil: day(9), priority: 3 }),
      plugOf('b', { validFrom: day(9), priority: 3 }),
    ]);
  });

  it('gives a commune a plug of its own when it had its EPCI’s', async () => {
    await registry.load(file([plugOf('a')]));
    await registry.movePlug({
      territory: bordeaux.code,
      contract: CONTRACT,
      service: 'b',
      at: day(3),
    });
    expect([await servedAt(day(4)), await servedAt(day(4), metropole.code)]).toEqual(['b', 'a']);
  });

  it('there and back, twice at the same instant, leaves the last one alone', async () => {
    await registry.load(file([plugOf('a', { priority: 2 })]));
    const move = (service: string) =>
      registry.movePlug({ territory: metropole.code, contract: CONTRACT, service, at: day(3) });
    await move('b');
    await move('c');
    await move('c');
    expect(await registry.plugs()).toEqual([
      plugOf('a', { validUntil: day(3), priority: 2 }),
      plugOf('c', { validFrom: day(3), priority: 2 }),
    ]);
  });

  it('by many at once never leaves two in force', async () => {
    await registry.load(file([plugOf('a')]));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        registry.movePlug({
          territory: metropole.code,
          contract: CONTRACT,
          service: index % 2 === 0 ? 'b' : 'c',
          at: day(10 + index),
        }),
      ),
    );
    const open = (await registry.plugs()).filter(({ validUntil }) => validUntil === null);
    expect(open).toEqual([plugOf('c', { validFrom: day(19) })]);
  });
});

/** The rule in words of its own: own plug, then EPCI's; highest priority, then latest start. */
function rule(plugs: readonly Plug[], code: string, at: string): string | undefined {
  const valid = plugs.filter(
    (plug) => plug.validFrom <= at && (plug.validUntil === null || at < plug.validUntil),
  );
  const own = valid.filter(({ territory }) => territory === code);
  const held = own.length > 0 ? own : valid.filter(({ territory }) => territory === metropole.code);
  return held.toSorted(
    (x, y) => y.priority - x.priority || y.validFrom.localeCompare(x.validFrom),
  )[0]?.service;
}

function anyPlug(random: () => number): Plug {
  const from = 1 + (random() % 8);
  return plugOf(['a', 'b', 'c'][random() % 3] ?? 'a', {
    territory: random() % 2 === 0 ? bordeaux.code : metropole.code,
    validFrom: day(from),
    validUntil: random() % 3 === 0 ? null : day(from + 1 + (random() % 5)),
    priority: random() % 3,
  });
}

/** Without two that only their service tells apart: between those the order is not promised. */
function distinct(plugs: readonly Plug[]): Plug[] {
  const keyOf = (plug: Plug) => `${plug.territory} ${plug.validFrom}`;
  return [...new Map(plugs.map((plug) => [keyOf(plug), plug])).values()];
}

/** mulberry32, so that a failing round can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
