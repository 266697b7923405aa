/** The runtime's own services behind our ports. */
import type { JournalEntry } from '../model/exchange.ts';
import type { Clock, Journal, Later } from '../model/ports.ts';
import { SECRET_NAME } from '../model/territory.ts';

export const systemClock: Clock = { now: () => new Date() };

export function newId(): string {
  return crypto.randomUUID();
}

/** 128 bits that open something, as text that a header and an address can carry. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Structured lines, which `wrangler tail`, Logpush and a self-hosted workerd all collect. */
export const consoleJournal: Journal = {
  write(entry: JournalEntry) {
    console.log(JSON.stringify({ kind: 'exchange', ...entry }));
  },
};

export function secretsOf(env: object): (name: string) => string | undefined {
  const entries = new Map(Object.entries(env));
  return (name) => {
    const value: unknown = SECRET_NAME.test(name) ? entries.get(name) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
}

/** After the answer (`waitUntil`): what fails there is for the log, nobody waits for it. */
export function laterOf(context: { waitUntil(work: Promise<unknown>): void }): Later {
  return (work) =>
    context.waitUntil(
      work.catch((error: unknown) => {
        const { name, stack = '' } = error instanceof Error ? error : new Error();
        console.error(JSON.stringify({ kind: 'bug', exchange: null, name, stack }));
      }),
    );
}
