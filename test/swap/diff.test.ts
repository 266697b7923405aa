import { describe, expect, it } from 'vitest';
import type { Comparison, Tolerance } from '../../src/model/contract.ts';
import type { Diff } from '../../src/model/swap.ts';
import { diff } from '../../src/swap/diff.ts';
import { SWAP_LIMITS } from '../../src/swap/limits.ts';

const why = 'Pour l’essai.';
const rules = (
  tolerances: Record<string, Tolerance>,
  keys: Record<string, string> = {},
): Comparison => ({ keys, tolerances });

/** `kind field from→to`, `~` in front of what is tolerated, `×n` of what is met more than once. */
const told = ({ differences }: Diff) =>
  differences.map(({ kind, field, tolerance, count, examples }) =>
    [
      `${tolerance === null ? '' : '~'}${kind} ${field}`,
      ...examples.map(({ path, from, to }) => `${path}: ${from}→${to}`),
      ...(count > 1 ? [`×${count}`] : []),
    ].join(' | '),
  );

describe('without tolerance', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['equal values', { a: [1, 'x', null, true] }, { a: [1, 'x', null, true] }, []],
    ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['changed a.b | a.b: 1→2']],
    ['a missing member', { a: 1, b: 2 }, { a: 1 }, ['missing b | b: 2→null']],
    ['an added member', { a: 1 }, { a: 1, b: 2 }, ['added b | b: null→2']],
    ['another type', { a: 1 }, { a: '1' }, ['type a | a: 1→"1"']],
    ['null for a value', { a: 1 }, { a: null }, ['type a | a: 1→null']],
    ['a list for a record', { a: {} }, { a: [] }, ['type a | a: {}→[]']],
    ['an item of a list', [1, 2], [1, 3], ['changed [] | [1]: 2→3']],
    ['a longer list', [1], [1, 2], ['added [] | [1]: null→2']],
    ['the order of a list', [1, 2, 2], [2, 1, 2], ['order  | : [1,2,2]→[2,1,2]']],
    ['items as often', [1, 2, 2], [1, 1, 2], ['changed [] | [1]: 2→1']],
    ['a record in a list', [{ id: 1 }], [{ id: 2 }], ['changed [].id | [0].id: 1→2']],
    ['names of JavaScript', { constructor: 1 }, {}, ['missing constructor | constructor: 1→null']],
    ['a text alone', 'a', 'b', ['changed  | : "a"→"b"']],
  ])('%s', (_, from, to, expected) => {
    expect(told(diff(from, to))).toEqual(expected);
  });

  it('sees the prototype’s own name as any other', () => {
    const from: unknown = JSON.parse('{"__proto__": 1}');
    expect(told(diff(from, {}))).toEqual(['missing __proto__ | __proto__: 1→null']);
    expect(told(diff({}, from))).toEqual(['added __proto__ | __proto__: null→1']);
  });

  it('counts each value once', () => {
    const found = diff({ a: 1, b: [1, 2], c: {}, d: [] }, { a: 1, b: [1, 3], c: {}, d: [] });
    expect(found).toMatchObject({ equal: 4, tolerated: 0, different: 1, unlisted: 0 });
  });
});

describe('a list with a key', () => {
  const keyed = rules({}, { 'data.stations[]': 'id' });
  const data = (...stations: unknown[]) => ({ data: { stations } });

  it('is compared record by record, whatever its order', () => {
    const from = data({ id: 'a', n: 1 }, { id: 'b', n: 2 });
    expect(diff(from, data({ id: 'b', n: 2 }, { id: 'a', n: 1 }), keyed)).toMatchObject({
      ...{ equal: 4, different: 0, differences: [] },
    });
    const found = diff(from, data({ id: 'b', n: 3 }, { id: 'c', n: 1 }), keyed);
    expect(told(found)).toEqual([
      'missing data.stations[] | data.stations[id="a"]: {"id":"a","n":1}→null',
      'changed data.stations[].n | data.stations[id="b"].n: 2→3',
      'added data.stations[] | data.stations[id="c"]: null→{"id":"c","n":1}',
    ]);
  });

  it('does not take a number for a text', () => {
    expect(told(diff(data({ id: 1 }), data({ id: '1' }), keyed))).toHaveLength(2);
  });

  it('reports a key given twice, unless both give it twice', () => {
    const one = data({ id: 'a', n: 1 });
    const two = data({ id: 'a', n: 1 }, { id: 'a', n: 2 });
    expect(told(diff(one, two, keyed))).toEqual([
      'duplicate data.stations[] | data.stations[id="a"]: null→{"id":"a","n":2}',
    ]);
    expect(diff(two, one, keyed)).toMatchObject({ different: 1 });
    expect(diff(two, two, keyed)).toMatchObject({ different: 0, equal: 4 });
  });

  it('compares by rank the records that have no key', () => {
    const found = diff(data({ n: 1 }, 'x', { id: 'a' }), data({ id: 'a' }, { n: 2 }, 'x'), keyed);
    expect(told(found)).toEqual(['changed data.stations[].n | data.stations[0].n: 1→2']);
  });

  it('may be the whole body', () => {
    const found = diff([{ id: 1, n: 1 }], [{ id: 1, n: 2 }], rules({}, { '[]': 'id' }));
    expect(told(found)).toEqual(['changed [].n | [id=1].n: 1→2']);
  });
});

