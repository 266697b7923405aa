import type { Adapter, VendorAnswer, VendorAuth, VendorRequest } from './adapter.ts';
import type { Contract, Parameters } from './contract.ts';
import type { CacheOutcome, JournalEntry, Snapshot } from './exchange.ts';
import type { Keep } from './keep.ts';
import type { Decisions, Profile } from './profile.ts';
import type { Digest, Progress, Verification } from './report.ts';
import type {
  Observation,
  PlugName,
  RecordedExchange,
  SwapReport,
  SwapSummary,
  Trial,
  TrialState,
} from './swap.ts';
import type { ContractRef, Plug, Resolved, Service, Territory, Vendor } from './territory.ts';

/** Everything below is implemented in `platform/` (or, in tests, by a few plain lines). */

export interface Clock {
  /** Current instant. */
  now(): Date;
}

export interface Journal {
  write(entry: JournalEntry): void;
}

/** A territory and all that is plugged in it, as one file describes it. */
export interface TerritoryFile {
  readonly territories: readonly Territory[];
  readonly vendors: readonly Vendor[];
  readonly services: readonly Service[];
  readonly plugs: readonly Plug[];
}

/** The registry of territories, vendors, services and plugs. */
export interface Registry {
  territory(code: string): Promise<Territory | undefined>;
  territories(): Promise<readonly Territory[]>;
  /** The plug in force at an instant for the territory itself, else for its EPCI. */
  resolve(code: string, contract: string, at: string): Promise<Resolved | undefined>;
  /** The plugs in force that communes of an EPCI have of their own, one a commune, by its name. */
  resolveWithin(epci: string, contract: string, at: string): Promise<readonly Resolved[]>;
  /** All of the registry, as a file that `load` would take. */
  export(): Promise<TerritoryFile>;
  services(contract?: string): Promise<readonly Service[]>;
  plugs(territory?: string): Promise<readonly Plug[]>;
  /** Ends the plug in force and opens one to `service` at the same instant, in one transaction. */
  movePlug(move: PlugMove): Promise<Plug>;
  /** Inserts or updates all of the file in one transaction; existing plugs are left alone. */
  load(file: TerritoryFile): Promise<void>;
}

