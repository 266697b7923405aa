/** What stock Spectral says, asked in a process of its own. */
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../../src/model/report.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The good and the bad document of each rule in force. */
export const PAIRS = globSync(`${ROOT}/rulesets/rules/*/{good,bad}.yaml`).sort();

export const SEVERITIES = ['error', 'warn', 'info', 'hint'] as const;

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

/** Findings by file, of a ruleset that is a file or a URL. */
export async function stock(ruleset: string, files: readonly string[]) {
  const script = `${import.meta.dirname}/stock-rules.mjs`;
  return JSON.parse(await run([script, ruleset, ...files])) as Record<string, StockFinding[]>;
}

/** Findings of some rules; what a resolver says of missing files differs, and is no ruleset's. */
export function ofRules(findings: readonly StockFinding[], rules: Iterable<string>) {
  const ids = new Set(rules);
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

/** The same of what we find. */
export function oursOf(findings: readonly Finding[], rules: Iterable<string>) {
  const ids = new Set(rules);
  return findings
    .filter(({ rule }) => ids.has(rule))
    .map(({ rule, severity, message, path, range }) => ({ rule, severity, message, path, range }));
}
