import { describe, expect, it } from 'vitest';
import { bumpOf, claimOf, covers, greatest } from '../../src/build/rulesets/bump.ts';
import type { Verdict } from '../../src/model/report.ts';

const change = (was: Verdict, is: Verdict, before: string[] = [], after = before) => ({
  document: 'a.yaml',
  was: { verdict: was, findings: before },
  is: { verdict: is, findings: after },
});

describe('what a change of verdict asks of the number', () => {
  it.each([
    ['patch', change('conforme', 'conforme')],
    ['patch', change('non-conforme', 'non-conforme', ['a error x'])],
    ['minor', change('conforme', 'conforme', [], ['a info x'])],
    [
      'minor',
      change('conforme-avec-reserves', 'conforme-avec-reserves', ['a warn x'], ['b warn x']),
    ],
    ['minor', change('conforme', 'conforme-avec-reserves', [], ['a warn x'])],
    ['minor', change('non-conforme', 'conforme', ['a error x'], [])],
    ['major', change('conforme', 'non-conforme', [], ['a error x'])],
    ['major', change('conforme-avec-reserves', 'non-conforme', ['a warn x'], ['a error x'])],
    ['major', change('non-conforme', 'non-evaluable')],
    ['major', change('conforme', 'non-evaluable')],
  ] as const)('%s', (bump, what) => {
    expect(bumpOf(what)).toBe(bump);
  });

  it('is the greatest of all documents', () => {
    expect(greatest(['patch', 'major', 'minor'])).toBe('major');
    expect(greatest([])).toBe('none');
  });
});

describe('what the numbers claim', () => {
  it.each([
    ['1.0.0', '2.0.0', 'major'],
    ['1.9.9', '1.10.0', 'minor'],
    ['1.2.9', '1.2.10', 'patch'],
    ['1.2.3', '1.2.3', 'none'],
    ['2.0.0', '1.9.9', 'none'],
  ])('%s → %s: %s', (from, to, claimed) => {
    expect(claimOf(from, to)).toBe(claimed);
  });

  it('must say as much as what changes', () => {
    expect(covers('minor', 'patch')).toBe(true);
    expect(covers('minor', 'minor')).toBe(true);
    expect(covers('patch', 'minor')).toBe(false);
    expect(covers('none', 'patch')).toBe(false);
  });
});
