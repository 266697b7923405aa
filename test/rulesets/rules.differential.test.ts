import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { judge } from './judge.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RULESET = `${ROOT}/rulesets/territoire.yaml`;
const PAIRS = globSync(`${ROOT}/rulesets/rules/*/{good,bad}.yaml`).sort();
const SEVERITIES = ['error', 'warn', 'info', 'hint'];
/** Small enough for stock Spectral to judge them all in seconds. */
const MAX_BYTES = 40_000;

interface StockFinding {
  readonly code: string | number;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: number;
  readonly range: unknown;
}

async function run(args: readonly string[]): Promise<string> {
  // Without the loader of the tests, which substitutes modules.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const options = { cwd: ROOT, env, maxBuffer: 1e8 };
  const { stdout } = await promisify(execFile)(process.execPath, [...args], options).catch(
    (error: { code?: unknown; stdout?: string }) => {
      // The CLI exits with 1 when it finds errors.
      if (error.code === 1 && error.stdout) return { stdout: error.stdout };
      throw error;
    },
  );
  return stdout;
}

async function stock(ruleset: string, files: readonly string[]) {
  const script = `${import.meta.dirname}/stock-rules.mjs`;
  return JSON.parse(await run([script, ruleset, ...files])) as Record<string, StockFinding[]>;
}

/** Asked once: stock Spectral is slow to start. */
const onPairs = stock(RULESET, PAIRS);

/** Findings of our rules; what a resolver says of missing files differs, and is not the ruleset's. */
function ofRules(findings: readonly StockFinding[]) {
  const ids = new Set(territoire.rules.map(({ id }) => id));
  return findings
    .filter(({ code }) => ids.has(String(code)))
    .map(({ code, path, message, severity, range }) => ({
      rule: String(code),
      severity: SEVERITIES[severity],
      message,
      path,
      range,
    }));
}

async function ours(file: string) {
  const ids = new Set(territoire.rules.map(({ id }) => id));
  const { findings } = await judge(readFileSync(file, 'utf8'));
  return findings
    .filter(({ rule }) => ids.has(rule))
    .map(({ rule, severity, message, path, range }) => ({ rule, severity, message, path, range }));
}

describe('stock Spectral', () => {
  it('runs the ruleset by its command line, unchanged', async () => {
    const cli = `${ROOT}/node_modules/@stoplight/spectral-cli/dist/index.js`;
    const args = ['lint', '--quiet', '--format', 'json', '--ruleset', RULESET, ...PAIRS];
    const findings = JSON.parse(await run([cli, ...args])) as (StockFinding & { source: string })[];
    for (const { id, severity } of territoire.rules) {
      const folder = `${ROOT}/rulesets/rules/${id}`;
      const of = (name: string) => findings.filter(({ source }) => source === `${folder}/${name}`);
      expect(of('good.yaml')).toEqual([]);
      const seen = of('bad.yaml').map((found) => `${found.code} ${SEVERITIES[found.severity]}`);
      expect([...new Set(seen)]).toEqual([`${id} ${severity}`]);
    }
  });

  it('finds the same with the published form, extended by URL', async () => {
    const folder = `${ROOT}/dist/assets`;
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(`${folder}${new URL(request.url ?? '', 'http://x').pathname}`));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const { port } = server.address() as AddressInfo;
      const published = await stock(`http://127.0.0.1:${port}${territoire.path}`, PAIRS);
      expect(published).toEqual(await onPairs);
      expect(Object.values(published).flat().length).toBeGreaterThanOrEqual(
        territoire.rules.length,
      );
    } finally {
      server.close();
    }
  });

  it('finds what we find, to the order, on our good and bad documents', async () => {
    const answers = await onPairs;
    for (const file of PAIRS) expect(await ours(file)).toEqual(ofRules(answers[file] ?? []));
  });

  it.skipIf(!hasShared)(
    `finds what we find on the corpus below 40 kB${needsShared}`,
    async () => {
      const files = corpusDocuments(MAX_BYTES);
      const answers = await stock(RULESET, files);
      const different: string[] = [];
      let findings = 0;
      for (const file of files) {
        const theirs = ofRules(answers[file] ?? []);
        findings += theirs.length;
        if (JSON.stringify(await ours(file)) !== JSON.stringify(theirs))
          different.push(basename(file));
      }
      expect(different).toEqual([]);
      expect(findings).toBeGreaterThan(1_000);
    },
    120_000,
  );
});
