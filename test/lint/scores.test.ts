import { describe, expect, it } from 'vitest';
import type { Axis } from '../../src/model/rule.ts';
import { FINE, judge, specOf, waiver, without } from './small.ts';

/** Four GETs: one unsecured, two undescribed, three unnamed, none untagged. */
const SPEC = specOf({
  '/a': without('secured', 'described', 'named'),
  '/b': without('described', 'named'),
  '/c': without('named'),
  '/d': FINE,
});

async function scoresOf(spec: unknown, given: Parameters<typeof judge>[1] = {}) {
  const { scores } = await judge(spec, given);
  return {
    ...scores,
    byAxis: Object.fromEntries(scores?.axes.map(({ axis, score }) => [axis, score]) ?? []),
  };
}

describe('the score of an axis', () => {
  it('is the one counted by hand', async () => {
    const { byAxis, overall, axes } = await scoresOf(SPEC);
    expect(byAxis).toEqual({
      interoperability: 100,
      security: 75, // 4 × 3/4 of 4
      robustness: 31.3, // 2 × 2/4 + 6 × 1/4 = 2.5 of 8
      reversibility: null, // no rule
    });
    expect(overall).toBe(68.8); // (100 + 75 + 31.3) / 3
    expect(axes?.find(({ axis }) => axis === 'robustness')?.terms).toEqual([
      { rule: 'described', weight: 2, judged: 4, met: 2, points: 1 },
      { rule: 'named', weight: 6, judged: 4, met: 1, points: 1.5 },
    ]);
  });

  it('can be counted again from its terms', async () => {
    const { axes = [] } = await scoresOf(SPEC);
    for (const { score, terms } of axes) {
      const points = terms.reduce(
        (sum, { weight, met, judged }) => sum + (weight * met) / judged,
        0,
      );
      const weights = terms.reduce((sum, { weight }) => sum + weight, 0);
      expect(score).toBe(weights === 0 ? null : Math.round((1000 * points) / weights) / 10);
    }
  });

  it('does not depend on the size: ten times the same paths, the same scores', async () => {
    const { paths } = SPEC as { paths: Record<string, { get: object }> };
    const operations = Object.entries(paths).flatMap(([path, { get }]) =>
      Array.from({ length: 10 }, (_, copy) => [`${path}${copy}`, get]),
    );
    const [small, large] = [
      await scoresOf(SPEC),
      await scoresOf(specOf(Object.fromEntries(operations))),
    ];
    expect(large.overall).toBeCloseTo(small.overall ?? 0, 1);
    for (const axis of ['interoperability', 'security', 'robustness'] as Axis[]) {
      expect(Math.abs((large.byAxis[axis] ?? 0) - (small.byAxis[axis] ?? 0))).toBeLessThan(0.11);
    }
  });

  it('is null when a rule of it stopped, and so is the whole', async () => {
    const { byAxis, overall } = await scoresOf(SPEC, { stopped: 'named' });
    expect(byAxis).toMatchObject({ robustness: null, security: 75, interoperability: 100 });
    expect(overall).toBeNull();
  });

  it('ignores waivers: what is forgiven is not as it should be', async () => {
    const decisions = { waivers: [waiver('secured'), waiver('named')] };
    expect((await scoresOf(SPEC, { decisions })).byAxis).toEqual((await scoresOf(SPEC)).byAxis);
  });

  it('honours what the buyer accepted as equivalent, and only that', async () => {
    const equivalence = (decision: 'accepted' | 'rejected') => ({
      rule: 'secured',
      path: '',
      proof: 'Certificat client.',
      author: 'Acheteur A',
      decision,
    });
    const security = async (decision: 'accepted' | 'rejected') =>
      (await scoresOf(SPEC, { decisions: { equivalences: [equivalence(decision)] } })).byAxis
        .security;
    expect([await security('accepted'), await security('rejected')]).toEqual([100, 75]);
  });
});

describe('a threshold of the profile', () => {
  const untitled = specOf({ '/a': without('named'), '/b': FINE });

  it.each([
    [{ robustness: 62.5 }, [], 'conforme'],
    [{ robustness: 62.6 }, ['robustness'], 'conforme-avec-reserves'],
    [{ overall: 100 }, ['overall'], 'conforme-avec-reserves'],
    [{ reversibility: 1 }, ['reversibility'], 'conforme-avec-reserves'],
  ])('%j: below %j, %s', async (thresholds, below, verdict) => {
    // Robustness: 2 × 2/2 + 6 × 1/2 = 5 of 8.
    const document = await judge(untitled, { profile: { thresholds } });
    expect(document.scores?.below).toEqual(below);
    expect(document.verdict).toBe(verdict);
  });

  it('takes away, and never gives back', async () => {
    const document = await judge(specOf({ '/a': without('secured') }), {
      profile: { thresholds: { overall: 0 } },
    });
    expect(document.verdict).toBe('non-conforme');
  });
});

describe('what has no score', () => {
  it.each([
    ['an empty object', '{}'],
    ['Swagger 2.0', '{"swagger": "2.0", "paths": {"/a": {"get": {}}}}'],
    ['garbage', '\u0000\u0001\u0002'],
    ['broken YAML', 'openapi: 3.1.0\npaths: ['],
    ['a description without operations', 'openapi: 3.1.0\npaths: {}'],
  ])('%s', async (_, text) => {
    const { scores, verdict } = await judge(text);
    expect([scores, verdict]).toEqual([null, 'non-evaluable']);
  });

  it('a document of which a mandatory rule stopped', async () => {
    const { scores, verdict } = await judge(SPEC, { stopped: 'secured' });
    expect([scores, verdict]).toEqual([null, 'non-evaluable']);
  });
});
