import { compileSubschema, under } from '../compile.ts';
import { fail, gate } from '../errors.ts';
import { alwaysValidSchema } from '../strict.ts';
import {
  type DataObject,
  GO,
  type KeywordDefinition,
  type KeywordUse,
  LEAVE,
  type Properties,
  type Run,
  Slot,
  type Step,
} from '../types.ts';
import { atItem } from './array.ts';
import { atProperty } from './object.ts';

/** The schema for what is left over; undefined when it always holds. */
function leftoverStep({ it, keyword, value }: KeywordUse): Step | undefined {
  if (alwaysValidSchema(it, value)) return undefined;
  return compileSubschema(it, { schema: value, path: under(it, keyword), data: 'looped' }).step;
}

export const unevaluatedProperties: KeywordDefinition = {
  keyword: 'unevaluatedProperties',
  type: 'object',
  schemaType: ['boolean', 'object'],
  interpret: (use) => {
    const { it, value } = use;
    const { props } = it;
    if (props === true) return undefined;
    const forbidden = value === false;
    const step = forbidden ? undefined : leftoverStep(use);
    it.props = true;
    if (!forbidden && step === undefined) return undefined;
    return (data, run) => {
      const before = run.errors;
      const known = props instanceof Slot ? run.slots[props.index] : props;
      if (known === true) return GO;
      for (const name in data as DataObject) {
        if (isEvaluated(known as Properties | undefined, name, props instanceof Slot)) continue;
        const status =
          step === undefined
            ? fail(use, data, run, { unevaluatedProperty: name }, FORBIDDEN)
            : atProperty(step, data as DataObject, name, run);
        if (status === LEAVE) return LEAVE;
        if (status !== GO && !it.allErrors) break;
      }
      return gate(it, run.errors === before);
    };
  },
};

const FORBIDDEN = 'must NOT have unevaluated properties';

/** Ajv asks a plain object when it is dynamic ("constructor" is then evaluated), else compares names. */
function isEvaluated(known: Properties | undefined, name: string, dynamic: boolean): boolean {
  if (known === undefined) return false;
  return dynamic ? Boolean(known[name]) : Object.hasOwn(known, name);
}

export const unevaluatedItems: KeywordDefinition = {
  keyword: 'unevaluatedItems',
  type: 'array',
  schemaType: ['boolean', 'object'],
  interpret: (use) => {
    const { it, value } = use;
    const evaluated = it.items || 0;
    if (evaluated === true) return undefined;
    // the variable may hold true or nothing; the comparisons below take it as Ajv's code does
    const from = (run: Run): number =>
      evaluated instanceof Slot ? (run.slots[evaluated.index] as number) : evaluated;
    if (value === false) {
      it.items = true;
      return (data, run) => {
        const limit = from(run);
        if (!((data as unknown[]).length > limit)) return GO;
        return fail(use, data, run, { limit }, `must NOT have more than ${limit} items`);
      };
    }
    const step = typeof value === 'object' ? leftoverStep(use) : undefined;
    const checks = typeof value === 'object' && !alwaysValidSchema(it, value);
    it.items = true;
    if (!checks) return undefined;
    return (data, run) => {
      const items = data as unknown[];
      const start = from(run);
      if (items.length <= start) return GO;
      let valid = false;
      for (let i = start; i < items.length; i++) {
        const status = step === undefined ? GO : atItem(step, items, i, run);
        if (status === LEAVE) return LEAVE;
        valid = status === GO;
        if (!valid && !it.allErrors) break;
      }
      return gate(it, valid);
    };
  },
};
