import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { canonicalJson, digestOf } from '../../src/lint/digest.ts';
import { lint } from '../../src/lint/lint.ts';
import { builtInProfile, PROFILES } from '../../src/lint/profiles.ts';
import { type LoadedRuleset, loadProfile, loadRuleset } from '../../src/lint/rulesets.ts';
import { Profile } from '../../src/model/profile.ts';

const RULE = 'territoire-license';
const bad = territoire.rules.find(({ id }) => id === RULE)?.bad ?? '';

const own = (more: object = {}): Profile =>
  Profile.parse({
    id: 'mien',
    version: '1.0.0',
    title: 'Le mien',
    description: 'Un profil d’essai.',
    ruleset: 'territoire',
    ...more,
  });

async function loaded(loading: Promise<LoadedRuleset | undefined>): Promise<LoadedRuleset> {
  const ruleset = await loading;
  if (ruleset === undefined) throw new Error('no ruleset');
  return ruleset;
}

async function judge(loading: Promise<LoadedRuleset | undefined>) {
  const file = { name: 'a.yaml', bytes: new TextEncoder().encode(bad) };
  const { report } = await lint([file], await loaded(loading));
  const [document] = report.documents;
  if (document === undefined) throw new Error('no document');
  return { ...document, profile: report.profile };
}

describe('the profiles of the house', () => {
  it('judge territoire always: the socle, when none is named', async () => {
    const socle = builtInProfile('socle');
    const { profile } = await judge(loadRuleset('territoire'));
    expect(profile).toEqual({
      id: 'socle',
      version: socle?.version,
      digest: digestOf(canonicalJson(socle)),
    });
    expect(profile?.digest).toBe(territoire.profiles[0]?.digest);
  });

  it('are loaded once each', async () => {
    for (const { id } of PROFILES) {
      const first = await loaded(loadRuleset('territoire', id));
      expect(first.profile?.identity.id).toBe(id);
      expect(await loadRuleset(`territoire@${territoire.version}`, id)).toBe(first);
    }
    expect(await loadRuleset('territoire')).toBe(await loadRuleset('territoire', 'socle'));
  });

  it('are none of another ruleset', async () => {
    expect(await loadRuleset('spectral:oas', 'socle')).toBeUndefined();
    expect(await loadRuleset('territoire@0.1.0', 'socle')).toBeUndefined();
    expect(await loadRuleset('territoire', 'nul')).toBeUndefined();
    expect((await judge(loadRuleset('spectral:oas'))).profile).toBeNull();
  });

  it('keep the parser as strict as the ruleset wants it', async () => {
    const strict = { duplicateKeys: 'error', incompatibleValues: 'warn' };
    for (const { id } of PROFILES) {
      const { ruleset } = await loaded(loadRuleset('territoire', id));
      expect(ruleset.parserOptions).toEqual(strict);
    }
  });
});

describe('an authority’s own profile', () => {
  it.each([
    ['error', 'non-conforme'],
    ['warn', 'conforme-avec-reserves'],
    ['info', 'conforme'],
  ] as const)('says how grave a rule is: %s', async (severity, verdict) => {
    const document = await judge(loadProfile(own({ rules: { [RULE]: { severity } } })));
    expect(document.verdict).toBe(verdict);
    expect(document.findings).toMatchObject([{ rule: RULE, severity }]);
    expect(document.outcomes.find(({ rule }) => rule === RULE)).toMatchObject({
      severity,
      mandatory: severity === 'error',
    });
  });

  it('may leave a rule out: it is not among the outcomes, nor in the scores', async () => {
    const { outcomes, scores, verdict } = await judge(
      loadProfile(own({ rules: { [RULE]: { severity: 'off' } } })),
    );
    expect(outcomes.map(({ rule }) => rule)).not.toContain(RULE);
    expect(scores?.axes.flatMap(({ terms }) => terms.map(({ rule }) => rule))).not.toContain(RULE);
    expect(verdict).toBe('conforme');
  });

  it('says how heavy a rule is, in the score and in its description', async () => {
    const weigh = async (weight: number) => {
      const ruleset = await loaded(loadProfile(own({ rules: { [RULE]: { weight } } })));
      const { scores } = await judge(Promise.resolve(ruleset));
      expect(ruleset.rules.get(RULE)?.weight).toBe(weight);
      return scores?.overall ?? Number.NaN;
    };
    const [none, little, much] = [await weigh(0), await weigh(1), await weigh(10)];
    expect(none).toBe(100);
    expect(little).toBeLessThan(none);
    expect(much).toBeLessThan(little);
  });

  it('may freeze the version, and be of an older one', async () => {
    const { version } = territoire;
    expect(await loadProfile(own({ ruleset: `territoire@${version}` }))).toMatchObject({ version });
    expect(await loadProfile(own({ ruleset: 'territoire@0.1.0' }))).toMatchObject({
      version: '0.1.0',
      profile: { identity: { id: 'mien' } },
    });
    expect(await loadProfile(own({ ruleset: 'territoire@9.9.9' }))).toBeUndefined();
  });

  it('may be of Spectral’s own rules', async () => {
    const rules = { 'info-contact': { severity: 'error' } };
    const { ruleset } = await loaded(loadProfile(own({ ruleset: 'spectral:oas', rules })));
    expect(ruleset.rules['info-contact']?.severity).toBe(0);
  });

  it.each(['territoire-rien', 'territoire-etag', 'constructor'])(
    'names no rule that the ruleset does not have: %s',
    async (rule) => {
      const profile = own({ rules: { [rule]: { severity: 'off' } } });
      await expect(loadProfile(profile)).rejects.toThrow(`règle inconnue : ${rule}`);
      await expect(loadProfile(profile)).rejects.toMatchObject({ rule });
    },
  );

  it('has another digest for another word', async () => {
    const digest = async (more: object) =>
      (await loaded(loadProfile(own(more)))).profile?.identity.digest;
    expect(await digest({})).toBe(await digest({ rules: {} }));
    expect(await digest({ title: 'Un autre' })).not.toBe(await digest({}));
  });
});
