/** One engine: the same report, to the byte, from the server, the command, the library, the page. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { CASES, type Case } from '../everywhere/cases.ts';
import { launch, visitor } from './browser.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prise-everywhere-'));
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
  page = (await visitor(browser)).page;
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
  rmSync(folder, { recursive: true });
});

async function byServer({ files }: Case, ruleset: string): Promise<string> {
  const body = new FormData();
  for (const { name, bytes } of files) body.append('fichiers', new Blob([bytes]), name);
  const path = `/api/verifications?ruleset=${ruleset}&format=json`;
  const answer = await endpoint.get(path, { method: 'POST', body });
  expect(answer.status).toBe(200);
  return answer.text();
}

function byNode(args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', ...args],
    { cwd: resolve('.'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(stderr).toBe('');
  return stdout;
}

function byCommand(paths: readonly string[], ruleset: string): string {
  return byNode(['dist/cli/cli.mjs', 'lint', ...paths, '--format=json', `--ruleset=${ruleset}`]);
}

function byLibrary(paths: readonly string[], ruleset: string): string {
  const program = `import { readFileSync } from 'node:fs';
    import { basename } from 'node:path';
    import { lint, render } from 'prise';
    const [ruleset, ...paths] = process.argv.slice(1);
    const files = paths.map((path) => ({ name: basename(path), content: readFileSync(path) }));
    process.stdout.write(render(await lint(files, { ruleset }), 'json'));`;
  return byNode(['--input-type=module', '--eval', program, ruleset, ...paths]);
}

/** Chooses the files, as a person does, and takes the report that the page hands over. */
async function byPage(paths: readonly string[], ruleset: string): Promise<string> {
  await page.goto(`${endpoint.url}/verifier?ruleset=${ruleset}`);
  await page.getByText('il ne quitte pas votre ordinateur').waitFor();
  await page.locator('input[type=file]').setInputFiles([...paths]);
  await page.getByText('Obtenir directement un fichier').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Rapport JSON' }).click(),
  ]);
  expect(download.url()).toMatch(/^blob:/);
  return readFileSync(await download.path(), 'utf8');
}

describe.each(['territoire', 'spectral:oas'])('with %s', (ruleset) => {
  it.each(CASES)('$name', async (submission) => {
    const paths = submission.files.map(({ name, bytes }) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    const server = await byServer(submission, ruleset);
    const { digest } = JSON.parse(server) as Report;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await byServer(submission, ruleset)).toBe(server);
    expect(byCommand(paths, ruleset)).toBe(server);
    expect(byLibrary(paths, ruleset)).toBe(server);
    expect(await byPage(paths, ruleset)).toBe(server);
  });
});
