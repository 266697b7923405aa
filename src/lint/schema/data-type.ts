import type { Rules } from './rules.ts';
import { shouldUseGroup } from './rules.ts';
import type { JsonType, SchemaObject } from './types.ts';

const BITS: Record<JsonType, number> = {
  string: 1,
  number: 2,
  integer: 4,
  boolean: 8,
  null: 16,
  array: 32,
  object: 64,
};

export function isJsonType(x: unknown): x is JsonType {
  return typeof x === 'string' && Object.hasOwn(BITS, x);
}

export function getJsonTypes(types: unknown): JsonType[] {
  // the schema's own array is returned on purpose: see getSchemaTypes
  const list: unknown[] = Array.isArray(types) ? types : types ? [types] : [];
  if (list.every(isJsonType)) return list;
  throw new Error(`type must be JSONType or JSONType[]: ${list.join(',')}`);
}

/** Ajv adds "null" to the schema's own `type` array when `nullable`; its messages then show it. */
export function getSchemaTypes(schema: SchemaObject): JsonType[] {
  const types = getJsonTypes(schema.type);
  if (types.includes('null')) {
    if (schema.nullable === false) throw new Error('type: null contradicts nullable: false');
    return types;
  }
  if (!types.length && schema.nullable !== undefined) {
    throw new Error('"nullable" cannot be used without "type"');
  }
  if (schema.nullable === true) types.push('null');
  return types;
}

/** The types a value has, as bits: an integer is also a number. */
export function typeBits(data: unknown, strictNumbers: unknown): number {
  switch (typeof data) {
    case 'string':
      return 1;
    case 'number':
      if (strictNumbers && !Number.isFinite(data)) return 0;
      // without strictNumbers Ajv takes Infinity for an integer: Infinity % 1 is NaN
      return !(data % 1) && !Number.isNaN(data) ? 6 : 2;
    case 'boolean':
      return 8;
    case 'object':
      if (data === null) return 16;
      return Array.isArray(data) ? 32 : 64;
    default:
      return 0;
  }
}

export function maskOf(types: readonly JsonType[]): number {
  let mask = 0;
  for (const type of types) mask |= BITS[type];
  return mask;
}

export function schemaHasRulesForType(schema: SchemaObject, type: JsonType, rules: Rules): boolean {
  const group = rules.groups.find((g) => g.type === type && g.primary);
  return group !== undefined && shouldUseGroup(schema, group);
}
