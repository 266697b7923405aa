import type { Adapter } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import type { Service } from '../model/territory.ts';

/** Every vendor API behind a contract, one line each. */
export const adapters: readonly Adapter[] = [];

export function findAdapter(id: string): Adapter | undefined {
  return adapters.find((adapter) => adapter.id === id);
}

/** The service's adapter, or the contract's own reading when the vendor implements it natively. */
export function adapterOf(service: Service, contract: Contract): Adapter | undefined {
  return service.adapter === null ? contract.native : findAdapter(service.adapter);
}

/** Ids of the operations that a service offers, in the order of the contract. */
export function offeredOperations(
  adapter: Adapter,
  settings: unknown,
  contract: Contract,
): readonly string[] {
  const offered = adapter.offered?.(settings) ?? Object.keys(adapter.operations);
  return contract.operations
    .map(({ id }) => id)
    .filter((id) => offered.includes(id) && Object.hasOwn(adapter.operations, id));
}
