import { expect, it } from 'vitest';
import { z } from 'zod';
import { outbound } from '../../src/gateway/call.ts';
import type { VendorAuth, VendorRequest } from '../../src/model/adapter.ts';
import { serviceAt } from './fixture.ts';
import { startVendor } from './vendor.ts';

const KEY = 'clef & secrète';
const FORM = 'application/x-www-form-urlencoded';

/** What reaches the vendor of one request. */
async function arrived(request: Partial<VendorRequest>, secretName: string | null) {
  const vendor = await startVendor();
  let body = '';
  vendor.behave((message, response) => {
    message.on('data', (chunk) => {
      body += String(chunk);
    });
    message.on('end', () => response.end('{}'));
  });
  const openDialogue = outbound({
    clock: { now: () => new Date('2026-11-21T12:00:00Z') },
    secret: (name) => (name === 'VENDOR_KEY' ? KEY : undefined),
    localOrigins: [vendor.origin],
    deadlineMs: 2_000,
  });
  const auth: VendorAuth = { kind: 'form', name: 'api_key', optional: true };
  const service = serviceAt(`${vendor.origin}/`, { secretName });
  try {
    await openDialogue(service, auth, (call) =>
      call({ url: `${vendor.origin}/requests.json`, wire: z.unknown(), ...request }),
    );
    return { body, url: vendor.requests[0]?.url };
  } finally {
    await vendor.close();
  }
}

const form = { method: 'POST', body: { mediaType: FORM, content: 'lat=44.8' } } as const;

it('joins the fields of a form that is sent', async () => {
  const { body, url } = await arrived(form, 'VENDOR_KEY');
  expect(new URLSearchParams(body).get('api_key')).toBe(KEY);
  expect(new URLSearchParams(body).get('lat')).toBe('44.8');
  expect(url).toBe('/requests.json');
});

it('stays at home for a read, for another body, and without a secret', async () => {
  expect(await arrived({}, 'VENDOR_KEY')).toEqual({ body: '', url: '/requests.json' });
  const json = { mediaType: 'application/json', content: '{}' };
  expect((await arrived({ method: 'POST', body: json }, 'VENDOR_KEY')).body).toBe('{}');
  expect((await arrived(form, null)).body).toBe('lat=44.8');
});
