import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  announcing,
  createLedger,
  type Entry,
  ledgerName,
  writeOf,
} from '../../src/gateway/write.ts';
import type { VendorRequest } from '../../src/model/adapter.ts';
import type { Exchange, Snapshot } from '../../src/model/exchange.ts';
import type { OpenDialogue, Write, WriteAnswer } from '../../src/model/ports.ts';
import { Problem } from '../../src/problems/problem.ts';
import { contract, serviceAt } from './fixture.ts';

const service = serviceAt('https://vendor.example.fr/');
const write: Write = {
  service,
  operation: 'create',
  parameters: {},
  body: { name: 'Fuite' },
  consumer: 'mairie',
  territory: '33063',
  key: 'cle-numero-1',
};
const snapshot: Snapshot = {
  body: '{"id":"1"}',
  etag: '"x"',
  retrievedAt: '2026-11-28T12:00:00Z',
  ttlSeconds: 0,
};

function ledger(carry: (sent: () => void) => Promise<Snapshot>) {
  const world = { entry: undefined as Entry | undefined, carried: 0 };
  const open = () =>
    createLedger(
      {
        load: () => world.entry,
        save: (entry) => {
          world.entry = entry;
        },
        forget: () => {
          world.entry = undefined;
        },
      },
      (_, sent) => {
        world.carried += 1;
        return carry(sent);
      },
    );
  return { world, open };
}

const sends = async (sent: () => void): Promise<Snapshot> => {
  sent();
  return snapshot;
};

async function failure(answer: Promise<WriteAnswer>) {
  const given = await answer;
  if (given.ok) throw new Error('carried');
  return given;
}

describe('a write', () => {
  it('is carried once and its answer repeated, also after the object was evicted', async () => {
    const { world, open } = ledger(sends);
    expect(await open().carry(write)).toEqual({ ok: true, snapshot, replayed: false });
    expect(await open().carry(write)).toEqual({ ok: true, snapshot, replayed: true });
    expect(world.carried).toBe(1);
  });

  it('is not another one under the same key', async () => {
    const { world, open } = ledger(sends);
    await open().carry(write);
    const other = await open().carry({ ...write, body: { name: 'Autre' } });
    expect(other).toMatchObject({ ok: false, problem: 'cle-idempotence-reutilisee' });
    expect(world.carried).toBe(1);
  });

  it('asked again while it is under way is told to wait', async () => {
    const gate = Promise.withResolvers<void>();
    const { world, open } = ledger(async (sent) => {
      sent();
      await gate.promise;
      return snapshot;
    });
    const one = open();
    const first = one.carry(write);
    // The digest of the request is computed before the ledger is looked at.
    while (world.entry === undefined) await Promise.resolve().then(() => new Promise(setImmediate));
    expect(await one.carry(write)).toMatchObject({
      ok: false,
      problem: 'ecriture-en-cours',
      retryAfterSeconds: 2,
    });
    gate.resolve();
    expect(await first).toMatchObject({ ok: true });
    expect(world.carried).toBe(1);
  });

  it.each([
    ['timed out after it left', 'editeur-trop-lent'],
    ['broke after it left', 'editeur-reponse-illisible'],
  ] as const)('that %s is uncertain, and is never sent again', async (_, code) => {
    const { world, open } = ledger(async (sent) => {
      sent();
      throw new Problem(code);
    });
    for (let times = 0; times < 3; times += 1) {
      expect(await open().carry(write)).toMatchObject({
        ok: false,
        problem: 'ecriture-incertaine',
      });
    }
    expect(world.carried).toBe(1);
  });

  it('whose object died in the middle is uncertain', async () => {
    const { world, open } = ledger(sends);
    await open().carry(write);
    world.entry = world.entry && { ...world.entry, state: 'pending', snapshot: null };
    expect(await open().carry(write)).toMatchObject({ ok: false, problem: 'ecriture-incertaine' });
    expect(world.carried).toBe(1);
  });

  it.each([
    ['nothing had left', 'editeur-injoignable', false],
    ['the vendor said no', 'demande-refusee', true],
    ['the vendor knows no such record', 'enregistrement-inconnu', true],
  ] as const)('may be asked again when %s', async (_, code, left) => {
    const { world, open } = ledger(async (sent) => {
      if (left) sent();
      if (world.carried === 1) throw new Problem(code);
      return snapshot;
    });
    expect(await open().carry(write)).toMatchObject({ ok: false, problem: code });
    expect(await open().carry(write)).toMatchObject({ ok: true, replayed: false });
    expect(world.carried).toBe(2);
  });

  it.each(['demande-refusee', 'enregistrement-inconnu', 'editeur-acces-refuse'] as const)(
    'refused (%s) after a first step was accepted is uncertain: the draft is never made twice',
    async (code) => {
      const { world, open } = ledger(async (sent) => {
        sent();
        sent();
        throw new Problem(code);
      });
      for (let times = 0; times < 3; times += 1) {
        const { problem, detail } = await failure(open().carry(write));
        expect(problem).toBe('ecriture-incertaine');
        expect(detail.includes('a accepté le début')).toBe(times === 0);
      }
      expect(world.carried).toBe(1);
    },
  );

  it('that fails by a bug of ours after it left is uncertain, and the bug before is thrown', async () => {
    const after = ledger(async (sent) => {
      sent();
      throw new TypeError('bug');
    });
    expect(await after.open().carry(write)).toMatchObject({ problem: 'ecriture-incertaine' });
    const before = ledger(async () => Promise.reject(new TypeError('bug')));
    await expect(before.open().carry(write)).rejects.toThrow(TypeError);
    expect(before.world.entry).toBeUndefined();
  });
});

