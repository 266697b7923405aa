import type { ContractRef } from './territory.ts';

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

/** A normalised API of the territory: one file of `specs/` and what is compiled from it. */
export interface Contract {
  readonly id: string;
  readonly major: number;
  readonly ref: ContractRef;
  readonly title: string;
  readonly norm: { readonly name: string; readonly version: string; readonly url: string };
  /** The OpenAPI document as published, YAML text. */
  readonly source: string;
  readonly operations: readonly ContractOperation[];
  /** Schema fields per operation on which coverage is declared, as JSON Pointer-like dotted paths. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}
