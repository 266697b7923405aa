import type { ZodType } from 'zod';
import type { ContractRef } from './territory.ts';

/**
 * How a vendor writes its answers, and what the adapter then gets: `json` the value, `xml` a tree
 * (xml-tree.ts), `text` a string decoded as the answer says (BOM, charset, XML declaration), `bytes`
 * a `Uint8Array`.
 */
export type Reading = 'json' | 'xml' | 'text' | 'bytes';

/** What the gateway is to ask of a vendor. The URL must lie in the service's allowed origins. */
export interface VendorRequest {
  readonly url: string;
  /** `GET` when not said. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Changes nothing (RFC 9110 §9.2.1), though this vendor reads by `POST`. */
  readonly safe?: true;
  /** Of the few that an adapter may set (gateway/headers.ts). */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly mediaType: string; readonly content: string | Uint8Array };
  /** `json` when not said. An empty body of a status beside 200 reads as `undefined`. */
  readonly reads?: Reading;
  /**
   * Statuses beside 200 which are answers in this vendor's manner and no failures: 201 of a creation,
   * 206 of a page (GLPI), 404 of « nothing today » (Navitia). The adapter reads `answer.status`.
   */
  readonly statuses?: readonly number[];
  /** Shape of the answer on the wire; unknown fields are dropped, anything else is refused. */
  readonly wire: ZodType;
}

/** A vendor answer whose wire shape was validated, with the instant at which it was received. */
export interface VendorAnswer {
  readonly body: unknown;
  readonly status: number;
  /** Lower-case names; only those of `FROM_VENDOR` in gateway/headers.ts (Link, Content-Range…). */
  readonly headers: Readonly<Record<string, string>>;
  /** RFC 3339 UTC. */
  readonly receivedAt: string;
}

/** The consumer's request once validated, with what the registry knows of the service. */
export interface OperationRequest {
  readonly operation: string;
  /** Parameters of path and query by name, as texts; a name stands once in an operation. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Body of a write, valid for the contract; undefined for a read. */
  readonly body: unknown;
  /** RFC 3339 UTC, when the dialogue begins: an adapter has no clock of its own. */
  readonly at: string;
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
  /**
   * What gives back what the dialogue opened (a session), asked once whether the dialogue ended well
   * or not. Nobody waits for its success.
   */
  readonly release?: (
    request: OperationRequest,
    answers: readonly VendorAnswer[],
  ) => VendorRequest | undefined;
}

export type Given = 'given' | 'derived' | 'absent';

/** What a vendor can give of one field of the contract, and why not when it cannot. */
export interface FieldCoverage {
  readonly field: string;
  readonly status: Given;
  /** French, shown to consumers; where the value comes from or why there is none. */
  readonly why: string;
}

/** A header that carries a key, `Authorization: user_token KEY` when it has a scheme. */
export interface KeyHeader {
  readonly name: string;
  readonly scheme?: string;
}

/**
 * Where the vendor's key goes. The gateway adds it at the last moment, adapters never see it. An
 * `optional` one is added only when the service names a secret.
 */
export type VendorAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'query'; readonly name: string; readonly optional?: true }
  /** A field of the forms that are sent (`application/x-www-form-urlencoded`); reads go without. */
  | { readonly kind: 'form'; readonly name: string; readonly optional?: true }
  /** As many keys as headers, in one secret, separated by a space. */
  | { readonly kind: 'headers'; readonly headers: readonly KeyHeader[]; readonly optional?: true }
  /** The secret is `user:password` (RFC 7617). */
  | { readonly kind: 'basic'; readonly optional?: true };

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

/**
 * What a vendor says in its own way and that is no failure of normalisation: an error inside a 200,
 * a refusal in its own words. Its text is the adapter's own, French, never the vendor's.
 */
export type VendorRefusal =
  /** The record asked for is not there: problem `enregistrement-inconnu`, 404. */
  | 'absent'
  /** The vendor does not accept what it is asked or given: `demande-refusee`, 422. */
  | 'refused'
  /** Our key is not accepted: `editeur-acces-refuse`, 502. */
  | 'denied'
  /** An error of the vendor, whatever the status it came with: `editeur-en-erreur`, 502. */
  | 'failed';

export class VendorError extends Error {
  override readonly name = 'VendorError';
  readonly refusal: VendorRefusal;

  constructor(refusal: VendorRefusal, detail: string) {
    super(detail);
    this.refusal = refusal;
  }
}
