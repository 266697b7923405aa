import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outbound } from '../../src/gateway/call.ts';
import { refresh } from '../../src/gateway/handle.ts';
import { LIMITS } from '../../src/gateway/limits.ts';
import type { Service } from '../../src/model/territory.ts';
import { Problem } from '../../src/problems/problem.ts';
import { catalogue, serviceAt } from './fixture.ts';
import { type Behaviour, json, startVendor, type Vendor } from './vendor.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const KEY = 'clef-tres-secrete';

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.requests.length = 0;
});

function ask(changes: Partial<Service> = {}, deadlineMs = 2_000) {
  const clock = { now: () => NOW };
  const openDialogue = outbound({
    clock,
    secret: (name) => (name === 'VENDOR_KEY' ? KEY : undefined),
    localOrigins: [vendor.origin],
    deadlineMs,
  });
  const service = serviceAt(`${vendor.origin}/list`, changes);
  return refresh(
    { service, operation: 'list', parameters: {} },
    { catalogue, clock, openDialogue },
  );
}

/** The problem that a refresh ends in, with all that it could tell anybody. */
async function failure(behaviour: Behaviour, deadlineMs?: number) {
  vendor.behave(behaviour);
  const error = await ask({}, deadlineMs).catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw error;
  return error;
}

describe('a vendor that keeps its word', () => {
  it('gives a snapshot of the contract’s shape, without what the contract does not know', async () => {
    vendor.behave(json({ values: [1, 2], secret: 'x' }));
    const snapshot = await ask();
    expect(snapshot).toMatchObject({
      body: '{"items":[1,2]}',
      retrievedAt: '2026-11-21T12:00:00.000Z',
      ttlSeconds: 60,
    });
    expect(snapshot.etag).toMatch(/^"[\w-]{20}"$/);
  });

  it('may start with a byte order mark and be compressed', async () => {
    const body = gzipSync('\uFEFF{"values":[7]}');
    vendor.behave((_, response) => response.setHeader('content-encoding', 'gzip').end(body));
    expect((await ask()).body).toBe('{"items":[7]}');
  });

  it('is followed from page to page, only to its own origins', async () => {
    vendor.behave((request, response) => {
      const next = request.url === '/list' ? { next: `${vendor.origin}/2` } : {};
      response.end(JSON.stringify({ values: [request.url === '/list' ? 1 : 2], ...next }));
    });
    expect((await ask()).body).toBe('{"items":[1,2]}');
    vendor.behave(json({ values: [1], next: 'http://169.254.169.254/latest/meta-data' }));
    await expect(ask()).rejects.toMatchObject({ code: 'editeur-redirection' });
  });

  it('is told who calls and nothing of who asked', async () => {
    vendor.behave(json({ values: [1] }));
    await ask();
    const { host, connection, ...headers } = vendor.requests[0]?.headers ?? {};
    expect(Object.keys(headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'sec-fetch-mode',
      'user-agent',
    ]);
  });
});

