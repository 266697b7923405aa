import { concerned } from './concerned.js';
import { contradictionOf } from './contradiction.js';
import { follow } from './localRef.js';
import { eachSchema, pathOf, typesOf } from './schemaWalk.js';
import { entries, isShape, items, member } from './shapes.js';

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

/** A serialised list or object is a text: `?ids=1,2`. @param {unknown} schema @param {unknown} value */
function isSerialised(schema, value) {
  return (
    typeof value === 'string' && typesOf(schema).some((type) => ['array', 'object'].includes(type))
  );
}

/** No example says the contrary of its schema. The document is read as it is written, so that each
 * schema is read once however often it is used.
 * @param {unknown} input a schema, or what holds one: a media type, a parameter
 * @param {unknown} _options
 * @param {{path: Path, documentInventory?: {unresolved?: unknown}}} context */
function exampleAgrees(input, _options, context) {
  const root = context.documentInventory?.unresolved;
  const last = String(context.path.at(-1));
  const inContent = context.path.at(-2) === 'content';
  if (!isShape(input) || (inContent && !/[/+]json\s*(?:;|$)/i.test(last))) return;
  /** @type {{message: string, path: Path}[] | undefined} */
  let results;
  /** @param {unknown} holder @param {unknown} schema @param {() => Path} at */
  const compare = (holder, schema, at) => {
    for (const { place, value, shared } of examplesOf(holder, root)) {
      results ??= [];
      if (!inContent && holder !== schema && isSerialised(follow(root, schema), value)) continue;
      const found = contradictionOf(value, schema, root);
      if (found === undefined) continue;
      results.push({
        message: `Cet exemple contredit son schéma (${found.message}) : corrigez l’un ou l’autre.`,
        path: [...at(), ...place, ...(shared ? [] : found.path)],
      });
    }
  };
  const holds = inContent || typeof input.in === 'string';
  if (holds && input.schema === undefined) return;
  if (holds) compare(input, input.schema, () => context.path);
  const start = holds ? input.schema : input;
  const path = holds ? [...context.path, 'schema'] : context.path;
  // A YAML alias is the same object again.
  eachSchema(start, path, new Set(), (schema, trail) => {
    if (schema.$ref !== undefined) return false;
    compare(schema, schema, () => pathOf(trail));
  });
  return results;
}

export default concerned(exampleAgrees);
