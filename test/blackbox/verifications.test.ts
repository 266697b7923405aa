import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationStatus } from '../../src/model/ports.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await startEndpoint();
});

afterAll(async () => {
  await endpoint?.close();
});

/** Above 1 MiB, and quickly judged: one long text. */
const LARGE = `openapi: 3.1.0
info:
  title: Grand
  version: 1.0.0
  description: ${'x'.repeat(1_100_000)}
paths: {}
`;

const UUID = /^[0-9a-f-]{36}$/;
const TRIES_MAX = 300;

/** Asks until there is something else than « not yet ». */
async function settled(path: string, init: RequestInit = {}): Promise<Response> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answer = await endpoint.get(path, init);
    if (answer.status !== 202) return answer;
    expect(answer.headers.get('retry-after')).toBe('1');
    await answer.arrayBuffer();
  }
  throw new Error(`${path} is still not judged`);
}

function post(path: string, body: BodyInit): Promise<Response> {
  return endpoint.get(path, { method: 'POST', body, redirect: 'manual' });
}

describe('a large submission', () => {
  it('is accepted, judged by the queue, and gives the report of a synchronous check', async () => {
    const accepted = await post('/api/verifications', LARGE);
    expect(accepted.status).toBe(202);
    const status = (await accepted.json()) as VerificationStatus & { id: string };
    const location = accepted.headers.get('location') ?? '';
    expect(location).toBe(`/api/verifications/${status.id}`);
    expect(status.id).toMatch(UUID);
    expect(status.state).toBe('waiting');
    const hours = (Date.parse(status.expires ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);

    const report = await settled(location);
    expect(report.status).toBe(200);
    expect(report.headers.get('cache-control')).toBe('private, no-store');
    const direct = await post('/api/verifications?wait', LARGE);
    expect(direct.status).toBe(200);
    expect(await report.text()).toBe(await direct.text());

    const text = await settled(location, { headers: { accept: 'text/plain' } });
    const directText = await post('/api/verifications?wait&format=text', LARGE);
    expect(await text.text()).toBe(await directText.text());
  });

  it('has a page that shows how far it is, then the result', async () => {
    const body = new FormData();
    body.append('fichiers', new Blob([LARGE]), 'grand.yaml');
    const redirect = await post('/verifier', body);
    expect(redirect.status).toBe(303);
    const path = redirect.headers.get('location') ?? '';
    expect(path.slice('/verifications/'.length)).toMatch(UUID);
    const waiting = await (await endpoint.get(path)).text();
    expect(waiting).toMatch(
      /<noscript><meta http-equiv="refresh" content="5"\/?><\/noscript>|Résultat de la vérification/,
    );
    await settled(`/api${path}`);
    const result = await (await endpoint.get(path)).text();
    expect(result).toContain('Résultat de la vérification');
    expect(result).toContain('data-where="queue"');
    expect(result).toContain('grand.yaml');
    const file = await endpoint.get(`${path}?format=html`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="rapport.html"');
  });

  it('is refused at once when its ruleset is unknown', async () => {
    expect((await post('/api/verifications?ruleset=aucun', LARGE)).status).toBe(404);
  });
});

describe('an address that leads to no verification', () => {
  it.each(['00000000-0000-4000-8000-000000000000', 'x', '..%2f'])('is a 404: %s', async (id) => {
    const answer = await endpoint.get(`/api/verifications/${id}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'ressource-inconnue' });
    expect((await endpoint.get(`/verifications/${id}`)).status).toBe(404);
    expect((await endpoint.get(`/verifier/${id}`)).status).toBe(404);
  });
});
