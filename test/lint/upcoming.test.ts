/** What the next version would say is told, and decides nothing. */
import { describe, expect, it } from 'vitest';
import { territoire as sheet } from '../../src/generated/rulesets/catalogue.ts';
import { territoire } from '../../src/generated/rulesets/territoire.ts';
import { lint } from '../../src/lint/lint.ts';
import { type LoadedRuleset, loadRuleset } from '../../src/lint/rulesets.ts';
import { Ruleset } from '../../src/lint/stoplight.ts';
import type { Report } from '../../src/model/report.ts';
import { FORMATS } from '../../src/reports/index.ts';
import { smallRuleset, specOf, without } from './small.ts';

const { next } = sheet;

async function reportOn(text: string, ruleset: LoadedRuleset | undefined) {
  if (ruleset === undefined) throw new Error('no ruleset');
  return lint([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }], ruleset);
}

/** The same ruleset, of which nothing was announced. */
async function unannounced(): Promise<LoadedRuleset> {
  const loaded = await loadRuleset('territoire');
  if (loaded === undefined) throw new Error('no ruleset');
  const { next: _, ...rest } = loaded;
  return { ...rest, ruleset: new Ruleset(territoire.definition) };
}

const stripped = ({ documents, rules, ...report }: Report) => ({
  ...report,
  rules: rules.filter(({ rule }) => !next.rules.some(({ id }) => id === rule)),
  documents: documents.map(({ upcoming: _, ...document }) => document),
});

describe('the rules of the next version', () => {
  it.each(next.rules)('$id is told of ahead', async ({ id, bad, good, severity }) => {
    const ruleset = await loadRuleset('territoire');
    const { report } = await reportOn(bad, ruleset);
    const [document] = report.documents;
    expect(document?.verdict).toBe('conforme');
    expect(document?.findings).toEqual([]);
    expect(document?.upcoming?.version).toBe(next.version);
    const found = document?.upcoming?.findings.map(({ rule }) => rule);
    expect([...new Set(found)]).toEqual([id]);
    expect(document?.upcoming?.outcomes.find(({ rule }) => rule === id)).toMatchObject({
      outcome: 'failed',
      severity,
    });
    // With what it is and how to keep it.
    expect(report.rules.find(({ rule }) => rule === id)?.fix.length).toBeGreaterThan(0);
    const kept = (await reportOn(good, ruleset)).report.documents[0]?.upcoming;
    expect(kept?.findings).toEqual([]);
  });

  it.each(next.rules)('$id changes nothing else, nor the digest', async ({ bad }) => {
    const told = await reportOn(bad, await loadRuleset('territoire'));
    const untold = await reportOn(bad, await unannounced());
    expect(untold.report.documents[0]?.upcoming).toBeNull();
    expect(stripped(told.report)).toEqual(stripped(untold.report));
    expect(told.report.digest).toBe(untold.report.digest);
    const spectral = FORMATS.find(({ id }) => id === 'spectral');
    const printed = spectral?.render(told.report, { sources: told.sources });
    expect(printed).toBe(spectral?.render(untold.report, { sources: untold.sources }));
  });

  it('are none of an older version', async () => {
    const bad = next.rules[0]?.bad ?? '';
    const { report } = await reportOn(bad, await loadRuleset('territoire@0.1.0'));
    expect(report.documents[0]?.upcoming).toBeNull();
    expect(report.documents[0]?.scores).toBeNull();
  });
});

describe('a rule that the next version finds graver', () => {
  it('is told as it will be, beside what it is', async () => {
    const ruleset: LoadedRuleset = {
      ...smallRuleset(),
      next: {
        version: '2.0.0',
        added: new Set(['named']),
        severities: new Map([['tagged', 'error']]),
      },
    };
    const spec = specOf({ '/a': without('tagged', 'named') });
    const { report } = await reportOn(JSON.stringify(spec), ruleset);
    const [document] = report.documents;
    expect(document?.verdict).toBe('conforme-avec-reserves');
    expect(document?.outcomes.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['secured', 'error'],
      ['described', 'warn'],
      ['tagged', 'warn'],
    ]);
    const told = document?.upcoming?.outcomes.map(({ rule, mandatory }) => [rule, mandatory]);
    expect(told).toEqual([
      ['named', false],
      ['tagged', true],
    ]);
    expect(document?.upcoming?.findings.map(({ rule, severity }) => [rule, severity])).toEqual(
      expect.arrayContaining([['tagged', 'error']]),
    );
    const scored = document?.scores?.axes.flatMap(({ terms }) => terms.map(({ rule }) => rule));
    expect(scored).not.toContain('named');
  });
});
