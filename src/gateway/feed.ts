/**
 * One upstream feed: its last good snapshot, at most one refresh at a time, and how long a vendor
 * that fails is left alone. No runtime in it: the Durable Object lends storage and clock, tests lend
 * plain values.
 *
 * The breaker is this state and not cockatiel's: it must survive the eviction of the object, be
 * shared by all isolates and tell consumers when to come back, and half-open is what the single
 * flight already gives: after the pause, one caller probes and the others wait for it.
 */
import type { CacheOutcome, Snapshot } from '../model/exchange.ts';
import type { Clock, FeedAnswer } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';
import { LIMITS } from './limits.ts';

export interface FeedState {
  readonly snapshot: Snapshot | null;
  /** Consecutive failures since the last success. */
  readonly failures: number;
  /** RFC 3339 UTC before which the vendor is not asked again. */
  readonly retryAt: string | null;
  readonly failure: { readonly problem: string; readonly detail: string } | null;
}

export const EMPTY_FEED: FeedState = { snapshot: null, failures: 0, retryAt: null, failure: null };

export interface FeedRules {
  /** How long after its freshness a snapshot may stand in for a failing vendor (RFC 5861 §4). */
  readonly staleSeconds: number;
  /** First pause after a failure. */
  readonly backOffMs: number;
}

/** Seconds since the vendor gave what the snapshot holds. */
export function ageSeconds(snapshot: Snapshot, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(snapshot.retrievedAt)) / 1000));
}

export function isFresh(snapshot: Snapshot, now: Date): boolean {
  return now.getTime() - Date.parse(snapshot.retrievedAt) < snapshot.ttlSeconds * 1000;
}

/** What can be answered without asking the vendor; undefined when it must be asked. */
export function answerNow(state: FeedState, now: Date, rules: FeedRules): FeedAnswer | undefined {
  if (state.snapshot !== null && isFresh(state.snapshot, now)) return served(state.snapshot, 'hit');
  const paused = state.retryAt !== null && now.getTime() < Date.parse(state.retryAt);
  return paused ? afterFailure(state, now, rules) : undefined;
}

/** Nothing is kept of what may neither be served again nor stand in: personal data. */
export function succeeded(snapshot: Snapshot, { staleSeconds }: FeedRules): FeedState {
  return snapshot.ttlSeconds + staleSeconds > 0 ? { ...EMPTY_FEED, snapshot } : EMPTY_FEED;
}

/** The pause doubles with each failure and is never shorter than what the vendor itself asks. */
export function failed(state: FeedState, problem: Problem, now: Date, rules: FeedRules): FeedState {
  const doubled = rules.backOffMs * 2 ** Math.min(state.failures, 16);
  const pause = Math.max(
    Math.min(doubled, LIMITS.maxBackOffMs),
    (problem.retryAfterSeconds ?? 0) * 1000,
  );
  return {
    snapshot: state.snapshot,
    failures: state.failures + 1,
    retryAt: new Date(now.getTime() + pause).toISOString(),
    failure: { problem: problem.code, detail: problem.detail ?? '' },
  };
}

/** The last good snapshot while it may stand in, else why there is none. */
export function afterFailure(state: FeedState, now: Date, rules: FeedRules): FeedAnswer {
  const { snapshot, failure } = state;
  const because = failure?.problem ?? 'erreur-interne';
  if (snapshot !== null && mayStandIn(snapshot, now, rules)) {
    return { ...served(snapshot, 'stale'), because };
  }
  const wait = state.retryAt === null ? 0 : Date.parse(state.retryAt) - now.getTime();
  const retryAfterSeconds = Math.max(1, Math.ceil(wait / 1000));
  if (state.failures >= LIMITS.breakerFailures && wait > 0) {
    const detail = `L’éditeur a échoué ${state.failures} fois de suite (${because}) et n’est plus sollicité pour l’instant.`;
    return { ok: false, problem: 'editeur-suspendu', detail, retryAfterSeconds };
  }
  return { ok: false, problem: because, detail: failure?.detail ?? '', retryAfterSeconds };
}

function mayStandIn(snapshot: Snapshot, now: Date, { staleSeconds }: FeedRules): boolean {
  const limit = (snapshot.ttlSeconds + staleSeconds) * 1000;
  return now.getTime() - Date.parse(snapshot.retrievedAt) < limit;
}

function served(snapshot: Snapshot, outcome: CacheOutcome) {
  return { ok: true, snapshot, outcome } as const;
}

/** What a feed needs of its host. */
export interface FeedHost {
  readonly clock: Clock;
  readonly load: () => FeedState;
  readonly save: (state: FeedState) => void;
}

export interface Feed {
  /** `refresh` asks the vendor; only the first of concurrent readers has its own run. */
  read(refresh: () => Promise<Snapshot>, rules: FeedRules): Promise<FeedAnswer>;
}

export function createFeed({ clock, load, save }: FeedHost): Feed {
  let state = load();
  let flight: Promise<FeedAnswer> | undefined;

  async function renew(refresh: () => Promise<Snapshot>, rules: FeedRules): Promise<FeedAnswer> {
    try {
      const snapshot = await refresh();
      state = succeeded(snapshot, rules);
      save(state);
      return served(snapshot, 'miss');
    } catch (error) {
      // Only a vendor's failure says something about the vendor; the rest is ours to repair.
      if (!(error instanceof Problem)) throw error;
      if (error.fault !== 'vendor') {
        return { ok: false, problem: error.code, detail: error.detail ?? '' };
      }
      state = failed(state, error, clock.now(), rules);
      save(state);
      return afterFailure(state, clock.now(), rules);
    }
  }

  return {
    async read(refresh, rules) {
      const known = answerNow(state, clock.now(), rules);
      if (known !== undefined) return known;
      flight ??= renew(refresh, rules).finally(() => {
        flight = undefined;
      });
      return flight;
    },
  };
}
