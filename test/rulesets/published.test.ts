import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { rules } from './judge.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PUBLISHED = `${ROOT}/dist/assets/rulesets/territoire/${territoire.version}`;

const sha256 = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

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

  it('covers the sources as they are', () => {
    for (const [name, hash] of listed)
      expect([name, sha256(`${ROOT}/rulesets/${name}`)]).toEqual([name, hash]);
  });

  it('covers all that decides findings', () => {
    const names = [
      'territoire.yaml',
      ...territoire.rules.map(({ id }) => `rules/${id}/rule.yaml`),
      ...readdirSync(`${ROOT}/rulesets/functions`).map((name) => `functions/${name}`),
    ];
    expect([...listed.keys()]).toEqual(names.sort());
  });
});

describe('what is served', () => {
  it('has every function beside the ruleset, to the byte', () => {
    const names = readdirSync(`${PUBLISHED}/functions`).sort();
    expect(names).toEqual(readdirSync(`${ROOT}/rulesets/functions`).sort());
    for (const name of names) {
      expect(sha256(`${PUBLISHED}/functions/${name}`)).toBe(listed.get(`functions/${name}`));
    }
  });

  it('states the same rules in one file, with the version and the digest', () => {
    const ruleset = parse(readFileSync(`${PUBLISHED}/ruleset.yaml`, 'utf8')) as Record<
      string,
      object
    >;
    expect(ruleset).toMatchObject({
      'x-version': territoire.version,
      'x-digest': territoire.digest,
    });
    expect(Object.keys(ruleset.rules ?? {})).toEqual(Object.keys(rules));
  });
});
