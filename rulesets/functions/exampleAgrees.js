import { contradictionOf } from './contradiction.js';
import { follow } from './localRef.js';
import { entries, isShape, items, member } from './shapes.js';

const MAX_DEPTH = 40;

/** @typedef {(string | number)[]} Path */

/** @typedef {{place: Path, value: unknown, shared?: boolean}} Example */

/** Examples with their place. @param {unknown} holder a media type, a parameter or a schema
 * @param {unknown} root @returns {Example[]} */
function examplesOf(holder, root) {
  const single = member(holder, 'example');
  const several = member(holder, 'examples');
  /** @type {Example[]} */
  const found = items(several).map((value, index) => ({ place: ['examples', index], value }));
  // Nothing written after `example:` is no example.
  if (single !== undefined && single !== null) found.push({ place: ['example'], value: single });
  for (const [name, each] of entries(several)) {
    const example = follow(root, each);
    const key = ['value', 'dataValue'].find((word) => member(example, word) !== undefined);
    if (key === undefined) continue;
    // The text of a shared example is elsewhere: the finding stays where it is used.
    const shared = example !== each;
    const place = shared ? ['examples', name] : ['examples', name, key];
    found.push({ place, value: member(example, key), shared });
  }
  return found;
}

/** Sub-schemas with their place. @param {unknown} schema @returns {[Path, unknown][]} */
function children(schema) {
  /** @type {[Path, unknown][]} */
  const found = [];
  for (const [name, sub] of entries(member(schema, 'properties')))
    found.push([['properties', name], sub]);
  for (const key of ['items', 'additionalProperties']) found.push([[key], member(schema, key)]);
  for (const key of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    for (const [index, sub] of items(member(schema, key)).entries())
      found.push([[key, index], sub]);
  }
  return found.filter(([, sub]) => isShape(sub));
}

/** A serialised list or object is a text: `?ids=1,2`. @param {unknown} schema @param {unknown} value */
function isSerialised(schema, value) {
  const types = items([member(schema, 'type')].flat());
  return typeof value === 'string' && (types.includes('array') || types.includes('object'));
}

/** No example says the contrary of its schema. The document is read as it is written, so that each
 * schema is read once however often it is used.
 * @param {unknown} input a schema, or what holds one: a media type, a parameter
 * @param {unknown} _options
 * @param {{path: (string | number)[], documentInventory?: {unresolved?: unknown}}} context */
export default function exampleAgrees(input, _options, context) {
  const root = context.documentInventory?.unresolved;
  const last = String(context.path.at(-1));
  const inContent = context.path.at(-2) === 'content';
  if (!isShape(input) || (inContent && !/[/+]json\s*(?:;|$)/i.test(last))) return [];
  /** @type {{message: string, path: Path}[]} */
  const results = [];
  // A YAML alias is the same object again.
  const seen = new Set();
  /** @param {unknown} holder @param {unknown} schema @param {Path} at */
  const compare = (holder, schema, at) => {
    for (const { place, value, shared } of examplesOf(holder, root)) {
      if (!inContent && holder !== schema && isSerialised(follow(root, schema), value)) continue;
      const found = contradictionOf(value, schema, root);
      if (found === undefined) continue;
      results.push({
        message: `Cet exemple contredit son schéma (${found.message}) : corrigez l’un ou l’autre.`,
        path: [...at, ...place, ...(shared ? [] : found.path)],
      });
    }
  };
  /** @param {unknown} schema @param {Path} at @param {number} depth */
  const walk = (schema, at, depth) => {
    if (depth > MAX_DEPTH || seen.has(schema) || member(schema, '$ref') !== undefined) return;
    seen.add(schema);
    compare(schema, schema, at);
    for (const [place, sub] of children(schema)) walk(sub, [...at, ...place], depth + 1);
  };
  const schema = member(input, 'schema');
  const holds = inContent || typeof member(input, 'in') === 'string';
  if (holds && schema !== undefined) {
    compare(input, schema, context.path);
    walk(schema, [...context.path, 'schema'], 0);
  } else if (!holds) walk(input, context.path, 0);
  return results;
}
