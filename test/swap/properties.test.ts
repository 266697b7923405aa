/** What must hold of any two bodies; the bodies are drawn from a seed. */
import { describe, expect, it } from 'vitest';
import type { Comparison, Tolerance } from '../../src/model/contract.ts';
import { diff } from '../../src/swap/diff.ts';

type Random = () => number;

/** mulberry32: the same bodies at each run. */
function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: Random, items: readonly T[]): T =>
  items[Math.floor(random() * items.length)] as T;

function body(random: Random, depth = 4): unknown {
  const kind = depth === 0 ? 0 : random();
  if (kind < 0.4) return pick(random, [0, 1, 2.5, 'a', 'b', '', true, false, null]);
  const size = Math.floor(random() * 4);
  if (kind < 0.7) return Array.from({ length: size }, () => body(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [
      pick(random, ['a', 'b', 'c', 'id']),
      body(random, depth - 1),
    ]),
  );
}

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** One value of the body replaced by one that is nothing like any other. */
function mutated(random: Random, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && random() < 0.8) {
    const entries = Object.entries(value);
    if (entries.length > 0) {
      const [name] = pick(random, entries);
      const changed = Array.isArray(value) ? [...value] : { ...value };
      Reflect.set(changed, name, mutated(random, Reflect.get(value, name)));
      return changed;
    }
  }
  return { mutant: 'unique' };
}

const cases = Array.from({ length: 400 }, (_, seed) => seed);

const LOOSE: Comparison = { keys: { '[]': 'id', 'a[]': 'id' }, tolerances: {} };

describe('any body', () => {
  it('is equal to itself, with or without keys', () => {
    for (const seed of cases) {
      const value = body(generator(seed));
      for (const rules of [undefined, LOOSE]) {
        const found = diff(value, copy(value), rules);
        expect([seed, found.different, found.tolerated, found.differences]).toEqual([
          seed,
          0,
          0,
          [],
        ]);
        expect(found.equal).toBeGreaterThan(0);
      }
    }
  });

  it('differs once a single value of it is another', () => {
    for (const seed of cases) {
      const random = generator(seed);
      const value = body(random);
      const other = mutated(random, value);
      expect([seed, diff(value, other).different > 0]).toEqual([seed, true]);
      expect([seed, diff(value, other, LOOSE).different > 0]).toEqual([seed, true]);
    }
  });

  it('differs from another as much as the other from it', () => {
    for (const seed of cases) {
      const random = generator(seed);
      const [a, b] = [body(random), body(random)];
      const [there, back] = [diff(a, b), diff(b, a)];
      expect([seed, there.equal, there.different]).toEqual([seed, back.equal, back.different]);
      const swapped = { missing: 'added', added: 'missing' } as Record<string, string>;
      const kinds = (found: typeof there, name: (kind: string) => string) =>
        found.differences.map(({ kind, field, count }) => `${name(kind)} ${field} ${count}`).sort();
      expect(kinds(there, (kind) => kind)).toEqual(kinds(back, (kind) => swapped[kind] ?? kind));
    }
  });

  it('is covered whole by a tolerance at its root', () => {
    const ignored: Tolerance = { kind: 'ignored', why: 'Pour l’essai.' };
    for (const seed of cases) {
      const random = generator(seed);
      const found = diff(body(random), body(random), { keys: {}, tolerances: { '': ignored } });
      expect([found.equal, found.different]).toEqual([0, 0]);
      expect(found.tolerated).toBeLessThan(2);
    }
  });

  it('has its differences counted as they are listed', () => {
    for (const seed of cases) {
      const random = generator(seed);
      const found = diff(body(random), body(random), LOOSE);
      const listed = found.differences.reduce((sum, { count }) => sum + count, 0);
      expect(listed + found.unlisted).toBe(found.different + found.tolerated);
    }
  });

  it('in a list with a key is found whatever the order', () => {
    for (const seed of cases) {
      const random = generator(seed);
      const records = Array.from({ length: 5 }, (_, id) => ({
        id: `r${id}`,
        value: body(random, 2),
      }));
      const shuffled = records.toSorted(() => random() - 0.5);
      expect(diff(records, shuffled, LOOSE)).toMatchObject({ different: 0 });
    }
  });
});
