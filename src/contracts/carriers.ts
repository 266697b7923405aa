/** Who stands behind an operation: the table of capabilities, for the portal and the documentation. */
import type { Adapter, Given } from '../model/adapter.ts';
import type { Contract, ContractOperation } from '../model/contract.ts';

export interface Carrier {
  readonly adapter: Adapter;
  /** A vendor that implements the contract itself. */
  readonly native: boolean;
  /** Fields by what becomes of them; undefined when it does not carry the operation. */
  readonly fields: Readonly<Record<Given, number>> | undefined;
}

/** The adapters of a contract and its native reading, whether or not they carry the operation. */
export function carriersOf(
  operation: ContractOperation,
  contract: Contract,
  adapters: readonly Adapter[],
): readonly Carrier[] {
  const own = adapters.filter((adapter) => adapter.contract === contract.ref);
  // A view shows what the vendor answered to another operation.
  const asked = operation.view?.of ?? operation.id;
  return [...own, contract.native].map((adapter) => ({
    adapter,
    native: adapter === contract.native,
    fields: Object.hasOwn(adapter.operations, asked) ? tally(adapter, asked) : undefined,
  }));
}

function tally({ coverage }: Adapter, operation: string): Readonly<Record<Given, number>> {
  const counts = { given: 0, derived: 0, absent: 0 };
  for (const { status } of coverage[operation] ?? []) counts[status] += 1;
  return counts;
}

/** « 14 donnés, 3 déduits, 2 absents ». */
export function fieldWords({ given, derived, absent }: Readonly<Record<Given, number>>): string {
  const words = [plural(given, 'donné'), plural(derived, 'déduit'), plural(absent, 'absent')];
  const told = words.filter((word) => !word.startsWith('0 '));
  return told.length === 0 ? 'oui' : told.join(', ');
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n > 1 ? 's' : ''}`;
}