/** The plug of one territory for one contract goes to another service at an instant. */
export interface PlugMove {
  readonly territory: string;
  readonly contract: ContractRef;
  readonly service: string;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/** Everything the gateway can serve and everything it can be plugged to. */
export interface Catalogue {
  readonly contracts: readonly Contract[];
  readonly adapters: readonly Adapter[];
}

/** Carries one request to a vendor, within the limits of the gateway. */
export type Caller = (request: VendorRequest, purpose?: 'release') => Promise<VendorAnswer>;

/** Opens a dialogue with the vendor of a service: all its calls share one deadline and one budget. */
export type OpenDialogue = <T>(
  service: Service,
  auth: VendorAuth,
  converse: (call: Caller) => Promise<T>,
) => Promise<T>;

/** Who a consumer is, by its token. */
export interface Tokens {
  /** Undefined when the token is not one of ours, or is no longer good. */
  verify(token: string): Promise<Consumer | undefined>;
}

export interface Consumer {
  /** `sub` of its tokens. */
  readonly id: string;
  readonly scopes: readonly string[];
}

/** Carries a write once, however often it is asked. */
export interface Writes {
  carry(write: Write): Promise<WriteAnswer>;
}

export interface Write extends FeedQuery {
  readonly body: unknown;
  /** Who may repeat it: the same consumer, key, territory and operation name the same write. */
  readonly consumer: string;
  readonly territory: string;
  /** The consumer's own (`Idempotency-Key`), else one that nobody else has. */
  readonly key: string;
}

/** Plain data, because it crosses from a Durable Object to an isolate. */
export type WriteAnswer =
  | { readonly ok: true; readonly snapshot: Snapshot; readonly replayed: boolean }
  | {
      readonly ok: false;
      readonly problem: string;
      readonly detail: string;
      readonly retryAfterSeconds?: number;
    };

/** Bounds the exchanges that one isolate carries at once. */
export interface Admission {
  /** `share`: the consumer has as many as it may; `full`: nobody gets in. Else `leave` must follow. */
  enter(consumer: string): 'admitted' | 'share' | 'full';
  leave(consumer: string): void;
}

/** Last good snapshot per feed, single flight and breaker. */
export interface Feeds {
  read(query: FeedQuery): Promise<FeedAnswer>;
}

/** Names one upstream feed: the same query is never in flight twice. */
export interface FeedQuery {
  readonly service: Service;
  readonly operation: string;
  readonly parameters: Parameters;
}

/** Plain data, because it crosses from a Durable Object to an isolate. */
export type FeedAnswer =
  | {
      readonly ok: true;
      readonly snapshot: Snapshot;
      readonly outcome: CacheOutcome;
      /** Problem code of the failed refresh when `outcome` is `stale`. */
      readonly because?: string;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      readonly detail: string;
      readonly retryAfterSeconds?: number;
    };

/** What a submission is judged by. */
export interface Terms {
  readonly ruleset: string;
  /** Whole, so that whoever judges asks nobody; the ruleset is then the profile's. */
  readonly profile?: Profile | undefined;
  /** `YYYY-MM-DD`: the day to hold waivers against. */
  readonly date?: string | undefined;
  readonly decisions?: Decisions | undefined;
}

/** What is deposited to be judged later: too large to keep somebody waiting for the answer. */
export interface Submission extends Terms {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface VerificationStatus {
  readonly state: 'waiting' | 'judging' | 'done' | 'failed';
  /** Only while it is judged. */
  readonly progress: Progress | null;
  /** RFC 3339 UTC: nothing of the verification is left after it. Null: it stays. */
  readonly expires: string | null;
  /** Null when nobody asked to keep it: it only could not be judged at once. */
  readonly keep: Keep | null;
}

/** What whoever deposits learns, once. */
export interface Deposit extends Pick<VerificationStatus, 'expires' | 'keep'> {
  readonly id: string;
  /** Erases the verification; only its hash is kept. */
  readonly deletionToken: string;
}

/** Verifications that are kept, each known by an identifier that nobody can guess. */
export interface Verifications {
  /** Keeps the submission and has it judged. */
  submit(submission: Submission, keep: Keep | null): Promise<Deposit>;
  /** Keeps what is judged already. */
  keep(verification: Verification, keep: Keep): Promise<Deposit>;
  /** Undefined once expired or erased, as if it had never been. */
  status(id: string): Promise<VerificationStatus | undefined>;
  submission(id: string): Promise<Submission | undefined>;
  tell(id: string, progress: Progress): Promise<void>;
  /** The submission is deleted; its report and texts are kept until the verification expires. */
  conclude(id: string, verification: Verification): Promise<void>;
  result(id: string): Promise<Verification | undefined>;
  fail(id: string): Promise<void>;
  /** Everything goes, at once, for who has the deletion token. */
  erase(id: string, deletionToken: string): Promise<'erased' | 'refused' | 'unknown'>;
}

/** Names one version of an authority's profile; the version is never written twice. */
export interface ProfileName {
  /** Code of the territory whose profile it is. */
  readonly authority: string;
  readonly id: string;
  readonly version: string;
}

export interface AuthorityProfile extends ProfileName {
  /** SHA-256 of `content`. */
  readonly digest: Digest;
  /** Canonical JSON (RFC 8785) of a `Profile`: the very bytes that the digest is of. */
  readonly content: string;
  /** RFC 3339 UTC. */
  readonly createdAt: string;
}

/** The profiles that authorities made. */
export interface Profiles {
  find(name: ProfileName): Promise<AuthorityProfile | undefined>;
  /** By authority, identifier and version; from the one that comes after `after`. */
  list(page: {
    readonly limit: number;
    readonly after?: ProfileName | undefined;
  }): Promise<readonly AuthorityProfile[]>;
  /** `same`: this content is there already; `different`: another one is, and stays. */
  keep(profile: AuthorityProfile): Promise<'kept' | 'same' | 'different'>;
}

/** Exchanges recorded for replay, trials under way, and the reports of swaps. */
export interface Swaps {
  /** Notes a read of the plug, once however often it is asked; the oldest leave. */
  record(plug: PlugName, exchange: RecordedExchange, at: string): Promise<void>;
  /** The latest first. */
  recorded(plug: PlugName, limit: number): Promise<readonly RecordedExchange[]>;
  keep(report: SwapReport): Promise<void>;
  find(id: string): Promise<SwapReport | undefined>;
  /** The latest first, from the one that comes after `after`. */
  list(page: {
    readonly limit: number;
    readonly after?: Pick<SwapSummary, 'at' | 'id'> | undefined;
  }): Promise<readonly SwapSummary[]>;
  trial(plug: PlugName): Promise<TrialState | undefined>;
  /** Opens it with its counters at zero, in the place of any other. */
  open(trial: Trial): Promise<void>;
  observe(plug: PlugName, observation: Observation): Promise<void>;
  /** Moves the plug to the candidate and notes it in the trial, in one transaction. */
  commit(trial: Trial, at: string): Promise<void>;
  /** Ends the trial and, when it had moved the plug, moves it back, in one transaction. */
  rollBack(trial: Trial, at: string): Promise<void>;
}

/** Work that goes on once the consumer has its answer. */
export type Later = (work: Promise<unknown>) => void;
