import { z } from 'zod';
import { LIMITS } from './gateway/limits.ts';
import type {
  Admission,
  Catalogue,
  Clock,
  Feeds,
  Journal,
  Later,
  Profiles,
  Registry,
  Swaps,
  Tokens,
  Verifications,
  Writes,
} from './model/ports.ts';

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
  /** `iss` of the tokens of consumers: the territory's authorization server. */
  TOKEN_ISSUER: z.url().optional(),
  /** Its public keys, a JWK Set (RFC 7517 §5) as JSON; without them protected contracts are closed. */
  TOKEN_KEYS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.object({ keys: z.array(z.record(z.string(), z.unknown())).min(1) }))
    .optional(),
  /** `aud` of those tokens. */
  TOKEN_AUDIENCE: z.string().min(1).default('prise-numerique'),
  /** Of a whole dialogue with a vendor; may be shortened, never lengthened. */
  CALL_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(LIMITS.minDialogueMs)
    .max(LIMITS.dialogueMs)
    .default(LIMITS.dialogueMs),
  /** First pause after a vendor's failure; 0 asks it again at once. */
  CALL_BACK_OFF_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(LIMITS.maxBackOffMs)
    .default(LIMITS.backOffMs),
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
  readonly catalogue: Catalogue;
  readonly admission: Admission;
  readonly registry: Registry;
  readonly feeds: Feeds;
  readonly writes: Writes;
  readonly tokens: Tokens;
  readonly journal: Journal;
  readonly verifications: Verifications;
  readonly profiles: Profiles;
  readonly swaps: Swaps;
  readonly later: Later;
  /** Bounds what is done later: a candidate that stalls piles nothing up. */
  readonly lateAdmission: Admission;
  /** Random identifier of an exchange. */
  readonly newId: () => string;
}

/** Hono's type parameter everywhere: `c.var.ports`, and the identifier of this exchange. */
export interface AppEnv {
  Variables: { ports: Ports; exchange: string };
}
