import { MAX_SCHEMA_DEPTH, SchemaBudgetError } from './budget.ts';

/** fast-deep-equal, which Ajv uses for `const`, `enum` and `uniqueItems`, with a bound on depth. */
export function deepEqual(a: unknown, b: unknown, depth = 0): boolean {
  if (a === b) return true;
  if (!(a && b && typeof a === 'object' && typeof b === 'object')) {
    // biome-ignore lint/suspicious/noSelfCompare: true if both are NaN
    return a !== a && b !== b;
  }
  if (depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('data-depth');
  if (a.constructor !== b.constructor) return false;
  if (Array.isArray(a)) return equalArrays(a, b as unknown[], depth);
  return equalObjects(a as Record<string, unknown>, b as Record<string, unknown>, depth);
}

function equalArrays(a: unknown[], b: unknown[], depth: number): boolean {
  let i = a.length;
  if (i !== b.length) return false;
  while (i-- !== 0) if (!deepEqual(a[i], b[i], depth + 1)) return false;
  return true;
}

function equalObjects(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
  depth: number,
): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) if (!Object.hasOwn(b, key)) return false;
  for (let i = keys.length; i-- !== 0; ) {
    const key = keys[i] as string;
    if (!deepEqual(a[key], b[key], depth + 1)) return false;
  }
  return true;
}
