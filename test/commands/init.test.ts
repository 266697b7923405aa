import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENGINE } from '../../src/generated/engine.ts';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';

/** The command as it is installed: `npm run build` first. */
const CLI = resolve('dist/cli/cli.mjs');
const GOOD = readFileSync('rulesets/rules/territoire-https-only/good.yaml', 'utf8');
const URL_BASE = `https://prise-numerique.fr/rulesets/territoire/${territoire.version}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prise-init-'));
  write('api/openapi.yaml', GOOD.replace('paths:', 'x-part: {$ref: "./part.yaml"}\npaths:'));
  write('api/part.yaml', 'a: 1\n');
  write('other.yaml', 'a: 1\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function init(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'init', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** Every file and what it holds, hidden ones too. */
function everything(): Record<string, string> {
  const paths = globSync(['**/*', '**/.*', '.*/**/*'], { cwd: folder, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((p) => [p, readFileSync(p, 'utf8')]),
  );
}

describe('prise init', () => {
  it('names the descriptions with their parts, and the exact version, everywhere', () => {
    const { status, stdout, stderr } = init('--ci', 'github', '--profile', 'temps-reel');
    expect([status, stderr]).toEqual([0, '']);
    expect(parse(read('.spectral.yaml'))).toEqual({
      extends: `${URL_BASE}/profiles/temps-reel.yaml`,
    });
    expect(JSON.parse(read('.vscode/settings.json'))).toEqual({
      'spectral.rulesetFile': '.spectral.yaml',
      'spectral.validateFiles': ['**/api/openapi.yaml', '**/api/part.yaml'],
    });
    const reference = `territoire@${territoire.version}`;
    const [repo] = parse(read('.pre-commit-config.yaml')).repos;
    expect(repo.rev).toBe(`v${ENGINE.version}`);
    expect(repo.hooks[0].args).toEqual([
      ...['--ruleset', reference, '--profile', 'temps-reel'],
      ...['api/openapi.yaml', 'api/part.yaml'],
    ]);
    expect('api/part.yaml').toMatch(new RegExp(repo.hooks[0].files));
    expect('api/part-yaml').not.toMatch(new RegExp(repo.hooks[0].files));
    const workflow = parse(read('.github/workflows/prise-numerique.yml'));
    expect(workflow.jobs.territoire.steps[1].with).toEqual({
      files: 'api/openapi.yaml\napi/part.yaml\n',
      ruleset: reference,
      profile: 'temps-reel',
    });
    expect(stdout).toContain(
      `Ensuite : prise lint api/openapi.yaml api/part.yaml --ruleset ${reference} --profile temps-reel\n`,
    );
  });

  it('changes nothing the second time', () => {
    init('--ci', 'gitlab');
    const before = everything();
    const { status, stdout } = init('--ci', 'gitlab');
    expect(status).toBe(0);
    expect(stdout.match(/^ {2}en place/gm)).toHaveLength(4);
    expect(everything()).toEqual(before);
    expect(Object.keys(before)).toHaveLength(7);
  });

  it('leaves what says otherwise, says so, and replaces it by force', () => {
    write('.spectral.yaml', 'extends: spectral:oas\n');
    const { status, stdout } = init('--ci', 'none');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^ {2}laissé +\.spectral\.yaml/m);
    expect(stdout).toContain(`│ extends: ${URL_BASE}/ruleset.yaml`);
    expect(read('.spectral.yaml')).toBe('extends: spectral:oas\n');
    expect(existsSync(join(folder, '.vscode/settings.json'))).toBe(true);
    expect(init('--ci', 'none', '--force').status).toBe(0);
    expect(read('.spectral.yaml')).toBe(`extends: ${URL_BASE}/ruleset.yaml\n`);
  });

  it('respects a ruleset of another name, and points the editor to it', () => {
    write('.spectral.json', `{"extends": ["spectral:oas"]}`);
    expect(init('--ci', 'none', '--force').status).toBe(2);
    expect(read('.spectral.json')).toBe(`{"extends": ["spectral:oas"]}`);
    expect(existsSync(join(folder, '.spectral.yaml'))).toBe(false);
    expect(JSON.parse(read('.vscode/settings.json'))['spectral.rulesetFile']).toBe(
      '.spectral.json',
    );
  });

  it('adds to the pipeline and the hooks that there are', () => {
    write('.gitlab-ci.yml', '# ours\ninclude:\n  - local: x.yml\nbuild: {script: [a]}\n');
    write('.pre-commit-config.yaml', 'repos:\n- repo: local\n  hooks: []\n');
    expect(init().status).toBe(0);
    const { include, build } = parse(read('.gitlab-ci.yml'));
    expect(build).toEqual({ script: ['a'] });
    expect(include[0]).toEqual({ local: 'x.yml' });
    expect(include[1].inputs.files).toBe('api/openapi.yaml\napi/part.yaml\n');
    expect(include[1].inputs.changes).toEqual(['api/openapi.yaml', 'api/part.yaml']);
    expect(parse(read('.pre-commit-config.yaml')).repos).toHaveLength(2);
  });

  it.each([
    ['git@github.com:a/b.git', '.github/workflows/prise-numerique.yml'],
    ['https://github.com/a/b', '.github/workflows/prise-numerique.yml'],
    ['https://user@gitlab.ville.example/a/b.git', '.gitlab-ci.yml'],
    ['https://notgithub.com/a', undefined],
  ])('writes for the forge of %s', (url, file) => {
    write('.git/config', `[remote "origin"]\n\turl = ${url}\n`);
    expect(init().status).toBe(0);
    const found = ['.github/workflows/prise-numerique.yml', '.gitlab-ci.yml'].filter((path) =>
      existsSync(join(folder, path)),
    );
    expect(found).toEqual(file === undefined ? [] : [file]);
  });

  it('says that a pipeline below the root of a repository is not read', () => {
    write('.git/config', '');
    expect(init('api', '--ci', 'github').stdout).toContain('n’est pas la racine du dépôt git');
    expect(init('--ci', 'github').stdout).not.toContain('n’est pas la racine');
  });

  it.each([
    ['--ruleset', 'national'],
    ['--ruleset', 'spectral:oas'],
    ['--ruleset', 'territoire@99.0.0'],
    ['--profile', '../../x'],
    ['--profile', 'national'],
    ['--ci', 'jenkins'],
    ['api', 'other'],
    ['nowhere'],
    ['other.yaml'],
    ['--overwrite'],
  ])('refuses %s %s and writes nothing', (...args) => {
    const before = everything();
    const { status, stdout, stderr } = init(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^prise init : [^\n]+\n$/);
    expect(everything()).toEqual(before);
  });

  it('refuses a folder without a description', () => {
    mkdirSync(join(folder, 'empty'));
    expect(init('empty')).toMatchObject({ status: 2, stdout: '' });
  });

  it.each([
    ['.vscode', 'dossier'],
    ['.spectral.yaml', 'fichier'],
    ['.github/workflows', 'dossier'],
  ])('follows no link: %s', (path, kind) => {
    const outside = mkdtempSync(join(tmpdir(), 'prise-outside-'));
    const target = kind === 'dossier' ? outside : join(outside, 'target');
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
    const before = everything();
    const { status, stderr } = init('--ci', 'github', '--force');
    expect(status).toBe(2);
    expect(stderr).toContain(`« ${path} » est un lien`);
    expect(globSync('**/*', { cwd: outside })).toEqual([]);
    expect(everything()).toEqual(before);
    rmSync(outside, { recursive: true });
  });

  it.each([
    'a\nb.yaml',
    '\u0024{{ secrets.TOKEN }}.yaml',
    '$[[ inputs.x ]].yaml',
    '-o.yaml',
    ' x.yaml',
  ])('writes no name that a pipeline would read otherwise: %j', (name) => {
    write(name, GOOD);
    const before = everything();
    const { status, stderr } = init('--ci', 'github');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^prise init : le nom « [^\n]+\n$/);
    expect(everything()).toEqual(before);
  });

  it('quotes the names that need it', () => {
    const name = 'd’été: #1 *{a}\'".yaml';
    write(`apis/${name}`, GOOD);
    init('apis', '--ci', 'gitlab');
    const [include] = parse(read('apis/.gitlab-ci.yml')).include;
    expect([include.inputs.files, include.inputs.changes]).toEqual([`${name}\n`, [name]]);
    const [repo] = parse(read('apis/.pre-commit-config.yaml')).repos;
    expect(repo.hooks[0].args.at(-1)).toBe(name);
    expect(name).toMatch(new RegExp(repo.hooks[0].files));
  });

  it('keeps the mode of what it changes, and leaves nothing beside', () => {
    write('.vscode/settings.json', '{}');
    chmodSync(join(folder, '.vscode/settings.json'), 0o600);
    init('--ci', 'none');
    expect(globSync('.vscode/*', { cwd: folder })).toEqual(['.vscode/settings.json']);
    expect(statSync(join(folder, '.vscode/settings.json')).mode & 0o777).toBe(0o600);
    expect(read('.vscode/settings.json')).toContain('.spectral.yaml');
  });
});
