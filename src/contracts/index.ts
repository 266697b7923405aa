import type { Contract } from '../model/contract.ts';
import { assistance } from './assistance.ts';
import { passages } from './passages.ts';
import { signalements } from './signalements.ts';
import { stationnement } from './stationnement.ts';
import { velos } from './velos.ts';

/** Every contract that the territory publishes, one line each. */
export const contracts: readonly Contract[] = [
  assistance, // specs/assistance/v5.yaml
  passages, // specs/passages/v1.yaml
  signalements, // specs/signalements/v2.yaml
  stationnement, // specs/stationnement/v1.yaml
  velos, // specs/velos/v3.yaml
];

export function findContract(id: string, major: number): Contract | undefined {
  return contracts.find((contract) => contract.id === id && contract.major === major);
}
