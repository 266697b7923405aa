import type { Contract, ContractOperation } from './contract.ts';
import type { Resolved } from './territory.ts';

/** Whose fault a problem is. */
export type Fault = 'consumer' | 'gateway' | 'vendor';

/** A normalised, contract-valid body and where it comes from. Plain data: crosses isolates. */
export interface Snapshot {
  /** Serialised JSON, so that it is stringified once and served many times. */
  readonly body: string;
  /** RFC 3339 UTC, when the vendor's last answer of the dialogue was received. */
  readonly retrievedAt: string;
  readonly ttlSeconds: number;
}

/** How the snapshot reached the consumer (RFC 9211 `Cache-Status`). */
export type CacheOutcome = 'hit' | 'miss' | 'stale';

/** One traversal of the gateway; each step of the pipeline returns a fuller one. */
export interface Exchange {
  readonly id: string;
  readonly request: { readonly url: URL; readonly method: string; readonly headers: Headers };
  /** RFC 3339 UTC, when the gateway received the request. */
  readonly receivedAt: string;
  readonly consumer: string;
  readonly contract: Contract;
  readonly operation: ContractOperation;
  readonly query: Readonly<Record<string, string>>;
  readonly resolved: Resolved;
}

/** One line of the journal per exchange. No personal data: neither address nor key. */
export interface JournalEntry {
  readonly exchange: string;
  readonly at: string;
  readonly territory: string;
  readonly contract: string;
  readonly operation: string | null;
  readonly service: string | null;
  readonly status: number;
  readonly problem: string | null;
  readonly fault: Fault | null;
  readonly cache: CacheOutcome | null;
  readonly durationMs: number;
}
