import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await startEndpoint();
});

afterAll(async () => {
  await endpoint?.close();
});

const RULE = 'territoire-pagination';
const DOCUMENT = readFileSync(
  fileURLToPath(new URL(`../../rulesets/rules/${RULE}/bad.yaml`, import.meta.url).href),
  'utf8',
);
const DAY_MS = 86_400_000;

function post(path: string, body: BodyInit = DOCUMENT): Promise<Response> {
  return endpoint.get(path, { method: 'POST', body, redirect: 'manual' });
}

function erase(path: string, token: string): Promise<Response> {
  return endpoint.get(path, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
}

describe('a verification that is kept', () => {
  it('in private: is read again in any format for thirty days, then erased by its token', async () => {
    const created = await post('/api/verifications?keep=private');
    expect(created.status).toBe(201);
    const location = created.headers.get('location') ?? '';
    const page = location.replace('/api', '');
    const token = created.headers.get('prise-deletion-token') ?? '';
    expect(token).toMatch(/^[\w-]{22}$/);
    const days = (Date.parse(created.headers.get('expires') ?? '') - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);

    const report = await created.text();
    const read = await endpoint.get(location);
    expect([read.status, await read.text()]).toEqual([200, report]);
    for (const answer of [created, read, await endpoint.get(page)]) {
      expect(
        ['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) =>
          answer.headers.get(name),
        ),
      ).toEqual(['private, no-store', 'noindex', 'no-referrer']);
    }
    const text = await endpoint.get(`${location}?format=text`);
    expect(await text.text()).toBe(await (await post('/api/verifications?format=text')).text());
    expect(await (await endpoint.get(page)).text()).toContain('Résultat de la vérification');
    expect((await endpoint.get(`${page}/badge.svg`)).status).toBe(404);

    expect((await erase(location, 'q3kZ0bW9T1uX7cYvN5aLrg')).status).toBe(403);
    expect((await erase(location, token)).status).toBe(204);
    expect((await erase(location, token)).status).toBe(404);
    expect((await endpoint.get(location)).status).toBe(404);
    expect((await endpoint.get(page)).status).toBe(404);
  });

  it('in public: has a badge for other sites, which goes with it', async () => {
    const created = await post('/api/verifications?keep=public');
    expect([created.status, created.headers.get('expires')]).toEqual([201, null]);
    const location = created.headers.get('location') ?? '';
    const page = location.replace('/api', '');
    const badge = await endpoint.get(`${page}/badge.svg`);
    expect(badge.status).toBe(200);
    expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(badge.headers.get('access-control-allow-origin')).toBe('*');
    expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await badge.text()).toContain('conforme avec réserves');
    const token = created.headers.get('prise-deletion-token') ?? '';
    expect((await erase(location, token)).status).toBe(204);
    expect((await endpoint.get(`${page}/badge.svg`)).status).toBe(404);
  });

  it('by a form without scripts: has a page, and is erased there', async () => {
    const form = new FormData();
    form.append('fichiers', new Blob([DOCUMENT]), 'piscines.yaml');
    const sent = await post('/verifier?keep=private', form);
    expect(sent.status).toBe(303);
    const page = sent.headers.get('location') ?? '';
    const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';');
    const shown = await (await endpoint.get(page, { headers: { cookie } })).text();
    expect(shown).toContain('piscines.yaml');
    const [, jeton = ''] = cookie.split('=');
    expect(shown).toContain(jeton);
    const erased = await post(`${page}/effacer`, new URLSearchParams({ jeton }));
    expect([erased.status, (await endpoint.get(page)).status]).toEqual([200, 404]);
  });
});

describe('an authority’s profile', () => {
  it('is written once, read by anybody, and judged by', async () => {
    const profile = {
      id: `usagers-${Date.now()}`,
      version: '1.0.0',
      title: 'Services aux usagers',
      description: 'Ce que la ville demande.',
      ruleset: 'territoire',
      rules: { [RULE]: { severity: 'error' } },
    };
    const path = `33063/${profile.id}/1.0.0`;
    const put = (body: object) =>
      endpoint.administer('PUT', `/api/administration/profils/${path}`, body);
    expect((await put(profile)).status).toBe(201);
    expect((await put(profile)).status).toBe(200);
    expect((await put({ ...profile, title: 'Autre' })).status).toBe(409);

    const content = await (await endpoint.get(`/api/profils/${path}`)).text();
    const digest = createHash('sha256').update(content).digest('hex');
    const judged = await post(`/api/verifications?profile=33063/${profile.id}@1.0.0`);
    const report = (await judged.json()) as Report;
    expect([report.verdict, report.profile]).toEqual([
      'non-conforme',
      { id: profile.id, version: '1.0.0', digest },
    ]);
    for (const list of [
      await endpoint.get('/api/profils?limit=200'),
      await endpoint.administer('GET', '/api/administration/profils?limit=200'),
    ]) {
      expect(await list.text()).toContain(digest);
    }
  });
});
