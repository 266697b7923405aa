import type { ContractOperation } from '../model/contract.ts';
import { Problem } from '../problems/problem.ts';
import { firstViolation } from './violations.ts';

/** The body itself when the contract's compiled validator has nothing to say against it. */
export function keepsContract(operation: ContractOperation, body: unknown): unknown {
  const violations = operation.validate(body);
  if (violations.length === 0) return body;
  throw new Problem('editeur-hors-contrat', {
    detail: `Les données de l’éditeur ne tiennent pas le contrat : ${firstViolation(violations)}.`,
  });
}
