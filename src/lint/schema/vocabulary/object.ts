import { compileSubschema, under } from '../compile.ts';
import { fail, failAfter, gate, printSchemaPath } from '../errors.ts';
import {
  mergeProps,
  mergeValidEvaluated,
  newSlot,
  type Op,
  perform,
  propsToSlot,
} from '../evaluated.ts';
import { alwaysValidSchema, checkStrictMode } from '../strict.ts';
import {
  type DataObject,
  GO,
  type KeywordDefinition,
  type KeywordUse,
  LEAVE,
  type ObjectScope,
  type Properties,
  type Run,
  type SchemaObject,
  SKIP,
  Slot,
  type Status,
  type Step,
  type Tester,
} from '../types.ts';
import { literal } from './number.ts';
import { usePattern } from './string.ts';

/** Names in a schema's map of subschemas. */
export function allSchemaProperties(map: unknown): string[] {
  return map ? Object.keys(map).filter((name) => name !== '__proto__') : [];
}

export function atProperty(step: Step, data: DataObject, name: string, run: Run): Status {
  run.path[run.depth++] = name;
  const status = step(data[name], run);
  run.depth--;
  return status;
}

export const limitProperties: KeywordDefinition = {
  keyword: ['maxProperties', 'minProperties'],
  type: 'object',
  schemaType: 'number',
  interpret: (use) => {
    const limit = literal(use.value);
    const isMax = use.keyword === 'maxProperties';
    const message = `must NOT have ${isMax ? 'more' : 'fewer'} than ${limit} properties`;
    return (data, run) => {
      const { length } = Object.keys(data as DataObject);
      return (isMax ? length > limit : length < limit)
        ? fail(use, data, run, { limit }, message)
        : GO;
    };
  },
};

function checkStrictRequired({ it, parent }: KeywordUse, names: string[]): void {
  const { strictRequired } = it.opts;
  if (!strictRequired) return;
  const properties = parent.properties as SchemaObject | undefined;
  for (const name of names) {
    if (properties?.[name] !== undefined || it.definedProperties.has(name)) continue;
    const where = it.env.baseId + printSchemaPath(it.path);
    const message = `required property "${name}" is not defined at "${where}" (strictRequired)`;
    checkStrictMode(it, message, strictRequired);
  }
}

export const required: KeywordDefinition = {
  keyword: 'required',
  type: 'object',
  schemaType: 'array',
  interpret: (use) => {
    const names = use.value as string[];
    if (names.length === 0) return undefined;
    checkStrictRequired(use, names);
    return (data, run) => {
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        // no hasOwnProperty, as in Ajv: "toString" is always present
        if ((data as DataObject)[name] !== undefined) continue;
        const message = `must have required property '${name}'`;
        const status = fail(use, data, run, { missingProperty: name }, message);
        if (status !== GO) return status;
      }
      return GO;
    };
  },
};

export const propertyNames: KeywordDefinition = {
  keyword: 'propertyNames',
  type: 'object',
  schemaType: ['object', 'boolean'],
  interpret: (use) => {
    const { it, keyword, value } = use;
    if (alwaysValidSchema(it, value)) return undefined;
    const { step } = compileSubschema(it, {
      schema: value,
      path: under(it, keyword),
      data: 'name',
      dataTypes: ['string'],
      composite: true,
    });
    if (step === undefined) return undefined;
    const valid = newSlot(it);
    return (data, run) => {
      for (const name in data as DataObject) {
        const matches = step(name, run) === GO;
        run.slots[valid.index] = matches;
        if (matches) continue;
        const message = 'property name must be valid';
        const status = failAfter(use, data, run, { propertyName: name }, message);
        if (status !== GO) return status;
      }
      // for an object without properties Ajv's variable still holds the answer for the one before
      return gate(it, run.slots[valid.index] === true);
    };
  },
};

/** Ajv compares names one by one up to this many, then asks the schema's map itself. */
const MANY_PROPERTIES = 8;

function isAdditional(use: KeywordUse): ((name: string) => boolean) | undefined {
  const map = use.parent.properties;
  const names = allSchemaProperties(map);
  const patterns = allSchemaProperties(use.parent.patternProperties);
  if (!names.length && !patterns.length) return undefined;
  const testers = patterns.map((source) => usePattern(use, source));
  const defined =
    names.length > MANY_PROPERTIES
      ? (name: string) => Object.hasOwn(map as SchemaObject, name)
      : (name: string) => names.includes(name);
  if (!testers.length) return (name) => !defined(name);
  return (name) => !defined(name) && !testers.some((tester) => tester.test(name));
}

