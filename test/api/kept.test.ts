import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeDeposit } from '../../src/api/judge.ts';
import { isTooLargeToPublish, PUBLISHED_MAX } from '../../src/api/keeping.ts';
import type { Report, Verification } from '../../src/model/report.ts';
import { api, memory } from './portal.ts';

const BAD = 'rulesets/rules/territoire-pagination/bad.yaml';
const DOCUMENT = readFileSync(BAD, 'utf8');

const post = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  body,
  headers: { 'content-type': 'application/yaml', ...headers },
});
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

describe('keeping', () => {
  it('is not what happens when nobody asks', async () => {
    const kept = memory();
    const answer = await api(kept)('POST', '/api/verifications', post(DOCUMENT));
    expect(answer.status).toBe(200);
    expect(kept.rows.size).toBe(0);
    for (const name of ['location', 'link', 'expires', 'prise-deletion-token']) {
      expect([name, answer.headers.get(name)]).toEqual([name, null]);
    }
  });

  it('gives the report that a check gives, its address, its term and a token, once', async () => {
    const ask = api(memory());
    const created = await ask('POST', '/api/verifications?keep=private', post(DOCUMENT));
    expect(created.status).toBe(201);
    const location = created.headers.get('location') ?? '';
    expect(created.headers.get('link')).toBe(
      `<${location.replace('/api', '')}>; rel="alternate"; type="text/html"`,
    );
    expect(created.headers.get('expires')).toBe('Mon, 21 Dec 2026 23:30:00 GMT');
    expect(created.headers.get('prise-deletion-token')).toBe('token-0');
    const report = await created.text();
    expect(report).toBe(await (await ask('POST', '/api/verifications', post(DOCUMENT))).text());

    const read = await ask('GET', location);
    expect([read.status, await read.text()]).toEqual([200, report]);
    expect(read.headers.get('prise-deletion-token')).toBeNull();
    const text = await ask('GET', location, { headers: { accept: 'text/plain' } });
    expect(await text.text()).toContain('Verdict : Conforme avec réserves');
    expect((await ask('GET', `${location}?format=html`)).headers.get('content-type')).toContain(
      'text/html',
    );
  });

  it('in private leaves no trace in caches, search engines and other sites', async () => {
    const ask = api(memory());
    const created = await ask('POST', '/api/verifications?keep=private', post(DOCUMENT));
    const location = created.headers.get('location') ?? '';
    const page = location.replace('/api', '');
    const answers = [
      created,
      await ask('GET', location),
      await ask('GET', page),
      await ask('GET', `${page}/badge.svg`),
      await ask('GET', '/api/verifications/nowhere'),
    ];
    for (const { headers } of answers) {
      expect(
        ['cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name)),
      ).toEqual(['private, no-store', 'noindex', 'no-referrer']);
    }
    expect(answers[1]?.headers.get('access-control-allow-origin')).toBeNull();
    expect(answers[3]?.status).toBe(404);
  });

  it('in public can be read and shown by anybody, and has no term', async () => {
    const ask = api(memory());
    const created = await ask('POST', '/api/verifications?keep=public', post(DOCUMENT));
    expect(created.headers.get('expires')).toBeNull();
    expect(created.headers.get('cache-control')).toBe('private, no-store');
    const location = created.headers.get('location') ?? '';
    const read = await ask('GET', location);
    expect(read.headers.get('cache-control')).toBe('public, max-age=300');
    expect(read.headers.get('vary')).toContain('Accept');
    expect(read.headers.get('x-robots-tag')).toBeNull();
    const badge = await ask('GET', `${location.replace('/api', '')}/badge.svg`);
    expect(badge.status).toBe(200);
    expect(badge.headers.get('content-type')).toContain('image/svg+xml');
    expect(badge.headers.get('cache-control')).toBe('public, max-age=300');
    expect(badge.headers.get('access-control-allow-origin')).toBe('*');
    expect(await badge.text()).toMatch(
      /<title[^>]*>prise numérique : conforme avec réserves \d+\/100/,
    );
  });

  it('is asked for by one of two words', async () => {
    const answer = await api(memory())('POST', '/api/verifications?keep=toujours', post(DOCUMENT));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'parametre-invalide' }),
    ]);
  });
});

