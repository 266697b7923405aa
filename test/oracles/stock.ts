import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface StockFinding {
  readonly code: string | number;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly severity: number;
  readonly range: unknown;
  readonly source?: string;
  readonly documentationUrl?: string;
}

interface Asked {
  readonly file: string;
  readonly ruleset?: string;
}

export type StockAnswer =
  | (Asked & { readonly findings: readonly StockFinding[] })
  /** Stock Spectral gave up: on loading the ruleset, or on running it. */
  | (Asked & { readonly crash: string; readonly errors: readonly string[] });

/** Files to lint with one ruleset, the path of a file; with `spectral:oas` when there is none. */
export interface StockJob {
  readonly ruleset?: string;
  readonly files: readonly string[];
}

/** What stock Spectral finds in each file with `spectral:oas`, asked of a process of its own. */
export async function askStockSpectral(
  files: readonly string[],
  heapMegabytes = 4096,
): Promise<StockAnswer[]> {
  return await askStock([{ files }], heapMegabytes);
}

/** The same with rulesets of any kind, all in one process: starting it costs more than a run. */
export async function askStock(
  jobs: readonly StockJob[],
  heapMegabytes = 4096,
): Promise<StockAnswer[]> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMegabytes}`, `${import.meta.dirname}/stock-spectral.mjs`],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  child.stdin.end(JSON.stringify({ jobs }));
  const answers: StockAnswer[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line) as StockAnswer);
  }
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`stock Spectral exited with ${child.exitCode}`);
  return answers;
}
