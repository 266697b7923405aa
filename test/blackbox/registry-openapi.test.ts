import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

it.each(['territoire', 'spectral:oas'])(
  'our own API passes what everybody’s must: %s',
  async (ruleset) => {
    // The endpoint of the tests is local, where nothing is encrypted.
    const text = await (await endpoint.get('/api/openapi.json')).text();
    const document = text.replaceAll(/http:\/\/[^/"]+/g, 'https://prise-numerique.fr');
    const response = await endpoint.get(`/api/verifications?ruleset=${ruleset}&format=json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: document,
    });
    expect(response.status).toBe(200);
    const report = (await response.json()) as { documents: { findings: unknown[] }[] };
    expect(report.documents.flatMap(({ findings }) => findings)).toEqual([]);
  },
);

it('describes every route of our own API, and no other', async () => {
  const { paths } = (await (await endpoint.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  for (const [path, operations] of Object.entries(paths)) {
    for (const method of ['get', 'put', 'post', 'delete']) {
      const response = await endpoint.administer(method.toUpperCase(), `/api/v1${path}`);
      await response.body?.cancel();
      expect([path, method, response.status !== 405]).toEqual([path, method, method in operations]);
    }
  }
});
