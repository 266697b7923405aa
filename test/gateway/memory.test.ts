import { describe, expect, it } from 'vitest';
import { boundedMemory, remembered } from '../../src/gateway/memory.ts';
import type { Snapshot } from '../../src/model/exchange.ts';
import type { FeedAnswer } from '../../src/model/ports.ts';
import { serviceAt } from './fixture.ts';

const NOW = new Date('2026-11-28T12:00:10Z');
const query = {
  service: serviceAt('https://vendor.example.fr/'),
  operation: 'list',
  parameters: {},
};

const snapshot = (ttlSeconds: number): Snapshot => ({
  body: '{"items":[1]}',
  etag: '"x"',
  retrievedAt: '2026-11-28T12:00:00Z',
  ttlSeconds,
});

/** Reads twice through a memory; how often the feed was asked, and what the memory holds of it. */
async function twice(answer: FeedAnswer) {
  const held: Snapshot[] = [];
  const memory = boundedMemory();
  const watched = {
    get: memory.get,
    set: (name: string, each: Snapshot) => {
      held.push(each);
      memory.set(name, each);
    },
  };
  let asked = 0;
  const read = async () => {
    asked += 1;
    return answer;
  };
  const feeds = remembered({ read }, watched, { now: () => NOW });
  await feeds.read(query);
  await feeds.read(query);
  return { asked, held };
}

describe('what an isolate remembers', () => {
  it('is a fresh answer', async () => {
    const { asked } = await twice({ ok: true, snapshot: snapshot(60), outcome: 'miss' });
    expect(asked).toBe(1);
  });

  it.each<[string, FeedAnswer]>([
    ['what may never be kept', { ok: true, snapshot: snapshot(0), outcome: 'miss' }],
    ['what stands in for a failure', { ok: true, snapshot: snapshot(60), outcome: 'stale' }],
    ['a failure', { ok: false, problem: 'editeur-en-erreur', detail: '' }],
  ])('is not %s', async (_, answer) => {
    expect(await twice(answer)).toEqual({ asked: 2, held: [] });
  });
});
