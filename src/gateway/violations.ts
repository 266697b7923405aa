import type { Violation } from '../model/contract.ts';

/**
 * Where the first deviation is, in words that hold no vendor text: a step that is not a plain field
 * name or index may come from the vendor (keys of a map) and is not repeated.
 */
export function firstViolation(violations: readonly Violation[]): string {
  const [first] = violations;
  if (first === undefined) return 'écart non localisé';
  const steps = first.path.split('/').slice(1);
  const path = steps.map((step) => (/^[A-Za-z0-9_]{1,40}$/.test(step) ? step : '…')).join('/');
  const count = violations.length === 1 ? '1 écart' : `${violations.length} écarts, le premier`;
  return `${count} en « /${path} »`;
}