describe('what is announced of a dialogue', () => {
  const post = { url: 'https://vendor.example.fr/', method: 'POST', wire: z.unknown() } as const;
  const get = { url: post.url, wire: post.wire };
  const answer = { body: null, status: 200, headers: {}, receivedAt: '2026-11-28T12:00:00Z' };

  /** How often something was announced, the last request being refused when it is to be. */
  async function announced(
    requests: readonly { request: VendorRequest; purpose?: 'release' }[],
    refused = false,
  ): Promise<number> {
    let times = 0;
    const left: VendorRequest[] = [];
    const open: OpenDialogue = (_, __, converse) =>
      converse(async (request) => {
        left.push(request);
        if (refused && left.length === requests.length) throw new Problem('demande-refusee');
        return answer;
      });
    const told = announcing(open, () => {
      times += 1;
    });
    const dialogue = told(service, { kind: 'none' }, async (call) => {
      for (const { request, purpose } of requests) await call(request, purpose);
    });
    await dialogue.catch(() => undefined);
    return times;
  }

  it.each([
    ['a read', [{ request: get }], 0],
    ['a read by POST', [{ request: { ...post, safe: true } }], 0],
    ['a write after a read', [{ request: get }, { request: post }], 1],
    ['a draft and its start', [{ request: post }, { request: post }], 2],
    ['a read of what was written', [{ request: post }, { request: get }], 2],
    ['the end of a session', [{ request: post }, { request: get, purpose: 'release' }], 1],
  ] as const)('%s', async (_, requests, times) => {
    expect(await announced(requests)).toBe(times);
    expect(await announced(requests, true)).toBe(times);
  });
});

describe('its name', () => {
  it('is the consumer’s, the territory’s and the operation’s, whoever is plugged', async () => {
    const name = await ledgerName(write);
    const moved = { ...write, service: { ...service, id: 'autre-service' }, body: 'autre' };
    expect(await ledgerName(moved)).toBe(name);
    const differing: Partial<Write>[] = [
      { consumer: 'autre' },
      { territory: '33039' },
      { operation: 'change' },
      { key: 'cle-numero-2' },
    ];
    for (const change of differing) {
      expect(await ledgerName({ ...write, ...change })).not.toBe(name);
    }
  });

  const exchangeWith = (headers: Record<string, string>): Exchange => ({
    id: 'echange-1',
    request: {
      url: new URL('https://prise.example.fr/'),
      method: 'POST',
      headers: new Headers(headers),
      signal: new AbortController().signal,
      body: null,
    },
    target: { territory: '33063', contract: 'essais', major: 'v1', path: '/' },
    receivedAt: '2026-11-28T12:00:00Z',
    contract,
    operation: contract.operations[0] as Exchange['operation'],
    pathParameters: {},
    resolved: {
      territory: { code: '33063', kind: 'commune', name: 'Bordeaux', epci: null },
      plugTerritory: '33063',
      plug: {
        territory: '33063',
        contract: 'essais@1',
        service: service.id,
        validFrom: '',
        validUntil: null,
        priority: 0,
      },
      service,
    },
    sources: [],
    consumer: 'mairie',
    parameters: {},
    body: {},
  });
  const keyOf = (headers: Record<string, string>) => writeOf(exchangeWith(headers), write).key;

  it('has the key that the consumer chose, with or without quotes, else the exchange’s', () => {
    expect(keyOf({ 'idempotency-key': '"b9e2-4f71"' })).toBe('b9e2-4f71');
    expect(keyOf({ 'idempotency-key': 'b9e2-4f71' })).toBe('b9e2-4f71');
    expect(keyOf({})).toBe('echange-1');
  });

  it.each(['court', 'a b c d e f g h', 'x'.repeat(300), 'clé-accentuée'])('is not %j', (key) => {
    expect(() => keyOf({ 'idempotency-key': key })).toThrow(Problem);
  });
});
