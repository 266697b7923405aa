import { deepEqual } from '../deep-equal.ts';
import { fail } from '../errors.ts';
import { GO, type KeywordDefinition, type KeywordUse } from '../types.ts';

/** Ajv's `loopEnum`: from this size on it compares with its `equal` only, for which NaN is NaN. */
const LOOP_ENUM = 200;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

export const constKeyword: KeywordDefinition = {
  keyword: 'const',
  interpret: (use) => {
    const { value } = use;
    const allowedValue = typeof value === 'number' ? value + 0 : value;
    const equal = isObject(value)
      ? (data: unknown) => deepEqual(data, value)
      : (data: unknown) => data === value;
    return (data, run) =>
      equal(data) ? GO : fail(use, data, run, { allowedValue }, 'must be equal to constant');
  },
};

function membership(values: unknown[]): (data: unknown) => boolean {
  const objects = values.filter(isObject);
  const primitives = new Set(values.filter((value) => !isObject(value)));
  if (values.length < LOOP_ENUM) primitives.delete(Number.NaN);
  if (objects.length === 0) return (data) => primitives.has(data);
  return (data) =>
    isObject(data) ? objects.some((value) => deepEqual(data, value)) : primitives.has(data);
}

export const enumKeyword: KeywordDefinition = {
  keyword: 'enum',
  schemaType: 'array',
  interpret: (use: KeywordUse) => {
    const allowedValues = use.value as unknown[];
    if (allowedValues.length === 0) throw new Error('enum must have non-empty array');
    const has = membership(allowedValues);
    const message = 'must be equal to one of the allowed values';
    return (data, run) => (has(data) ? GO : fail(use, data, run, { allowedValues }, message));
  },
};

/** Answered with the schema's type check, see compile-keywords.ts. */
export const type: KeywordDefinition = { keyword: 'type', schemaType: ['string', 'array'] };
export const nullable: KeywordDefinition = { keyword: 'nullable', schemaType: 'boolean' };
