import type { JournalEntry, Snapshot } from './exchange.ts';
import type { Plug, Resolved, Service, Territory, Vendor } from './territory.ts';

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
  services(contract?: string): Promise<readonly Service[]>;
  plugs(territory?: string): Promise<readonly Plug[]>;
  /** Ends the plug in force and opens one to `service` at the same instant, in one transaction. */
  movePlug(move: {
    readonly territory: string;
    readonly contract: string;
    readonly service: string;
    readonly at: string;
  }): Promise<Plug>;
  /** Inserts or updates all of the file; existing plugs are left alone. */
  load(file: TerritoryFile): Promise<void>;
}

/** Last good snapshot per feed, single flight and breaker. */
export interface Feeds {
  read(query: FeedQuery): Promise<FeedAnswer>;
}

/** Names one upstream feed: the same query is never in flight twice. */
export interface FeedQuery {
  readonly service: Service;
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Plain data, because it crosses from a Durable Object to an isolate. */
export type FeedAnswer =
  | {
      readonly ok: true;
      readonly snapshot: Snapshot;
      readonly outcome: 'hit' | 'miss' | 'stale';
      /** Problem code of the failed refresh when `outcome` is `stale`. */
      readonly because?: string;
    }
  | {
      readonly ok: false;
      readonly problem: string;
      readonly detail: string;
      readonly retryAfterSeconds?: number;
    };
