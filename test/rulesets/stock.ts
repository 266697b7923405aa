/** Stock Spectral on our ruleset, in a process of its own, and its findings in our terms. */
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import type { Finding } from '../../src/model/report.ts';
import { judge } from './judge.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const RULESET = `${ROOT}/rulesets/territoire.yaml`;
export const PAIRS = globSync(`${ROOT}/rulesets/rules/*/{good,bad}.yaml`).sort();
export const SEVERITIES = ['error', 'warn', 'info', 'hint'];

export interface StockFinding {
  readonly code: string | number;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: number;
  readonly range: unknown;
}

export async function run(args: readonly string[]): Promise<string> {
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

export async function stock(ruleset: string, files: readonly string[]) {
  const script = `${import.meta.dirname}/stock-rules.mjs`;
  return JSON.parse(await run([script, ruleset, ...files])) as Record<string, StockFinding[]>;
}

const ids = new Set(territoire.rules.map(({ id }) => id));

/** Findings of our rules; what a resolver says of missing files differs, and is not the ruleset's. */
export function ofRules(findings: readonly StockFinding[], rules: ReadonlySet<string> = ids) {
  return findings
    .filter(({ code }) => rules.has(String(code)))
    .map(({ code, path, message, severity, range }) => ({
      rule: String(code),
      severity: SEVERITIES[severity],
      message,
      path,
      range,
    }));
}

export async function ours(file: string) {
  const { findings } = await judge(readFileSync(file, 'utf8'));
  return oursOf(findings);
}

/** The same of what we find. */
export function oursOf(findings: readonly Finding[], rules: ReadonlySet<string> = ids) {
  return findings
    .filter(({ rule }) => rules.has(rule))
    .map(({ rule, severity, message, path, range }) => ({ rule, severity, message, path, range }));
}
