import type { Adapter } from './adapter.ts';
import type { ContractRef, Resolved } from './territory.ts';

/** One reason why a value does not keep a schema. `path` is a JSON Pointer (RFC 6901). */
export interface Violation {
  readonly path: string;
  readonly message: string;
}

/** Validator compiled at build time: no violation means that the value keeps its promise. */
export type Validate = (value: unknown) => readonly Violation[];

/** Who makes the answer: the vendor's data normalised, or the gateway itself (discovery documents). */
export type OperationOrigin = 'vendor' | 'gateway';

export interface ContractOperation {
  /** OpenAPI `operationId`. */
  readonly id: string;
  readonly method: 'GET';
  /** Path below `/territoires/{code}/{contract}/v{major}`, as an OpenAPI template. */
  readonly path: string;
  readonly summary: string;
  readonly origin: OperationOrigin;
  /** How long a normalised answer is fresh (RFC 9111 freshness lifetime). */
  readonly ttlSeconds: number;
  /** How long a stale answer may still be served when the vendor fails (RFC 5861). */
  readonly staleSeconds: number;
  /** Declared query parameters; anything else is refused. */
  readonly query: readonly QueryParameter[];
  readonly validate: Validate;
}

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly validate: Validate;
}

/** What a document made by the gateway itself may depend on: nothing else, so that it is replayable. */
export interface DocumentContext {
  /** Public URL of the contract on the territory asked, no final slash: `https://…/territoires/33063/velos/v3`. */
  readonly baseUrl: string;
  readonly resolved: Resolved;
  /** Ids of the operations of origin `vendor` that the plugged service offers (`offeredOperations`). */
  readonly offered: readonly string[];
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly ttlSeconds: number;
  /**
   * Territories below the one asked that are plugged to the contract: the communes of an EPCI that
   * have a plug of their own. Empty for a commune.
   */
  readonly siblings: readonly { readonly baseUrl: string; readonly resolved: Resolved }[];
}

/** Makes the body of one operation of origin `gateway`: no clock, no I/O. */
export type GatewayDocument = (context: DocumentContext) => unknown;

/** A normalised API of the territory: one file of `specs/` and what is compiled from it. */
export interface Contract {
  readonly id: string;
  readonly major: number;
  readonly ref: ContractRef;
  readonly title: string;
  readonly norm: { readonly name: string; readonly version: string; readonly url: string };
  /** The OpenAPI document as published, YAML text. */
  readonly source: string;
  /** The same, parsed. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly operations: readonly ContractOperation[];
  /** Schema fields per operation on which coverage is declared, as `data.stations[].station_id`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** How a vendor that implements the contract itself is read: services whose `adapter` is null. */
  readonly native: Adapter;
  /** One function for each operation of origin `gateway`. */
  readonly gatewayDocuments: Readonly<Record<string, GatewayDocument>>;
}
