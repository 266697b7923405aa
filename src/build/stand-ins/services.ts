/** The stand-ins of every contract, one line each. */
import type { Service } from '../../model/territory.ts';
import { velos } from './services/velos.ts';
import { voirie } from './services/voirie.ts';
import type { StandInContract } from './stand-in-contract.ts';

const standIns: readonly StandInContract[] = [
  velos, // GBFS, Opendatasoft, JCDecaux
  voirie, // DiaLog, Litteralis, Opendatasoft
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
