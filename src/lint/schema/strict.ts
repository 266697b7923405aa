import { printSchemaPath } from './errors.ts';
import { schemaHasRules, shouldUseRule } from './rules.ts';
import type { JsonType, ObjectScope, Schema, Scope } from './types.ts';

/** Throws or logs what Ajv's strict mode objects to. */
export function checkStrictMode(
  it: Scope,
  message: string,
  mode: boolean | 'log' = it.opts.strictSchema,
): void {
  if (!mode) return;
  if (mode === true) throw new Error(`strict mode: ${message}`);
  it.ajv.logger.warn(`strict mode: ${message}`);
}

export function checkUnknownRules(it: Scope, schema: Schema): void {
  if (!it.opts.strictSchema || typeof schema === 'boolean') return;
  const { keywords } = it.ajv.rules;
  for (const key in schema) {
    if (!keywords[key]) checkStrictMode(it, `unknown keyword: "${key}"`);
  }
}

/** Ajv generates no code at all for such a schema. */
export function alwaysValidSchema(it: Scope, given: unknown): boolean {
  const schema = given as Schema;
  if (typeof schema === 'boolean') return schema;
  if (Object.keys(schema).length === 0) return true;
  checkUnknownRules(it, schema);
  return !schemaHasRules(schema, it.ajv.rules);
}

export function checkStrictTypes(it: ObjectScope, types: JsonType[]): void {
  if (it.env.meta || !it.opts.strictTypes) return;
  checkContextTypes(it, types);
  if (!it.opts.allowUnionTypes) checkMultipleTypes(it, types);
  checkKeywordTypes(it, it.dataTypes);
}

function checkContextTypes(it: ObjectScope, types: JsonType[]): void {
  if (!types.length) return;
  if (!it.dataTypes.length) {
    it.dataTypes = types;
    return;
  }
  for (const type of types) {
    if (!includesType(it.dataTypes, type)) {
      strictTypesError(it, `type "${type}" not allowed by context "${it.dataTypes.join(',')}"`);
    }
  }
  it.dataTypes = narrowedTypes(it.dataTypes, types);
}

function narrowedTypes(from: JsonType[], to: JsonType[]): JsonType[] {
  const narrowed: JsonType[] = [];
  for (const type of from) {
    if (includesType(to, type)) narrowed.push(type);
    else if (to.includes('integer') && type === 'number') narrowed.push('integer');
  }
  return narrowed;
}

function checkMultipleTypes(it: ObjectScope, types: JsonType[]): void {
  if (types.length > 1 && !(types.length === 2 && types.includes('null'))) {
    strictTypesError(it, 'use allowUnionTypes to allow union type keyword');
  }
}

function checkKeywordTypes(it: ObjectScope, types: JsonType[]): void {
  const { all } = it.ajv.rules;
  for (const keyword in all) {
    const rule = all[keyword];
    if (rule === undefined || !shouldUseRule(it.schema, rule)) continue;
    const { type } = rule.definition;
    if (type.length && !type.some((t) => hasApplicableType(types, t))) {
      strictTypesError(it, `missing type "${type.join(',')}" for keyword "${keyword}"`);
    }
  }
}

function hasApplicableType(types: JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === 'number' && types.includes('integer'));
}

function includesType(types: JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function strictTypesError(it: ObjectScope, message: string): void {
  const where = it.env.baseId + printSchemaPath(it.path);
  checkStrictMode(it, `${message} at "${where}" (strictTypes)`, it.opts.strictTypes);
}
