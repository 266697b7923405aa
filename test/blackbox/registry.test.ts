import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ORIGIN, demoTerritory } from '../../src/build/demo.ts';
import type { TerritoryFile } from '../../src/model/ports.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { newCommune } from './territory.ts';

const PLUGS = '/api/administration/raccordements';
const TERRITORIES = '/api/administration/territoires';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

describe('administration', () => {
  it.each([
    ['no token', {}],
    ['another token', { authorization: 'Bearer jeton-qui-n-est-pas-le-bon' }],
    ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
  ])('is closed to %s', async (_, headers) => {
    const response = await endpoint.get(PLUGS, { headers });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="administration"',
    ]);
    expect(await response.json()).toMatchObject({ code: 'non-autorise' });
  });

  it('lists the plugs of a territory', async () => {
    const response = await endpoint.administer('GET', `${PLUGS}?territory=33281`);
    const { plugs } = (await response.json()) as { plugs: { service: string; contract: string }[] };
    const velos = plugs.filter(({ contract }) => contract === 'velos@3');
    expect(velos.map(({ service }) => service)).toEqual(['velos-opendatasoft-v1', 'velos-gbfs-2']);
    const unknown = await endpoint.administer('GET', `${PLUGS}?territory=99999`);
    expect(await unknown.json()).toMatchObject({ code: 'territoire-inconnu' });
  });

  it('gives the whole registry back in the form in which it was loaded', async () => {
    const exported = await (await endpoint.administer('GET', TERRITORIES)).json();
    const file = exported as TerritoryFile;
    const demo: TerritoryFile = demoTerritory(DEMO_ORIGIN);
    expect(file.territories).toEqual(expect.arrayContaining([...demo.territories]));
    expect((await endpoint.administer('PUT', TERRITORIES, file)).status).toBe(200);
    expect(await (await endpoint.administer('GET', TERRITORIES)).json()).toEqual(exported);
  });
});

describe('a move that cannot be', () => {
  const good = { territory: '33063', contract: 'velos@3', service: 'velos-gbfs-2' };
  it.each([
    [{ ...good, territory: '99999' }, 404, 'territoire-inconnu'],
    [{ ...good, service: 'nulle-part' }, 404, 'service-inconnu'],
    [{ ...good, contract: 'menus@1' }, 409, 'service-incompatible'],
    [{ ...good, contract: 'velos' }, 400, 'requete-invalide'],
    [{ ...good, at: '2020-01-01T00:00:00Z' }, 400, 'requete-invalide'],
    [{ ...good, surprise: true }, 400, 'requete-invalide'],
    [{ territory: '33063' }, 400, 'requete-invalide'],
    [[], 400, 'requete-invalide'],
  ])('%j', async (body, status, code) => {
    const response = await endpoint.administer('POST', PLUGS, body);
    expect([response.status, await response.json()]).toEqual([
      status,
      expect.objectContaining({ code, fault: 'consumer' }),
    ]);
  });

  it.each([
    ['not JSON', '{', 'application/json', 400],
    ['not said to be JSON', '{}', 'text/plain', 415],
    ['too large', ' '.repeat(4 * 1024 * 1024 + 1), 'application/json', 413],
  ])('because its body is %s', async (_, body, type, status) => {
    const headers = { authorization: `Bearer ${endpoint.token}`, 'content-type': type };
    const response = await endpoint.get(PLUGS, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
  });
});

describe('a territory file that cannot be', () => {
  it('is told every error, in French, where it is', async () => {
    const response = await endpoint.administer('PUT', TERRITORIES, {
      territories: [{ code: '33063', kind: 'commune', name: '', epci: '111111111' }],
      plugs: [{ territory: '33063', contract: 'velos@3', service: 'x', validFrom: 'hier' }],
    });
    const { violations } = (await response.json()) as { violations: { path: string }[] };
    expect(response.status).toBe(400);
    expect(violations.map(({ path }) => path).toSorted()).toEqual([
      '/plugs/0/service',
      '/plugs/0/validFrom',
      '/territories/0/epci',
      '/territories/0/name',
    ]);
  });

  it.each([
    ['url', 'http://169.254.169.254/', '/services/0/url'],
    ['url', 'https://10.0.0.1/gbfs.json', '/services/0/url'],
    ['adapter', 'inconnu', '/services/0/adapter'],
    ['secretName', 'ADMIN_TOKEN', '/services/0/secretName'],
    ['settings', { systemId: 'x', feeds: ['rien'] }, '/services/0/settings/feeds/0'],
  ])('because of its %s: %j', async (field, value, path) => {
    const { service } = await newCommune(endpoint, 'velos-gbfs-2');
    const response = await endpoint.administer('PUT', TERRITORIES, {
      vendors: [{ id: service.vendor, name: 'Éditeur A' }],
      services: [{ ...service, [field]: value }],
    });
    expect(await response.json()).toMatchObject({
      code: 'requete-invalide',
      violations: [{ path }],
    });
  });
});
