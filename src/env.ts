import { z } from 'zod';
import type { Clock, Feeds, Journal, Registry } from './model/ports.ts';

/** Text variables and secrets of the Worker; bindings are typed in `platform/bindings.ts`. */
const schema = z.object({
  /** Bearer token of the administration API; without it that API is closed. */
  ADMIN_TOKEN: z.string().min(16).optional(),
  /** Origins outside the public internet that services may use: local vendor stand-ins only. */
  LOCAL_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(' ').filter((origin) => origin !== '')),
  /** Public origin of this gateway, for the URLs it writes into answers; the request's by default. */
  PUBLIC_ORIGIN: z.url().optional(),
});

export type Config = z.infer<typeof schema>;

/** Throws on a malformed variable: a gateway half configured must not start. */
export function parseConfig(env: unknown): Config {
  return schema.parse(env);
}

/** What the routes may use; wired by the entry (`worker.ts`), replaced by plain lines in tests. */
export interface Ports {
  readonly config: Config;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly feeds: Feeds;
  readonly journal: Journal;
  /** Random identifier of an exchange. */
  readonly newId: () => string;
}

/** Hono's type parameter everywhere: `c.var.ports`. */
export interface AppEnv {
  Variables: { ports: Ports };
}
