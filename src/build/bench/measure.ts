import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One whole process, start-up included. */
export interface Measure {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly rssMegabytes: number;
  readonly exitCode: number | null;
}

/** A linter as a command line on one file. */
export interface Contender {
  readonly name: string;
  readonly args: (file: string) => readonly string[];
}

const PRELOAD = join(import.meta.dirname, 'usage.mjs');

export async function measure(args: readonly string[], nodeArgs: readonly string[] = []) {
  const usage = join(tmpdir(), `prise-usage-${process.pid}.json`);
  rmSync(usage, { force: true });
  const start = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, `--import=${PRELOAD}`, ...args], {
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '', PRISE_USAGE: usage, REDOCLY_TELEMETRY: 'off' },
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  const wallMs = performance.now() - start;
  const used = readUsage(usage);
  return { wallMs, ...used, exitCode } satisfies Measure;
}

/** A process that was killed (out of memory) leaves nothing. */
function readUsage(file: string): Pick<Measure, 'cpuMs' | 'rssMegabytes'> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { cpuMs: Number.NaN, rssMegabytes: Number.NaN };
  }
}

/** The contenders in turn, `runs` times: what slows the machine down slows them all. */
export async function interleave(
  contenders: readonly Contender[],
  file: string,
  runs: number,
): Promise<ReadonlyMap<string, readonly Measure[]>> {
  const measures = new Map<string, Measure[]>(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const { name, args } of contenders) measures.get(name)?.push(await measure(args(file)));
  }
  return measures;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
