import type { Ajv } from './ajv.ts';
import { MAX_SCHEMA_DEPTH, SchemaBudgetError } from './budget.ts';
import { compileEnv } from './compile.ts';
import { schemaHasRulesButRef } from './rules.ts';
import { SchemaEnv } from './schema-env.ts';
import type { Schema, SchemaObject } from './types.ts';
import {
  fullPathOf,
  getFullPath,
  normalizeId,
  parseUri,
  resolveUrl,
  unescapeFragment,
} from './uri.ts';

const REF_KEYWORDS = new Set([
  '$ref',
  '$recursiveRef',
  '$recursiveAnchor',
  '$dynamicRef',
  '$dynamicAnchor',
]);

const SIMPLE_INLINED = new Set([
  'type',
  'format',
  'pattern',
  'maxLength',
  'minLength',
  'maxProperties',
  'minProperties',
  'maxItems',
  'minItems',
  'maximum',
  'minimum',
  'uniqueItems',
  'multipleOf',
  'required',
  'enum',
  'const',
]);

/** Errors inside an inlined schema keep the `$ref` in their schemaPath; others start again at "#". */
function isInlined(schema: Schema, limit: boolean | number): boolean {
  if (typeof schema === 'boolean') return true;
  if (limit === true) return !hasRef(schema, 0);
  if (!limit) return false;
  return countKeys(schema, 0) <= limit;
}

function hasRef(schema: unknown, depth: number): boolean {
  if (depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('schema-depth');
  if (typeof schema !== 'object') return false;
  const object = schema as SchemaObject;
  for (const key in object) {
    if (REF_KEYWORDS.has(key)) return true;
    const value = object[key];
    if (typeof value !== 'object') continue;
    if (Array.isArray(value)) {
      if (value.some((item) => hasRef(item, depth + 1))) return true;
    } else if (hasRef(value, depth + 1)) {
      return true;
    }
  }
  return false;
}

function countKeys(schema: unknown, depth: number): number {
  if (depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('schema-depth');
  let count = 0;
  const object = schema as SchemaObject;
  for (const key in object) {
    if (key === '$ref') return Number.POSITIVE_INFINITY;
    count++;
    if (SIMPLE_INLINED.has(key)) continue;
    const value = object[key];
    if (typeof value !== 'object') continue;
    for (const item of Array.isArray(value) ? value : [value]) count += countKeys(item, depth + 1);
    if (count === Number.POSITIVE_INFINITY) return count;
  }
  return count;
}

/** The target of a `$ref`: a schema to inline, an environment to call, or undefined. */
export function resolveRef(
  ajv: Ajv,
  root: SchemaEnv,
  baseId: string,
  given: string,
): Schema | SchemaEnv | undefined {
  const ref = resolveUrl(baseId, given);
  const known = root.refs[ref];
  if (known) return known;
  let env = resolve(ajv, root, ref);
  if (env === undefined) {
    const schema = root.localRefs?.[ref];
    const { schemaId } = ajv.opts;
    if (schema) env = new SchemaEnv({ schema, schemaId, root, baseId });
  }
  if (env === undefined) return undefined;
  const target = inlineOrCompile(ajv, env);
  root.refs[ref] = target;
  return target;
}

function inlineOrCompile(ajv: Ajv, env: SchemaEnv): Schema | SchemaEnv {
  if (isInlined(env.schema, ajv.opts.inlineRefs)) return env.schema;
  return env.unit ? env : compileEnv(ajv, env);
}

function resolve(ajv: Ajv, root: SchemaEnv, given: string): SchemaEnv | undefined {
  let ref = given;
  let env = ajv.refs[ref];
  while (typeof env === 'string') {
    ref = env;
    env = ajv.refs[ref];
  }
  return env || ajv.schemas[ref] || resolveSchema(ajv, root, ref);
}

/** Resolves a full reference against the registered schemas. */
export function resolveSchema(
  ajv: Ajv,
  root: SchemaEnv,
  ref: string,
  depth = 0,
): SchemaEnv | undefined {
  // a $ref whose target is only a $ref … can come back to itself: Ajv overflows there
  if (depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('schema-depth');
  const components = parseUri(ref);
  const refPath = fullPathOf(components);
  let baseId = getFullPath(root.baseId);
  if (Object.keys(root.schema).length > 0 && refPath === baseId) {
    return getJsonPointer(ajv, components.fragment, root, depth);
  }
  const id = normalizeId(refPath);
  const known = ajv.refs[id] || ajv.schemas[id];
  if (typeof known === 'string') {
    const env = resolveSchema(ajv, root, known, depth + 1);
    if (typeof env?.schema !== 'object') return undefined;
    return getJsonPointer(ajv, components.fragment, env, depth);
  }
  if (typeof known?.schema !== 'object') return undefined;
  if (!known.unit) compileEnv(ajv, known);
  if (id !== normalizeId(ref)) return getJsonPointer(ajv, components.fragment, known, depth);
  const { schema } = known;
  const { schemaId } = ajv.opts;
  const schId = schema[schemaId];
  if (schId) baseId = resolveUrl(baseId, schId as string);
  return new SchemaEnv({ schema, schemaId, root, baseId });
}

const PREVENT_SCOPE_CHANGE = new Set([
  'properties',
  'patternProperties',
  'enum',
  'dependencies',
  'definitions',
]);

function getJsonPointer(
  ajv: Ajv,
  fragment: string | undefined,
  from: SchemaEnv,
  depth: number,
): SchemaEnv | undefined {
  if (fragment?.[0] !== '/') return undefined;
  const { root } = from;
  const { schemaId } = ajv.opts;
  let { baseId, schema } = from;
  for (const part of fragment.slice(1).split('/')) {
    if (typeof schema === 'boolean') return undefined;
    const next = schema[unescapeFragment(part)] as Schema | undefined;
    if (next === undefined) return undefined;
    schema = next;
    const schId = typeof schema === 'object' && schema[schemaId];
    if (!PREVENT_SCOPE_CHANGE.has(part) && schId) baseId = resolveUrl(baseId, schId as string);
  }
  let env: SchemaEnv | undefined;
  if (typeof schema !== 'boolean' && schema.$ref && !schemaHasRulesButRef(schema, ajv.rules)) {
    env = resolveSchema(ajv, root, resolveUrl(baseId, schema.$ref as string), depth + 1);
  }
  // even though resolution failed, an environment is needed to report the missing reference
  env = env || new SchemaEnv({ schema, schemaId, root, baseId });
  return env.schema === env.root.schema ? undefined : env;
}
