import type { FeedObject } from './feed.ts';
import type { LedgerObject } from './ledger.ts';
import type { VerificationObject } from './verification.ts';
import type { QueuedVerification } from './verifications.ts';

/** What wrangler.toml declares; text variables and secrets are parsed by `env.ts`. */
export interface Bindings {
  readonly DB: D1Database;
  readonly FEEDS: DurableObjectNamespace<FeedObject>;
  readonly LEDGERS: DurableObjectNamespace<LedgerObject>;
  readonly VERIFICATIONS: DurableObjectNamespace<VerificationObject>;
  readonly QUEUE: Queue<QueuedVerification>;
}
