/**
 * Every service of the demonstration through the deployed bundle: each operation that it offers is
 * answered as its contract promises, a write reaches its vendor once, and nothing is kept of what
 * must not be.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters, offeredOperations } from '../../src/adapters/index.ts';
import { demoTerritory } from '../../src/build/demo.ts';
import { loadRequests } from '../../src/build/stand-ins/recording.ts';
import { contracts } from '../../src/contracts/index.ts';
import type { Contract, ContractOperation } from '../../src/model/contract.ts';
import type { Service } from '../../src/model/territory.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { type Commune, newCommune } from './territory.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

const kinds = demoTerritory('http://stand-in').services.map((service) => {
  const contract = contracts.find(({ ref }) => ref === service.contract);
  if (contract === undefined) throw new Error(`no contract ${service.contract}`);
  const adapter =
    service.adapter === null ? contract.native : adapters.find(({ id }) => id === service.adapter);
  if (adapter === undefined) throw new Error(`no adapter ${service.adapter}`);
  const offered = offeredOperations(adapter, adapter.settings.parse(service.settings), contract);
  const operations = contract.operations.filter(({ id }) => offered.includes(id));
  return { id: service.id, service, contract, operations, requests: loadRequests(adapter.id) };
});

type Kind = (typeof kinds)[number];

/** What a consumer asks of an operation; a view of another takes that one's parameters. */
function askedOf({ requests }: Kind, { id, view, parameters }: ContractOperation) {
  const said = requests[id] ?? requests[view?.of ?? id];
  const known = new Set(parameters.map(({ name }) => name));
  const given = Object.entries(said?.parameters ?? {}).filter(([name]) => known.has(name));
  return { parameters: Object.fromEntries(given), body: said?.body };
}

function pathOf(contract: Contract, operation: ContractOperation, given: Record<string, string>) {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(given[name] ?? ''),
  );
  const inPath = new Set(
    operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name),
  );
  const query = new URLSearchParams(Object.entries(given).filter(([name]) => !inPath.has(name)));
  return `${contract.id}/v${contract.major}${path}${query.size > 0 ? `?${query}` : ''}`;
}

async function ask(commune: Commune, kind: Kind, operation: ContractOperation, key?: string) {
  const { parameters, body } = askedOf(kind, operation);
  const headers = new Headers();
  if (operation.scopes.length > 0) {
    headers.set('authorization', `Bearer ${await endpoint.tokenFor(operation.scopes)}`);
  }
  if (key !== undefined) headers.set('idempotency-key', key);
  const [type = ''] = operation.body?.mediaTypes ?? [];
  const form = type.includes('urlencoded');
  if (body !== undefined) headers.set('content-type', type);
  const sent = form ? String(new URLSearchParams(Object(body))) : JSON.stringify(body);
  return endpoint.get(
    `/territoires/${commune.code}/${pathOf(kind.contract, operation, parameters)}`,
    { method: operation.method, headers, ...(body !== undefined && { body: sent }) },
  );
}

/** A record that a list of the same vendor shows, where a request names none. */
function answerable({ requests }: Kind, { id, parameters, view }: ContractOperation): boolean {
  const given = requests[id]?.parameters ?? {};
  const shown = view === undefined || view.of === id || parameters.every((each) => !each.required);
  return shown || parameters.filter((each) => each.required).every(({ name }) => name in given);
}

describe.each(kinds)('$id', (kind) => {
  let commune: Commune;
  beforeAll(async () => {
    commune = await newCommune(endpoint, kind.id);
  });

  const reads = kind.operations.filter(
    (operation) => operation.method === 'GET' && answerable(kind, operation),
  );

  it.each(reads)('$id keeps the contract', async (operation) => {
    const response = await ask(commune, kind, operation);
    const text = await response.text();
    expect([response.status, text.slice(0, 300)]).toEqual([operation.status, text.slice(0, 300)]);
    expect(response.headers.get('content-type')).toBe(operation.mediaType);
    if (operation.mediaType.endsWith('json')) {
      expect(operation.validate(JSON.parse(text))).toEqual([]);
    }
    const kept = operation.ttlSeconds + operation.staleSeconds > 0;
    expect(response.headers.get('cache-control')?.startsWith('public')).toBe(kept);
  });

  const writes = kind.operations.filter(({ method }) => method !== 'GET');

  it.each(writes)('$id reaches the vendor once', async (operation) => {
    const key = `essai-${kind.id}-${operation.id}`;
    const first = await ask(commune, kind, operation, key);
    const body = await first.text();
    expect([first.status, body.slice(0, 300)]).toEqual([operation.status, body.slice(0, 300)]);
    if (operation.mediaType.endsWith('json')) {
      expect(operation.validate(JSON.parse(body))).toEqual([]);
    }
    const calls = endpoint.callsTo?.(vendorPath(kind.service));
    const again = await ask(commune, kind, operation, key);
    expect([again.status, await again.text()]).toEqual([operation.status, body]);
    expect(endpoint.callsTo?.(vendorPath(kind.service))).toBe(calls);
  });
});

function vendorPath({ url }: Service): string {
  const [, vendor = ''] = new URL(url).pathname.split('/');
  return `/${vendor}/`;
}

describe('a protected operation', () => {
  const protectedReads = kinds.flatMap((kind) =>
    kind.operations
      .filter(
        ({ scopes, method, parameters }) =>
          scopes.length > 0 && method === 'GET' && parameters.every((each) => !each.required),
      )
      .map((operation) => ({ id: `${kind.id} ${operation.id}`, kind, operation })),
  );

  it.each(protectedReads)('$id is closed to who has no token, or a lesser one', async (each) => {
    const { kind, operation } = each;
    const commune = await newCommune(endpoint, kind.id);
    const path = `/territoires/${commune.code}/${pathOf(kind.contract, operation, {})}`;
    const without = await endpoint.get(path);
    expect([without.status, await without.json()]).toMatchObject([401, { code: 'non-autorise' }]);
    const headers = { authorization: `Bearer ${await endpoint.tokenFor(['autre:lire'])}` };
    const lesser = await endpoint.get(path, { headers });
    expect([lesser.status, await lesser.json()]).toMatchObject([
      403,
      { code: 'portee-insuffisante' },
    ]);
  });
});
