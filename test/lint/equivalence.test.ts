import { describe, expect, it } from 'vitest';
import { isOpen } from '../../src/lint/decisions.ts';
import { statementsIn } from '../../src/lint/statements.ts';
import { judge, specOf, waiver, without } from './small.ts';

const UNSECURED = specOf({ '/a': without('secured') });
const claim = (more: object = {}) => ({
  rule: 'secured',
  path: '',
  proof: 'Réseau privé, certificat client : rapport joint.',
  author: 'Éditeur A',
  ...more,
});
const decided = (decision: 'accepted' | 'rejected' | 'claimed') => ({
  decisions: { equivalences: [{ ...claim(), author: 'Acheteur A', decision }] },
});

describe('a proof of equivalence (CCP R2111-11)', () => {
  it('is carried by the finding when the candidate claims it, and changes nothing', async () => {
    const { verdict, findings, waivers } = await judge({
      ...UNSECURED,
      'x-prise-equivalence': claim(),
    });
    expect(verdict).toBe('non-conforme');
    expect(findings).toMatchObject([{ equivalence: { decision: 'claimed', author: 'Éditeur A' } }]);
    expect(findings.every((finding) => isOpen(finding, waivers))).toBe(true);
  });

  it('closes the finding once the buyer accepts it: the rule is kept', async () => {
    const { verdict, findings, outcomes, waivers } = await judge(UNSECURED, decided('accepted'));
    expect(verdict).toBe('conforme');
    expect(outcomes[0]).toMatchObject({ outcome: 'passed', findings: 1, accepted: 1, waived: 0 });
    expect(findings.some((finding) => isOpen(finding, waivers))).toBe(false);
  });

  it.each(['rejected', 'claimed'] as const)('closes nothing while it is %s', async (decision) => {
    const { verdict, findings } = await judge(UNSECURED, decided(decision));
    expect(verdict).toBe('non-conforme');
    expect(findings).toMatchObject([{ equivalence: { decision } }]);
  });

  it('is the buyer’s to accept: a document that accepts for itself claims nothing', async () => {
    const spec = { ...UNSECURED, 'x-prise-equivalence': claim({ decision: 'accepted' }) };
    const { verdict, findings } = await judge(spec);
    expect(verdict).toBe('non-conforme');
    expect(findings).toMatchObject([{ equivalence: null }]);
  });

  it('is told by the buyer’s word before the candidate’s', async () => {
    const spec = { ...UNSECURED, 'x-prise-equivalence': claim() };
    const { findings } = await judge(spec, decided('rejected'));
    expect(findings).toMatchObject([{ equivalence: { decision: 'rejected' } }]);
  });
});

describe('what a document says of itself', () => {
  const said = waiver('secured');

  it('is read as one object or as a list of them, wherever an extension may stand', () => {
    const read = statementsIn({
      'x-prise-derogation': [said, said],
      paths: { '/a': { get: { 'x-prise-derogation': said } } },
    });
    expect(read.waivers.map(({ scope }) => scope)).toEqual([[], [], ['paths', '/a', 'get']]);
  });

  it.each(['example', 'examples', 'default', 'enum', 'const', 'value'])(
    'is not what stands in %s: that is the vendor’s data',
    (key) => {
      const held = { [key]: { 'x-prise-derogation': said } };
      expect(statementsIn({ a: held, b: [held] }).waivers).toEqual([]);
      // A property of that name is a schema like any other.
      expect(statementsIn({ properties: held }).waivers).toHaveLength(1);
    },
  );

  it('is read once where YAML aliases repeat it, and ends where they go round', () => {
    const shared: Record<string, unknown> = { 'x-prise-derogation': said };
    shared.self = shared;
    expect(statementsIn({ a: shared, b: shared }).waivers).toHaveLength(1);
  });

  it('is at most two hundred statements of a kind', () => {
    const list = Array.from({ length: 250 }, () => said);
    expect(statementsIn({ 'x-prise-derogation': list }).waivers).toHaveLength(200);
  });

  it.each([null, 'text', 3, [], undefined])('may be nothing: %j', (data) => {
    expect(statementsIn(data)).toEqual({ waivers: [], equivalences: [] });
  });

  it('keeps of a text no more than a report may show', () => {
    const { waivers } = statementsIn({ 'x-prise-derogation': { rule: 'r'.repeat(9000) } });
    expect(waivers[0]?.said.rule).toHaveLength(500);
  });
});
