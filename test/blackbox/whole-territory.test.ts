/** An EPCI whose communes have vendors of their own, read as one territory. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { demoTerritory } from '../../src/build/demo.ts';
import { contracts } from '../../src/contracts/index.ts';
import type { Contract, ContractOperation } from '../../src/model/contract.ts';
import type { Service } from '../../src/model/territory.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

interface Whole {
  readonly id: string;
  readonly contract: Contract;
  readonly operation: ContractOperation;
}

/** Every list that a whole territory may be asked, and that needs no parameter. */
const wholes: readonly Whole[] = contracts.flatMap((contract) =>
  contract.operations
    .filter(({ id, view }) => Object.hasOwn(contract.merges, id) && (view?.of ?? id) === id)
    .filter(({ parameters }) => parameters.every(({ required }) => !required))
    .map((operation) => ({ id: `${contract.ref} ${operation.id}`, contract, operation })),
);

/** The demo's services that carry the operation out, each with a commune of a new EPCI. */
async function newEpci({ contract, operation }: Whole, code: string) {
  const demo = demoTerritory(endpoint.standIns);
  const services = demo.services
    .filter((service) => service.contract === contract.ref)
    .filter((service) => {
      const adapter =
        service.adapter === null
          ? contract.native
          : adapters.find(({ id }) => id === service.adapter);
      const offered = adapter?.offered?.(adapter.settings.parse(service.settings));
      return offered?.includes(operation.id) ?? adapter?.operations[operation.id] !== undefined;
    })
    .map((service, index) => ({ ...service, id: `${service.id}-${code}-${index}` }));
  const communes = services.map((_, index) => `${String(code).slice(-3)}${50 + index}`);
  const plug = { contract: contract.ref, validFrom: '2026-01-01T00:00:00Z' };
  const loaded = await endpoint.administer('PUT', '/api/administration/territoires', {
    territories: [
      { code, kind: 'epci', name: `EPCI d’essai ${code}`, epci: null },
      ...communes.map((commune) => ({
        code: commune,
        kind: 'commune',
        name: `Commune d’essai ${commune}`,
        epci: code,
      })),
    ],
    vendors: demo.vendors,
    services,
    plugs: services.map((service, index) => ({
      ...plug,
      territory: communes[index],
      service: service.id,
    })),
  });
  if (!loaded.ok) throw new Error(`not loaded: ${await loaded.text()}`);
  return services;
}

const standInOf = ({ url }: Service): string => new URL(url).pathname.split('/')[1] ?? '';

async function read({ contract, operation }: Whole, code: string) {
  const headers = new Headers();
  if (operation.scopes.length > 0) {
    headers.set('authorization', `Bearer ${await endpoint.tokenFor(operation.scopes)}`);
  }
  const { id, major } = contract;
  const response = await endpoint.get(`/territoires/${code}/${id}/v${major}${operation.path}`, {
    headers,
  });
  const body: unknown = await response.json();
  return { response, body, sources: response.headers.get('sources') ?? '' };
}

let next = 900_000_100 + (Date.now() % 90_000);

describe.each(wholes)('$id', (whole) => {
  it('holds what every service gives, each named; a failed one is said and costs only its part', async () => {
    next += 1;
    const code = String(next);
    const services = await newEpci(whole, code);
    expect(services.length).toBeGreaterThan(1);
    const all = await read(whole, code);
    expect([all.response.status, all.sources.match(/status=200/g)?.length]).toEqual([
      200,
      services.length,
    ]);
    expect(whole.operation.validate(all.body)).toEqual([]);
    const text = JSON.stringify(all.body);
    for (const { id } of services) expect(text, `${id} is not named`).toContain(id);

    // Another EPCI with the same vendors: feeds of its own, nothing of the first is at hand.
    next += 1;
    const second = String(next);
    const again = await newEpci(whole, second);
    const [failing] = again;
    if (failing === undefined) throw new Error('no service');
    await endpoint.setFault(standInOf(failing), 'error');
    const part = await read(whole, second);
    await endpoint.setFault(standInOf(failing), 'none');
    expect(part.response.status).toBe(207);
    expect(part.sources).toContain(`"${failing.id}";status=502;code=editeur-en-erreur`);
    expect(part.response.headers.get('cache-control')).toBe('no-store');
    expect(whole.operation.validate(part.body)).toEqual([]);
    for (const { id } of again.slice(1)) expect(JSON.stringify(part.body)).toContain(id);
  });
});
