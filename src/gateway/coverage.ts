import type { Context } from 'hono';
import type { AppEnv, Ports } from '../env.ts';
import type { FieldCoverage, Given } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import type { Catalogue } from '../model/ports.ts';
import type { Resolved } from '../model/territory.ts';
import { adapterOf, offeredBy } from './capability.ts';
import { contractOf, resolveTerritory } from './resolve.ts';

/** What the vendor plugged on a territory gives of a contract, operation by operation. */
export interface Coverage {
  readonly territory: { readonly code: string; readonly name: string };
  readonly contract: { readonly ref: string; readonly title: string };
  /** Who holds the plug: the commune itself or its EPCI, and since when. */
  readonly plug: {
    readonly territory: string;
    readonly validFrom: string;
    readonly validUntil: string | null;
  };
  readonly service: { readonly id: string; readonly title: string; readonly vendor: string };
  /** Adapter id, or « natif » when the vendor implements the contract itself. */
  readonly adapter: { readonly id: string; readonly title: string; readonly documentation: string };
  readonly operations: readonly OperationCoverage[];
}

export interface OperationCoverage {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly status: Given;
  /** French; why it is absent or who makes it, empty when the vendor simply gives it. */
  readonly why: string;
  readonly fields: readonly FieldCoverage[];
}

/** The data behind `/couverture` and `/couverture.json`. */
export async function coverageOf(
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
      const { id, path, summary, origin } = operation;
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
      return { ...about, status: 'given', why: '', fields: adapter.coverage[id] ?? [] };
    }),
  };
}

/** `GET …/couverture.json` */
export async function coverage(c: Context<AppEnv>): Promise<Response> {
  const { code = '', contract = '', major = '' } = c.req.param();
  const body = await coverageOf({ territory: code, contract, major }, c.var.ports);
  // A plug may move at any time: kept by a cache, it must be asked about again.
  return c.json(body, 200, { 'cache-control': 'no-cache' });
}
