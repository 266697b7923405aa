import { MAX_COMPARISONS, SchemaBudgetError } from '../budget.ts';
import { getSchemaTypes, maskOf, typeBits } from '../data-type.ts';
import { deepEqual } from '../deep-equal.ts';
import { fail, gate } from '../errors.ts';
import { GO, type JsonType, type KeywordDefinition, LEAVE, type SchemaObject } from '../types.ts';

type Duplicate = [i: number, j: number] | undefined;

/** Ajv's loop for items of simple types, with its plain object: "__proto__" is never a duplicate. */
function findByKey(types: JsonType[], strictNumbers: unknown): (items: unknown[]) => Duplicate {
  const mask = maskOf(types);
  return (items) => {
    const indices: { [key: string]: unknown } = {};
    for (let i = items.length; i--; ) {
      let item = items[i];
      if ((typeBits(item, strictNumbers) & mask) === 0) continue;
      if (types.length > 1 && typeof item === 'string') item += '_';
      const known = indices[item as string];
      if (typeof known === 'number') return [i, known];
      indices[item as string] = i;
    }
    return undefined;
  };
}

/** Where all items are scalars, what comparing each with each would find, found in one pass. */
function findScalars(items: unknown[]): Duplicate {
  const seen = new Map<unknown, number>();
  let found: Duplicate;
  for (const [i, item] of items.entries()) {
    const j = seen.get(item);
    if (j !== undefined) found = [i, j];
    seen.set(item, i);
  }
  return found;
}

const isScalar = (item: unknown): boolean => typeof item !== 'object' || item === null;

function findByComparing(items: unknown[]): Duplicate {
  if (items.every(isScalar)) return findScalars(items);
  if ((items.length * items.length) / 2 > MAX_COMPARISONS) {
    throw new SchemaBudgetError('comparisons');
  }
  for (let i = items.length; i--; ) {
    for (let j = i; j--; ) if (deepEqual(items[i], items[j])) return [i, j];
  }
  return undefined;
}

export const uniqueItems: KeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  interpret: (use) => {
    if (!use.value) return undefined;
    const { items } = use.parent;
    const types = items ? getSchemaTypes(items as SchemaObject) : [];
    const simple = types.length > 0 && !types.some((t) => t === 'object' || t === 'array');
    const find = simple ? findByKey(types, use.it.opts.strictNumbers) : findByComparing;
    return (data, run) => {
      const list = data as unknown[];
      const duplicate = list.length > 1 ? find(list) : undefined;
      if (duplicate === undefined) return GO;
      const [i, j] = duplicate;
      const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
      const status = fail(use, data, run, { i, j }, message);
      return status === LEAVE ? LEAVE : gate(use.it, false);
    };
  },
};
