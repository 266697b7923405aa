import type { Tolerance } from '../model/contract.ts';
import { folded } from '../model/folded.ts';

/** Whether two values that are not the same count as the same under a tolerance. */
export function tolerates(tolerance: Tolerance | undefined, from: unknown, to: unknown): boolean {
  switch (tolerance?.kind) {
    case 'ignored':
      return true;
    case 'optional':
      return isAbsent(from) || isAbsent(to);
    case 'within':
      return typeof from === 'number' && typeof to === 'number' && near(from, to, tolerance.amount);
    case 'count':
      return (
        typeof from === 'number' &&
        typeof to === 'number' &&
        Math.abs(from - to) <= tolerance.amount * Math.max(from, to)
      );
    case 'seconds': {
      const [a, b] = [instantOf(from), instantOf(to)];
      return a !== undefined && b !== undefined && Math.abs(a - b) <= tolerance.amount * 1000;
    }
    case 'wording':
      return typeof from === 'string' && typeof to === 'string' && sameWords(from, to);
    default:
      return false;
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** 44.802 and 44.801 are 0.001 apart, which binary numbers do not know. */
const ROUNDING = 1e-9;

function near(from: number, to: number, amount: number): boolean {
  return Math.abs(from - to) <= amount + ROUNDING * Math.max(1, Math.abs(from), Math.abs(to));
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Texts of punctuation alone have no words to agree on. */
function sameWords(from: string, to: string): boolean {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  return a !== '' && a === b;
}

function wordsOf(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
