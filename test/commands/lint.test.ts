import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globBase, globPattern } from '../../src/commands/glob.ts';
import { progressLine } from '../../src/commands/progress-line.ts';
import type { Report } from '../../src/model/report.ts';

const CLI = resolve('src/cli.ts');
const ARGUMENTS = [`--import=${resolve('src/build/aliases-loader.ts')}`, CLI, 'lint'];
const RULE = resolve('rulesets/rules/territoire-https-only');
const GOOD = readFileSync(join(RULE, 'good.yaml'), 'utf8');
const BAD = readFileSync(join(RULE, 'bad.yaml'), 'utf8');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prise-lint-'));
  mkdirSync(join(folder, 'apis/v1'), { recursive: true });
  mkdirSync(join(folder, 'apis/node_modules'));
  writeFileSync(join(folder, 'apis/a.yaml'), GOOD);
  writeFileSync(join(folder, 'apis/v1/b.yml'), BAD);
  writeFileSync(join(folder, 'apis/v1/foreign.yaml'), 'thing:\n  type: string\n');
  writeFileSync(join(folder, 'apis/package.json'), '{"name": "x"}');
  writeFileSync(join(folder, 'apis/node_modules/c.yaml'), BAD);
});

afterAll(() => rmSync(folder, { recursive: true }));

