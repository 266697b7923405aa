import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Keep } from '../../src/model/keep.ts';
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

/** Days from now until the object deletes all that it has; null when it never does. */
function daysLeft(id: string): Promise<number | null> {
  return runInDurableObject(env.VERIFICATIONS.getByName(id), async (_, { storage }) => {
    const alarm = await storage.getAlarm();
    return alarm === null ? null : Math.round((alarm - Date.now()) / 86_400_000);
  });
}

const deposit = async (ruleset: string, keep: Keep | null = null) =>
  (await verifications.submit({ ruleset, files: FILES }, keep)).id;

describe('a verification that is put off', () => {
  it('keeps what was deposited, byte for byte, in parts that the database takes', async () => {
    const id = await deposit('never');
    expect(await keysOf(id)).toEqual([
      'deletion',
      'status',
      'upload:0000',
      'upload:0001',
      'upload:0002',
    ]);
    const submission = await verifications.submission(id);
    expect(submission?.ruleset).toBe('never');
    expect(submission?.files.map(({ name }) => name)).toEqual(['é.yaml', 'vide.yaml']);
    for (const [rank, { bytes }] of (submission?.files ?? []).entries()) {
      expect(bytes).toEqual(FILES[rank]?.bytes);
    }
  });

  it('keeps by what it is to be judged', async () => {
    const terms = {
      ruleset: 'never',
      date: '2026-11-21',
      decisions: { waivers: [], equivalences: [] },
    };
    const { id } = await verifications.submit({ ...terms, files: [] }, null);
    expect(await verifications.submission(id)).toEqual({ ...terms, files: [] });
  });

  it('is judged by the queue, and its upload is deleted then', async () => {
    const id = await deposit('sound');
    await settled(id, 'done');
    expect(await verifications.result(id)).toEqual(RESULT);
    await expect.poll(() => keysOf(id)).toEqual(['deletion', 'result:0000', 'status']);
    expect(await daysLeft(id)).toBe(1);
  }, 30_000);

  it('is given up after the queue has tried it again in vain, and its upload is deleted', async () => {
    const id = await deposit('crash', 'public');
    await settled(id, 'failed');
    await expect.poll(() => keysOf(id)).toEqual(['deletion', 'status']);
    // Nothing was published: what is left goes as of any other.
    expect(await daysLeft(id)).toBe(1);
  }, 30_000);

  it.each(['never', 'sound'])(
    'leaves nothing when it expires: %s',
    async (ruleset) => {
      const id = await deposit(ruleset);
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

  it('stays once it is judged, when it is to be published', async () => {
    const id = await deposit('sound', 'public');
    expect(await daysLeft(id)).toBe(1);
    await settled(id, 'done');
    await expect.poll(() => daysLeft(id)).toBeNull();
    expect(await verifications.result(id)).toEqual(RESULT);
  }, 30_000);

  it('answers nothing to whoever guesses', async () => {
    const guessed = '00000000-0000-4000-8000-000000000000';
    expect(await verifications.status(guessed)).toBeUndefined();
    expect(await verifications.status('../status')).toBeUndefined();
    expect(await verifications.erase(guessed, 'x')).toBe('unknown');
    expect(await verifications.erase('../status', 'x')).toBe('unknown');
  });
});

describe('a verification that is kept', () => {
  it.each([
    ['private', 30],
    ['public', null],
  ] as const)('%s: gives the same result, for %s days', async (keep, days) => {
    const { id, expires } = await verifications.keep(RESULT, keep);
    expect(await verifications.result(id)).toEqual(RESULT);
    expect(await verifications.status(id)).toEqual({
      state: 'done',
      progress: null,
      expires,
      keep,
    });
    expect(expires === null).toBe(days === null);
    expect(await daysLeft(id)).toBe(days);
    expect(await keysOf(id)).toEqual(['deletion', 'result:0000', 'status']);
  });

  it('leaves nothing at its term', async () => {
    const { id } = await verifications.keep(RESULT, 'private');
    expect(await runDurableObjectAlarm(env.VERIFICATIONS.getByName(id))).toBe(true);
    expect(await keysOf(id)).toEqual([]);
    expect(await verifications.status(id)).toBeUndefined();
  });

  it.each(['private', 'public'] as const)(
    '%s: is erased by its own token alone, at once and whole',
    async (keep) => {
      const { id, deletionToken } = await verifications.keep(RESULT, keep);
      const other = await verifications.keep(RESULT, keep);
      expect(deletionToken).toMatch(/^[\w-]{22}$/);
      expect(await verifications.erase(id, other.deletionToken)).toBe('refused');
      expect(await verifications.erase(id, '')).toBe('refused');
      expect(await verifications.result(id)).toEqual(RESULT);
      expect(await verifications.erase(id, deletionToken)).toBe('erased');
      expect([await keysOf(id), await daysLeft(id)]).toEqual([[], null]);
      expect(await verifications.erase(id, deletionToken)).toBe('unknown');
      expect(await verifications.result(other.id)).toEqual(RESULT);
    },
  );

  it('keeps the hash of its token, not the token', async () => {
    const { id, deletionToken } = await verifications.keep(RESULT, 'public');
    const stored = await runInDurableObject(
      env.VERIFICATIONS.getByName(id),
      async (_, { storage }) => JSON.stringify([...(await storage.list())]),
    );
    expect(stored).not.toContain(deletionToken);
  });

  it('is not brought back by what still judges it when it is erased', async () => {
    const { id, deletionToken } = await verifications.submit(
      { ruleset: 'never', files: FILES },
      'public',
    );
    await verifications.erase(id, deletionToken);
    await verifications.conclude(id, RESULT);
    expect([await keysOf(id), await daysLeft(id)]).toEqual([[], null]);
  });
});