const FORBIDDEN = 'must NOT have additional properties';

export const additionalProperties: KeywordDefinition = {
  keyword: 'additionalProperties',
  type: ['object'],
  schemaType: ['boolean', 'object'],
  allowUndefined: true,
  interpret: (use) => {
    const { it, keyword, value } = use;
    it.props = true;
    if (alwaysValidSchema(it, value)) return undefined;
    const additional = isAdditional(use);
    const sub = { schema: value, path: under(it, keyword), data: 'looped' as const };
    const step = value === false ? undefined : (compileSubschema(it, sub).step ?? (() => GO));
    return (data, run) => {
      const before = run.errors;
      for (const name in data as DataObject) {
        if (additional !== undefined && !additional(name)) continue;
        const status =
          step === undefined
            ? fail(use, data, run, { additionalProperty: name }, FORBIDDEN)
            : atProperty(step, data as DataObject, name, run);
        if (status === LEAVE) return LEAVE;
        if (status !== GO && !it.allErrors) break;
      }
      return gate(it, run.errors === before);
    };
  },
};

interface NamedStep {
  name: string;
  step: Step;
}

export const properties: KeywordDefinition = {
  keyword: 'properties',
  type: 'object',
  schemaType: 'object',
  interpret: (use) => {
    const { it, keyword } = use;
    const map = use.value as SchemaObject;
    const names = allSchemaProperties(map);
    const { strictRequired } = it.opts;
    if (strictRequired) for (const name of names) it.definedProperties.add(name);
    const ops: Op[] = [];
    if (it.opts.unevaluated && names.length && it.props !== true) {
      const hash: Properties = {};
      for (const name of names) hash[name] = true;
      it.props = mergeProps(it, ops, hash, it.props);
    }
    const steps: NamedStep[] = [];
    for (const name of names.filter((n) => !alwaysValidSchema(it, map[n]))) {
      const path = under(it, keyword, name);
      const { step } = compileSubschema(it, { schema: map[name], path, data: 'fixed' });
      if (strictRequired) it.definedProperties.add(name);
      if (step !== undefined) steps.push({ name, step });
    }
    if (steps.length === 0 && ops.length === 0) return undefined;
    return propertiesStep(it, steps, ops);
  },
};

function propertiesStep(it: ObjectScope, steps: NamedStep[], ops: Op[]): Step {
  const { allErrors } = it;
  return (data, run) => {
    perform(ops, run);
    for (let i = 0; i < steps.length; i++) {
      const { name, step } = steps[i] as NamedStep;
      const value = (data as DataObject)[name];
      if (value === undefined) continue;
      run.path[run.depth++] = name;
      const status = step(value, run);
      run.depth--;
      if (status === GO) continue;
      if (status === LEAVE) return LEAVE;
      if (!allErrors) return SKIP;
    }
    return GO;
  };
}

function checkMatchingProperties({ it, parent }: KeywordUse, source: string): void {
  const { strictSchema, allowMatchingProperties } = it.opts;
  if (!strictSchema || allowMatchingProperties || !parent.properties) return;
  const tester = it.ajv.regExpOf(source, '');
  for (const name in parent.properties as SchemaObject) {
    if (!tester.test(name)) continue;
    const message = `property ${name} matches pattern ${source} (use allowMatchingProperties)`;
    checkStrictMode(it, message);
  }
}

interface PatternStep {
  tester: Tester;
  /** undefined: whatever matches is valid */
  step: Step | undefined;
}

export const patternProperties: KeywordDefinition = {
  keyword: 'patternProperties',
  type: 'object',
  schemaType: 'object',
  interpret: (use) => {
    const { it, keyword } = use;
    const map = use.value as SchemaObject;
    const sources = allSchemaProperties(map);
    const anything = new Set(sources.filter((source) => alwaysValidSchema(it, map[source])));
    const { unevaluated } = it.opts;
    if (sources.length === 0) return undefined;
    if (anything.size === sources.length && (!unevaluated || it.props === true)) return undefined;
    const ops: Op[] = [];
    if (unevaluated && it.props !== true && !(it.props instanceof Slot)) {
      it.props = propsToSlot(it, ops, it.props);
    }
    const { props } = it;
    const steps = sources.map((source): PatternStep => {
      checkMatchingProperties(use, source);
      const tester = usePattern(use, source);
      if (anything.has(source)) return { tester, step: undefined };
      const path = under(it, keyword, source);
      const sub = compileSubschema(it, { schema: map[source], path, data: 'looped' });
      return { tester, step: sub.step };
    });
    const evaluated = unevaluated && props instanceof Slot ? props : undefined;
    return patternStep(it, steps, ops, evaluated);
  },
};

