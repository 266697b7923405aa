import type { Contract } from '../model/contract.ts';
import { velos } from './velos.ts';
import { voirie } from './voirie.ts';

/** Every contract that the territory publishes, one line each. */
export const contracts: readonly Contract[] = [
  velos, // specs/velos/v3.yaml
  voirie, // specs/voirie/v1.yaml
];

export function findContract(id: string, major: number): Contract | undefined {
  return contracts.find((contract) => contract.id === id && contract.major === major);
}
