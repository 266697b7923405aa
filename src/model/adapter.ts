import type { ZodType } from 'zod';
import type { ContractRef } from './territory.ts';

/** What the gateway is to ask of a vendor. The URL must lie in the service's allowed origins. */
export interface VendorRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Shape of the answer on the wire; unknown fields are dropped, anything else is refused. */
  readonly wire: ZodType;
}

/** A vendor answer whose wire shape was validated, with the instant at which it was received. */
export interface VendorAnswer {
  readonly body: unknown;
  /** RFC 3339 UTC. */
  readonly receivedAt: string;
}

/** The consumer's request once validated, with what the registry knows of the service. */
export interface OperationRequest {
  readonly operation: string;
  readonly query: Readonly<Record<string, string>>;
  /** Entry URL of the service. */
  readonly serviceUrl: string;
  /** The service's settings, parsed by the adapter's own schema. */
  readonly settings: unknown;
}

/** How one operation is carried out against a vendor: two pure functions, replayable. */
export interface AdapterOperation {
  /**
   * The next request of the dialogue given the answers so far, or undefined when nothing more is
   * needed. One call for most vendors; discovery, pages and sessions are longer dialogues. The
   * gateway bounds the number of steps.
   */
  readonly toVendor: (
    request: OperationRequest,
    answers: readonly VendorAnswer[],
  ) => VendorRequest | undefined;
  /** Normalises the answers into the contract's body; throws `WireError` when they contradict. */
  readonly fromVendor: (request: OperationRequest, answers: readonly VendorAnswer[]) => unknown;
}

export type Given = 'given' | 'derived' | 'absent';

/** What a vendor can give of one field of the contract, and why not when it cannot. */
export interface FieldCoverage {
  readonly field: string;
  readonly status: Given;
  /** French, shown to consumers; where the value comes from or why there is none. */
  readonly why: string;
}

/** Where the vendor's key goes. The gateway adds it at the last moment, adapters never see it. */
export type VendorAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'query'; readonly name: string }
  | { readonly kind: 'header'; readonly name: string };

/** A vendor API behind a contract: data and pure functions, no I/O, no clock. */
export interface Adapter {
  readonly id: string;
  /** Product and version of the vendor API, « Opendatasoft Explore v2.1 ». */
  readonly title: string;
  readonly documentation: string;
  readonly contract: ContractRef;
  readonly auth: VendorAuth;
  /** Schema of `Service.settings`. */
  readonly settings: ZodType;
  /** Operations of origin `vendor` that this vendor can carry out; any other is « non couvert ». */
  readonly operations: Readonly<Record<string, AdapterOperation>>;
  /**
   * Operations that one service offers among these, given its settings; all of them when not said.
   * A GBFS system has optional feeds, which its settings name.
   */
  readonly offered?: (settings: unknown) => readonly string[];
  /** Per operation, what is given, derived or absent. */
  readonly coverage: Readonly<Record<string, readonly FieldCoverage[]>>;
}

/** The vendor's answer kept its wire shape but cannot be normalised honestly. */
export class WireError extends Error {
  override readonly name = 'WireError';
}
