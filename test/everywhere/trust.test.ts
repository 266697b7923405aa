import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';

const DOCUMENT = resolve('rulesets/rules/territoire-https-only/bad.yaml');
const GENERATE =
  "await (await import('./src/build/generate-rulesets.ts')).generateRulesets();" +
  "await (await import('./src/build/generate-engine.ts')).generateEngine();";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Change {
  readonly path: string;
  readonly from: string | RegExp;
  readonly to: string;
}

const GRAVER: Change = {
  path: 'rulesets/rules/territoire-https-only/rule.yaml',
  from: 'severity: error',
  to: 'severity: warn',
};
const RAISED: Change = {
  path: 'rulesets/territoire.yaml',
  from: /^x-version: .*$/m,
  to: 'x-version: 1.0.1',
};

/** A copy of the product, some of its files changed. */
function copyWith(changes: readonly Change[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'prise-trust-'));
  folders.push(copy);
  for (const path of ['src', 'rulesets', 'package.json', 'package-lock.json']) {
    cpSync(path, join(copy, path), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'dir');
  for (const { path, from, to } of changes) {
    const before = readFileSync(join(copy, path), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(copy, path), after);
  }
  return copy;
}

/** The report that it gives, built anew. */
function reportAfter(...changes: readonly Change[]): Report {
  const copy = copyWith(changes);
  const run = (args: readonly string[]) => {
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout;
  };
  run(['--input-type=module', '--eval', GENERATE]);
  const cli = ['--import=./src/build/aliases-loader.ts', 'src/cli.ts'];
  return JSON.parse(run([...cli, 'lint', DOCUMENT, '--format', 'json']));
}

const digestsOf = ({ engine, ruleset, digest }: Report) => ({
  engine: engine.digest,
  ruleset: ruleset.digest,
  report: digest,
});

describe('the digests of a report', () => {
  const today = digestsOf(reportAfter());

  it('are those of a second party who builds the same sources', () => {
    expect(digestsOf(reportAfter())).toEqual(today);
  });

  it('change with the severity of one rule', () => {
    const report = reportAfter(GRAVER, RAISED);
    const digests = digestsOf(report);
    expect(digests.ruleset).not.toBe(today.ruleset);
    expect(digests.report).not.toBe(today.report);
    expect(digests.engine).toBe(today.engine);
  });

  it('cannot change under a version that is released: nothing is built', () => {
    const cwd = copyWith([GRAVER]);
    const args = ['--input-type=module', '--eval', GENERATE];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('raise x-version');
  });

  it('change with one line of the engine, even one that changes no finding', () => {
    const report = reportAfter({ path: 'src/lint/verdict.ts', from: /$/, to: '\n// another\n' });
    const digests = digestsOf(report);
    expect(digests.engine).not.toBe(today.engine);
    expect(digests.report).not.toBe(today.report);
    expect(digests.ruleset).toBe(today.ruleset);
  });

  it('change with the bytes of a package that runs in the engine', () => {
    const report = reportAfter({
      path: 'package-lock.json',
      from: /("node_modules\/@stoplight\/spectral-core": \{.*?"integrity": "sha512-)../s,
      to: '$1zz',
    });
    expect(digestsOf(report).engine).not.toBe(today.engine);
  });
});
