import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, read } from './tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'totals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

function totals(testResults: readonly object[] | undefined, status: number) {
  const results = join(folder, 'results.json');
  writeFileSync(results, testResults === undefined ? '' : JSON.stringify({ testResults }));
  const args = [join(ROOT, '.ci/totals.mjs'), results, String(status)];
  const { stdout, status: exit } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { line: stdout, exit };
}

describe('the last line of .ci/run', () => {
  it.each([
    [
      'what passed and was skipped',
      [file('passed', 'passed', 'passed', 'skipped')],
      0,
      '2 passed, 0 failed, 1 skipped\n',
      0,
    ],
    [
      'what failed',
      [file('failed', 'passed', 'failed'), file('passed', 'passed')],
      1,
      '2 passed, 1 failed, 0 skipped\n',
      1,
    ],
    [
      'a file that does not load',
      [file('failed'), file('passed', 'passed')],
      1,
      '1 passed, 1 failed, 0 skipped\n',
      1,
    ],
    [
      'an error outside any test',
      [file('passed', 'passed')],
      1,
      '1 passed, 1 failed, 0 skipped\n',
      1,
    ],
    ['no test at all', [], 0, '0 passed, 0 failed, 0 skipped\n', 1],
    ['what broke before the tests', undefined, 2, '0 passed, 1 failed, 0 skipped\n', 1],
  ])('counts %s', (_, results, status, line, exit) => {
    expect(totals(results, status)).toEqual({ line, exit });
  });
});

describe('.ci/run', () => {
  it('runs the command of the README', () => {
    expect(read('README.md')).toContain('npm ci && npm test ');
    expect(read('.ci/run')).toMatch(/^npm ci\b/m);
    expect(read('.ci/run')).toMatch(/^npm test -- --reporter=/m);
  });
});
