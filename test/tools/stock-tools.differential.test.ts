import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_ORIGIN } from '../../src/model/snippets.ts';

const CLI = resolve('dist/cli/cli.mjs');
const SPECTRAL = resolve('node_modules/@stoplight/spectral-cli/dist/index.js');
/** Different families, and both kinds of severity. */
const RULES = ['territoire-https-only', 'territoire-problem-json', 'territoire-export'];

interface Finding {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: number;
  readonly range: unknown;
  readonly source: string;
}

/** With the ruleset as it is, and with a profile that finds other things grave. */
const CHOICES = [{ choice: [] }, { choice: ['--profile', 'temps-reel'] }];

/** A vendor's repository after `prise init`, where only the address of the portal is another. */
let workspace: string;
let portal: Server;
const asked = new Set<string>();

async function run(args: readonly string[], cwd = workspace): Promise<string> {
  // Without the loader of the tests, which substitutes modules.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const options = { cwd, env, maxBuffer: 1e8 };
  return promisify(execFile)(process.execPath, [...args], options).then(
    ({ stdout }) => stdout,
    (error: { code?: unknown; stdout?: string }) => {
      if (error.code === 1 && error.stdout) return error.stdout;
      throw error;
    },
  );
}

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'prise-vendor-'));
  for (const rule of RULES) {
    cpSync(resolve(`rulesets/rules/${rule}/bad.yaml`), join(workspace, `${rule}.yaml`));
  }
  portal = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    asked.add(pathname);
    try {
      response.end(readFileSync(`dist/assets${pathname}`));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => portal.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  portal.close();
  rmSync(workspace, { recursive: true });
});

/** As a vendor does it, then with this portal in the place of the public one. */
async function init(choice: readonly string[]): Promise<void> {
  await run([CLI, 'init', '--ci', 'none', '--force', ...choice]);
  const { port } = portal.address() as AddressInfo;
  const file = join(workspace, '.spectral.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(PUBLIC_ORIGIN);
  writeFileSync(file, text.replace(PUBLIC_ORIGIN, `http://127.0.0.1:${port}`));
  asked.clear();
}

function essence(findings: readonly Finding[]) {
  return findings
    .map(({ code, path, message, severity, range }) => ({ code, path, message, severity, range }))
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

/** What `prise lint` says of one file, in Spectral's own words. */
async function ours(rule: string, choice: readonly string[]): Promise<readonly Finding[]> {
  return JSON.parse(await run([CLI, 'lint', `${rule}.yaml`, '--format', 'spectral', ...choice]));
}

describe.each(CHOICES)('with what prise init $choice wrote', ({ choice }) => {
  beforeAll(() => init(choice));

  it('stock Spectral finds what prise finds', async () => {
    // No --ruleset: it looks for the file that was written.
    const args = ['lint', '--quiet', '--format', 'json', ...RULES.map((rule) => `${rule}.yaml`)];
    const found = JSON.parse(await run([SPECTRAL, ...args])) as Finding[];
    for (const rule of RULES) {
      const of = found.filter(({ source }) => source.endsWith(`/${rule}.yaml`));
      expect(of.map(({ code }) => code)).toContain(rule);
      expect(essence(of)).toEqual(essence(await ours(rule, choice)));
    }
    expect([...asked].some((path) => path.endsWith('/ruleset.yaml'))).toBe(true);
    expect([...asked].some((path) => path.endsWith('/temps-reel.yaml'))).toBe(choice.length > 0);
  });

  it('its VS Code extension finds what prise finds', async () => {
    const script = resolve('test/tools/editor.mjs');
    const found = JSON.parse(await run([script, workspace], resolve('.'))) as Record<
      string,
      Finding[]
    >;
    expect(Object.keys(found)).toEqual(RULES.map((rule) => `${rule}.yaml`).sort());
    for (const rule of RULES) {
      expect(essence(found[`${rule}.yaml`] ?? [])).toEqual(essence(await ours(rule, choice)));
    }
  });
});
