/** What was released never changes: the files, the index, and what the engine makes of them. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/build/rulesets/edition.ts';
import { assertUnreleased, freeze, readReleases } from '../../src/build/rulesets/releases.ts';
import { sha256, sumsOf } from '../../src/build/rulesets/sources.ts';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = `${ROOT}/rulesets/releases/territoire`;
const FIRST = '0.1.0';

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'prise-releases-'));
});

afterAll(() => rmSync(copy, { recursive: true }));

/** A copy of all releases, to be spoilt. */
function copied(): string {
  const folder = mkdtempSync(join(copy, 'x-'));
  cpSync(FOLDER, folder, { recursive: true });
  return folder;
}

describe('every release', () => {
  it('is still what INDEX says, to the byte', async () => {
    const releases = await readReleases('territoire');
    expect(releases.length).toBeGreaterThan(0);
    expect(releases.map(({ version, digest, date }) => ({ version, digest, date }))).toEqual(
      territoire.releases.map(({ path: _, ...release }) => release),
    );
  });

  it.each(territoire.releases)('$version is loaded by its version', async ({ version, digest }) => {
    const loaded = await loadRuleset(`territoire@${version}`);
    expect(loaded).toMatchObject({ id: 'territoire', version, digest });
    expect(loaded?.rules.size).toBeGreaterThan(20);
  });

  it('is one that exists', async () => {
    expect(await loadRuleset('territoire@9.9.9')).toBeUndefined();
    expect(await loadRuleset('spectral:oas@0.1.0')).toBeUndefined();
  });
});

describe('one that changed stops the build', () => {
  const spoilt = [
    ['SHA256SUMS', 'SHA256SUMS is not the one of INDEX'],
    ['ruleset.yaml', 'ruleset.yaml has changed'],
    ['descriptions.json', 'descriptions.json has changed'],
    ['functions/shapes.js', 'functions/shapes.js has changed'],
    ['rules/territoire-export/rule.yaml', 'rules/territoire-export/rule.yaml has changed'],
  ];

  it.each(spoilt)('one byte of %s', async (name, fault) => {
    const folder = copied();
    const path = `${folder}/${FIRST}/${name}`;
    const bytes = readFileSync(path);
    bytes.writeUInt8((bytes[0] ?? 0) ^ 1, 0);
    writeFileSync(path, bytes);
    await expect(readReleases('territoire', folder)).rejects.toThrow(fault);
  });

  it('a file more, a file less', async () => {
    const more = copied();
    writeFileSync(`${more}/${FIRST}/functions/more.js`, '');
    await expect(readReleases('territoire', more)).rejects.toThrow('more.js is not in SHA256SUMS');
    const less = copied();
    rmSync(`${less}/${FIRST}/functions/shapes.js`);
    await expect(readReleases('territoire', less)).rejects.toThrow('shapes.js is missing');
  });

  it('a folder that INDEX does not name, a line twice, a line of another form', async () => {
    const unnamed = copied();
    mkdirSync(`${unnamed}/0.2.0`);
    await expect(readReleases('territoire', unnamed)).rejects.toThrow('0.2.0 is not in INDEX');
    const twice = copied();
    appendFileSync(`${twice}/INDEX`, readFileSync(`${twice}/INDEX`, 'utf8'));
    await expect(readReleases('territoire', twice)).rejects.toThrow('is twice in INDEX');
    const odd = copied();
    appendFileSync(`${odd}/INDEX`, '0.2.0 abc 2026-11-22\n');
    await expect(readReleases('territoire', odd)).rejects.toThrow('0.2.0 abc');
  });
});

function editionWith(text: string): Edition {
  const files = new Map([['ruleset.yaml', text]]);
  const sums = sumsOf(files);
  return {
    id: 'territoire',
    version: '7.0.0',
    digest: sha256(sums),
    files: new Map([...files, ['SHA256SUMS', sums]]),
  };
}

describe('a release', () => {
  it('adds its line and its folder, and leaves the others as they are', async () => {
    const folder = copied();
    const before = readFileSync(`${folder}/INDEX`, 'utf8');
    const edition = editionWith('rules: {}\n');
    await freeze(edition, '2026-12-01', folder);
    expect(readFileSync(`${folder}/INDEX`, 'utf8')).toBe(
      `${before}7.0.0 ${edition.digest} 2026-12-01\n`,
    );
    const frozen = (await readReleases('territoire', folder)).at(-1);
    expect(frozen).toMatchObject({ version: '7.0.0', date: '2026-12-01' });
    expect([...(frozen?.files ?? [])].sort()).toEqual([...edition.files].sort());
  });

  it('holds the working tree to it: other words want another version', async () => {
    const folder = copied();
    await freeze(editionWith('rules: {}\n'), '2026-12-01', folder);
    const releases = await readReleases('territoire', folder);
    expect(() => assertUnreleased(editionWith('rules: {}\n'), releases)).not.toThrow();
    expect(() => assertUnreleased(editionWith('rules: {a: off}\n'), releases)).toThrow(
      /7\.0\.0 was released on 2026-12-01 .*ruleset\.yaml.*: raise x-version/,
    );
  });
});

const git = (...args: string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
const isCheckout = git('rev-parse', '--is-inside-work-tree').status === 0;

describe(`the index in git${isCheckout ? '' : ' (SAUTÉ : pas de dépôt git)'}`, () => {
  it.skipIf(!isCheckout)('only ever grew', () => {
    const { stdout } = git('log', '-p', '--format=', '--', 'rulesets/releases/territoire/INDEX');
    const today = git('diff', 'HEAD', '--', 'rulesets/releases/territoire/INDEX').stdout;
    const removed = `${stdout}\n${today}`.split('\n').filter((line) => /^-[^-]/.test(line));
    expect(removed).toEqual([]);
  });
});
