import { describe, expect, it } from 'vitest';
import type { Finding, Report, Scores } from '../../src/model/report.ts';
import { compare } from '../../src/reports/compare.ts';
import { CLEAN_REPORT, CONFORMING_REPORT, FINDINGS, REPORT } from './fixture.ts';

function reportWith(findings: readonly Finding[], name = 'dechets.yaml'): Report {
  return {
    ...CLEAN_REPORT,
    documents: CLEAN_REPORT.documents.map((document) => ({ ...document, name, findings })),
  };
}

/** Fingerprints of the fixture are all alike: here each finding has its own. */
const [LICENCE, HTTPS, ID, SECRET] = FINDINGS.map((finding, rank) => ({
  ...finding,
  fingerprint: `empreinte-${rank}`,
})) as [Finding, Finding, Finding, Finding];

function counts(before: readonly Finding[], after: readonly Finding[]) {
  const { fixed, appeared, remaining } = compare(reportWith(before), reportWith(after));
  return { fixed, appeared, remaining };
}

describe('findings', () => {
  it('are fixed, new, or still there', () => {
    const comparison = compare(reportWith([LICENCE, HTTPS]), reportWith([HTTPS, SECRET]));
    const of = (rule: string) => comparison.rules.find((each) => each.rule === rule);
    expect(of(LICENCE.rule)?.fixed).toEqual([LICENCE]);
    expect(of(SECRET.rule)?.appeared).toEqual([SECRET]);
    expect(of(HTTPS.rule)?.remaining).toEqual([{ before: HTTPS, after: HTTPS }]);
    expect(comparison).toMatchObject({ fixed: 1, appeared: 1, remaining: 1 });
  });

  it.each([
    ['has new words at the same place', { fingerprint: 'autre', message: 'Dit autrement.' }],
    ['moved and says the same', { fingerprint: 'autre', path: ['servers', 4, 'url'] }],
    ['lies in a file that was renamed', { source: 'dechets-v2.yaml' }],
  ])('are the same when one %s', (_, changes) => {
    expect(counts([HTTPS], [{ ...HTTPS, ...changes }])).toEqual({
      fixed: 0,
      appeared: 0,
      remaining: 1,
    });
  });

  it('are not the same when rule alone is common', () => {
    const other = { ...HTTPS, fingerprint: 'autre', path: ['servers', 1], message: 'Autre.' };
    expect(counts([HTTPS], [other])).toEqual({ fixed: 1, appeared: 1, remaining: 0 });
  });

  it('count once each: one of two twins that is gone is fixed', () => {
    expect(counts([HTTPS, HTTPS], [HTTPS])).toEqual({ fixed: 1, appeared: 0, remaining: 1 });
    expect(counts([HTTPS], [HTTPS, HTTPS])).toEqual({ fixed: 0, appeared: 1, remaining: 1 });
  });

  it('prefer the surest likeness, whatever the order', () => {
    const moved = { ...HTTPS, fingerprint: 'autre', path: ['servers', 9, 'url'] };
    for (const after of [
      [moved, HTTPS],
      [HTTPS, moved],
    ]) {
      const { rules } = compare(reportWith([HTTPS]), reportWith(after));
      const rule = rules.find((each) => each.rule === HTTPS.rule);
      expect(rule?.remaining).toEqual([{ before: HTTPS, after: HTTPS }]);
      expect(rule?.appeared).toEqual([moved]);
    }
  });

  it('are told apart by file when two files have the same', () => {
    const first = { ...ID, source: 'a.yaml' };
    const second = { ...ID, source: 'b.yaml' };
    const { rules } = compare(reportWith([first, second]), reportWith([second]));
    expect(rules.find(({ rule }) => rule === ID.rule)?.fixed).toEqual([first]);
  });

  it('add up: nothing is lost or counted twice', () => {
    const before = [LICENCE, HTTPS, HTTPS, ID];
    const after = [SECRET, HTTPS, { ...ID, fingerprint: 'x', path: [] }];
    const { fixed, appeared, remaining } = counts(before, after);
    expect(fixed + remaining).toBe(before.length);
    expect(appeared + remaining).toBe(after.length);
  });
});

describe('rules', () => {
  it('come the gravest first, and those that say nothing new stay out', () => {
    const { rules } = compare(CLEAN_REPORT, CLEAN_REPORT);
    expect(rules.map(({ severity }) => severity)).toEqual(['error', 'error', 'warn', 'warn']);
    expect(rules.map(({ rule }) => rule)).not.toContain('territoire-contact');
  });

  it('are told when what became of them changed, even without a finding', () => {
    const { rules } = compare(CLEAN_REPORT, CONFORMING_REPORT);
    const late = rules.find(({ rule }) => rule === 'territoire-date-time');
    expect(late?.outcome).toEqual({ before: 'inconclusive', after: null });
  });
});

describe('scores and verdicts', () => {
  const scores = (security: number | null): Scores => ({
    formula: 'f',
    axes: [
      { axis: 'security', score: security, terms: [] },
      { axis: 'reversibility', score: null, terms: [] },
    ],
    overall: security,
    below: [],
  });
  const scored = (security: number | null, name = 'a.yaml'): Report => ({
    ...CLEAN_REPORT,
    documents: CLEAN_REPORT.documents.map((document) => ({
      ...document,
      name,
      scores: scores(security),
    })),
  });

  it('change from before to after, axis by axis; an axis that neither has stays out', () => {
    expect(compare(scored(40), scored(87.5)).documents[0]?.scores).toEqual([
      { axis: 'overall', before: 40, after: 87.5 },
      { axis: 'security', before: 40, after: 87.5 },
    ]);
    expect(compare(scored(null), scored(50)).documents[0]?.scores[0]).toMatchObject({
      before: null,
      after: 50,
    });
  });

  it('belong to the only document of each side, whatever it is called', () => {
    const [only, ...others] = compare(scored(40, 'v1.yaml'), scored(90, 'v2.yaml')).documents;
    expect([only?.before?.name, only?.after?.name]).toEqual(['v1.yaml', 'v2.yaml']);
    expect(others).toEqual([]);
  });

  it('belong to documents of the same name when there are several', () => {
    const { documents, verdict } = compare(CLEAN_REPORT, REPORT);
    expect(documents.map(({ before, after }) => [before !== null, after !== null])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(verdict).toEqual({ before: 'non-conforme', after: 'non-evaluable' });
  });

  it('are measured by one yardstick, or it is said that they are not', () => {
    expect(compare(CLEAN_REPORT, REPORT).sameYardstick).toBe(true);
    const ruleset = { ...CLEAN_REPORT.ruleset, digest: 'autre' };
    expect(compare(CLEAN_REPORT, { ...CLEAN_REPORT, ruleset }).sameYardstick).toBe(false);
  });
});
