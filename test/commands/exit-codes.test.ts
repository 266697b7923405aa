import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The command as it is installed: `npm run build` first. */
const CLI = resolve('dist/cli/cli.mjs');
const RULES = resolve('rulesets/rules');
const GOOD = readFileSync(join(RULES, 'territoire-https-only/good.yaml'), 'utf8');
const BAD = readFileSync(join(RULES, 'territoire-https-only/bad.yaml'), 'utf8');

/** Breaks one rule, which recommends only. */
const WARNING = `extends: []
rules:
  has-licence:
    severity: warn
    given: $.info
    then: { field: x-none, function: truthy }
`;

/** Its pattern has a backreference, which no linear-time engine runs: the rule cannot conclude. */
const DOUBTFUL = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Doubt', version: '1.0.0' },
  servers: [{ url: 'https://api.example' }],
  paths: {
    '/x': {
      get: {
        responses: {
          200: {
            description: 'x',
            content: {
              'application/json': {
                schema: { type: 'string', pattern: '^(a+)+\\1b$' },
                example: 'aaaa',
              },
            },
          },
        },
      },
    },
  },
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prise-exit-'));
  writeFileSync(join(folder, 'good.yaml'), GOOD);
  writeFileSync(join(folder, 'bad.yaml'), BAD);
  writeFileSync(join(folder, 'warning.yaml'), WARNING);
  writeFileSync(join(folder, 'doubtful.json'), DOUBTFUL);
  writeFileSync(
    join(folder, 'swagger.yaml'),
    'swagger: "2.0"\ninfo: {title: x, version: "1"}\npaths: {}\n',
  );
  writeFileSync(join(folder, 'garbage.yaml'), '{[');
  mkdirSync(join(folder, 'empty'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function prise(args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
}

const WARNED = ['good.yaml', '--ruleset', './warning.yaml'];

describe('prise lint', () => {
  it.each<[why: string, args: string[], code: number]>([
    ['nothing to say', ['good.yaml'], 0],
    ['warnings', WARNED, 0],
    ['warnings that fail', [...WARNED, '--fail-on', 'warn'], 1],
    ['an error', ['bad.yaml'], 1],
    ['an error that fails nothing', ['bad.yaml', '--fail-on', 'never'], 0],
    ['no file', [], 2],
    ['an unreadable file', ['missing.yaml'], 2],
    ['a folder without a description', ['empty'], 2],
    ['an unknown option', ['good.yaml', '--colour'], 2],
    ['an unknown format', ['good.yaml', '--format', 'pdf'], 2],
    ['an unknown ruleset', ['good.yaml', '--ruleset', 'national'], 2],
    ['an unknown version', ['good.yaml', '--ruleset', 'territoire@99.0.0'], 2],
    ['an unreadable ruleset', ['good.yaml', '--ruleset', './missing.yaml'], 2],
    ['an unknown level', ['good.yaml', '--fail-on', 'info'], 2],
    ['another kind of document', ['swagger.yaml'], 3],
    ['no document at all', ['garbage.yaml'], 3],
    ['no document at all, whatever fails', ['garbage.yaml', '--fail-on', 'never'], 3],
    ['a mandatory rule in doubt', ['doubtful.json', '--ruleset', 'spectral:oas'], 3],
    ['the worst of several', ['good.yaml', 'bad.yaml'], 1],
    ['the worst of several, whatever the order', ['garbage.yaml', 'bad.yaml', 'good.yaml'], 3],
    ['a missing file among others', ['good.yaml', 'missing.yaml'], 2],
  ])('%s: %j exits with %i', (_, args, code) => {
    const { status, stdout, stderr } = prise(['lint', ...args]);
    expect(status).toBe(code);
    // Standard output is the report's, standard error the explanation's.
    expect(stdout === '').toBe(code === 2);
    expect(stderr.startsWith('prise lint : ')).toBe(code === 2);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it('shows what it could not write, so that nothing judged is lost', () => {
    const { status, stdout, stderr } = prise(['lint', 'bad.yaml', '--output', 'none/report.txt']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^prise lint : impossible d’écrire « none\/report\.txt »[^\n]*\n$/);
    expect(stdout).toBe(prise(['lint', 'bad.yaml']).stdout);
  });

  it('keeps its exit code and its calm when nobody reads to the end', () => {
    const script = 'set -o pipefail; "$0" "$1" lint bad.yaml 2>stderr | true';
    const { status } = spawnSync('bash', ['-c', script, process.execPath, CLI], { cwd: folder });
    expect(readFileSync(join(folder, 'stderr'), 'utf8')).toBe('');
    expect(status).toBe(1);
  });

  it('ends at Ctrl-C without a word', async () => {
    const child = spawn(process.execPath, [CLI, 'lint', '-'], { cwd: folder });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    // More than a pipe holds: once it is written, the command is reading.
    await new Promise<void>((done) => child.stdin.write('#'.repeat(1_000_000), () => done()));
    child.kill('SIGINT');
    const signal = await new Promise((done) => child.once('exit', (_, name) => done(name)));
    expect([signal, said]).toEqual(['SIGINT', '']);
  });
});

describe('prise', () => {
  it.each([
    [['fly'], 2],
    [['init', 'good.yaml'], 2],
    [['aide'], 0],
    [[], 0],
  ])('%j exits with %i', (args, code) => {
    expect(prise(args).status).toBe(code);
  });
});
