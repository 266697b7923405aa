import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { builtInProfile, PROFILES } from '../../src/lint/profiles.ts';
import { Profile } from '../../src/model/profile.ts';
import { rules } from './judge.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVED = `${ROOT}/dist/assets/rulesets/territoire`;
const PUBLISHED = `${SERVED}/${territoire.version}`;

const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

const filesIn = (folder: string): string[] =>
  globSync('**', { cwd: folder }).filter((name) => statSync(`${folder}/${name}`).isFile());

const sums = readFileSync(`${PUBLISHED}/SHA256SUMS`, 'utf8');
const listed = new Map(
  sums
    .trim()
    .split('\n')
    .map((line) => line.split('  '))
    .map(([hash = '', name = '']) => [name, hash]),
);

describe('the digest', () => {
  it('is that of SHA256SUMS, as `sha256sum SHA256SUMS` prints it', () => {
    expect(sha256(`${PUBLISHED}/SHA256SUMS`)).toBe(territoire.digest);
  });

  it('covers all that is served under the version, to the byte', () => {
    expect([...listed.keys(), 'SHA256SUMS'].sort()).toEqual(filesIn(PUBLISHED).sort());
    for (const [name, hash] of listed)
      expect([name, sha256(`${PUBLISHED}/${name}`)]).toEqual([name, hash]);
  });
});

describe('what is served', () => {
  it('has every function of its rules beside the ruleset, as it is in rulesets/functions', () => {
    const announced = readdirSync(`${SERVED}/next/functions`);
    const names = readdirSync(`${PUBLISHED}/functions`).sort();
    expect([...new Set([...names, ...announced])].sort()).toEqual(
      readdirSync(`${ROOT}/rulesets/functions`).sort(),
    );
    for (const name of names) {
      expect(sha256(`${ROOT}/rulesets/functions/${name}`)).toBe(listed.get(`functions/${name}`));
    }
  });

  it('states the same rules in one file, with the version', () => {
    const ruleset = parse(readFileSync(`${PUBLISHED}/ruleset.yaml`, 'utf8')) as Record<
      string,
      object
    >;
    expect(ruleset).toMatchObject({ 'x-version': territoire.version });
    expect(Object.keys(ruleset.rules ?? {})).toEqual(Object.keys(rules));
  });

  it('is served under its digest too, as are the releases', () => {
    const editions = [territoire, ...territoire.releases];
    for (const { version, digest } of editions) {
      const address = `${SERVED}/sha256-${digest}`;
      expect(filesIn(address)).toEqual(filesIn(`${SERVED}/${version}`));
      for (const name of filesIn(address))
        expect([name, sha256(`${address}/${name}`)]).toEqual([
          name,
          sha256(`${SERVED}/${version}/${name}`),
        ]);
    }
    expect(existsSync(`${ROOT}/dist/assets${territoire.address}`)).toBe(true);
  });

  it('may be kept for ever where it never changes, and nowhere else', () => {
    const headers = readFileSync(`${ROOT}/dist/assets/_headers`, 'utf8');
    const kept = [...headers.matchAll(/^(\/rulesets\/\S+)\n {2}Cache-Control: .*immutable$/gm)];
    expect(kept.map(([, place]) => place)).toEqual([
      '/rulesets/territoire/sha256-*',
      ...territoire.releases.map(({ version }) => `/rulesets/territoire/${version}/*`),
    ]);
  });

  it('says of the draft that it is one', () => {
    const draft = parse(readFileSync(`${SERVED}/next/ruleset.yaml`, 'utf8'));
    expect(draft).toMatchObject({ 'x-version': territoire.next.version, 'x-brouillon': true });
    expect(draft.description).toMatch(/^BROUILLON /);
    expect(existsSync(`${SERVED}/next/SHA256SUMS`)).toBe(false);
  });
});

describe('the profiles', () => {
  it('are those of rulesets/profiles, the ruleset’s own first', () => {
    const ids = PROFILES.map(({ id }) => id);
    expect(ids[0]).toBe('socle');
    expect(ids.map((id) => `${id}.yaml`).sort()).toEqual(
      readdirSync(`${ROOT}/rulesets/profiles`).sort(),
    );
    expect(territoire.profiles.map(({ id }) => id)).toEqual(ids);
  });

  it('leave the socle as the rules are', () => {
    expect(builtInProfile('socle')).toMatchObject({ rules: {}, thresholds: {}, waivers: [] });
  });

  it.each(PROFILES)('$id is served whole, with the version that it judges by', (profile) => {
    const served = JSON.parse(readFileSync(`${PUBLISHED}/profiles/${profile.id}.json`, 'utf8'));
    expect(served).toEqual(profile);
    expect(Profile.parse(served)).toEqual(profile);
    expect(profile.ruleset).toBe(`territoire@${territoire.version}`);
  });

  it.each(PROFILES)('$id changes what it names', ({ rules: changes }) => {
    const same = Object.entries(changes).filter(([id, { severity, weight }]) => {
      const sheet = territoire.rules.find((rule) => rule.id === id);
      const kept = severity === undefined || severity === sheet?.severity;
      return kept && (weight === undefined || weight === sheet?.weight);
    });
    expect(same).toEqual([]);
  });
});