describe('erasing', () => {
  it('takes the token of the deposit, and leaves nothing', async () => {
    const ask = api(memory());
    const created = await ask('POST', '/api/verifications?keep=public', post(DOCUMENT));
    const location = created.headers.get('location') ?? '';
    const token = created.headers.get('prise-deletion-token') ?? '';

    const without = await ask('DELETE', location);
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="verification"',
    ]);
    const wrong = await ask('DELETE', location, bearer('un-autre'));
    expect([wrong.status, await wrong.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'jeton-refuse' }),
    ]);
    expect((await ask('GET', location)).status).toBe(200);

    expect((await ask('DELETE', location, bearer(token))).status).toBe(204);
    expect((await ask('GET', location)).status).toBe(404);
    expect((await ask('DELETE', location, bearer(token))).status).toBe(404);
  });

  it('is possible without scripts: the page has the token of the browser that deposited', async () => {
    const ask = api(memory());
    const form = new FormData();
    form.append('fichiers', new Blob([DOCUMENT]), 'a.yaml');
    const sent = await ask('POST', '/verifier?keep=private', { body: form });
    expect(sent.status).toBe(303);
    const page = sent.headers.get('location') ?? '';
    const cookie = sent.headers.get('set-cookie') ?? '';
    expect(cookie).toContain(`Path=${page};`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const [pair = ''] = cookie.split(';');
    expect(await (await ask('GET', page)).text()).not.toContain('token-0');
    expect(await (await ask('GET', page, { headers: { cookie: pair } })).text()).toContain(
      'token-0',
    );

    const erase = (jeton: string) =>
      ask('POST', `${page}/effacer`, { body: new URLSearchParams({ jeton }) });
    expect((await erase('un-autre')).status).toBe(403);
    expect((await erase('token-0')).status).toBe(200);
    expect((await ask('GET', page)).status).toBe(404);
  });
});

describe('the address that pages had first', () => {
  it('leads to the lasting one', async () => {
    const answer = await api(memory())('GET', '/verifier/x%22y?format=html');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      '/verifications/x%22y?format=html',
    ]);
  });
});

describe('what is published', () => {
  const LARGE = `openapi: 3.1.0\ninfo: {title: x, version: 1.0.0}\npaths: {}\n#${'x'.repeat(PUBLISHED_MAX.uploadBytes)}`;

  it('is limited, where what is private is not', async () => {
    const kept = memory();
    const ask = api(kept);
    const refused = await ask('POST', '/api/verifications?keep=public', post(LARGE));
    expect([refused.status, await refused.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'corps-trop-grand' }),
    ]);
    expect(kept.rows.size).toBe(0);
    expect((await ask('POST', '/api/verifications?keep=private', post(LARGE))).status).toBe(202);
  });

  it('is limited with its report', async () => {
    const kept = memory();
    const created = await api(kept)('POST', '/api/verifications?keep=public', post(DOCUMENT));
    const id = created.headers.get('location')?.split('/').at(-1) ?? '';
    const small = kept.rows.get(id)?.verification as Verification;
    expect(isTooLargeToPublish(small)).toBe(false);
    const large = { ...small, sources: new Map([['a', 'x'.repeat(PUBLISHED_MAX.storedBytes)]]) };
    expect(isTooLargeToPublish(large)).toBe(true);
    const report = { ...small.report, digest: 'x'.repeat(PUBLISHED_MAX.storedBytes) } as Report;
    expect(isTooLargeToPublish({ report, sources: new Map() })).toBe(true);
  });

  it('is judged later when it is large, by the same terms', async () => {
    const kept = memory();
    const ask = api(kept);
    const body = `${DOCUMENT}\n#${'x'.repeat(1_100_000)}`;
    const later = await ask('POST', '/api/verifications?keep=public', post(body));
    expect([later.status, await later.json()]).toEqual([
      202,
      expect.objectContaining({ state: 'waiting', keep: 'public', expires: null }),
    ]);
    const location = later.headers.get('location') ?? '';
    const id = location.split('/').at(-1) ?? '';
    expect(kept.rows.get(id)?.submission?.date).toBe('2026-11-22');
    await judgeDeposit(id, kept.verifications);
    const direct = await ask('POST', '/api/verifications?wait', post(body));
    expect(await (await ask('GET', location)).text()).toBe(await direct.text());
  });
});
