import type { Contract } from '../model/contract.ts';
import type { Asked, Received, Routed } from '../model/exchange.ts';
import type { Registry } from '../model/ports.ts';
import type { Resolved } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { LIMITS } from './limits.ts';
import { quoted } from './quoted.ts';
import { routeOf } from './routes.ts';

/** INSEE code of a commune (2A and 2B for Corsica) or SIREN of an EPCI. */
const TERRITORY_CODE = /^(?:\d{5}|2[AB]\d{3}|\d{9})$/;
const EPCI_CODE = /^\d{9}$/;

/** Finds the contract, its operation, the territory and the plugs in force when the request came. */
export async function resolve(
  received: Received,
  contracts: readonly Contract[],
  registry: Registry,
): Promise<Routed> {
  const { target, receivedAt, request } = received;
  const contract = contractOf(target, contracts);
  const route = routeOf(contract, request.method, target.path);
  const { id, view } = route.operation;
  const whole = EPCI_CODE.test(target.territory) && Object.hasOwn(contract.merges, view?.of ?? id);
  const plugged = await (whole ? resolveWhole : resolveOne)(target.territory, contract, {
    at: receivedAt,
    registry,
  });
  return { ...received, contract, ...route, ...plugged };
}

interface Look {
  readonly at: string;
  readonly registry: Registry;
}

type Plugged = Pick<Routed, 'resolved' | 'sources'>;

async function resolveOne(code: string, contract: Contract, look: Look): Promise<Plugged> {
  const resolved = await resolveTerritory(code, contract, look.at, look.registry);
  return { resolved, sources: sourcesOf([resolved]) };
}

/** The EPCI's own service and those that its communes have of their own, each once. */
async function resolveWhole(code: string, contract: Contract, look: Look): Promise<Plugged> {
  const { at, registry } = look;
  const [own, within] = await Promise.all([
    registry.resolve(code, contract.ref, at),
    registry.resolveWithin(code, contract.ref, at),
  ]);
  const sources = sourcesOf([...(own === undefined ? [] : [own]), ...within]);
  if (sources.length > LIMITS.sourcesMax) {
    throw new Problem('configuration-incomplete', {
      detail: `Plus de ${LIMITS.sourcesMax} services différents servent ce territoire : interrogez ses communes.`,
    });
  }
  const [first] = within;
  if (own !== undefined || first === undefined) {
    return { resolved: own ?? (await resolveTerritory(code, contract, at, registry)), sources };
  }
  const territory = await registry.territory(code);
  if (territory === undefined) throw unknownTerritory(code);
  return { resolved: { ...first, territory }, sources };
}

function sourcesOf(plugged: readonly Resolved[]): readonly Asked[] {
  const sources = new Map<string, Asked>();
  for (const { territory, service } of plugged) {
    const territories = [...(sources.get(service.id)?.territories ?? []), territory.code];
    const { id, vendor } = service;
    sources.set(id, { service: id, vendor, territories, definition: service });
  }
  return [...sources.values()];
}

export function contractOf(
  { contract: id, major }: Pick<Received['target'], 'contract' | 'major'>,
  contracts: readonly Contract[],
): Contract {
  const found = contracts.find((contract) => contract.id === id && `v${contract.major}` === major);
  if (found !== undefined) return found;
  const known = contracts.map((contract) => `${contract.id}/v${contract.major}`).join(', ');
  throw new Problem('contrat-inconnu', {
    detail: `Aucun contrat ${quoted(`${id}/${major}`)}. Contrats servis : ${known}.`,
  });
}

/** One query when the territory is plugged; a second one only to say why it is not. */
export async function resolveTerritory(
  code: string,
  contract: Contract,
  at: string,
  registry: Registry,
): Promise<Resolved> {
  if (!TERRITORY_CODE.test(code)) throw unknownTerritory(code);
  const resolved = await registry.resolve(code, contract.ref, at);
  if (resolved !== undefined) return resolved;
  const territory = await registry.territory(code);
  if (territory === undefined) throw unknownTerritory(code);
  throw new Problem('territoire-non-raccorde', {
    detail: `${territory.name} (${code}) n’a aucun service raccordé au contrat ${contract.ref}, ni par son EPCI.`,
  });
}

function unknownTerritory(code: string): Problem {
  return new Problem('territoire-inconnu', {
    detail: `Aucun territoire de code ${quoted(code)}. Un code est le code INSEE d’une commune (cinq caractères) ou le SIREN d’un EPCI (neuf chiffres).`,
  });
}
