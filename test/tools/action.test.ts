import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ENGINE } from '../../src/generated/engine.ts';
import { REPOSITORY } from '../../src/model/vendor-files.ts';

const RULE = resolve('rulesets/rules/territoire-https-only');
const VERDICTS = { good: 'conforme', bad: 'non-conforme' } as const;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action;
const { steps } = action.runs;

/** What the runner makes ready: a workspace, a temporary folder, two files to append to. */
let runner: string;
beforeAll(() => {
  runner = mkdtempSync(join(tmpdir(), 'prise-runner-'));
  mkdirSync(join(runner, 'work'));
  mkdirSync(join(runner, 'temp'));
  for (const name of ['good', 'bad']) {
    cpSync(join(RULE, `${name}.yaml`), join(runner, `work/${name}.yaml`));
  }
  // What the step `build` leaves there.
  cpSync('dist/cli', join(runner, 'temp/prise-cli'), { recursive: true });
});
afterAll(() => rmSync(runner, { recursive: true }));

/** As the runner does: expressions are replaced in `env` only, bash stops at the first failure. */
function runStep(id: string, inputs: Readonly<Record<string, string>> = {}) {
  const step = steps.find((each) => each.id === id);
  const script = join(runner, 'temp/script.sh');
  writeFileSync(script, step?.run ?? 'exit 99');
  for (const name of ['output', 'summary']) writeFileSync(join(runner, name), '');
  const given = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [
      name,
      inputs[name] ?? input.default ?? '',
    ]),
  );
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, value]) => [
      name,
      value
        .replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => given[input] ?? 'UNKNOWN')
        .replace(/^\$\{\{ github\.action_path \}\}$/, resolve('.')),
    ]),
  );
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', script],
    {
      cwd: join(runner, 'work'),
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        ...env,
        RUNNER_TEMP: join(runner, 'temp'),
        GITHUB_OUTPUT: join(runner, 'output'),
        GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      },
    },
  );
  const read = (name: string) => readFileSync(join(runner, name), 'utf8');
  const lines = read('output').trimEnd().split('\n');
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
  return { status, stdout, stderr, outputs, summary: read('summary') };
}