describe('the vendor’s key', () => {
  it('is added at the last moment', async () => {
    vendor.behave(json({ values: [1] }));
    await ask({ adapter: 'keyed', secretName: 'VENDOR_KEY' });
    expect(vendor.requests[0]?.url).toBe(`/list?apiKey=${KEY}`);
  });

  it('missing, is our fault and nothing leaves', async () => {
    for (const secretName of [null, 'VENDOR_OTHER']) {
      await expect(ask({ adapter: 'keyed', secretName })).rejects.toMatchObject({
        code: 'configuration-incomplete',
        fault: 'gateway',
      });
    }
    expect(vendor.requests).toEqual([]);
  });

  it('is in no error', async () => {
    vendor.behave((request) => request.socket.destroy());
    const error = await ask({ adapter: 'keyed', secretName: 'VENDOR_KEY' }).catch(
      (e: unknown) => e,
    );
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('editeur-injoignable');
    expect(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toContain(KEY);
  });
});

const text =
  (body: string | Uint8Array): Behaviour =>
  (_, response) =>
    response.end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    response.writeHead(code, headers).end('{"values":[1]}');

describe('a vendor that does not', () => {
  it.each<[string, Behaviour, string, number]>([
    ['hangs up', (request) => void request.socket.destroy(), 'editeur-injoignable', 502],
    ['answers 500', status(500), 'editeur-en-erreur', 502],
    ['answers 403', status(403), 'editeur-acces-refuse', 502],
    ['answers 206', status(206), 'editeur-reponse-illisible', 502],
    ['answers 204', status(204), 'editeur-reponse-illisible', 502],
    ['redirects', status(302, { location: 'http://127.0.0.1/' }), 'editeur-redirection', 502],
    ['redirects to itself', status(308, { location: '/autre' }), 'editeur-redirection', 502],
    ['sends a page', text('<!doctype html><h1>Erreur</h1>'), 'editeur-reponse-illisible', 502],
    ['sends nothing', text(''), 'editeur-reponse-illisible', 502],
    ['stops in the middle', text('{"values":[1,'), 'editeur-reponse-illisible', 502],
    ['sends Latin-1', text(Buffer.from('{"é":1}', 'latin1')), 'editeur-reponse-illisible', 502],
    ['sends UTF-16', text(Buffer.from('\uFEFF{}', 'utf16le')), 'editeur-reponse-illisible', 502],
    ['changes a type', json({ values: ['1'] }), 'editeur-reponse-non-conforme', 502],
    ['sends null', json(null), 'editeur-reponse-non-conforme', 502],
    ['contradicts itself', json({ values: [13] }), 'editeur-reponse-non-conforme', 502],
    ['is outside the contract', json({ values: [-1] }), 'editeur-hors-contrat', 502],
  ])('%s', async (_, behaviour, code, httpStatus) => {
    const problem = await failure(behaviour);
    expect(problem).toMatchObject({ code, status: httpStatus, fault: 'vendor' });
  });

  it('breaks the connection in the middle of the body', async () => {
    const problem = await failure((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"values":[1', () => request.socket.destroy());
    });
    expect(problem.code).toBe('editeur-reponse-illisible');
  });

  it.each<[string, Behaviour]>([
    ['before its headers', () => undefined],
    [
      'in the middle of the body',
      (_, response) => void response.writeHead(200).write('{"values":['),
    ],
  ])('stalls %s: 504 within the deadline', async (_, behaviour) => {
    const problem = await failure(behaviour, 150);
    expect(problem).toMatchObject({ code: 'editeur-trop-lent', status: 504, fault: 'vendor' });
  });

  it('shares one deadline between all its pages', async () => {
    const problem = await failure((_, response) => {
      setTimeout(
        () => response.end(JSON.stringify({ values: [1], next: `${vendor.origin}/n` })),
        60,
      );
    }, 200);
    expect(problem.code).toBe('editeur-trop-lent');
  });

  it('announces pages without end', async () => {
    const problem = await failure(json({ values: [1], next: `${vendor.origin}/encore` }), 10_000);
    expect(problem.code).toBe('editeur-reponse-non-conforme');
    // A page that the test before gave up on may still arrive: only these pages count.
    const pages = vendor.requests.filter(({ url }) => url === '/encore');
    expect(pages).toHaveLength(LIMITS.dialogueSteps - 1);
  });

  it('sends too much: declared, streamed, or compressed', async () => {
    const size = LIMITS.vendorBytes + 1;
    const declared = await failure((_, response) => {
      response.writeHead(200, { 'content-length': String(size) }).write('{');
    });
    const blob = Buffer.alloc(size, 32);
    const streamed = await failure((_, response) => void response.writeHead(200).end(blob));
    const bomb = gzipSync(blob);
    const compressed = await failure((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect([declared.code, streamed.code, compressed.code]).toEqual(
      Array(3).fill('editeur-reponse-trop-grande'),
    );
  });

  it('asks to wait, and is believed up to a bound', async () => {
    const asked = async (value: string) =>
      (await failure(status(429, { 'retry-after': value }))).retryAfterSeconds;
    expect(await asked('30')).toBe(30);
    expect(await asked('86400')).toBe(LIMITS.maxVendorRetryAfterSeconds);
    expect(await asked('Wed, 21 Oct 2026 07:28:00 GMT')).toBeUndefined();
  });

  it('never has its own words repeated', async () => {
    const words = 'SELECT-password-FROM-users';
    for (const behaviour of [
      text(words),
      json({ values: [words] }),
      json({ [words]: 1 }),
      (_, response) => response.writeHead(500, words).end(words),
    ] satisfies Behaviour[]) {
      const problem = await failure(behaviour);
      expect(JSON.stringify({ ...problem, message: problem.message })).not.toContain(words);
    }
  });
});

describe('a service that must not be called', () => {
  it.each(['http://127.0.0.1:1/', 'https://10.0.0.1/', 'http://example.fr/'])('%s', async (url) => {
    await expect(ask({ url })).rejects.toMatchObject({ code: 'configuration-incomplete' });
  });
});
