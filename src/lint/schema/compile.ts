import { spend } from '../deadline.ts';
import type { Ajv } from './ajv.ts';
import {
  MAX_CALL_DEPTH,
  MAX_CALLS,
  MAX_SCHEMA_DEPTH,
  MAX_SCHEMA_NODES,
  SchemaBudgetError,
} from './budget.ts';
import { compileKeywords } from './compile-keywords.ts';
import { falseSchema, falseSchemaAtTop } from './errors.ts';
import { schemaHasRules } from './rules.ts';
import type { SchemaEnv } from './schema-env.ts';
import { checkUnknownRules } from './strict.ts';
import {
  type Evaluated,
  GO,
  LEAVE,
  type ObjectScope,
  type Run,
  type Schema,
  type SchemaPath,
  type Scope,
  SKIP,
  Slot,
  type Step,
  type Unit,
} from './types.ts';
import { getFullPath, resolveUrl } from './uri.ts';

/** Steps of compiling one subschema, which costs as much as evaluating it this many times. */
const COMPILING = 20;

const TOP: SchemaPath = { parent: undefined, head: '#', key: undefined };

function enter(env: SchemaEnv, depth: number): void {
  if (depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('schema-depth');
  if (++env.root.nodes > MAX_SCHEMA_NODES) throw new SchemaBudgetError('schema-nodes');
  spend(COMPILING);
}

/** Two environments stand for one function when they agree on the schema, its root and its base. */
function findCompiling(ajv: Ajv, wanted: SchemaEnv): SchemaEnv | undefined {
  for (const env of ajv.compilations) {
    if (env.schema === wanted.schema && env.root === wanted.root && env.baseId === wanted.baseId) {
      return env;
    }
  }
  return undefined;
}

/** Compiles a schema that has its own function, once; a recursive one is found half-compiled. */
export function compileEnv(ajv: Ajv, env: SchemaEnv): SchemaEnv {
  const compiling = findCompiling(ajv, env);
  if (compiling) return compiling;
  const unit: Unit = { body: () => true, slots: 0, errors: null, evaluated: undefined };
  const it: Scope = {
    ajv,
    opts: ajv.opts,
    schema: env.schema,
    env,
    unit,
    baseId: env.baseId || getFullPath(env.root.baseId),
    path: TOP,
    allErrors: ajv.opts.allErrors === true,
    composite: false,
    createErrors: true,
    dataTypes: [],
    definedProperties: new Set(),
    inNames: false,
    dataLevel: 0,
    place: 'top',
    props: undefined,
    items: undefined,
    depth: ajv.depth + 1,
  };
  const { depth } = ajv;
  try {
    ajv.depth = it.depth;
    ajv.compilations.add(env);
    unit.body = compileBody(it);
    if (ajv.opts.unevaluated) unit.evaluated = evaluatedOf(it);
    env.unit = unit;
    return env;
  } finally {
    ajv.depth = depth;
    ajv.compilations.delete(env);
  }
}

function evaluatedOf({ props, items }: Scope): Evaluated {
  return {
    props: props instanceof Slot ? undefined : props,
    items: items instanceof Slot ? undefined : items,
    dynamicProps: props instanceof Slot,
    dynamicItems: items instanceof Slot,
  };
}

function compileBody(it: Scope): Unit['body'] {
  enter(it.env, it.depth);
  if (isObjectScope(it)) {
    checkUnknownRules(it, it.schema);
    if (schemaHasRules(it.schema, it.ajv.rules)) return compileObjectBody(it);
  }
  if (it.schema !== false) return () => true;
  return (data, run) => {
    falseSchemaAtTop(it, data, run);
    return false;
  };
}

function compileObjectBody(it: ObjectScope): Unit['body'] {
  const keywords = compileKeywords(it);
  const { unit, props, items } = it;
  const propsSlot = props instanceof Slot ? props.index : -1;
  const itemsSlot = items instanceof Slot ? items.index : -1;
  if (propsSlot < 0 && itemsSlot < 0) {
    return (data, run) => keywords(data, run, 0) !== LEAVE && run.errors === 0;
  }
  return (data, run) => {
    const evaluated = unit.evaluated as Evaluated;
    if (propsSlot >= 0) evaluated.props = undefined;
    if (itemsSlot >= 0) evaluated.items = undefined;
    if (keywords(data, run, 0) === LEAVE) return false;
    if (propsSlot >= 0) evaluated.props = run.slots[propsSlot] as Evaluated['props'];
    if (itemsSlot >= 0) evaluated.items = run.slots[itemsSlot] as Evaluated['items'];
    return run.errors === 0;
  };
}

function isObjectScope(it: Scope): it is ObjectScope {
  return typeof it.schema !== 'boolean';
}

/** What differs between a schema and its subschema. */
export interface Subschema {
  schema: unknown;
  path: SchemaPath;
  /**
   * The subschema is for another value than the schema's own: one at a place known when compiling,
   * one that a loop arrives at, or a property's name.
   */
  data?: 'fixed' | 'looped' | 'name';
  dataTypes?: Scope['dataTypes'];
  composite?: true;
  /** `not` and `if`: only whether it is valid matters */
  silent?: true;
}

/** `it.path` extended by a keyword and perhaps a key under it. */
export function under(it: Scope, keyword: string, key?: string | number): SchemaPath {
  // encodeURIComponent throws for a lone surrogate, and Ajv prints paths while compiling
  if (typeof key === 'string' && !key.isWellFormed()) encodeURIComponent(key);
  return { parent: it.path, head: `/${keyword}`, key };
}

export interface CompiledSubschema {
  /** undefined: always valid */
  step: Step | undefined;
  it: Scope;
}

export function compileSubschema(it: Scope, sub: Subschema): CompiledSubschema {
  if (sub.data && it.opts.strictRequired) it.definedProperties = new Set();
  const next: Scope = {
    ...it,
    schema: sub.schema as Schema,
    path: sub.path,
    items: undefined,
    props: undefined,
    depth: it.depth + 1,
  };
  if (sub.data) {
    next.dataTypes = [];
    next.dataLevel++;
  }
  if (sub.data === 'looped') next.place = 'looped';
  else if (sub.data === 'fixed' && it.place === 'top') next.place = 'fixed';
  if (sub.dataTypes) next.dataTypes = sub.dataTypes;
  if (sub.data === 'name') next.inNames = true;
  if (sub.composite || sub.silent) next.composite = true;
  if (sub.silent) {
    next.createErrors = false;
    next.allErrors = false;
  }
  it.ajv.depth = next.depth;
  const step = compileStep(next);
  it.ajv.depth = it.depth;
  return { step, it: next };
}

function compileStep(it: Scope): Step | undefined {
  enter(it.env, it.depth);
  if (isObjectScope(it)) {
    checkUnknownRules(it, it.schema);
    if (schemaHasRules(it.schema, it.ajv.rules)) return compileObjectStep(it);
  }
  if (it.schema !== false) return undefined;
  return (data, run) => falseSchema(it, data, run);
}

/** GO when valid, SKIP when not. */
function compileObjectStep(it: ObjectScope): Step {
  const id = it.schema[it.opts.schemaId];
  if (id) it.baseId = resolveUrl(it.baseId, id as string);
  if (it.schema.$async && !it.env.$async) throw new Error('async schema in sync schema');
  const keywords = compileKeywords(it);
  return (data, run) => {
    spend(1);
    const before = run.errors;
    if (keywords(data, run, before) === LEAVE) return LEAVE;
    return run.errors === before ? GO : SKIP;
  };
}

const NO_SLOTS: unknown[] = [];

/** Calls another validation function on the same data; its errors are then in `unit.errors`. */
export function callUnit(unit: Unit, data: unknown, run: Run): boolean {
  if (++run.calls > MAX_CALLS) throw new SchemaBudgetError('calls');
  if (++run.callDepth > MAX_CALL_DEPTH) throw new SchemaBudgetError('call-depth');
  const { vErrors, errors, slots, entry } = run;
  run.entry = run.depth;
  run.vErrors = null;
  run.errors = 0;
  run.slots = unit.slots === 0 ? NO_SLOTS : new Array(unit.slots);
  const valid = unit.body(data, run);
  unit.errors = run.vErrors;
  run.vErrors = vErrors;
  run.errors = errors;
  run.slots = slots;
  run.entry = entry;
  run.callDepth--;
  return valid;
}
