import type { Contract, ContractOperation } from './contract.ts';
import type { Resolved } from './territory.ts';

/** Whose fault a problem is. */
export type Fault = 'consumer' | 'gateway' | 'vendor';

/** A normalised, contract-valid body and where it comes from. Plain data: crosses isolates. */
export interface Snapshot {
  /** Serialised JSON, so that it is stringified once and served many times. */
  readonly body: string;
  /** Strong entity tag of the body, quotes included (RFC 9110 §8.8.3). */
  readonly etag: string;
  /** RFC 3339 UTC, when the vendor's last answer of the dialogue was received. */
  readonly retrievedAt: string;
  readonly ttlSeconds: number;
}

/** How the snapshot reached the consumer (RFC 9211 `Cache-Status`). */
export type CacheOutcome = 'hit' | 'miss' | 'stale';

/** What the gateway is asked, as it arrived: nothing in it is trusted yet. */
export interface Received {
  readonly id: string;
  readonly request: {
    readonly url: URL;
    readonly method: string;
    readonly headers: Headers;
    /** Aborts when the consumer leaves, where the runtime tells. */
    readonly signal: AbortSignal;
  };
  /** The route's segments, undecoded territory by undecoded contract. */
  readonly target: {
    readonly territory: string;
    readonly contract: string;
    readonly major: string;
    readonly path: string;
  };
  /** RFC 3339 UTC, when the gateway received the request. */
  readonly receivedAt: string;
}

/** Known consumer. */
export interface Authenticated extends Received {
  readonly consumer: string;
}

/** Known territory, contract, operation, and the plug that serves them. */
export interface Routed extends Authenticated {
  readonly contract: Contract;
  readonly operation: ContractOperation;
  readonly resolved: Resolved;
}

/** One traversal of the gateway; each step of the pipeline returns a fuller one. */
export interface Exchange extends Routed {
  readonly query: Readonly<Record<string, string>>;
}

/** An exchange with its answer. */
export interface Answered extends Exchange {
  readonly snapshot: Snapshot;
  readonly outcome: CacheOutcome;
  /** Code of the problem that made a refresh fail, when the snapshot is stale. */
  readonly because: string | null;
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
