import type { Contract, ContractOperation, Parameters, Part, Source } from './contract.ts';
import type { Resolved, Service } from './territory.ts';

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
    /** Not read before the operation, the consumer and the room for it are known. */
    readonly body: ReadableStream<Uint8Array> | null;
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

/** Known territory, contract, operation, and who is to be asked. */
export interface Routed extends Received {
  readonly contract: Contract;
  readonly operation: ContractOperation;
  /** What stands for `{name}` in the operation's path, decoded. */
  readonly pathParameters: Parameters;
  readonly resolved: Resolved;
  /** Every distinct service that the answer is to be read from; one, but for a whole territory. */
  readonly sources: readonly Asked[];
}

/** Who asks, by the token presented; `anonyme` where none is needed. */
export interface Authenticated extends Routed {
  readonly consumer: string;
}

/** A service to ask, and the territories that it answers for. */
export interface Asked extends Source {
  readonly definition: Service;
}

/** One traversal of the gateway; each step of the pipeline returns a fuller one. */
export interface Exchange extends Authenticated {
  readonly parameters: Parameters;
  /** Body of a write, as the contract wants it. */
  readonly body: unknown;
}

/** An exchange with its answer. */
export interface Answered extends Exchange {
  readonly snapshot: Snapshot;
  readonly outcome: CacheOutcome;
  /** Code of the problem that made a refresh fail, when the snapshot is stale. */
  readonly because: string | null;
  /** What each service gave, when several were asked; empty otherwise. */
  readonly parts: readonly Part[];
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
