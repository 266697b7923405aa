import { follow } from './localRef.js';
import { typesOf } from './schemaWalk.js';
import { entries, isShape, items, member, quote } from './shapes.js';

/** Comparisons of one example, at most and for each of its values: more than real schemas ask. */
const MAX_STEPS = 5_000;
const STEPS_PER_VALUE = 50;
const MAX_DEPTH = 40;
/** Longest text that is compared with a format. */
const LONGEST = 200;

/** @type {Record<string, RegExp>} */
const FORMATS = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ][0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:[Zz]|[+-][0-2]\d:[0-5]\d)$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: /^[A-Za-z][A-Za-z0-9+.-]*:/,
  uuid: /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/,
};

/** @type {Record<string, (value: unknown) => boolean>} */
const TYPES = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === 'number',
  object: isShape,
  string: (value) => typeof value === 'string',
};

/** @typedef {{message: string, path: (string | number)[]}} Contradiction */
/** @typedef {{root: unknown, steps: number}} Reading `steps` are those left */

/** Short values only: an enumeration of objects is nobody's. @param {unknown} a @param {unknown} b */
function same(a, b) {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null);
}

/** @param {unknown} value @param {import('./shapes.js').Shape} schema @returns {string | undefined} */
function ofItself(value, schema) {
  const types = typesOf(schema).filter((type) => Object.hasOwn(TYPES, type));
  if (types.length > 0 && !types.some((type) => TYPES[type]?.(value)))
    return `le type attendu est ${types.join(' ou ')}`;
  const allowed = items(schema.enum);
  if (allowed.length > 0 && !allowed.some((each) => same(each, value)))
    return `${quote(value)} n’est pas dans « enum »`;
  if (schema.const !== undefined && !same(schema.const, value))
    return `${quote(value)} n’est pas la valeur de « const »`;
  const format = String(schema.format);
  if (typeof value !== 'string' || value.length > LONGEST || !Object.hasOwn(FORMATS, format))
    return;
  return FORMATS[format]?.test(value) ? undefined : `${quote(value)} n’a pas la forme ${format}`;
}

/** The first required member that is missing; what only the other direction carries is not.
 * @param {import('./shapes.js').Shape} value @param {import('./shapes.js').Shape} schema
 * @param {Reading} reading */
function missing(value, schema, { root }) {
  return items(schema.required).find((name) => {
    if (typeof name !== 'string' || Object.hasOwn(value, name)) return false;
    const property = follow(root, member(schema.properties, name));
    return member(property, 'readOnly') !== true && member(property, 'writeOnly') !== true;
  });
}

/** Members of a value and the schemas that they answer to.
 * @param {unknown} value @param {import('./shapes.js').Shape} schema
 * @returns {[string | number, unknown, unknown][]} */
function members(value, schema) {
  if (Array.isArray(value)) {
    const first = items(schema.prefixItems).length;
    return value.slice(first).map((each, index) => [first + index, each, schema.items]);
  }
  return entries(value).map(([name, each]) => {
    const own = member(schema.properties, name);
    const patterned = isShape(schema.patternProperties);
    return [name, each, own ?? (patterned ? undefined : schema.additionalProperties)];
  });
}

/** @param {unknown} value @param {unknown} at @param {Reading} reading @param {number} depth
 * @returns {Contradiction | undefined} */
function read(value, at, reading, depth) {
  reading.steps--;
  if (depth > MAX_DEPTH || reading.steps < 0) return;
  // Beside a `$ref` OpenAPI 3.0 says that it counts for nothing, and its authors that it does.
  if (value === null && member(at, 'nullable') === true) return;
  const schema = follow(reading.root, at);
  if (!isShape(schema) || (value === null && schema.nullable === true)) return;
  const own = ofItself(value, schema);
  if (own !== undefined) return { message: own, path: [] };
  const absent = isShape(value) ? missing(value, schema, reading) : undefined;
  if (absent !== undefined) return { message: `${quote(absent)} est requis et manque`, path: [] };
  for (const [name, each, sub] of members(value, schema)) {
    const found = read(each, sub, reading, depth + 1);
    if (found !== undefined) return { ...found, path: [name, ...found.path] };
  }
  for (const part of items(schema.allOf)) {
    const found = read(value, part, reading, depth + 1);
    if (found !== undefined) return found;
  }
  for (const choice of [items(schema.oneOf), items(schema.anyOf)]) {
    const found = choice.map((part) => read(value, part, reading, depth + 1));
    if (found.length > 0 && found.every((each) => each !== undefined))
      return found.length === 1 ? found[0] : { message: 'aucune des formes ne convient', path: [] };
  }
}

/** Values in a value, as far as the budget asks. @param {unknown} value @returns {number} */
function sizeOf(value, depth = 0, most = MAX_STEPS / STEPS_PER_VALUE) {
  let size = 1;
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return size;
  for (const each of Object.values(value)) {
    if (size >= most) break;
    size += sizeOf(each, depth + 1, most - size);
  }
  return size;
}

/** A shared example is compared once with a shared schema.
 * @type {WeakMap<object, WeakMap<object, Contradiction | 'none'>>} */
const compared = new WeakMap();

/** @param {unknown} value @param {unknown} schema @param {unknown} root */
function compare(value, schema, root) {
  const steps = Math.min(MAX_STEPS, STEPS_PER_VALUE * (sizeOf(value) + 1));
  const reading = { root, steps };
  const found = read(value, schema, reading, 0);
  return reading.steps < 0 ? undefined : found;
}

/** The first place where an example is not what its schema says; undefined when none is found, or
 * when the search would be too long. References are followed in the document alone.
 * @param {unknown} value @param {unknown} at @param {unknown} root the document as written
 * @returns {Contradiction | undefined} */
export function contradictionOf(value, at, root) {
  const schema = follow(root, at);
  if (typeof value !== 'object' || value === null || !isShape(schema))
    return compare(value, schema, root);
  const before = compared.get(value) ?? new WeakMap();
  compared.set(value, before);
  const found = before.get(schema) ?? compare(value, schema, root) ?? 'none';
  before.set(schema, found);
  return found === 'none' ? undefined : found;
}