describe('action.yml', () => {
  it('puts nothing that a pull request may choose into the text of a script', () => {
    expect(steps.filter(({ run }) => run !== undefined).length).toBeGreaterThanOrEqual(3);
    for (const { run, shell } of steps) {
      expect(run ?? '').not.toContain('${{');
      expect(shell).toBe(run === undefined ? undefined : 'bash');
    }
  });

  it('takes the actions of others at a commit that nobody can move', () => {
    const others = steps.flatMap(({ uses }) => uses ?? []);
    expect(others.filter((uses) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });

  it('gives the outputs that its steps have, and takes every input', () => {
    const { outputs } = runStep('lint', { files: 'good.yaml', annotate: 'false' });
    expect(
      Object.values(action.outputs).map(
        ({ value }) => /^\$\{\{ steps\.lint\.outputs\.(\w+) \}\}$/.exec(value)?.[1],
      ),
    ).toEqual(Object.keys(action.outputs));
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.outputs).sort());
    const taken = steps.flatMap(({ env = {} }) => Object.values(env));
    for (const name of Object.keys(action.inputs)) {
      expect(taken).toContain(`\${{ inputs.${name} }}`);
    }
  });

  it('knows its build by its sources', () => {
    const { status, outputs } = runStep('sources');
    expect(status).toBe(0);
    expect(outputs.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('builds with scripts and dependencies that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const run = steps.find(({ id }) => id === 'build')?.run ?? '';
    const names = [...run.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(names).toEqual(['build:cli']);
    expect(scripts).toHaveProperty(names);
  });
});

describe('the step that judges', () => {
  it.each([
    ['good', 0],
    ['bad', 1],
  ] as const)('says what it finds in %s.yaml, and exits with %i', (name, code) => {
    const sarif = join(runner, `${name}.sarif`);
    const { status, stdout, outputs, summary } = runStep('lint', {
      files: `${name}.yaml\n`,
      sarif,
    });
    expect(status).toBe(code);
    expect(stdout.match(/^::error file=bad\.yaml,line=14,/gm) ?? []).toHaveLength(code);
    const report = JSON.parse(readFileSync(outputs.report ?? '', 'utf8'));
    expect(outputs).toEqual({
      verdict: VERDICTS[name],
      digest: report.digest,
      report: join(runner, 'temp/prise-rapport.json'),
    });
    expect(report.verdict).toBe(VERDICTS[name]);
    expect(summary).toContain(name === 'good' ? 'Conforme' : 'Non conforme');
    const results = JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results;
    expect(results.length > 0).toBe(name === 'bad');
  });

  it('judges several files, one per line, and lets commands through between its own marks only', () => {
    const { status, stdout } = runStep('lint', { files: 'good.yaml\r\n\nbad.yaml' });
    expect(status).toBe(1);
    const [, token = ''] = /^::stop-commands::([0-9a-f]{32})$/m.exec(stdout) ?? [];
    const [before = '', after = ''] = stdout.split(`\n::${token}::\n`);
    expect(before).not.toContain('::error');
    expect(after).toContain('::error');
  });

  it.each<[why: string, inputs: Record<string, string>]>([
    ['a command in a name', { files: '$(touch owned)\n`touch owned`\n"; touch owned; "' }],
    ['a command in a ruleset', { files: 'good.yaml', ruleset: '"; touch owned; #' }],
    ['an option in a name', { files: '--output=owned\ngood.yaml' }],
    ['an option in a level', { files: 'good.yaml', 'fail-on': 'never --output=owned' }],
  ])('runs nothing that an input says: %s', (_, inputs) => {
    const { status, stderr, outputs } = runStep('lint', inputs);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^prise lint : /);
    expect(outputs).toEqual({ '': undefined });
    expect(() => readFileSync(join(runner, 'work/owned'))).toThrow('ENOENT');
  });
});

describe('the GitLab template', () => {
  const [header, jobs] = parseAllDocuments(readFileSync('docs/ci/prise.gitlab-ci.yml', 'utf8')).map(
    (document) => ('toJS' in document ? document.toJS() : undefined),
  );
  const job = jobs?.['prise-numerique'];
  const quoted = JSON.stringify(jobs).matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g);

  it('uses every input, and names no other', () => {
    const used = new Set([...quoted].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(header.spec.inputs).sort());
  });

  it('puts no input into the text of a script', () => {
    const script = [...job.before_script, ...job.script].join('\n');
    expect(script).not.toMatch(/\$\[\[|\$CI_/);
    for (const variable of Object.values(job.variables))
      expect(variable).toHaveProperty('expand', false);
  });

  it.each([
    ['good.yaml', 0],
    ['good.yaml\nbad.yaml\n', 1],
    ['missing.yaml', 2],
    ['"; touch owned; "', 2],
  ])('exits on %j with %i, as the job', (files, code) => {
    const project = mkdtempSync(join(tmpdir(), 'prise-gitlab-'));
    for (const name of ['good', 'bad'])
      cpSync(join(RULE, `${name}.yaml`), join(project, `${name}.yaml`));
    // What the cache brings: the clone and its build need a network.
    cpSync('dist/cli', join(project, '.prise-numerique/dist/cli'), { recursive: true });
    const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail'], {
      cwd: project,
      encoding: 'utf8',
      input: [...job.before_script, ...job.script].join('\n'),
      env: {
        PATH: process.env.PATH,
        PRISE_FILES: files,
        PRISE_RULESET: '',
        PRISE_PROFILE: '',
        PRISE_FAIL_ON: 'error',
      },
    });
    expect(status).toBe(code);
    if (code < 2)
      expect(stdout).toContain(code === 0 ? 'Verdict : Conforme' : 'Verdict : Non conforme');
    if (code < 2) {
      expect(readFileSync(join(project, 'prise-numerique.xml'), 'utf8')).toContain('<testsuite');
    }
    expect(() => readFileSync(join(project, 'owned'))).toThrow('ENOENT');
    rmSync(project, { recursive: true });
  });
});

describe('the hook for pre-commit', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
  // Python's flag of the whole pattern.
  const pattern = new RegExp(hook.files.replace('(?i)', ''), 'i');

  it.each([
    'openapi.yaml',
    'api/openapi.json',
    'velos.openapi.yml',
    'a/Swagger.yaml',
    'openapi-v2.yaml',
  ])('judges %s', (path) => expect(path).toMatch(pattern));

  it.each(['package.json', 'openapi.md', 'myopenapi.yaml', 'openapi/part.yaml', 'a.yaml'])(
    'leaves %s',
    (path) => expect(path).not.toMatch(pattern),
  );

  it('runs a command of the package', () => {
    const [name] = hook.entry.split(' ');
    expect(JSON.parse(readFileSync('package.json', 'utf8')).bin).toHaveProperty(name);
  });
});

describe('the documentation of the tools', () => {
  it.each(['docs/tools.md', 'docs/ci/prise.gitlab-ci.yml'])(
    '%s names the version that there is',
    (path) => {
      const named = [
        ...readFileSync(path, 'utf8').matchAll(
          new RegExp(`${REPOSITORY}[/@]v(\\d+\\.\\d+\\.\\d+)`, 'g'),
        ),
      ];
      expect(named.length).toBeGreaterThan(0);
      for (const [, version] of named) expect(version).toBe(ENGINE.version);
    },
  );
});
