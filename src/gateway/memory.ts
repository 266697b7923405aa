/**
 * What one isolate remembers in front of the feeds, so that a fresh answer costs no hop to its
 * Durable Object. Plain data only: a `Response` cannot cross requests. Oldest use leaves first.
 */
import type { Snapshot } from '../model/exchange.ts';
import type { Clock, Feeds } from '../model/ports.ts';
import { isFresh } from './feed.ts';
import { feedName } from './feed-name.ts';
import { LIMITS } from './limits.ts';

export interface Memory {
  get(name: string): Snapshot | undefined;
  set(name: string, snapshot: Snapshot): void;
}

export function boundedMemory(
  entries: number = LIMITS.memoryEntries,
  characters: number = LIMITS.memoryCharacters,
): Memory {
  const kept = new Map<string, Snapshot>();
  let held = 0;
  const forget = (name: string): void => {
    held -= kept.get(name)?.body.length ?? 0;
    kept.delete(name);
  };
  return {
    get(name) {
      const snapshot = kept.get(name);
      if (snapshot === undefined) return undefined;
      // A Map iterates in insertion order: put back last, it leaves last.
      kept.delete(name);
      kept.set(name, snapshot);
      return snapshot;
    },
    set(name, snapshot) {
      forget(name);
      if (snapshot.body.length > characters) return;
      kept.set(name, snapshot);
      held += snapshot.body.length;
      for (const oldest of kept.keys()) {
        if (kept.size <= entries && held <= characters) return;
        forget(oldest);
      }
    },
  };
}

/** Feeds whose fresh snapshots are answered from memory. Failures are never remembered here. */
export function remembered(feeds: Feeds, memory: Memory, clock: Clock): Feeds {
  return {
    async read(query) {
      const name = await feedName(query);
      const snapshot = memory.get(name);
      if (snapshot !== undefined && isFresh(snapshot, clock.now())) {
        return { ok: true, snapshot, outcome: 'hit' };
      }
      const answer = await feeds.read(query);
      // What is never fresh is personal data: not even this isolate keeps it.
      const keeps = answer.ok && answer.outcome !== 'stale' && answer.snapshot.ttlSeconds > 0;
      if (keeps) memory.set(name, answer.snapshot);
      return answer;
    },
  };
}
