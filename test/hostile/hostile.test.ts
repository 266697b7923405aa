/** Documents that nobody should deposit: each ends, within its budget, with the right verdict. */
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import type { HostileCase } from './case.ts';
import { CASES } from './cases.ts';
import { judgeAll } from './children.ts';

/** `HOSTILE=all` adds the heavy ones: minutes, and over 1 GB for the largest. */
const all = process.env.HOSTILE === 'all';
const chosen = CASES.filter(({ heavy }) => all || heavy !== true);

/** For all together: a case that hangs is named by the child that was ended. */
const TIMEOUT_MS = all ? 900_000 : 150_000;

/** The slowest takes 5 s on an idle machine; this one may be busy. */
const CASE_MS_MAX = 60_000;

/** A finding tells a place and a reason; more than this is the document talking. */
const FINDING_UNITS_MAX = 50_000;

const { results, stoppedAt, stderr } = judgeAll(
  chosen.map(({ name }) => name),
  { timeoutMs: TIMEOUT_MS, runs: 1 },
);

it('ends on every document, having called nothing outside', () => {
  expect({ stoppedAt, stderr }).toEqual({ stoppedAt: null, stderr: '' });
});

it('names each case once', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

describe.each(chosen)('$name', (known: HostileCase) => {
  it(`is ${known.verdict}`, () => {
    const result = results.get(known.name);
    if (result === undefined) throw new Error(`not judged: ${stderr}`);
    const codes = [...new Set(result.obstacles.map(({ code }) => code))];
    expect({ verdict: result.verdict, codes }).toEqual({
      verdict: known.verdict,
      codes: known.obstacles ?? [],
    });
    const { inconclusive = {} } = known;
    if (inconclusive === 'many') {
      expect(Object.keys(result.inconclusive).length).toBeGreaterThan(5);
    } else {
      expect(Object.keys(result.inconclusive)).toEqual(Object.keys(inconclusive));
      for (const [rule, why] of Object.entries(inconclusive)) {
        expect(result.inconclusive[rule]).toContain(why);
      }
    }
    if (known.findings !== undefined) expect(result.findings).toEqual(known.findings);
    for (const { message } of result.obstacles) expect(message).toMatch(/^\p{Lu}.*\.$/su);
    expect(result.widest).toBeLessThan(FINDING_UNITS_MAX);
    expect(result.ms).toBeLessThan(CASE_MS_MAX);
  });
});

describe('twice the same document', () => {
  const some = ['a chain of 300 references', 'pattern ^(a+)+$', 'laughs below the limit'];
  it('gives the same digest', () => {
    const twice = judgeAll(some, { timeoutMs: TIMEOUT_MS, runs: 2 });
    for (const name of some) {
      const [first, second] = twice.results.get(name)?.digests ?? [];
      expect(second).toBe(first);
      expect(first).toMatch(/^[\da-f]{64}$/);
    }
  });
});
