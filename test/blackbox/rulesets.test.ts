/** What is served of the rulesets, with the headers that caches obey. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import type { Report } from '../../src/model/report.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await startEndpoint();
});

afterAll(async () => {
  await endpoint?.close();
});

const [oldest] = territoire.releases;
const bad = territoire.rules.find(({ id }) => id === 'territoire-license')?.bad ?? '';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function verify(query: string): Promise<Report> {
  const answer = await endpoint.get(`/api/verifications?format=json&${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/yaml' },
    body: bad,
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Report;
}

describe('a version', () => {
  it.each([
    ['a release', `/rulesets/territoire/${oldest?.version}/ruleset.yaml`, true],
    ['what a digest names', territoire.address, true],
    ['the draft of the next one', territoire.next.path, false],
  ])('%s is served to anyone, and kept as long as it cannot change', async (_, path, forever) => {
    const answer = await endpoint.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')?.includes('immutable')).toBe(forever);
    expect(await answer.text()).toContain('rules:');
  });

  it('has the digest that is shown, under its version and under its digest', async () => {
    const versions = [territoire, ...territoire.releases];
    for (const { version, digest } of versions) {
      for (const folder of [version, `sha256-${digest}`]) {
        const answer = await endpoint.get(`/rulesets/territoire/${folder}/SHA256SUMS`);
        expect([folder, sha256(await answer.text())]).toEqual([folder, digest]);
      }
    }
  });
});

describe('the verifier', () => {
  it('judges by a release that it loads when asked', async () => {
    const { ruleset, profile } = await verify(`ruleset=territoire@${oldest?.version}`);
    expect(ruleset).toMatchObject({ version: oldest?.version, digest: oldest?.digest });
    expect(profile).toBeNull();
  });

  it.each(territoire.profiles)('judges by the profile $id', async ({ id, version, digest }) => {
    expect((await verify(`profile=${id}`)).profile).toEqual({ id, version, digest });
  });

  it('judges by the socle when no profile is named', async () => {
    expect((await verify('')).profile).toMatchObject({ id: 'socle' });
  });
});
