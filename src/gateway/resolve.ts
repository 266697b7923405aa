import type { Contract, ContractOperation } from '../model/contract.ts';
import type { Authenticated, Received, Routed } from '../model/exchange.ts';
import type { Registry } from '../model/ports.ts';
import type { Resolved } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { quoted } from './quoted.ts';

/** INSEE code of a commune (2A and 2B for Corsica) or SIREN of an EPCI. */
const TERRITORY_CODE = /^(?:\d{5}|2[AB]\d{3}|\d{9})$/;

/** Finds the contract, its operation, the territory and the plug in force when the request came. */
export async function resolve(
  exchange: Authenticated,
  contracts: readonly Contract[],
  registry: Registry,
): Promise<Routed> {
  const { target, receivedAt } = exchange;
  const contract = contractOf(target, contracts);
  const operation = operationOf(target.path, contract);
  const resolved = await resolveTerritory(target.territory, contract, receivedAt, registry);
  return { ...exchange, contract, operation, resolved };
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

function operationOf(path: string, contract: Contract): ContractOperation {
  const found = contract.operations.find((operation) => operation.path === path);
  if (found !== undefined) return found;
  const known = contract.operations.map((operation) => operation.path).join(', ');
  throw new Problem('operation-inconnue', {
    detail: `Le contrat ${contract.ref} n’a pas d’opération ${quoted(path)}. Opérations : ${known}.`,
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
