import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { VerificationStatus } from '../../src/model/ports.ts';
import { durableVerifications } from '../../src/platform/verifications.ts';
import { RESULT } from './judge.ts';

const verifications = durableVerifications(env);

/** Random bytes do not compress: several parts of a megabyte. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65_536, length)));
  }
  return bytes;
}

const FILES = [
  { name: 'é.yaml', bytes: noise(2_500_000) },
  { name: 'vide.yaml', bytes: new Uint8Array(0) },
];

/** The queue has its own pace. */
function settled(id: string, state: VerificationStatus['state']): Promise<void> {
  return expect
    .poll(async () => (await verifications.status(id))?.state, { timeout: 20_000 })
    .toBe(state);
}

function keysOf(id: string): Promise<string[]> {
  return runInDurableObject(env.VERIFICATIONS.getByName(id), async (_, { storage }) => [
    ...(await storage.list()).keys(),
  ]);
}

describe('a verification that is put off', () => {
  it('keeps what was deposited, byte for byte, in parts that the database takes', async () => {
    const id = await verifications.submit({ ruleset: 'never', files: FILES });
    expect(await keysOf(id)).toEqual(['status', 'upload:0000', 'upload:0001', 'upload:0002']);
    const submission = await verifications.submission(id);
    expect(submission?.ruleset).toBe('never');
    expect(submission?.files.map(({ name }) => name)).toEqual(['é.yaml', 'vide.yaml']);
    for (const [rank, { bytes }] of (submission?.files ?? []).entries()) {
      expect(bytes).toEqual(FILES[rank]?.bytes);
    }
  });

  it('is judged by the queue, and its upload is deleted then', async () => {
    const id = await verifications.submit({ ruleset: 'sound', files: FILES });
    await settled(id, 'done');
    expect(await verifications.result(id)).toEqual(RESULT);
    await expect.poll(() => keysOf(id)).toEqual(['result:0000', 'status']);
  }, 30_000);

  it('is given up after the queue has tried it again in vain, and its upload is deleted', async () => {
    const id = await verifications.submit({ ruleset: 'crash', files: FILES });
    await settled(id, 'failed');
    await expect.poll(() => keysOf(id)).toEqual(['status']);
  }, 30_000);

  it.each(['never', 'sound'])(
    'leaves nothing when it expires: %s',
    async (ruleset) => {
      const id = await verifications.submit({ ruleset, files: FILES });
      if (ruleset === 'sound') await settled(id, 'done');
      const object = env.VERIFICATIONS.getByName(id);
      expect(await runDurableObjectAlarm(object)).toBe(true);
      expect(await keysOf(id)).toEqual([]);
      expect(await verifications.status(id)).toBeUndefined();
      // What still runs by then leaves no trace either.
      await verifications.tell(id, { document: 1, documents: 1, phase: 'judging' });
      await verifications.conclude(id, RESULT);
      expect(await keysOf(id)).toEqual([]);
    },
    30_000,
  );

  it('answers nothing to whoever guesses', async () => {
    expect(await verifications.status('00000000-0000-4000-8000-000000000000')).toBeUndefined();
    expect(await verifications.status('../status')).toBeUndefined();
  });
});
