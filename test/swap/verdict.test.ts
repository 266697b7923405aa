import { describe, expect, it } from 'vitest';
import type { FeedAnswer } from '../../src/model/ports.ts';
import type { ExchangeOutcome, ReplayedExchange } from '../../src/model/swap.ts';
import { lossesBetween } from '../../src/swap/losses.ts';
import { replay } from '../../src/swap/replay.ts';
import { decide, judge, outcomeOfDiff } from '../../src/swap/verdict.ts';

const given = (body: unknown, outcome: 'hit' | 'miss' = 'miss'): FeedAnswer => ({
  ok: true,
  snapshot: {
    body: typeof body === 'string' ? body : JSON.stringify(body),
    etag: '"x"',
    retrievedAt: '2026-11-28T12:00:00Z',
    ttlSeconds: 60,
  },
  outcome,
});
const stale = (because: string): FeedAnswer => {
  const answer = given({ a: 1 });
  if (!answer.ok) throw new Error('given');
  return { ...answer, outcome: 'stale', because };
};
const failed = (problem: string): FeedAnswer => ({ ok: false, problem, detail: '' });

const exchange = { operation: 'list', parameters: {} };
const terms = { comparison: undefined, mediaType: 'application/json', masked: false };
const NO_LOSS = { operations: [], fields: [] };

describe('an exchange', () => {
  it.each<[string, FeedAnswer, FeedAnswer, ExchangeOutcome]>([
    ['the same', given({ a: 1 }), given({ a: 1 }, 'hit'), 'equal'],
    ['another answer', given({ a: 1 }), given({ a: 2 }), 'different'],
    ['no candidate', given({ a: 1 }), failed('editeur-trop-lent'), 'lost'],
    ['a candidate that cannot', given({ a: 1 }), failed('operation-non-couverte'), 'lost'],
    ['a candidate that a copy stands in for', given({ a: 1 }), stale('editeur-en-erreur'), 'lost'],
    ['a problem that is not ours', given({ a: 1 }), failed('inconnu'), 'lost'],
    ['no incumbent', failed('editeur-en-erreur'), given({ a: 1 }), 'inconclusive'],
    [
      'an incumbent that a copy stands in for',
      stale('editeur-en-erreur'),
      given({ a: 1 }),
      'inconclusive',
    ],
    ['nobody', failed('editeur-en-erreur'), failed('editeur-en-erreur'), 'inconclusive'],
    [
      'no such record, twice',
      failed('enregistrement-inconnu'),
      failed('enregistrement-inconnu'),
      'equal',
    ],
    ['a record that only one has', failed('enregistrement-inconnu'), given({ a: 1 }), 'different'],
    [
      'a record that only the other has',
      given({ a: 1 }),
      failed('enregistrement-inconnu'),
      'different',
    ],
    ['two refusals', failed('enregistrement-inconnu'), failed('demande-refusee'), 'different'],
    [
      'a refusal and a failure',
      failed('enregistrement-inconnu'),
      failed('editeur-en-erreur'),
      'lost',
    ],
  ])('with %s', (_, from, to, outcome) => {
    expect(judge({ exchange, from, to }, terms).outcome).toBe(outcome);
  });

  it('tells the status that each side would have had', () => {
    const { from, to } = judge(
      { exchange, from: stale('editeur-trop-lent'), to: failed('inconnu') },
      terms,
    );
    expect([from, to]).toEqual([
      { status: 504, problem: 'editeur-trop-lent' },
      { status: 500, problem: 'erreur-interne' },
    ]);
  });

  it('is tolerated by the terms of the contract, and proves nothing when nothing counts', () => {
    const comparison = (field: string) => ({
      keys: {},
      tolerances: { [field]: { kind: 'ignored', why: 'Pour l’essai.' } as const },
    });
    const [from, to] = [given({ at: 1, n: 5 }), given({ at: 2, n: 5 })];
    const judged = (field: string) =>
      judge({ exchange, from, to }, { ...terms, comparison: comparison(field) }).outcome;
    expect([judged('at'), judged('')]).toEqual(['tolerated', 'inconclusive']);
  });

  it('larger than what is compared proves nothing, unless it differs already', () => {
    const found = { equal: 9, tolerated: 0, differences: [], unlisted: 0, complete: false };
    expect(outcomeOfDiff({ ...found, different: 0 })).toBe('inconclusive');
    expect(outcomeOfDiff({ ...found, different: 1 })).toBe('different');
  });

  it('of another format is compared as one text', () => {
    const csv = { ...terms, mediaType: 'text/csv; charset=utf-8' };
    expect(judge({ exchange, from: given('a;b'), to: given('a;b') }, csv).outcome).toBe('equal');
    expect(judge({ exchange, from: given('a;b'), to: given('a;c') }, csv).outcome).toBe(
      'different',
    );
    const geo = { ...terms, mediaType: 'application/geo+json' };
    expect(judge({ exchange, from: given('{"a":1}'), to: given('{ "a": 1 }') }, geo).outcome).toBe(
      'equal',
    );
  });
});