function patternStep(
  it: ObjectScope,
  steps: PatternStep[],
  ops: Op[],
  evaluated: Slot | undefined,
): Step {
  const { allErrors } = it;
  return (data, run) => {
    perform(ops, run);
    for (const { tester, step } of steps) {
      let valid = true;
      for (const name in data as DataObject) {
        if (!tester.test(name)) continue;
        if (step !== undefined) {
          const status = atProperty(step, data as DataObject, name, run);
          if (status === LEAVE) return LEAVE;
          valid = status === GO;
        }
        if (evaluated !== undefined) {
          // Ajv goes on here, so that only the last match decides whether it was valid
          const known = run.slots[evaluated.index] as true | Properties;
          if (known !== true) known[name] = true;
        } else if (!valid && !allErrors) {
          break;
        }
      }
      if (!valid && !allErrors) return SKIP;
    }
    return GO;
  };
}

type Dependencies = [property: string, names: string[]][];

function dependencyFailure(
  use: KeywordUse,
  data: unknown,
  run: Run,
  property: string,
  names: string[],
  missingProperty: string,
): Status {
  const deps = names.join(', ');
  const noun = names.length === 1 ? 'property' : 'properties';
  const message = `must have ${noun} ${deps} when property ${property} is present`;
  const params = { property, missingProperty, depsCount: names.length, deps };
  return fail(use, data, run, params, message);
}

function propertyDependencies(use: KeywordUse, dependencies: Dependencies): Step | undefined {
  if (dependencies.length === 0) return undefined;
  return (data, run) => {
    const object = data as DataObject;
    for (const [property, names] of dependencies) {
      if (object[property] === undefined) continue;
      for (const name of names) {
        if (object[name] !== undefined) continue;
        const status = dependencyFailure(use, data, run, property, names, name);
        if (status !== GO) return status;
      }
    }
    return GO;
  };
}

function schemaDependencies(use: KeywordUse, map: SchemaObject): Step | undefined {
  const { it, keyword } = use;
  const steps: { name: string; step: Step | undefined; ops: Op[] | undefined }[] = [];
  for (const name in map) {
    if (alwaysValidSchema(it, map[name])) continue;
    const sub = compileSubschema(it, { schema: map[name], path: under(it, keyword, name) });
    steps.push({ name, step: sub.step, ops: mergeValidEvaluated(it, sub.it) });
  }
  if (steps.length === 0) return undefined;
  return (data, run) => {
    for (const { name, step, ops } of steps) {
      if ((data as DataObject)[name] === undefined) continue;
      const status = step === undefined ? GO : step(data, run);
      if (status === LEAVE) return LEAVE;
      if (status === GO) perform(ops, run);
      else if (!it.allErrors) return SKIP;
    }
    return GO;
  };
}

export const dependencies: KeywordDefinition = {
  keyword: 'dependencies',
  type: 'object',
  schemaType: 'object',
  interpret: (use) => {
    const lists: Dependencies = [];
    const schemas: SchemaObject = {};
    const map = use.value as SchemaObject;
    for (const name in map) {
      if (name === '__proto__') continue;
      const dependency = map[name];
      if (Array.isArray(dependency)) lists.push([name, dependency]);
      else schemas[name] = dependency;
    }
    const first = propertyDependencies(use, lists);
    const second = schemaDependencies(use, schemas);
    if (first === undefined || second === undefined) return first ?? second;
    return (data, run) => {
      const status = first(data, run);
      return status === GO ? second(data, run) : status;
    };
  },
};

export const dependentRequired: KeywordDefinition = {
  keyword: 'dependentRequired',
  type: 'object',
  schemaType: 'object',
  interpret: (use) =>
    propertyDependencies(use, Object.entries(use.value as Record<string, string[]>)),
};

export const dependentSchemas: KeywordDefinition = {
  keyword: 'dependentSchemas',
  type: 'object',
  schemaType: 'object',
  interpret: (use) => schemaDependencies(use, use.value as SchemaObject),
};