describe('a tolerance', () => {
  const within: Tolerance = { kind: 'within', amount: 0.001, why };
  const seconds: Tolerance = { kind: 'seconds', amount: 60, why };
  const wording: Tolerance = { kind: 'wording', why };
  const optional: Tolerance = { kind: 'optional', why };
  const ignored: Tolerance = { kind: 'ignored', why };
  const count: Tolerance = { kind: 'count', amount: 0.2, why };

  it.each<[string, Tolerance, unknown, unknown, 'tolerated' | 'different']>([
    ['within', within, 44.801, 44.802, 'tolerated'],
    ['within, the other way', within, -0.5455, -0.5465, 'tolerated'],
    ['beyond', within, 44.801, 44.8021, 'different'],
    ['within, of texts', within, '44.801', '44.802', 'different'],
    ['within, of nothing', within, 1, undefined, 'different'],
    ['seconds', seconds, '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', 'tolerated'],
    [
      'seconds of another zone',
      seconds,
      '2026-01-01T00:00:00Z',
      '2026-01-01T01:00:00+01:00',
      'tolerated',
    ],
    ['too many seconds', seconds, '2026-01-01T00:00:00Z', '2026-01-01T00:01:00.001Z', 'different'],
    ['seconds of no instant', seconds, '2026-01-01', '2026-01-01T00:00:00Z', 'different'],
    [
      'seconds of an impossible instant',
      seconds,
      '2026-13-01T00:00:00Z',
      '2026-13-01T00:00:01Z',
      'different',
    ],
    ['wording', wording, 'Hôtel-de-Ville', ' HOTEL de  ville', 'tolerated'],
    ['other words', wording, 'Hôtel de ville', 'Hôtel du ville', 'different'],
    ['words of punctuation alone', wording, '—', '…', 'different'],
    ['optional, missing', optional, 1, undefined, 'tolerated'],
    ['optional, added', optional, undefined, 1, 'tolerated'],
    ['optional, null', optional, 1, null, 'tolerated'],
    ['optional, changed', optional, 1, 2, 'different'],
    ['ignored', ignored, 1, { b: 2 }, 'tolerated'],
    ['ignored, missing', ignored, 1, undefined, 'tolerated'],
    ['count', count, [1, 2, 3, 4, 5], [9, 9, 9, 9], 'tolerated'],
    ['count, too few', count, [1, 2, 3, 4, 5], [1, 2, 3], 'different'],
    ['count, missing', count, [1], undefined, 'different'],
  ])('%s', (_, tolerance, from, to, expected) => {
    const found = diff({ a: from, z: 0 }, { a: to, z: 0 }, rules({ a: tolerance }));
    expect([found.tolerated, found.different]).toEqual(expected === 'tolerated' ? [1, 0] : [0, 1]);
    // It goes both ways, and tells its reason.
    const back = diff({ a: to, z: 0 }, { a: from, z: 0 }, rules({ a: tolerance }));
    expect([back.tolerated, back.different]).toEqual([found.tolerated, found.different]);
    expect(found.differences[0]?.tolerance).toEqual(expected === 'tolerated' ? tolerance : null);
  });

  it('counts a list that is as long as equal, and looks no further', () => {
    expect(diff({ a: [1] }, { a: [2] }, rules({ a: count }))).toMatchObject({
      ...{ equal: 1, tolerated: 0, different: 0 },
    });
  });

  it('covers what lies below its path, but for a nearer one', () => {
    const both = rules({ a: ignored, 'a.b[].c': within });
    const from = { a: { x: 1, b: [{ c: 1, d: 1 }] } };
    expect(
      told(diff(from, { a: { x: 2, b: [{ c: 9, d: 2 }] } }, rules({ 'a.b': ignored }))),
    ).toEqual(['changed a.x | a.x: 1→2', '~changed a.b | a.b: null→null']);
    // What is ignored is not looked into.
    expect(diff(from, { a: { x: 2, b: [{ c: 9, d: 2 }] } }, both)).toMatchObject({ different: 0 });
    const near = rules({ 'a.b': within, 'a.b[].c': optional });
    expect(told(diff({ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 1.0005 }] } }, near))).toEqual([
      'changed a.b[].c | a.b[0].c: 1→1.0005',
    ]);
  });

  it('is of a path, not of a name that begins alike', () => {
    expect(diff({ ab: 1 }, { ab: 2 }, rules({ a: ignored }))).toMatchObject({ different: 1 });
  });

  it('does not show what does not count, nor count what is equal there', () => {
    const found = diff({ at: 'x', b: 1 }, { at: 'y', b: 1 }, rules({ at: ignored }));
    expect(found).toMatchObject({ equal: 1, tolerated: 1 });
    expect(found.differences[0]?.examples[0]).toEqual({ path: 'at', from: null, to: null });
    expect(
      diff({ at: { x: 1, y: 2 } }, { at: { y: 2, x: 1 } }, rules({ at: ignored })),
    ).toMatchObject({ equal: 0, tolerated: 0 });
  });

  it('of values covers neither order nor duplicates', () => {
    const loose = rules({ '[]': optional }, { '[]': 'id' });
    expect(diff([{ id: 1 }], [{ id: 1 }, { id: 1 }], loose)).toMatchObject({ different: 1 });
    expect(diff([1, 2], [2, 1], rules({ '': { kind: 'within', amount: 9, why } }))).toMatchObject({
      different: 1,
    });
  });
});

