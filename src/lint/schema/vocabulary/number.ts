import { fail } from '../errors.ts';
import { GO, type KeywordDefinition, type KeywordUse, type Step } from '../types.ts';

type Compare = (data: number, limit: number) => boolean;

interface Limit {
  ok: string;
  broken: Compare;
}

const INCLUSIVE: Record<string, Limit> = {
  maximum: { ok: '<=', broken: (data, limit) => data > limit },
  minimum: { ok: '>=', broken: (data, limit) => data < limit },
};
const EXCLUSIVE: Record<string, Limit> = {
  maximum: { ok: '<', broken: (data, limit) => data >= limit },
  minimum: { ok: '>', broken: (data, limit) => data <= limit },
};

function limitStep(use: KeywordUse, { ok, broken }: Limit): Step {
  const limit = literal(use.value);
  const message = `must be ${ok} ${limit}`;
  return (data, run) =>
    broken(data as number, limit) || Number.isNaN(data)
      ? fail(use, data, run, { comparison: ok, limit }, message)
      : GO;
}

/** Ajv writes the number into its code, where -0 becomes 0. */
export function literal(value: unknown): number {
  return (value as number) + 0;
}

export const limitNumber: KeywordDefinition = {
  keyword: ['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'],
  type: 'number',
  schemaType: 'number',
  interpret: (use) => {
    const { keyword } = use;
    const name = keyword.replace('exclusiveM', 'm');
    return limitStep(use, (keyword === name ? INCLUSIVE : EXCLUSIVE)[name] as Limit);
  },
};

/** Draft 4: exclusiveMaximum is a boolean beside maximum. */
export const limitNumberDraft4: KeywordDefinition = {
  keyword: ['maximum', 'minimum'],
  type: 'number',
  schemaType: 'number',
  interpret: (use) => {
    const exclusive = use.keyword === 'maximum' ? 'exclusiveMaximum' : 'exclusiveMinimum';
    return limitStep(use, (use.parent[exclusive] ? EXCLUSIVE : INCLUSIVE)[use.keyword] as Limit);
  },
};

export const limitNumberExclusiveDraft4: KeywordDefinition = {
  keyword: ['exclusiveMaximum', 'exclusiveMinimum'],
  type: 'number',
  schemaType: 'boolean',
  interpret: ({ keyword, parent }) => {
    const limited = keyword === 'exclusiveMaximum' ? 'maximum' : 'minimum';
    if (parent[limited] === undefined) {
      throw new Error(`${keyword} can only be used with ${limited}`);
    }
    return undefined;
  },
};

export const multipleOf: KeywordDefinition = {
  keyword: 'multipleOf',
  type: 'number',
  schemaType: 'number',
  interpret: (use) => {
    const divisor = literal(use.value);
    const precision = use.it.opts.multipleOfPrecision;
    const message = `must be multiple of ${divisor}`;
    const tolerance = precision ? Number(`1e-${precision}`) : 0;
    const isWhole = (quotient: number): boolean =>
      precision
        ? Math.abs(Math.round(quotient) - quotient) <= tolerance
        : // through text, as Ajv does: 1e21 is then not a whole number
          quotient === Number.parseInt(`${quotient}`, 10);
    return (data, run) =>
      divisor === 0 || !isWhole((data as number) / divisor)
        ? fail(use, data, run, { multipleOf: divisor }, message)
        : GO;
  },
};
