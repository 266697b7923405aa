import { children } from './datedSchema.js';
import { at, entries, isShape, member, text } from './shapes.js';

/** Depth at which a schema is no longer read: far beyond any real one. */
const MAX_DEPTH = 40;

/** @typedef {(name: string, schema: unknown, parent: unknown) => boolean} Test */
/** @typedef {WeakMap<object, boolean>} Known */

/** What is known of the schemas of a document, by the options of the rule that asks.
 * @type {WeakMap<object, Known>} */
const memories = new WeakMap();

/** @param {object} options @returns {Known} */
function memoryOf(options) {
  const known = memories.get(options) ?? new WeakMap();
  memories.set(options, known);
  return known;
}

/** A circular reference is left in the resolved document: it is followed here.
 * @param {unknown} schema @param {unknown} root */
export function target(schema, root) {
  const reference = text(member(schema, '$ref'));
  if (!reference.startsWith('#/')) return schema;
  const names = reference.slice(2).split('/');
  return at(root, ...names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** Whether a schema (without a name) or a property that passes the test can be reached from a schema.
 * What one search learns serves the next: nothing reached means that nothing is reached from any schema on the way.
 * `test` must depend on its arguments and on `options` alone.
 * @param {unknown} start @param {unknown} root @param {object} options @param {Test} test */
export function reaches(start, root, options, test) {
  const known = memoryOf(options);
  /** @type {Set<object>} */
  const seen = new Set();
  /** @param {unknown} reference @param {number} depth @returns {boolean} */
  const search = (reference, depth) => {
    const schema = target(reference, root);
    if (!isShape(schema) || depth > MAX_DEPTH) return false;
    const before = known.get(schema);
    if (before !== undefined || seen.has(schema)) return before === true;
    seen.add(schema);
    const found =
      test('', schema, undefined) ||
      entries(member(schema, 'properties')).some(([name, sub]) =>
        test(name, target(sub, root), schema),
      ) ||
      children(schema).some(([, sub]) => search(sub, depth + 1));
    if (found) known.set(schema, true);
    return found;
  };
  const found = search(start, 0);
  if (!found) for (const schema of seen) known.set(schema, false);
  return found;
}

/** Schemas of the contents of a message. @param {unknown} message
 * @param {RegExp} [types] media types, else all @returns {unknown[]} */
export function schemasOf(message, types) {
  return entries(member(message, 'content'))
    .filter(([type]) => types === undefined || types.test(type))
    .map(([, media]) => member(media, 'schema'));
}

/** Successful answers of an operation. @param {unknown} operation @returns {unknown[]} */
export function successesOf(operation) {
  return entries(member(operation, 'responses'))
    .filter(([code]) => /^2(?:\d\d|XX)$/i.test(code))
    .map(([, response]) => response);
}