function lint(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...ARGUMENTS, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function namesOf(stdout: string): string[] {
  return (JSON.parse(stdout) as Report).documents.map(({ name }) => name);
}

describe('prise lint', () => {
  it('judges what a quoted pattern matches', () => {
    const { status, stdout, stderr } = lint(['apis/**/*.{yaml,yml}', '--format', 'json']);
    expect(namesOf(stdout)).toEqual(['a.yaml', 'v1/b.yml', 'v1/foreign.yaml']);
    // What is no description is told to whoever asks for it by a pattern.
    expect(status).toBe(3);
    expect(stderr).toBe('');
  });

  it('judges the descriptions of a folder, once each', () => {
    const { status, stdout } = lint(['apis', 'apis/v1/b.yml', '--format', 'json']);
    expect(namesOf(stdout).sort()).toEqual(['a.yaml', 'v1/b.yml']);
    expect(status).toBe(1);
  });

  it('reads standard input, and gives the report that the file gives', () => {
    const piped = lint(['-', '--format', 'json'], BAD);
    const named = lint(['apis/v1/b.yml', '--format', 'json']);
    expect(namesOf(piped.stdout)).toEqual(['<STDIN>']);
    expect(JSON.parse(piped.stdout).digest).toBe(JSON.parse(named.stdout).digest);
    expect([piped.status, named.status]).toEqual([1, 1]);
  });

  it.each([
    [['apis/a.yaml', '--fail-on', 'error'], 0],
    [['apis/v1/b.yml', '--fail-on', 'never'], 0],
    [['apis/**/*.toml'], 2],
    [['apis/missing.yaml'], 2],
    [['apis/node_modules/nothing'], 2],
    [['-', '--watch'], 2],
    [[], 2],
    [['apis/package.json'], 3],
  ])('%j exits with %i', (args, status) => {
    const run = lint(args);
    expect(run.status).toBe(status);
    expect(run.stderr.startsWith('prise lint : ')).toBe(status === 2);
  });

  it('judges again when a file changes, until Ctrl-C', async () => {
    const path = join(folder, 'apis/watched.yaml');
    writeFileSync(path, GOOD);
    const args = [...ARGUMENTS, 'apis/watched.yaml', '--watch', '--output', 'apis/report.txt'];
    const child = spawn(process.execPath, args, { cwd: folder });
    try {
      await said(child, 'En attente de modifications');
      expect(readFileSync(join(folder, 'apis/report.txt'), 'utf8')).toContain('Verdict : Conforme');
      const again = said(child, 'En attente de modifications');
      writeFileSync(path, BAD);
      await again;
      expect(readFileSync(join(folder, 'apis/report.txt'), 'utf8')).toContain(
        'Verdict : Non conforme',
      );
    } finally {
      child.kill('SIGINT');
    }
    const code = await new Promise((end) => child.once('exit', end));
    expect(code).toBe(1);
  });
});

describe('prise lint --watch with a ruleset in JavaScript', () => {
  const RULE_OF = (word: string) =>
    `{ rules: { mine: { message: ${word}, severity: 'warn', given: '$.info', then: { field: 'x-none', function: truthy } } } }`;
  const FORMS: readonly [
    file: string,
    text: string,
    part: string,
    partOf: (word: string) => string,
  ][] = [
    [
      'mine.mjs',
      `import { truthy } from '@stoplight/spectral-functions';\nimport { word } from './functions/word.mjs';\nexport default ${RULE_OF('word')};\n`,
      'functions/word.mjs',
      (word) => `export const word = '${word}';\n`,
    ],
    [
      'mine.cjs.js',
      `const { truthy } = require('@stoplight/spectral-functions');\nmodule.exports = ${RULE_OF("require('./functions/word.cjs')")};\n`,
      'functions/word.cjs',
      (word) => `module.exports = '${word}';\n`,
    ],
  ];

  it.each(FORMS)('reads %s again, and what it imports', async (file, text, part, partOf) => {
    mkdirSync(join(folder, 'own/functions'), { recursive: true });
    writeFileSync(join(folder, 'own', file), text);
    writeFileSync(join(folder, 'own', part), partOf('first word'));
    const args = ['apis/a.yaml', '--ruleset', `own/${file}`, '--watch', '--output', 'own.txt'];
    const child = spawn(process.execPath, [...ARGUMENTS, ...args], { cwd: folder });
    try {
      await said(child, 'En attente de modifications');
      expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toContain('first word');
      const again = said(child, 'En attente de modifications');
      // Asks for no run of its own.
      writeFileSync(join(folder, 'own/README.md'), 'x');
      writeFileSync(join(folder, 'own', part), partOf('second word'));
      await again;
      expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toContain('second word');
    } finally {
      child.kill('SIGINT');
    }
    await new Promise((end) => child.once('exit', end));
  });
});

function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((done, reject) => {
    const listen = (chunk: Buffer) => {
      if (!chunk.toString().includes(text)) return;
      child.stderr?.off('data', listen);
      done();
    };
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

describe('the progress line', () => {
  const progress = { document: 2, documents: 3, phase: 'judging' } as const;

  function written(isTTY: boolean, bytes: number): string {
    let text = '';
    const line = progressLine({ isTTY, columns: 80, write: (more) => (text += more) }, bytes);
    line.tell(progress);
    line.clear();
    return text;
  }

  it('overwrites itself on a terminal and leaves nothing', () => {
    expect(written(true, 1e6)).toBe(
      '\r\u001b[KVérification\u00a0: document 2 sur 3\u00a0: application des règles…\r\u001b[K',
    );
  });

  it('is silent in a pipe and on short runs', () => {
    expect(written(false, 1e6) + written(true, 1e3)).toBe('');
  });
});

describe('patterns', () => {
  it.each([
    ['*.yaml', 'a.yaml', 'b/a.yaml'],
    ['**/*.yaml', 'b/c/a.yaml', 'a.json'],
    ['./b/**/a.yaml', 'b/a.yaml', 'c/a.yaml'],
    ['b/**', 'b/c/d', 'c/b'],
    ['v?.{yaml,yml}', 'v1.yml', 'v10.yml'],
    ['[a-c].json', 'b.json', 'd.json'],
    ['[!a].json', 'b.json', 'a.json'],
    ['a+(1).yaml?', 'a+(1).yamlx', 'aa1.yamlx'],
  ])('%s matches %s and not %s', (pattern, yes, no) => {
    expect([globPattern(pattern).test(yes), globPattern(pattern).test(no)]).toEqual([true, false]);
  });

  it('begin their search at what is certain', () => {
    expect(['a/b/*.yaml', '*.yaml', '/a*', '/a/b/**/c'].map(globBase)).toEqual([
      'a/b',
      '.',
      '/',
      '/a/b',
    ]);
  });
});
