import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContract } from '../../src/contracts/index.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { newCommune } from './territory.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

const velos = findContract('velos', 3);
const deviations = (operation: string, body: unknown) =>
  velos?.operations.find(({ id }) => id === operation)?.validate(body);

const KINDS = [
  'velos-opendatasoft-v2',
  'velos-opendatasoft-v1',
  'velos-gbfs-2',
  'velos-gbfs-3',
  'velos-jcdecaux',
];

describe('one contract, every kind of vendor', () => {
  it.each(KINDS)('%s keeps the contract in every operation it offers', async (kind) => {
    const commune = await newCommune(endpoint, kind);
    const discovery = await endpoint.get(commune.path('gbfs'));
    const { data } = (await discovery.json()) as {
      data: { feeds: { name: string; url: string }[] };
    };
    expect(data.feeds.map(({ name }) => name)).toContain('station_status');
    for (const { name, url } of data.feeds) {
      expect(new URL(url).origin).toBe(endpoint.url);
      const response = await fetch(url);
      expect([name, response.status]).toEqual([name, 200]);
      expect(deviations(name, await response.json())).toEqual([]);
    }
  });

  it('its shape stays when the plug moves, and the move shows at once', async () => {
    const commune = await newCommune(endpoint, 'velos-opendatasoft-v2');
    for (const service of [...KINDS, commune.service.id]) {
      const moved = await endpoint.administer('POST', '/api/administration/raccordements', {
        territory: commune.code,
        contract: 'velos@3',
        service,
      });
      expect(moved.status).toBe(201);
      const coverage = await endpoint.get(`/territoires/${commune.code}/velos/v3/couverture.json`);
      expect(await coverage.json()).toMatchObject({ service: { id: service } });
      const status = await endpoint.get(commune.path('station_status'));
      expect(deviations('station_status', await status.json())).toEqual([]);
    }
  });

  it('is reached by the commune’s own plug, else by its EPCI’s', async () => {
    const serviceOf = async (code: string) => {
      const response = await endpoint.get(`/territoires/${code}/velos/v3/couverture.json`);
      const { service, plug } = (await response.json()) as {
        service: { id: string };
        plug: { territory: string };
      };
      return [plug.territory, service.id];
    };
    expect(await serviceOf('33281')).toEqual(['33281', 'velos-gbfs-2']);
    expect(await serviceOf('33119')).toEqual(['243300316', 'velos-opendatasoft-v2']);
  });
});

describe('an answer', () => {
  it('is fetched once for many at the same time', async () => {
    const commune = await newCommune(endpoint, 'velos-gbfs-2');
    const before = endpoint.callsTo?.('/gbfs-2/');
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => endpoint.get(commune.path('station_status'))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
    // One discovery and one feed; a gateway that is not ours does not tell.
    const after = endpoint.callsTo?.('/gbfs-2/');
    if (before !== undefined) expect(after).toBe(before + 2);
  });

  it('is not sent again to who has it', async () => {
    const commune = await newCommune(endpoint, 'velos-gbfs-3');
    const first = await endpoint.get(commune.path('station_status'));
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-status')).toMatch(/fwd=miss/);
    await first.body?.cancel();
    const second = await endpoint.get(commune.path('station_status'), {
      headers: { 'if-none-match': etag },
    });
    expect([second.status, await second.text()]).toEqual([304, '']);
    expect(second.headers.get('cache-status')).toMatch(/hit/);
  });

  it('has a head, may be read from any origin, and runs nothing in a browser', async () => {
    const commune = await newCommune(endpoint, 'velos-gbfs-3');
    const head = await endpoint.get(commune.path('station_status'), { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Object.fromEntries(head.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'content-type': 'application/json',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('a request that cannot be served', () => {
  it.each([
    ['/territoires/99999/velos/v3/station_status.json', 404, 'territoire-inconnu'],
    ['/territoires/33063/velos/v9/station_status.json', 404, 'contrat-inconnu'],
    ['/territoires/33063/menus/v1/menus.json', 404, 'contrat-inconnu'],
    ['/territoires/33063/velos/v3/trottinettes.json', 404, 'operation-inconnue'],
    ['/territoires/33522/velos/v3/vehicle_status.json', 501, 'operation-non-couverte'],
    ['/territoires/33119/velos/v3/station_status.json?debug=1', 400, 'parametre-inconnu'],
    ['/territoires/33119/velos/v3/%00%ff', 404, 'operation-inconnue'],
    ['/nulle/part', 404, 'ressource-inconnue'],
  ])('%s', async (path, status, code) => {
    const response = await endpoint.get(path);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('content-language')).toBe('fr');
    expect([response.status, await response.json()]).toEqual([
      status,
      expect.objectContaining({ code, status, detail: expect.any(String) }),
    ]);
  });

  it('on a territory that nothing serves is not the consumer’s fault', async () => {
    const code = '95999';
    await endpoint.administer('PUT', '/api/administration/territoires', {
      territories: [{ code, kind: 'commune', name: 'Sans service', epci: null }],
    });
    const response = await endpoint.get(`/territoires/${code}/velos/v3/gbfs.json`);
    expect(await response.json()).toMatchObject({
      code: 'territoire-non-raccorde',
      fault: 'gateway',
    });
  });

  it('by its method says which ones there are', async () => {
    const path = '/territoires/33119/velos/v3/station_status.json';
    const response = await endpoint.get(path, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});
