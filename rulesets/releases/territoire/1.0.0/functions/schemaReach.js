import { follow } from './localRef.js';
import { once } from './memory.js';
import { subSchemas } from './schemaWalk.js';
import { entries, isShape, member } from './shapes.js';

/** Whether a property, or a schema of no name (`''`), is what one looks for.
 * @template {object} O
 * @typedef {(name: string, schema: unknown, parent: unknown, options: O) => boolean} Test */
/** @typedef {{schema: object, from: Step | undefined}} Step */

/** What is left of a circular reference is followed. @param {unknown} root @param {unknown} schema */
const resolved = (root, schema) => follow(root, schema) ?? schema;

/** A search for what can be reached from a schema. What one call learns serves the next ones: nothing
 * reached means that nothing is reached from any schema on the way.
 * @template {object} O @param {Test<O>} test depends on its arguments alone */
export function reaching(test) {
  /** @type {(options: object) => WeakMap<object, boolean>} */
  const memory = once(() => new WeakMap());
  /** @param {unknown} start @param {unknown} root @param {O} options */
  return (start, root, options) => {
    const known = memory(options);
    /** @type {Set<object>} */
    const seen = new Set();
    /** @type {{reference: unknown, from: Step | undefined}[]} */
    const waiting = [{ reference: start, from: undefined }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const schema = resolved(root, next.reference);
      if (!isShape(schema) || seen.has(schema) || known.get(schema) === false) continue;
      seen.add(schema);
      const step = { schema, from: next.from };
      const found =
        known.get(schema) === true ||
        test('', schema, undefined, options) ||
        entries(schema.properties).some(([name, sub]) =>
          test(name, resolved(root, sub), schema, options),
        );
      if (found) {
        for (let on = /** @type {Step | undefined} */ (step); on !== undefined; on = on.from)
          known.set(on.schema, true);
        return true;
      }
      for (const [, sub] of subSchemas(schema)) waiting.push({ reference: sub, from: step });
    }
    for (const schema of seen) known.set(schema, false);
    return false;
  };
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
