import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { ledgerName } from '../../src/gateway/write.ts';
import type { Write } from '../../src/model/ports.ts';
import { durableWrites } from '../../src/platform/ledger.ts';
import { serviceAt } from '../gateway/fixture.ts';

const writes = durableWrites(env.LEDGERS);

const writeTo = (feed: string, behaviour: string): Write => ({
  service: serviceAt(`https://vendor.example.fr/${feed}/${behaviour}`, { id: feed }),
  operation: 'create',
  parameters: {},
  body: { value: 1 },
  consumer: 'mairie',
  territory: '33063',
  key: `cle-${feed}`,
});

it('carries a write once for fifty that are sent at once, and tells the others to wait', async () => {
  const write = writeTo('at-once', 'counted');
  const answers = await Promise.all(Array.from({ length: 50 }, () => writes.carry(write)));
  const done = answers.filter(({ ok }) => ok);
  expect(done.filter((answer) => 'replayed' in answer && !answer.replayed)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(answer.problem).toBe('ecriture-en-cours');
    else expect(answer.snapshot.body).toBe('{"items":[1]}');
  }
});

it('remembers it when the object is evicted, and forgets after a day', async () => {
  const write = writeTo('remembered', 'counted');
  expect(await writes.carry(write)).toMatchObject({ ok: true, replayed: false });
  const ledger = env.LEDGERS.getByName(await ledgerName(write));
  await evictDurableObject(ledger);
  expect(await writes.carry(write)).toMatchObject({ ok: true, replayed: true });
  expect(await runDurableObjectAlarm(ledger)).toBe(true);
  await evictDurableObject(ledger);
  expect(await writes.carry(write)).toMatchObject({ ok: true, replayed: false });
});

it('does not send again what may have been done', async () => {
  const write = writeTo('uncertain', 'broken');
  for (let times = 0; times < 2; times += 1) {
    expect(await writes.carry(write)).toMatchObject({ ok: false, problem: 'ecriture-incertaine' });
  }
});
