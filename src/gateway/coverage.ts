import type { Context } from 'hono';
import type { AppEnv, Ports } from '../env.ts';
import type { Contract } from '../model/contract.ts';
import type { Coverage } from '../model/coverage.ts';
import type { Catalogue } from '../model/ports.ts';
import type { Resolved } from '../model/territory.ts';
import { adapterOf, offeredBy } from './capability.ts';
import { contractOf, resolveTerritory } from './resolve.ts';

/** The data behind `/couverture` and `/couverture.json`. */
async function coverageOf(
  target: { readonly territory: string; readonly contract: string; readonly major: string },
  ports: Pick<Ports, 'catalogue' | 'clock' | 'registry'>,
): Promise<Coverage> {
  const contract = contractOf(target, ports.catalogue.contracts);
  const at = ports.clock.now().toISOString();
  const resolved = await resolveTerritory(target.territory, contract, at, ports.registry);
  return describe(contract, resolved, ports.catalogue);
}

function describe(contract: Contract, resolved: Resolved, catalogue: Catalogue): Coverage {
  const { territory, plugTerritory, plug, service } = resolved;
  const offered = offeredBy(service, catalogue);
  const adapter = adapterOf(service, catalogue) ?? contract.native;
  const id = service.adapter ?? 'natif';
  return {
    territory: { code: territory.code, name: territory.name },
    contract: { ref: contract.ref, title: contract.title },
    plug: { territory: plugTerritory, validFrom: plug.validFrom, validUntil: plug.validUntil },
    service: { id: service.id, title: service.title, vendor: service.vendor },
    adapter: { id, title: adapter.title, documentation: adapter.documentation },
    operations: contract.operations.map((operation) => {
      const { id, path, summary, origin, view } = operation;
      const about = { id, path, summary };
      if (origin === 'gateway') {
        return {
          ...about,
          status: 'derived',
          why: 'Document écrit par la passerelle.',
          fields: [],
        };
      }
      if (!offered.includes(id)) {
        return {
          ...about,
          status: 'absent',
          why: 'L’éditeur raccordé ne le permet pas.',
          fields: [],
        };
      }
      if (view !== undefined && view.of !== id) {
        const why = `Tiré de la réponse à « ${view.of} », sans autre appel à l’éditeur.`;
        return { ...about, status: 'derived', why, fields: [] };
      }
      return { ...about, status: 'given', why: '', fields: adapter.coverage[id] ?? [] };
    }),
  };
}

/** What the path of the request is about, for the page and for the JSON alike. */
export function coverageAt(c: Context<AppEnv>): Promise<Coverage> {
  const { code = '', contract = '', major = '' } = c.req.param();
  return coverageOf({ territory: code, contract, major }, c.var.ports);
}

/** `GET …/couverture.json` */
export async function coverage(c: Context<AppEnv>): Promise<Response> {
  // A plug may move at any time: kept by a cache, it must be asked about again.
  return c.json(await coverageAt(c), 200, { 'cache-control': 'no-cache' });
}
