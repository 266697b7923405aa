/** Bodies of the contract, as adapters make them: identity typed, the rest judged by the contract. */

export interface RequestType {
  readonly service_code: string;
  readonly service_name: string;
  readonly metadata: boolean;
  readonly type: 'realtime' | 'batch' | 'blackbox';
  readonly [field: string]: unknown;
}

export interface Attribute {
  readonly code: string;
  readonly [field: string]: unknown;
}

export interface Definition {
  readonly service_code: string;
  readonly attributes: readonly Attribute[];
}

export interface ServiceRequest {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly service_code: string;
  /** RFC 3339. */
  readonly requested_datetime: string;
  readonly updated_datetime?: string | undefined;
  readonly lat?: number | undefined;
  readonly long?: number | undefined;
  readonly [field: string]: unknown;
}

/** Of a creation, a number or a token; of a token, itself and the number once there is one. */
export interface Created {
  readonly service_request_id?: string | undefined;
  readonly token?: string | undefined;
  readonly [field: string]: unknown;
}

/** What a consumer sends, valid for the contract: fields of GeoReport and answers to attributes. */
export type NewRequest = Readonly<Record<string, string | number | readonly string[]>>;

/** The record without its undefined members: a field that is not known is not there at all. */
export function known<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/** `description` has at most 4 000 characters (Open311 JSON schema); what was cut is seen to be cut. */
export const DESCRIPTION_MAX = 4_000;

export function shortened(text: string | undefined): string | undefined {
  if (text === undefined || [...text].length <= DESCRIPTION_MAX) return text;
  return `${[...text].slice(0, DESCRIPTION_MAX - 1).join('')}…`;
}
