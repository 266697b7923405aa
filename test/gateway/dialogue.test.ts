/** What a dialogue may ask of a vendor, seen from the vendor. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outbound } from '../../src/gateway/call.ts';
import { converse } from '../../src/gateway/dialogue.ts';
import type { AdapterOperation, VendorAuth, VendorRequest } from '../../src/model/adapter.ts';
import { Problem } from '../../src/problems/problem.ts';
import { serviceAt } from './fixture.ts';
import { json, startVendor, type Vendor } from './vendor.ts';

let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor();
});
afterAll(() => vendor.close());
beforeEach(() => {
  vendor.requests.length = 0;
  vendor.behave(json({ values: [1] }));
});

const NONE: VendorAuth = { kind: 'none' };

interface Talk {
  readonly steps: readonly Partial<VendorRequest>[];
  readonly auth?: VendorAuth;
  readonly secret?: string;
  readonly release?: AdapterOperation['release'];
}

async function talk({ steps, auth = NONE, secret, release }: Talk) {
  const openDialogue = outbound({
    clock: { now: () => new Date('2026-11-28T12:00:00Z') },
    secret: () => secret,
    localOrigins: [vendor.origin],
    deadlineMs: 2_000,
  });
  const url = `${vendor.origin}/api`;
  const operation: AdapterOperation = {
    toVendor: (_, answers) => {
      const step = steps[answers.length];
      return step && { url, wire: z.unknown(), ...step };
    },
    fromVendor: (_, answers) => answers,
    ...(release && { release }),
  };
  const request = {
    operation: 'essai',
    parameters: {},
    body: undefined,
    at: '',
    serviceUrl: url,
    settings: {},
  };
  const service = serviceAt(url, { secretName: secret === undefined ? null : 'VENDOR_KEY' });
  return openDialogue(service, auth, (call) => converse(operation, request, call));
}

describe('the vendor’s key', () => {
  it.each<[string, VendorAuth, string, Record<string, string>]>([
    [
      'as user and password',
      { kind: 'basic' },
      'agent:mot de passe é',
      { authorization: `Basic ${Buffer.from('agent:mot de passe é').toString('base64')}` },
    ],
    [
      'in a header with its scheme',
      { kind: 'headers', headers: [{ name: 'Authorization', scheme: 'Apikey' }] },
      'abc',
      { authorization: 'Apikey abc' },
    ],
    [
      'in two headers',
      {
        kind: 'headers',
        headers: [{ name: 'Authorization', scheme: 'user_token' }, { name: 'App-Token' }],
      },
      'un deux',
      { authorization: 'user_token un', 'app-token': 'deux' },
    ],
  ])('goes %s', async (_, auth, secret, headers) => {
    await talk({ steps: [{}], auth, secret });
    expect(vendor.requests[0]?.headers).toMatchObject(headers);
  });

  it('that is optional is not missed, and one that is not is', async () => {
    await talk({ steps: [{}], auth: { kind: 'query', name: 'cle', optional: true } });
    expect(vendor.requests[0]?.url).toBe('/api');
    await expect(talk({ steps: [{}], auth: { kind: 'basic' } })).rejects.toMatchObject({
      code: 'configuration-incomplete',
    });
  });
});

describe('a request', () => {
  it('may have a method, a body and a session, and no other header', async () => {
    const body = { mediaType: 'application/x-www-form-urlencoded', content: 'a=1' };
    const headers = { 'Session-Token': 'jeton', cookie: 'a=b', authorization: 'Bearer volé' };
    await talk({
      steps: [{ method: 'POST', body, headers, reads: 'xml' as const, wire: z.any() }],
    }).catch(() => undefined);
    const [seen] = vendor.requests;
    expect(seen).toMatchObject({ method: 'POST', body: 'a=1' });
    expect(seen?.headers).toMatchObject({
      'session-token': 'jeton',
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/xml, text/xml;q=0.9',
    });
    expect(seen?.headers).not.toHaveProperty('cookie');
    expect(seen?.headers).not.toHaveProperty('authorization');
  });

  it('says which other statuses are answers, and reads of their headers what pages need', async () => {
    vendor.behave((_, response) =>
      response
        .writeHead(206, { 'content-range': '0-49/200', 'set-cookie': 'a=b', server: 'x' })
        .end('[]'),
    );
    const [answer] = await talk({ steps: [{ statuses: [206] }] });
    expect(answer).toMatchObject({
      status: 206,
      body: [],
      headers: { 'content-range': '0-49/200' },
    });
    expect(Object.keys(answer?.headers ?? {})).toEqual(['content-range']);
    await expect(talk({ steps: [{}] })).rejects.toMatchObject({
      code: 'editeur-reponse-illisible',
    });
  });

  it.each([400, 409, 422])(
    'that writes and is answered %i is refused, not failed',
    async (code) => {
      vendor.behave((_, response) => response.writeHead(code).end('{}'));
      await expect(talk({ steps: [{ method: 'POST' }] })).rejects.toMatchObject({
        code: 'demande-refusee',
      });
      await expect(talk({ steps: [{}] })).rejects.toMatchObject({ code: 'editeur-en-erreur' });
    },
  );
});

describe('what a dialogue opened', () => {
  const release = () => ({ url: `${vendor.origin}/fin`, wire: z.unknown() });

  it('is given back when it ends', async () => {
    await talk({ steps: [{}], release });
    expect(vendor.requests.map(({ url }) => url)).toEqual(['/api', '/fin']);
  });

  it('is given back when it fails, and its own failure hides nothing', async () => {
    vendor.behave((_, response) => response.writeHead(500).end());
    const failure = talk({ steps: [{}], release });
    await expect(failure).rejects.toBeInstanceOf(Problem);
    await expect(failure).rejects.toMatchObject({ code: 'editeur-en-erreur' });
    expect(vendor.requests.map(({ url }) => url)).toEqual(['/api', '/fin']);
  });
});
