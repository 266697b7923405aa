/** The stand-ins of every contract, one line each. */
import type { Service } from '../../model/territory.ts';
import { assistance } from './services/assistance.ts';
import { passages } from './services/passages.ts';
import { signalements } from './services/signalements.ts';
import { stationnement } from './services/stationnement.ts';
import { velos } from './services/velos.ts';
import type { StandInContract } from './stand-in-contract.ts';

const standIns: readonly StandInContract[] = [
  assistance, // ServiceNow, GLPI, iTop, TMF621
  passages, // SIRI Lite, GTFS-RT, Navitia
  signalements, // Open311 (Chicago, FixMyStreet), Signalen
  stationnement, // Opendatasoft, DATEX II, ParkAPI
  velos, // GBFS, Opendatasoft, JCDecaux
];

/** First segment of the path → folder of the recordings. */
export const VENDORS: Readonly<Record<string, string>> = Object.assign(
  {},
  ...standIns.map(({ vendors }) => vendors),
);

export const SECRETS = standIns.flatMap(({ secrets }) => secrets);

export function standInServices(origin: string): readonly Service[] {
  return standIns.flatMap(({ services }) => services(origin));
}
