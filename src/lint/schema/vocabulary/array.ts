import type { CompiledSubschema } from '../compile.ts';
import { compileSubschema, under } from '../compile.ts';
import { fail, gate, printSchemaPath, resetErrors } from '../errors.ts';
import { mergeItems, newSlot, type Op, perform } from '../evaluated.ts';
import { alwaysValidSchema, checkStrictMode } from '../strict.ts';
import {
  GO,
  type KeywordDefinition,
  type KeywordUse,
  LEAVE,
  type Run,
  type Schema,
  type Slot,
  type Status,
  type Step,
} from '../types.ts';
import { literal } from './number.ts';

export const limitItems: KeywordDefinition = {
  keyword: ['maxItems', 'minItems'],
  type: 'array',
  schemaType: 'number',
  interpret: (use) => {
    const limit = literal(use.value);
    const isMax = use.keyword === 'maxItems';
    const message = `must NOT have ${isMax ? 'more' : 'fewer'} than ${limit} items`;
    return (data, run) => {
      const { length } = data as unknown[];
      return (isMax ? length > limit : length < limit)
        ? fail(use, data, run, { limit }, message)
        : GO;
    };
  },
};

function eachItem({ it, keyword, value }: KeywordUse): CompiledSubschema {
  return compileSubschema(it, { schema: value, path: under(it, keyword), data: 'looped' });
}

/** Runs a step on an item; the index may be any value that Ajv's loop would count with. */
export function atItem(step: Step, items: unknown[], index: number, run: Run): Status {
  run.path[run.depth++] = index;
  const status = step(items[index], run);
  run.depth--;
  return status;
}

function validateItems(use: KeywordUse, step: Step | undefined, from: number): Step | undefined {
  if (step === undefined) return undefined;
  const { it } = use;
  return (data, run) => {
    const items = data as unknown[];
    const { length } = items;
    for (let i = from; i < length; i++) {
      const status = atItem(step, items, i, run);
      if (status === GO) continue;
      if (status === LEAVE) return LEAVE;
      if (!it.allErrors) return gate(it, false);
    }
    return GO;
  };
}

function tooManyItems(use: KeywordUse, limit: number): Step {
  const message = `must NOT have more than ${limit} items`;
  return (data, run) =>
    (data as unknown[]).length <= limit ? GO : fail(use, data, run, { limit }, message);
}

function additional(use: KeywordUse, tuple: unknown[]): Step | undefined {
  const { it, value } = use;
  it.items = true;
  if (value === false) return tooManyItems(use, tuple.length);
  if (typeof value !== 'object' || alwaysValidSchema(it, value)) return undefined;
  return validateItems(use, eachItem(use).step, tuple.length);
}

function checkStrictTuple(
  { it, keyword, parent }: KeywordUse,
  length: number,
  extra: string,
): void {
  const { strictTuples } = it.opts;
  const full =
    length === parent.minItems && (length === parent.maxItems || parent[extra] === false);
  if (!strictTuples || full) return;
  const where = printSchemaPath(it.path);
  const message = `"${keyword}" is ${length}-tuple, but minItems or maxItems/${extra} are not specified or different at path "${where}"`;
  checkStrictMode(it, message, strictTuples);
}

interface TupleItem {
  index: number;
  step: Step | undefined;
}

function tuple(use: KeywordUse, extra: string): Step | undefined {
  const { it, keyword } = use;
  const schemas = use.value as Schema[];
  checkStrictTuple(use, schemas.length, extra);
  const ops: Op[] = [];
  if (it.opts.unevaluated && schemas.length && it.items !== true) {
    it.items = mergeItems(it, ops, schemas.length, it.items);
  }
  const members: TupleItem[] = [];
  schemas.forEach((schema, index) => {
    if (alwaysValidSchema(it, schema)) return;
    const path = under(it, keyword, index);
    members.push({ index, step: compileSubschema(it, { schema, path, data: 'fixed' }).step });
  });
  if (members.length === 0 && ops.length === 0) return undefined;
  return tupleStep(use, members, ops, newSlot(it));
}

function tupleStep(use: KeywordUse, members: TupleItem[], ops: Op[], valid: Slot): Step {
  const { it } = use;
  return (data, run) => {
    perform(ops, run);
    const items = data as unknown[];
    for (const { index, step } of members) {
      if (items.length > index) {
        const status = step === undefined ? GO : atItem(step, items, index, run);
        if (status === LEAVE) return LEAVE;
        run.slots[valid.index] = status === GO;
      }
      // Ajv's variable is not set when the array is shorter, and keeps its value between arrays
      const status = gate(it, run.slots[valid.index] === true);
      if (status !== GO) return status;
    }
    return GO;
  };
}

