import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import type { HostileResult } from './case.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The same interpreter as everywhere, without code generation, file writes or child processes. */
const CHILD = [
  '--disallow-code-generation-from-strings',
  '--permission',
  `--allow-fs-read=${ROOT}/*`,
  '--no-warnings',
  '--import=./src/build/aliases-loader.ts',
  'test/hostile/judge.ts',
];

export interface Outcome {
  readonly results: ReadonlyMap<string, HostileResult>;
  /** The case that did not come back, or after which the process fell; null when all ended. */
  readonly stoppedAt: string | null;
  readonly stderr: string;
}

interface Settings {
  readonly timeoutMs: number;
  /** How many times each case is judged: two runs must give the same digest. */
  readonly runs: number;
}

export function judgeAll(names: readonly string[], { timeoutMs, runs }: Settings): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, CHILD, {
    cwd: ROOT,
    input: JSON.stringify(names),
    encoding: 'utf8',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, HOSTILE_RUNS: String(runs), NODE_OPTIONS: '' },
  });
  const results = new Map<string, HostileResult>();
  let last: string | null = null;
  for (const line of stdout.split('\n').filter((each) => each.endsWith('}'))) {
    const told = JSON.parse(line) as HostileResult | { readonly begins: string };
    if ('begins' in told) last = told.begins;
    else results.set(told.name, told);
  }
  return { results, stoppedAt: status === 0 ? null : (last ?? '(start)'), stderr };
}
