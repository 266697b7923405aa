import type {
  AdapterOperation,
  OperationRequest,
  VendorAnswer,
  VendorRequest,
} from '../model/adapter.ts';
import { VendorError, type VendorRefusal, WireError } from '../model/adapter.ts';
import type { Caller } from '../model/ports.ts';
import type { ProblemCode } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { LIMITS } from './limits.ts';
import { firstViolation } from './violations.ts';

/** Runs the dialogue that the adapter describes; every answer's wire shape is checked on arrival. */
export async function converse(
  operation: AdapterOperation,
  request: OperationRequest,
  call: Caller,
): Promise<readonly VendorAnswer[]> {
  const answers: VendorAnswer[] = [];
  try {
    while (answers.length <= LIMITS.dialogueSteps) {
      const next = honest(() => operation.toVendor(request, answers));
      if (next === undefined) return answers;
      if (answers.length === LIMITS.dialogueSteps) break;
      answers.push(onWire(next, await call(next)));
    }
    throw new Problem('editeur-reponse-non-conforme', {
      detail: `L’éditeur annonce une suite au-delà de ${LIMITS.dialogueSteps} réponses.`,
    });
  } finally {
    // What is left open at a vendor ends by itself; our answer does not depend on it.
    const closing = operation.release?.(request, answers);
    if (closing !== undefined) await call(closing, 'release').catch(() => undefined);
  }
}

/** What the schema does not name is dropped, what it refuses is the vendor's fault. */
function onWire(request: VendorRequest, answer: VendorAnswer): VendorAnswer {
  const parsed = request.wire.safeParse(answer.body);
  if (parsed.success) return { ...answer, body: parsed.data };
  const violations = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((step) => `/${String(step)}`).join(''),
    message,
  }));
  throw new Problem('editeur-reponse-non-conforme', {
    detail: `La réponse de l’éditeur ne suit pas sa propre interface : ${firstViolation(violations)}.`,
  });
}

/** The vendor's answers turned into the contract's body. */
export function normalise(
  operation: AdapterOperation,
  request: OperationRequest,
  answers: readonly VendorAnswer[],
): unknown {
  return honest(() => operation.fromVendor(request, answers));
}

const REFUSALS: Readonly<Record<VendorRefusal, ProblemCode>> = {
  absent: 'enregistrement-inconnu',
  refused: 'demande-refusee',
  denied: 'editeur-acces-refuse',
  failed: 'editeur-en-erreur',
};

/**
 * An adapter says `WireError` when the vendor contradicts itself, `VendorError` when the vendor says
 * no in its own way; the text of either is the adapter's own.
 */
export function honest<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (error instanceof VendorError) {
      throw new Problem(REFUSALS[error.refusal], { detail: error.message });
    }
    if (!(error instanceof WireError)) throw error;
    throw new Problem('editeur-reponse-non-conforme', {
      detail: `Les réponses de l’éditeur se contredisent ou manquent de l’essentiel : ${error.message}.`,
    });
  }
}
