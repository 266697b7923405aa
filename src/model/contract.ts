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

export type Method = 'GET' | 'POST' | 'PATCH';

export interface ContractOperation {
  /** OpenAPI `operationId`. */
  readonly id: string;
  readonly method: Method;
  /** Path below `/territoires/{code}/{contract}/v{major}`, as an OpenAPI template. */
  readonly path: string;
  readonly summary: string;
  readonly origin: OperationOrigin;
  /** How long a normalised answer is fresh (RFC 9111 freshness lifetime). */
  readonly ttlSeconds: number;
  /**
   * How long a stale answer may still be served when the vendor fails (RFC 5861). With both at 0
   * nothing of the answer is kept anywhere: personal data, and every write.
   */
  readonly staleSeconds: number;
  /** Status of the answer when all went well: 200, or 201 of a creation. */
  readonly status: number;
  /** Of the answer. */
  readonly mediaType: string;
  /** Declared parameters of path and query; anything else is refused. */
  readonly parameters: readonly Parameter[];
  /** What a write takes; undefined for a read. */
  readonly body: RequestBody | undefined;
  /** Scopes that the consumer's token must hold (OAuth 2.0, RFC 6749 §3.3); none: open data. */
  readonly scopes: readonly string[];
  readonly validate: Validate;
  readonly view: View | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly validate: Validate;
}

export interface RequestBody {
  /** `application/json` and the like, or `application/x-www-form-urlencoded`. */
  readonly mediaTypes: readonly string[];
  /** May turn the texts of a form into what the schema declares (numbers, booleans), in place. */
  readonly validate: Validate;
}

/** Parameters of path and query by name. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * An operation that shows another's answer (or its own) in its own way: one record of a list, a
 * selection, an export in another format. The vendor is asked once for all of them.
 */
export interface View {
  /** The operation, carried out by vendors, whose normalised body is shown. */
  readonly of: string;
  /** Parameters that the vendor's answer depends on; the others only choose what is shown of it. */
  readonly passes?: readonly string[];
  /**
   * The body shown: JSON, or text of the operation's media type. Throws `VendorError('absent')` when
   * there is nothing of that name.
   */
  readonly show: (body: unknown, parameters: Parameters) => unknown;
  /** Media type of what is shown, where a parameter chooses it; else the operation's own. */
  readonly mediaType?: (parameters: Parameters) => string;
}

/** One service among those that a whole territory is read from. */
export interface Source {
  readonly service: string;
  readonly vendor: string;
  /** Codes of the territories that it serves here. */
  readonly territories: readonly string[];
}

/** What a source gave, or the code of the problem that it ended in. */
export type Part =
  | { readonly source: Source; readonly body: unknown; readonly retrievedAt: string }
  | { readonly source: Source; readonly problem: string; readonly status: number };

/**
 * Makes one body of those of several services: every item keeps its provenance, in the place that
 * the norm has for it, and what is missing is said wherever the norm has a place for that.
 */
export type Merge = (parts: readonly Part[]) => unknown;

/** How much two vendors' answers for the same thing may differ without a consumer noticing. */
export type Tolerance =
  /** Does not count: each vendor has its own (identifiers of its database, instants of reading). */
  | { readonly kind: 'ignored'; readonly why: string }
  /** Numbers this far apart are equal. */
  | { readonly kind: 'within'; readonly amount: number; readonly why: string }
  /** RFC 3339 instants this many seconds apart are equal. */
  | { readonly kind: 'seconds'; readonly amount: number; readonly why: string }
  /** Texts are compared without case, accents, punctuation and repeated blanks. */
  | { readonly kind: 'wording'; readonly why: string }
  /** May be missing on one side; present on both, it must be equal. */
  | { readonly kind: 'optional'; readonly why: string };

/** What a swap compares of an operation. Paths are those of coverage: `data.stations[].lat`. */
export interface Comparison {
  /** What identifies a record of a list: `'data.stations[]': 'station_id'`; else lists go in order. */
  readonly keys: Readonly<Record<string, string>>;
  /** A path that is not here must be equal. A path covers what lies below it. */
  readonly tolerances: Readonly<Record<string, Tolerance>>;
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
  /** Operations that a whole territory may be asked, when several services serve it. */
  readonly merges: Readonly<Record<string, Merge>>;
  /** By operation; one that is not here is compared without tolerance. */
  readonly comparisons: Readonly<Record<string, Comparison>>;
}