/** Up to 2019-09: one schema for all items, or an array of schemas. */
export const items: KeywordDefinition = {
  keyword: 'items',
  type: 'array',
  schemaType: ['object', 'array', 'boolean'],
  before: 'uniqueItems',
  interpret: (use) => {
    const { it, value } = use;
    if (Array.isArray(value)) return tuple(use, 'additionalItems');
    it.items = true;
    if (alwaysValidSchema(it, value)) return undefined;
    return validateItems(use, eachItem(use).step, 0);
  },
};

export const additionalItems: KeywordDefinition = {
  keyword: 'additionalItems',
  type: 'array',
  schemaType: ['boolean', 'object'],
  before: 'uniqueItems',
  interpret: (use) => {
    const tupleSchemas = use.parent.items;
    if (Array.isArray(tupleSchemas)) return additional(use, tupleSchemas);
    const message = '"additionalItems" is ignored when "items" is not an array of schemas';
    checkStrictMode(use.it, message);
    return undefined;
  },
};

export const prefixItems: KeywordDefinition = {
  keyword: 'prefixItems',
  type: 'array',
  schemaType: ['array'],
  before: 'uniqueItems',
  interpret: (use) => tuple(use, 'items'),
};

export const items2020: KeywordDefinition = {
  keyword: 'items',
  type: 'array',
  schemaType: ['object', 'boolean'],
  before: 'uniqueItems',
  interpret: (use) => {
    const { it, value, parent } = use;
    it.items = true;
    if (alwaysValidSchema(it, value)) return undefined;
    if (parent.prefixItems) return additional(use, parent.prefixItems as unknown[]);
    return validateItems(use, eachItem(use).step, 0);
  },
};

interface Bounds {
  min: number;
  max: number | undefined;
}

function containsMessage({ min, max }: Bounds): string {
  return max === undefined
    ? `must contain at least ${min} valid item(s)`
    : `must contain at least ${min} and no more than ${max} valid item(s)`;
}

function containsParams({ min, max }: Bounds): Record<string, unknown> {
  return max === undefined ? { minContains: min } : { minContains: min, maxContains: max };
}

export const contains: KeywordDefinition = {
  keyword: 'contains',
  type: 'array',
  schemaType: ['object', 'boolean'],
  before: 'uniqueItems',
  interpret: (use) => {
    const { it, value, parent, keyword } = use;
    const min = it.opts.next ? ((parent.minContains as number | undefined) ?? 1) : 1;
    const max = it.opts.next ? (parent.maxContains as number | undefined) : undefined;
    const bounds = { min, max };
    const report: Step = (data, run) =>
      fail(use, data, run, containsParams(bounds), containsMessage(bounds));
    if (max === undefined && min === 0) {
      const message = `"minContains" == 0 without "maxContains": "contains" keyword ignored`;
      checkStrictMode(it, message);
      return undefined;
    }
    if (max !== undefined && min > max) {
      checkStrictMode(it, `"minContains" > "maxContains" is always invalid`);
      return report;
    }
    if (alwaysValidSchema(it, value)) {
      return (data, run) => {
        const { length } = data as unknown[];
        return length >= min && (max === undefined || length <= max) ? GO : report(data, run);
      };
    }
    it.items = true;
    const path = under(it, keyword);
    const sub = compileSubschema(it, { schema: value, path, data: 'looped', composite: true });
    const step: Step = sub.step ?? (() => GO);
    const found =
      min === 1 && max === undefined ? firstMatch(step, newSlot(it)) : count(step, bounds);
    return (data, run) => {
      const before = run.errors;
      if (!found(data as unknown[], run)) return report(data, run);
      resetErrors(run, before);
      return GO;
    };
  },
};

type Search = (items: unknown[], run: Run) => boolean;

function firstMatch(step: Step, valid: Slot): Search {
  return (list, run) => {
    for (let i = 0; i < list.length; i++) {
      const matches = atItem(step, list, i, run) === GO;
      run.slots[valid.index] = matches;
      if (matches) break;
    }
    // for an empty array Ajv's variable still holds the answer for the array before it
    return run.slots[valid.index] === true;
  };
}

function count(step: Step, { min, max }: Bounds): Search {
  return (list, run) => {
    let matches = 0;
    let valid = min === 0;
    for (let i = 0; i < list.length; i++) {
      if (atItem(step, list, i, run) !== GO) continue;
      matches++;
      if (max === undefined) {
        if (matches >= min) return true;
      } else {
        if (matches > max) return false;
        if (matches >= min) valid = true;
      }
    }
    return valid;
  };
}

export const limitContains: KeywordDefinition = {
  keyword: ['maxContains', 'minContains'],
  type: 'array',
  schemaType: 'number',
  interpret: ({ it, keyword, parent }) => {
    if (parent.contains === undefined) {
      checkStrictMode(it, `"${keyword}" without "contains" is ignored`);
    }
    return undefined;
  },
};