describe('the verdict', () => {
  const replayed = (...outcomes: ExchangeOutcome[]): ReplayedExchange[] =>
    outcomes.map((outcome) => ({
      ...{ exchange, outcome, diff: null },
      ...{ from: { status: 200, problem: null }, to: { status: 200, problem: null } },
    }));

  it.each<[ExchangeOutcome[], string]>([
    [[], 'non-concluant'],
    [['equal'], 'interchangeable'],
    [['equal', 'tolerated'], 'interchangeable-avec-ecarts-toleres'],
    [['equal', 'tolerated', 'different'], 'non-interchangeable'],
    [['equal', 'lost'], 'non-interchangeable'],
    [['equal', 'inconclusive'], 'non-concluant'],
    [['inconclusive', 'different'], 'non-interchangeable'],
  ])('of %j is %s, and says why', (outcomes, verdict) => {
    const decided = decide(replayed(...outcomes), NO_LOSS);
    expect(decided.verdict).toBe(verdict);
    expect(decided.reasons.length).toBeGreaterThan(0);
  });

  it('is against a candidate that offers fewer operations, whatever was replayed', () => {
    const losses = { operations: ['vehicle_status'], fields: [] };
    expect(decide(replayed('equal'), losses)).toEqual({
      verdict: 'non-interchangeable',
      reasons: ['L’opération vehicle_status n’est pas offerte par le service candidat.'],
    });
  });

  it('lets a field that is declared absent be told, not decide', () => {
    const declared = (status: 'given' | 'absent', offered = ['list']) => ({
      offered,
      coverage: { list: [{ field: 'a', status, why: 'Pour l’essai.' }] },
    });
    const losses = lossesBetween(declared('given', ['list', 'more']), declared('absent'));
    expect(losses).toEqual({
      operations: ['more'],
      fields: [{ operation: 'list', field: 'a', why: 'Pour l’essai.' }],
    });
    expect(lossesBetween(declared('absent'), declared('absent'))).toEqual(NO_LOSS);
    expect(lossesBetween(declared('absent'), declared('given', ['list', 'more']))).toEqual(NO_LOSS);
    const { fields } = losses;
    expect(decide(replayed('equal'), { operations: [], fields }).verdict).toBe('interchangeable');
  });
});

describe('a replay', () => {
  it('asks both sides of an exchange together, six questions at once at most, in order', async () => {
    const world = { under: 0, most: 0, open: [] as string[] };
    const exchanges = Array.from({ length: 10 }, (_, rank) => ({
      operation: 'list',
      parameters: { page: String(rank) },
    }));
    const { exchanges: done, measures } = await replay(exchanges, {
      termsOf: () => terms,
      async ask(side, { parameters }) {
        world.under += 1;
        world.most = Math.max(world.most, world.under);
        world.open.push(`${side}${parameters.page}`);
        await Promise.resolve();
        if (parameters.page !== '0') await new Promise((soon) => setImmediate(soon));
        world.under -= 1;
        return { answer: given({ page: parameters.page }), durationMs: 3 };
      },
    });
    expect(world.most).toBe(6);
    expect(world.open.slice(0, 6)).toEqual(['from0', 'to0', 'from1', 'to1', 'from2', 'to2']);
    expect(done.map(({ exchange: each }) => each)).toEqual(exchanges);
    expect(done.every(({ outcome }) => outcome === 'equal')).toBe(true);
    expect(measures).toHaveLength(10);
    expect(measures[0]?.from).toEqual({ durationMs: 3, retrievedAt: '2026-11-28T12:00:00Z' });
  });
});
