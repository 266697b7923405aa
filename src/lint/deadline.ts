import { LIMITS } from './limits.ts';
import { SchemaBudgetError } from './schema/budget.ts';

/**
 * The work that one document may ask for, counted in steps and never in seconds: two runs on two
 * machines stop at the same place and report the same bytes. A wall clock belongs to the callers.
 *
 * The functions that spend lie deep inside Spectral's own, which hand no context down: the meter is
 * the module's. Rules run without a pause between `metered` and its end, so no two documents share
 * one even where a process judges several at a time.
 */
let left: number | undefined;

export function metered<T>(work: () => T): T {
  left = LIMITS.stepsMax;
  try {
    return work();
  } finally {
    left = undefined;
  }
}

/** Free outside `metered`: our own rulesets are compiled there. */
export function spend(steps: number): void {
  if (left === undefined) return;
  left -= steps;
  if (left < 0) throw new SchemaBudgetError('steps');
}

export function exhausted(): boolean {
  return left !== undefined && left < 0;
}
