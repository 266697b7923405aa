import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { feedName } from '../../src/gateway/feed-name.ts';
import type { FeedAnswer } from '../../src/model/ports.ts';
import { durableFeeds } from '../../src/platform/feeds.ts';
import { serviceAt } from '../gateway/fixture.ts';

const feeds = durableFeeds(env.FEEDS);

const queryOf = (feed: string, behaviour: string) => ({
  service: serviceAt(`https://vendor.example.fr/${feed}/${behaviour}`, { id: feed }),
  operation: 'list',
  parameters: {},
});

const said = (answer: FeedAnswer) =>
  answer.ok ? [answer.outcome, answer.snapshot.body] : [answer.problem];

describe('the object of a feed', () => {
  it('asks the vendor once for fifty concurrent readers', async () => {
    const query = queryOf('concurrent', 'counted');
    const answers = await Promise.all(Array.from({ length: 50 }, () => feeds.read(query)));
    expect(new Set(answers.map((answer) => said(answer)[1]))).toEqual(new Set(['{"items":[1]}']));
    expect(said(await feeds.read(query))).toEqual(['hit', '{"items":[1]}']);
  });

  it('keeps its snapshot when it is evicted', async () => {
    const query = queryOf('evicted', 'once');
    expect(said(await feeds.read(query))).toEqual(['miss', '{"items":[1]}']);
    await evictDurableObject(env.FEEDS.getByName(await feedName(query)));
    expect(said(await feeds.read(query))).toEqual(['hit', '{"items":[1]}']);
  });

  it('keeps a snapshot larger than one value may be', async () => {
    const query = queryOf('large', 'large');
    const first = await feeds.read(query);
    expect(first.ok && first.snapshot.body.length).toBeGreaterThan(4_000_000);
    await evictDurableObject(env.FEEDS.getByName(await feedName(query)));
    expect(await feeds.read(query)).toEqual({ ...first, outcome: 'hit' });
  });

  it('keeps nothing of an answer that is not valid, and remembers the failure', async () => {
    const query = queryOf('broken', 'broken');
    expect(said(await feeds.read(query))).toEqual(['editeur-reponse-illisible']);
    const object = env.FEEDS.getByName(await feedName(query));
    await runInDurableObject(object, (_, { storage }) => {
      expect(storage.sql.exec('SELECT * FROM body').toArray()).toEqual([]);
    });
    await evictDurableObject(object);
    expect(await feeds.read(query)).toMatchObject({ ok: false, retryAfterSeconds: 1 });
  });

  it('is another one when the service is reconfigured', async () => {
    expect(said(await feeds.read(queryOf('moved', 'counted')))[1]).toBe('{"items":[1]}');
    expect(said(await feeds.read(queryOf('moved', 'elsewhere')))).toEqual([
      'miss',
      '{"items":[2]}',
    ]);
  });

  it('leaves nothing behind when nobody reads it any more', async () => {
    const query = queryOf('idle', 'counted');
    await feeds.read(query);
    const object = env.FEEDS.getByName(await feedName(query));
    expect(await runDurableObjectAlarm(object)).toBe(true);
    await evictDurableObject(object);
    expect(said(await feeds.read(query))).toEqual(['miss', '{"items":[2]}']);
  });
});