describe('what is said', () => {
  it('is bounded in places, in length and in kinds, and tells what it leaves out', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, rank) => [`champ${rank}`, 'x'.repeat(1000)]),
    );
    const found = diff({ many, list: Array(50).fill(1) }, { many: {}, list: Array(50).fill(2) });
    expect(found.different).toBe(150);
    expect(found.differences).toHaveLength(SWAP_LIMITS.differences);
    expect(found.unlisted).toBe(150 - SWAP_LIMITS.differences);
    const texts = found.differences.flatMap(({ examples }) => examples.map(({ from }) => from));
    expect(Math.max(...texts.map((text) => text?.length ?? 0))).toBe(SWAP_LIMITS.valueLength);
    const [list] = diff(Array(50).fill(1), Array(50).fill(2)).differences;
    expect([list?.count, list?.examples.length]).toEqual([50, SWAP_LIMITS.examples]);
  });

  it('puts first what no tolerance covers, however much is tolerated', () => {
    const record = (value: number) =>
      Object.fromEntries(Array.from({ length: 200 }, (_, rank) => [`champ${rank}`, value]));
    const from = { a: record(1), z: 1 };
    const found = diff(
      from,
      { a: record(2), z: 2 },
      rules({ a: { kind: 'within', amount: 1, why } }),
    );
    expect(found).toMatchObject({ tolerated: 200, different: 1 });
    expect(found.differences[0]).toMatchObject({ field: 'z', tolerance: null });
  });

  it('holds no value of personal data, nor what names a record', () => {
    const keyed = { ...rules({}, { '[]': 'nom' }), masked: true };
    const found = diff([{ nom: 'Dupont', n: 1 }], [{ nom: 'Dupont', n: 2 }], keyed);
    expect(found.different).toBe(1);
    expect(JSON.stringify(found)).not.toMatch(/Dupont|"1"|"2"/);
    expect(told(found)).toEqual(['changed [].n | [].n: null→null']);
  });
});

describe('a hostile body', () => {
  const nested = (depth: number, core: unknown): unknown => {
    let value = core;
    for (let level = 0; level < depth; level += 1) value = { a: value };
    return value;
  };

  it('may be deep: what lies below the limit is compared as a text', () => {
    expect(diff(nested(2_000, 1), nested(2_000, 1))).toMatchObject({ equal: 1, different: 0 });
    expect(diff(nested(2_000, 1), nested(2_000, 2))).toMatchObject({ equal: 0, different: 1 });
  });

  it('may be large: beyond the limit nothing is proved', () => {
    const large = Array(SWAP_LIMITS.values + 1).fill(0);
    const found = diff(large, large);
    expect(found).toMatchObject({ complete: false });
    expect(found.equal).toBeLessThan(SWAP_LIMITS.values);
    expect(diff([0], [0])).toMatchObject({ complete: true });
  });

  it('takes time in proportion to its size', () => {
    const body = (size: number) =>
      Array.from({ length: size }, (_, rank) => ({ id: String(rank), name: `n${rank}`, x: rank }));
    const timed = (size: number) => {
      const [from, to] = [body(size), body(size).reverse()];
      const start = performance.now();
      diff(from, to, rules({}, { '[]': 'id' }));
      return performance.now() - start;
    };
    timed(2_000);
    const [small, large] = [timed(4_000), timed(40_000)];
    expect(large).toBeLessThan(Math.max(40, small) * 40);
  });
});
