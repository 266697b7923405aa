import { describe, expect, it } from 'vitest';
import { createFeed, EMPTY_FEED, type FeedState } from '../../src/gateway/feed.ts';
import { LIMITS } from '../../src/gateway/limits.ts';
import type { Snapshot } from '../../src/model/exchange.ts';
import type { FeedAnswer } from '../../src/model/ports.ts';
import { Problem } from '../../src/problems/problem.ts';

const START = Date.parse('2026-11-21T12:00:00Z');
const RULES = { staleSeconds: 300, backOffMs: 1000 };

/** A feed with a clock that is moved by hand, a vendor that is scripted and a counter of its calls. */
function setUp() {
  const world = { at: START, calls: 0, saved: EMPTY_FEED as FeedState };
  const clock = { now: () => new Date(world.at) };
  const host = {
    clock,
    load: () => world.saved,
    save: (state: FeedState) => {
      world.saved = state;
    },
  };
  let feed = createFeed(host);
  const snapshot = (body: string): Snapshot => ({
    body,
    etag: `"${body}"`,
    retrievedAt: clock.now().toISOString(),
    ttlSeconds: 60,
  });
  const read = (refresh: () => Promise<Snapshot>) =>
    feed.read(() => {
      world.calls += 1;
      return refresh();
    }, RULES);
  return {
    world,
    wait: (seconds: number) => {
      world.at += seconds * 1000;
    },
    evict: () => {
      feed = createFeed(host);
    },
    good: (body = 'a') => read(async () => snapshot(body)),
    bad: (problem = new Problem('editeur-injoignable', { detail: 'x' })) =>
      read(() => Promise.reject(problem)),
    read,
    snapshot,
  };
}

const outcome = (answer: FeedAnswer) => (answer.ok ? answer.outcome : answer.problem);

describe('freshness', () => {
  it('asks once, then answers from the snapshot until its ttl is over', async () => {
    const { good, wait, world } = setUp();
    expect(outcome(await good())).toBe('miss');
    wait(59.999);
    expect(outcome(await good('b'))).toBe('hit');
    expect(world.calls).toBe(1);
    wait(0.001);
    expect(await good('b')).toMatchObject({ outcome: 'miss', snapshot: { body: 'b' } });
  });

  it('survives the eviction of its host', async () => {
    const { good, bad, evict, wait } = setUp();
    await good();
    evict();
    expect(outcome(await good('b'))).toBe('hit');
    wait(60);
    await bad();
    evict();
    expect(await good('b')).toMatchObject({ outcome: 'stale', because: 'editeur-injoignable' });
  });
});

describe('single flight', () => {
  it('asks the vendor once for concurrent readers, and again after', async () => {
    const { read, snapshot, world } = setUp();
    const flight = Promise.withResolvers<Snapshot>();
    const readers = Array.from({ length: 50 }, () => read(() => flight.promise));
    flight.resolve(snapshot('a'));
    expect((await Promise.all(readers)).map(outcome)).toEqual(Array(50).fill('miss'));
    expect(world.calls).toBe(1);
  });

  it('shares a failure too, and lets the next flight start', async () => {
    const { read, good, wait, world } = setUp();
    const flight = Promise.withResolvers<Snapshot>();
    const readers = Array.from({ length: 5 }, () => read(() => flight.promise));
    flight.reject(new Problem('editeur-trop-lent'));
    expect((await Promise.all(readers)).map(outcome)).toEqual(Array(5).fill('editeur-trop-lent'));
    wait(1);
    expect(outcome(await good())).toBe('miss');
    expect(world.calls).toBe(2);
  });
});

describe('a vendor that fails', () => {
  it('is covered by the last good snapshot, labelled, then no longer', async () => {
    const { good, bad, wait } = setUp();
    await good();
    wait(60);
    expect(await bad()).toMatchObject({
      ok: true,
      outcome: 'stale',
      because: 'editeur-injoignable',
    });
    wait(299.999);
    expect(outcome(await bad())).toBe('stale');
    wait(10);
    expect(outcome(await bad())).toBe('editeur-injoignable');
  });

  it('is left alone for 1, 2, 4… seconds, and asked again at once after', async () => {
    const { bad, good, wait, world } = setUp();
    for (const [index, pause] of [1, 2, 4].entries()) {
      expect(await bad()).toMatchObject({ ok: false, retryAfterSeconds: pause });
      wait(pause - 0.001);
      expect(outcome(await good())).toBe('editeur-injoignable');
      expect(world.calls).toBe(index + 1);
      wait(0.001);
    }
    expect(outcome(await good())).toBe('miss');
    expect(world.saved).toMatchObject({ failures: 0, retryAt: null, failure: null });
  });

  it('is suspended after repeated failures, never for longer than a minute', async () => {
    const { bad, wait, world } = setUp();
    for (let failure = 1; failure < LIMITS.breakerFailures; failure += 1) {
      expect(outcome(await bad())).toBe('editeur-injoignable');
      wait(60);
    }
    expect(await bad()).toMatchObject({ problem: 'editeur-suspendu', retryAfterSeconds: 16 });
    for (let failure = 0; failure < 5; failure += 1) {
      wait(60);
      await bad();
    }
    expect(Date.parse(world.saved.retryAt ?? '') - world.at).toBe(LIMITS.maxBackOffMs);
  });

  it('is left alone for as long as it asks', async () => {
    const { bad } = setUp();
    const busy = new Problem('editeur-en-erreur', { retryAfterSeconds: 120 });
    expect(await bad(busy)).toMatchObject({ retryAfterSeconds: 120 });
  });
});

describe('a failure that is not the vendor’s', () => {
  it('of configuration is answered and not held against the vendor', async () => {
    const { bad, good } = setUp();
    expect(outcome(await bad(new Problem('configuration-incomplete')))).toBe(
      'configuration-incomplete',
    );
    expect(outcome(await good())).toBe('miss');
  });

  it('of ours is thrown', async () => {
    const { read, good } = setUp();
    await expect(read(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    expect(outcome(await good())).toBe('miss');
  });
});
