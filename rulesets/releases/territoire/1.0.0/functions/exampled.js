import { concerned } from './concerned.js';
import { typesOf } from './schemaWalk.js';
import { entries, isShape, items, member } from './shapes.js';

/** Depth at which a schema is no longer read: far beyond any real one. */
const MAX_DEPTH = 40;

/** Kept across media types: a shared schema is read once. @type {WeakMap<object, boolean>} */
const known = new WeakMap();

/** Its only values are in plain sight. @param {unknown} schema */
function isPlain(schema) {
  const types = typesOf(schema);
  return (
    member(schema, 'const') !== undefined ||
    items(member(schema, 'enum')).length > 0 ||
    (types.length > 0 && types.every((type) => type === 'boolean' || type === 'null'))
  );
}

/** An example of its own. @param {unknown} holder a media type or a schema */
function hasOwn(holder) {
  const examples = member(holder, 'examples');
  const some = Array.isArray(examples) ? examples.length : entries(examples).length;
  return member(holder, 'example') !== undefined || some > 0;
}

/** An example of a value can be put together from the schema. @param {unknown} schema
 * @param {number} depth @returns {boolean} */
function shows(schema, depth) {
  if (!isShape(schema)) return false;
  // What is left unresolved is in another file, or contains itself.
  if (depth > MAX_DEPTH || member(schema, '$ref') !== undefined) return true;
  const before = known.get(schema);
  if (before !== undefined) return before;
  known.set(schema, true);
  const shown = hasOwn(schema) || isPlain(schema) || showsParts(schema, depth + 1);
  known.set(schema, shown);
  return shown;
}

/** @param {import('./shapes.js').Shape} schema @param {number} depth */
function showsParts(schema, depth) {
  const properties = entries(schema.properties).map(([, property]) => property);
  const lists = ['items', 'additionalProperties'].map((key) => schema[key]).filter(isShape);
  const all = [...properties, ...lists, ...items(schema.allOf)];
  const one = [...items(schema.oneOf), ...items(schema.anyOf)];
  if (all.length === 0 && one.length === 0) return false;
  return (
    all.every((part) => shows(part, depth)) &&
    (one.length === 0 || one.some((part) => shows(part, depth)))
  );
}

/** A JSON answer that has a form also has an example of it.
 * @param {unknown} media @param {unknown} _options @param {{path: (string | number)[]}} context */
function exampled(media, _options, { path }) {
  const schema = member(media, 'schema');
  if (!/[/+]json\s*(?:;|$)/i.test(String(path.at(-1))) || !isShape(schema)) return;
  if (hasOwn(media) || shows(schema, 0)) return [];
  return [{ message: 'Cette réponse n’a pas d’exemple.' }];
}

export default concerned(exampled);
