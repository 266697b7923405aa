/** Bodies of the contract, as adapters make them: identity typed, the rest judged by the contract. */

export interface Envelope<Data> {
  readonly last_updated: string;
  readonly ttl: number;
  readonly version: '3.0';
  readonly data: Data;
}

export interface Station {
  readonly station_id: string;
  readonly lat: number;
  readonly lon: number;
  readonly [field: string]: unknown;
}

export interface StationAvailability {
  readonly station_id: string;
  readonly num_vehicles_available: number;
  readonly last_reported: string;
  readonly [field: string]: unknown;
}

export interface Vehicle {
  readonly vehicle_id: string;
  readonly [field: string]: unknown;
}

export interface VehicleType {
  readonly vehicle_type_id: string;
  readonly [field: string]: unknown;
}

export type LocalizedText = readonly { readonly text: string; readonly language: string }[];

export function localized(text: string, language: string): LocalizedText {
  return [{ text, language }];
}

export function envelope<Data>(lastUpdated: string, ttl: number, data: Data): Envelope<Data> {
  return { last_updated: lastUpdated, ttl, version: '3.0', data };
}
