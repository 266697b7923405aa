import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/build/stand-ins/faults.ts';
import { DEMO_KEY } from '../../src/build/stand-ins/services/velos.ts';
import { type Endpoint, NOWHERE, RUNNING, startEndpoint } from './endpoint.ts';
import { type Commune, newCommune } from './territory.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterEach(() => endpoint.setFault('gbfs-2', 'none'));
afterAll(() => endpoint.close());

const CASES: readonly [Fault, number, string][] = [
  ['stall', 504, 'editeur-trop-lent'],
  ['truncate', 502, 'editeur-reponse-illisible'],
  ['cut', 502, 'editeur-reponse-illisible'],
  ['error', 502, 'editeur-en-erreur'],
  ['redirect-private', 502, 'editeur-redirection'],
  ['redirect-elsewhere', 502, 'editeur-redirection'],
  ['astray', 502, 'editeur-redirection'],
  ['invalid', 502, 'editeur-reponse-non-conforme'],
  ['html', 502, 'editeur-reponse-illisible'],
  ['huge', 502, 'editeur-reponse-trop-grande'],
];

describe('a vendor that fails', () => {
  it.each(CASES)(
    '%s: %i %s, nothing is kept, and its next good answer is served',
    async (...row) => {
      const [fault, status, code] = row;
      const commune = await newCommune(endpoint, 'velos-gbfs-2');
      await endpoint.setFault('gbfs-2', fault);
      const failed = await endpoint.get(commune.path('station_status'));
      const body = await failed.text();
      expect([failed.status, JSON.parse(body)]).toEqual([
        status,
        expect.objectContaining({ code, fault: 'vendor', status }),
      ]);
      expect(failed.headers.get('cache-control')).toBe('no-store');
      expect(failed.headers.get('retry-after')).toMatch(/^\d+$/);
      // Neither the vendor's words nor where it wanted to lead us.
      expect(body).not.toMatch(/Maintenance|Internal server|169\.254|ailleurs|inattendu/);
      await endpoint.setFault('gbfs-2', 'none');
      const good = await endpoint.get(commune.path('station_status'));
      expect([good.status, good.headers.get('cache-status')]).toEqual([
        200,
        expect.stringContaining('fwd=miss'),
      ]);
    },
  );

  it.skipIf(RUNNING)('that is not there at all is unreachable', async () => {
    const commune = await newCommune(endpoint, 'velos-gbfs-2', { url: `${NOWHERE}/gbfs.json` });
    const response = await endpoint.get(commune.path('station_status'));
    expect([response.status, await response.json()]).toEqual([
      502,
      expect.objectContaining({ code: 'editeur-injoignable', fault: 'vendor' }),
    ]);
  });

  it('stalls, and the consumer leaves: the next one is answered', async () => {
    const commune = await newCommune(endpoint, 'velos-gbfs-2');
    await endpoint.setFault('gbfs-2', 'stall');
    const leaving = AbortSignal.timeout(100);
    await expect(
      endpoint.get(commune.path('station_status'), { signal: leaving }),
    ).rejects.toThrow();
    await endpoint.setFault('gbfs-2', 'none');
    // Waits for the stalled flight at most, then has its own.
    const statuses = [await statusOf(commune), await statusOf(commune)];
    expect(statuses.at(-1)).toBe(200);
  });

  it('asks for a key that the gateway has not: our fault', async () => {
    const commune = await newCommune(endpoint, 'velos-jcdecaux', {
      secretName: 'VENDOR_NOT_CONFIGURED',
    });
    const response = await endpoint.get(commune.path('station_status'));
    expect([response.status, await response.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'configuration-incomplete', fault: 'gateway' }),
    ]);
  });
});

async function statusOf(commune: Commune): Promise<number> {
  const response = await endpoint.get(commune.path('station_status'));
  await response.body?.cancel();
  return response.status;
}

describe('the gateway itself', () => {
  it.skipIf(RUNNING)('has logged no key, no token and no bug of its own', async () => {
    const commune = await newCommune(endpoint, 'velos-jcdecaux');
    await endpoint.setFault('jcdecaux', 'cut');
    expect(await statusOf(commune)).toBe(502);
    await endpoint.setFault('jcdecaux', 'none');
    expect(await statusOf(commune)).toBe(200);
    const logs = endpoint.logs.join('\n');
    expect(logs).toContain('"problem":"editeur-reponse-illisible"');
    expect(logs).not.toContain(DEMO_KEY.value);
    expect(logs).not.toContain(endpoint.token);
    expect(logs).not.toContain('"kind":"bug"');
  });

  it.skipIf(RUNNING)('can be ended in the middle of a stall', async () => {
    const other = await startEndpoint();
    const commune = await newCommune(other, 'velos-gbfs-2');
    await other.setFault('gbfs-2', 'stall');
    const pending = other.get(commune.path('station_status')).catch(() => 'ended');
    await other.close();
    expect(await pending).toBe('ended');
  });
});
