/** What the commands that speak to a running gateway have in common. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const DEFAULT_ENDPOINT = 'http://127.0.0.1:8787';

/** Administration answers at once or not at all: it asks no vendor. */
const TIMEOUT_MS = 30_000;

interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: string[];
}

/** Something that the person at the keyboard can mend; its message is the whole explanation. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Options by name, all of them texts but the `flags`, which take no value, and what is left. Throws
 * `UsageError` on anything else.
 */
export function options<N extends string, F extends string = never>(
  args: readonly string[],
  names: readonly N[],
  flags: readonly F[] = [],
) {
  const known: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const name of names) known[name] = { type: 'string' };
  for (const name of flags) known[name] = { type: 'boolean' };
  try {
    const { values, positionals }: Parsed = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
    });
    const given: Partial<Record<N, string>> = {};
    for (const name of names) {
      const value = values[name];
      if (typeof value === 'string') given[name] = value;
    }
    return { given, flags: flags.filter((name) => values[name] === true), positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** From the environment, else from the local development file; absent, the gateway will say so. */
export function token(): string | undefined {
  const { PRISE_ADMIN_TOKEN } = process.env;
  if (PRISE_ADMIN_TOKEN !== undefined) return PRISE_ADMIN_TOKEN;
  try {
    return /^ADMIN_TOKEN *= *"?([^"\s]+)"?/m.exec(readFileSync('.dev.vars', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

const problem = z.object({
  title: z.string(),
  detail: z.string().optional(),
  violations: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
});

export interface Ask {
  readonly endpoint: string | undefined;
  readonly path: string;
  readonly method?: string;
  readonly body?: string;
  /** Longer where vendors are asked. */
  readonly timeoutMs?: number;
}

/** The answer's JSON, or the gateway's own explanation as a `UsageError`. */
export async function ask({ endpoint = DEFAULT_ENDPOINT, path, method = 'GET', ...asked }: Ask) {
  const { body, timeoutMs = TIMEOUT_MS } = asked;
  const bearer = token();
  const headers = new Headers({ accept: 'application/json' });
  if (bearer !== undefined) headers.set('authorization', `Bearer ${bearer}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (!URL.canParse(path, endpoint)) throw new UsageError(`adresse incorrecte : ${endpoint}`);
  const response = await fetch(new URL(path, endpoint), {
    method,
    headers,
    ...(body !== undefined && { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new UsageError(`aucune passerelle ne répond sur ${endpoint} (lancez npm start).`);
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  throw new UsageError(explanation(response.status, answer));
}

function explanation(status: number, answer: unknown): string {
  const { success, data } = problem.safeParse(answer);
  if (!success) return `la passerelle a répondu par le statut HTTP ${status}.`;
  const lines = data.violations.map(({ path, message }) => `  ${path} : ${message}`);
  const head = data.detail === undefined ? data.title : `${data.title}. ${data.detail}`;
  return [head, ...lines].join('\n');
}

/** What a command prints, and its exit code when that tells something. */
export interface Told {
  readonly text: string;
  readonly code: number;
}

/** Runs a command: 0 when it did its work, 2 with an explanation on standard error otherwise. */
export async function explained(work: () => Promise<string | Told>): Promise<number> {
  try {
    const told = await work();
    const { text, code } = typeof told === 'string' ? { text: told, code: 0 } : told;
    if (text !== '') process.stdout.write(`${text}\n`);
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`prise : ${error.message}\n`);
    return 2;
  }
}
