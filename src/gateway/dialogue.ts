import type {
  AdapterOperation,
  OperationRequest,
  VendorAnswer,
  VendorRequest,
} from '../model/adapter.ts';
import { WireError } from '../model/adapter.ts';
import type { Caller } from '../model/ports.ts';
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
  while (answers.length <= LIMITS.dialogueSteps) {
    const next = honest(() => operation.toVendor(request, answers));
    if (next === undefined) return answers;
    if (answers.length === LIMITS.dialogueSteps) break;
    answers.push(onWire(next, await call(next)));
  }
  throw new Problem('editeur-reponse-non-conforme', {
    detail: `L’éditeur annonce une suite au-delà de ${LIMITS.dialogueSteps} réponses.`,
  });
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

/** An adapter says `WireError` when the vendor contradicts itself; its text is the adapter's own. */
function honest<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new Problem('editeur-reponse-non-conforme', {
      detail: 'Les réponses de l’éditeur se contredisent ou manquent de l’essentiel.',
    });
  }
}
