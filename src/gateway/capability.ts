import { offeredOperations } from '../adapters/index.ts';
import type { Adapter, AdapterOperation, OperationRequest } from '../model/adapter.ts';
import type { Contract, ContractOperation } from '../model/contract.ts';
import type { Catalogue, FeedQuery } from '../model/ports.ts';
import type { Service } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';

/** What stands between a service and its contract for one operation. */
export interface Capability {
  readonly operation: ContractOperation;
  readonly adapter: Adapter;
  readonly carried: AdapterOperation;
  readonly request: OperationRequest;
}

/** What reads a service: its adapter, or the contract itself when the vendor implements it. */
export function adapterOf(service: Service, catalogue: Catalogue): Adapter | undefined {
  if (service.adapter === null) return contractOfService(service, catalogue)?.native;
  return catalogue.adapters.find(
    ({ id, contract }) => id === service.adapter && contract === service.contract,
  );
}

export function contractOfService(service: Service, catalogue: Catalogue): Contract | undefined {
  return catalogue.contracts.find(({ ref }) => ref === service.contract);
}

/** Ids of the operations that the service offers, given its settings. */
export function offeredBy(service: Service, catalogue: Catalogue): readonly string[] {
  const { adapter, contract, settings } = readerOf(service, catalogue);
  return offeredOperations(adapter, settings, contract);
}

/** The adapter of a service, its contract and its settings, as this gateway understands them. */
function readerOf(service: Service, catalogue: Catalogue) {
  const contract = contractOfService(service, catalogue);
  const adapter = adapterOf(service, catalogue);
  const settings = adapter?.settings.safeParse(service.settings);
  if (contract === undefined || adapter === undefined || !settings?.success) {
    throw new Problem('configuration-incomplete', {
      detail: `Le service ${service.id} est enregistré avec un contrat, un adaptateur ou des réglages que cette passerelle ne connaît pas.`,
    });
  }
  return { contract, adapter, settings: settings.data };
}

/** Throws the problem to answer when the service cannot carry out the operation. */
export function capabilityOf(
  query: FeedQuery & { readonly body?: unknown },
  catalogue: Catalogue,
  at: string,
): Capability {
  const { service } = query;
  const { contract, adapter, settings } = readerOf(service, catalogue);
  const offered = offeredOperations(adapter, settings, contract);
  const operation = contract.operations.find(({ id }) => id === query.operation);
  const carried = offered.includes(query.operation)
    ? adapter.operations[query.operation]
    : undefined;
  if (operation === undefined || carried === undefined) {
    throw new Problem('operation-non-couverte', {
      detail: `Le service ${service.id} (${adapter.title}) ne permet pas ${query.operation}. Opérations couvertes : ${offered.join(', ')}.`,
    });
  }
  const request = {
    operation: operation.id,
    parameters: query.parameters,
    body: query.body,
    at,
    serviceUrl: service.url,
    settings,
  };
  return { operation, adapter, carried, request };
}
