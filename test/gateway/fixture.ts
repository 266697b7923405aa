/** A contract and its vendors as small as can be: the pipeline is tested with plain values. */
import { z } from 'zod';
import type { Adapter } from '../../src/model/adapter.ts';
import { WireError } from '../../src/model/adapter.ts';
import type { Contract, Validate } from '../../src/model/contract.ts';
import type { Catalogue, Registry } from '../../src/model/ports.ts';
import type { Plug, Resolved, Service, Territory } from '../../src/model/territory.ts';

/** The contract's promise: `{ "items": [positive integers] }` and nothing else. */
const promised = z.strictObject({ items: z.array(z.int().positive()) });

const keeps =
  (shape: z.ZodType): Validate =>
  (value) =>
    (shape.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
      path: path.map((step) => `/${String(step)}`).join(''),
      message,
    }));

const wire = z.object({ values: z.array(z.number()), next: z.string().optional() });

/** Pages by `next`; a value of 13 is what this vendor's data cannot honestly hold. */
export const adapter: Adapter = {
  id: 'pages',
  title: 'Pages 1.0',
  documentation: 'https://pages.example.fr',
  contract: 'essais@1',
  auth: { kind: 'none' },
  settings: z.object({ lang: z.string().default('fr') }),
  operations: {
    list: {
      toVendor({ serviceUrl }, answers) {
        const last = answers.at(-1);
        if (last === undefined) return { url: serviceUrl, wire };
        const { next } = wire.parse(last.body);
        return next === undefined ? undefined : { url: next, wire };
      },
      fromVendor(_, answers) {
        const items = answers.flatMap(({ body }) => wire.parse(body).values);
        if (items.includes(13)) throw new WireError('13');
        return { items };
      },
    },
    create: {
      toVendor({ serviceUrl, body }, answers) {
        if (answers.length > 0) return undefined;
        const content = JSON.stringify(body);
        const sent = { mediaType: 'application/json', content };
        return { url: serviceUrl, method: 'POST', body: sent, statuses: [201], wire };
      },
      fromVendor: (_, answers) => ({
        items: answers.flatMap(({ body }) => wire.parse(body).values),
      }),
    },
  },
  coverage: { list: [{ field: 'items[]', status: 'given', why: 'Tel quel.' }] },
};

export const keyed: Adapter = { ...adapter, id: 'keyed', auth: { kind: 'query', name: 'apiKey' } };

const freshness = { ttlSeconds: 60, staleSeconds: 300 };

const read = {
  status: 200,
  mediaType: 'application/json',
  parameters: [],
  body: undefined,
  scopes: [],
  view: undefined,
};

export const contract: Contract = {
  id: 'essais',
  major: 1,
  ref: 'essais@1',
  title: 'Essais',
  norm: { name: 'aucune', version: '1', url: 'https://example.fr' },
  source: 'openapi: 3.1.0\n',
  document: {},
  operations: [
    {
      id: 'index',
      method: 'GET',
      path: '/index.json',
      summary: 'Ce qui est offert',
      origin: 'gateway',
      ...freshness,
      ...read,
      validate: keeps(
        z.strictObject({ at: z.string(), offered: z.array(z.string()), below: z.int() }),
      ),
    },
    {
      id: 'list',
      method: 'GET',
      path: '/list.json',
      summary: 'La liste',
      origin: 'vendor',
      ...freshness,
      ...read,
      parameters: [
        { name: 'kind', in: 'query', required: false, validate: keeps(z.enum(['a', 'b'])) },
      ],
      validate: keeps(promised),
    },
    {
      id: 'extra',
      method: 'GET',
      path: '/extra.json',
      summary: 'Ce que personne n’offre',
      origin: 'vendor',
      ...freshness,
      ...read,
      validate: keeps(promised),
    },
    {
      ...read,
      id: 'create',
      method: 'POST',
      path: '/items',
      summary: 'Un de plus',
      origin: 'vendor',
      ttlSeconds: 0,
      staleSeconds: 0,
      status: 201,
      body: {
        mediaTypes: ['application/json'],
        validate: keeps(z.strictObject({ value: z.int().positive() })),
      },
      validate: keeps(promised),
    },
  ],
  fields: { list: ['items[]'] },
  native: { ...adapter, id: 'essais-natif', title: 'Natif' },
  merges: {},
  comparisons: {},
  gatewayDocuments: {
    index: ({ baseUrl, offered, siblings }) => ({ at: baseUrl, offered, below: siblings.length }),
  },
};

export const catalogue: Catalogue = { contracts: [contract], adapters: [adapter, keyed] };

export const metropole: Territory = {
  code: '243300316',
  kind: 'epci',
  name: 'Bordeaux Métropole',
  epci: null,
};
export const bordeaux: Territory = {
  code: '33063',
  kind: 'commune',
  name: 'Bordeaux',
  epci: metropole.code,
};

export function serviceAt(url: string, changes: Partial<Service> = {}): Service {
  return {
    id: 'pages-un',
    vendor: 'editeur-a',
    title: 'Pages',
    contract: 'essais@1',
    adapter: 'pages',
    url,
    origins: [],
    settings: {},
    secretName: null,
    ...changes,
  };
}

/** One commune plugged to one service; another commune that is not plugged. */
export function registryOf(service: Service): Registry {
  const plug: Plug = {
    territory: metropole.code,
    contract: 'essais@1',
    service: service.id,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: null,
    priority: 0,
  };
  const alone: Territory = { code: '33001', kind: 'commune', name: 'Abzac', epci: null };
  const all = [metropole, bordeaux, alone];
  return {
    territory: async (code) => all.find((each) => each.code === code),
    territories: async () => all,
    async resolve(code): Promise<Resolved | undefined> {
      const territory = all.find((each) => each.code === code && each !== alone);
      return territory && { territory, plugTerritory: plug.territory, plug, service };
    },
    resolveWithin: async () => [],
    services: async () => [service],
    plugs: async () => [plug],
    export: async () => ({ territories: all, vendors: [], services: [service], plugs: [plug] }),
    movePlug: async () => plug,
    load: async () => undefined,
  };
}
