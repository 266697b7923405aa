import { adapters } from '../../src/adapters/index.ts';
import { createApp } from '../../src/app.ts';
import { standInServices } from '../../src/build/stand-ins/services.ts';
import { contracts } from '../../src/contracts/index.ts';
import { parseConfig } from '../../src/env.ts';
import type { Registry } from '../../src/model/ports.ts';
import type { Plug, Service, Territory } from '../../src/model/territory.ts';
import { NO_PROFILES, NO_TOKENS, NO_VERIFICATIONS } from '../gateway/no-verifications.ts';

/** The whole portal over a registry of a few plain lines: a métropole plugged, two communes. */
export const TERRITORIES: readonly Territory[] = [
  { code: '243300316', kind: 'epci', name: 'Bordeaux Métropole', epci: null },
  { code: '33063', kind: 'commune', name: 'Bordeaux', epci: '243300316' },
  { code: '33318', kind: 'commune', name: 'Pessac', epci: '243300316' },
];

const SERVICE: Service = {
  id: 'velos-editeur-a',
  vendor: 'editeur-a',
  title: 'Vélos, Éditeur <A> & fils',
  contract: 'velos@3',
  adapter: null,
  url: 'https://api.editeur-a.example/gbfs/3/gbfs.json',
  origins: [],
  settings: { systemId: 'velos_metropole' },
  secretName: null,
};

const PLUGS: readonly Plug[] = [
  {
    territory: '243300316',
    contract: 'velos@3',
    service: SERVICE.id,
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: null,
    priority: 0,
  },
  {
    territory: '33063',
    contract: 'velos@3',
    service: 'ancien-service',
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: '2025-01-01T00:00:00Z',
    priority: 0,
  },
];

/** The service of each contract: its stand-in, but for the bicycles, which pages are told of at length. */
const OTHERS = standInServices('https://editeur.example');

const registry: Registry = {
  territory: async (code) => TERRITORIES.find((territory) => territory.code === code),
  territories: async () => TERRITORIES,
  resolve: async (code, contract) => {
    const territory = TERRITORIES.find((candidate) => candidate.code === code);
    const plug = PLUGS.find(({ territory: at }) => at === (territory?.epci ?? code));
    const service =
      contract === SERVICE.contract ? SERVICE : OTHERS.find((each) => each.contract === contract);
    if (territory === undefined || plug === undefined || service === undefined) return;
    const own = { ...plug, contract: service.contract, service: service.id };
    return { territory, plugTerritory: plug.territory, plug: own, service };
  },
  resolveWithin: async () => [],
  export: refuse,
  services: async () => [SERVICE],
  plugs: async () => PLUGS,
  movePlug: refuse,
  load: refuse,
};

async function refuse(): Promise<never> {
  throw new Error('pages never write');
}

export const portal = createApp(() => ({
  config: parseConfig({}),
  clock: { now: () => new Date('2026-11-21T12:00:00Z') },
  catalogue: { contracts, adapters },
  admission: { enter: () => 'admitted', leave: () => {} },
  registry,
  feeds: { read: refuse },
  writes: { carry: refuse },
  tokens: NO_TOKENS,
  journal: { write: () => {} },
  verifications: NO_VERIFICATIONS,
  profiles: NO_PROFILES,
  newId: () => '00000000-0000-4000-8000-000000000000',
}));

/** One page as a browser asks for it. */
export async function visit(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'text/html,application/xhtml+xml');
  return portal.request(`http://portail.example${path}`, { ...init, headers });
}
