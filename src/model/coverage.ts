import type { FieldCoverage, Given } from './adapter.ts';

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
