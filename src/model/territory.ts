import type { TrialInForce } from './swap.ts';

/**
 * Territories, vendors' services and the plugs between them: who serves which contract where, and
 * from when to when. Code is INSEE for a commune, SIREN for an EPCI.
 */
export type TerritoryKind = 'commune' | 'epci';

export interface Territory {
  /** INSEE code of a commune (`33063`) or SIREN of an EPCI (`243300316`). */
  readonly code: string;
  readonly kind: TerritoryKind;
  readonly name: string;
  /** SIREN of the EPCI that the commune belongs to; null for an EPCI. */
  readonly epci: string | null;
}

/** Publisher of the software that answers behind a service (« éditeur » on screen). */
export interface Vendor {
  readonly id: string;
  readonly name: string;
}

/** One vendor API as one authority subscribed to it. */
export interface Service {
  readonly id: string;
  readonly vendor: string;
  readonly title: string;
  /** Contract that this service can stand behind, `velos@3`. */
  readonly contract: ContractRef;
  /** Adapter id; null when the vendor implements the contract natively. */
  readonly adapter: string | null;
  /** Entry URL of the vendor API; its origin is the first of the allowed origins. */
  readonly url: string;
  /** Further origins which the vendor's own discovery documents may point to. */
  readonly origins: readonly string[];
  /** Whatever the adapter's `settings` schema asks for (dataset, contract name, system name…). */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Name of the environment secret that holds the vendor's key; never the key itself. */
  readonly secretName: string | null;
}

/** `<contract id>@<major>`. */
export type ContractRef = `${string}@${number}`;

export const CONTRACT_REF = /^[a-z][a-z0-9-]{0,39}@[1-9]\d{0,3}$/;

/** Names that `Service.secretName` may have: the registry could otherwise ask for any other secret. */
export const SECRET_NAME = /^VENDOR_[A-Z0-9_]{1,60}$/;

/** Territory × contract → service, for a time. Instants are RFC 3339 UTC, `until` is exclusive. */
export interface Plug {
  readonly territory: string;
  readonly contract: ContractRef;
  readonly service: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  /** The highest wins among the plugs valid at an instant; the latest `validFrom` breaks a tie. */
  readonly priority: number;
}

/** What resolution found: the plug in force and the service at its end. */
export interface Resolved {
  readonly territory: Territory;
  /** The territory that holds the plug: the commune itself, or its EPCI. */
  readonly plugTerritory: string;
  readonly plug: Plug;
  readonly service: Service;
  /** Another service tried on this plug's reads. */
  readonly trial?: TrialInForce;
}
