import { children } from './datedSchema.js';
import { flagOf, holdsDatum, isPersonalName } from './personalNames.js';
import { at, entries, member, quote, rootOf } from './shapes.js';

/** Depth at which a schema is no longer read: far beyond any real one. */
const MAX_DEPTH = 40;

/** @typedef {{names: string[], words: string[], endings: string[], except: string[]}} Options */

/** Schemas of the document's components, each judged for itself.
 * @type {WeakMap<object, Set<unknown>>} */
const components = new WeakMap();

/** @param {unknown} root @returns {Set<unknown>} */
function componentsOf(root) {
  const schemas = at(root, 'components', 'schemas');
  if (typeof schemas !== 'object' || schemas === null) return new Set();
  const known = components.get(schemas) ?? new Set(entries(schemas).map(([, schema]) => schema));
  components.set(schemas, known);
  return known;
}

/** Properties of one object that hold a personal datum: by their name (`names`, `words`), or because
 * they stand beside one that tells who is meant (`endings` beside `names`).
 * @param {unknown} schema @param {Options} options */
function personalProperties(schema, { names, words, endings, except }) {
  const properties = entries(member(schema, 'properties')).filter(([, sub]) => holdsDatum(sub));
  const someone = properties.some(
    ([name, sub]) => flagOf(sub) !== false && isPersonalName(name, [names], except),
  );
  const lists = someone ? [names, words, endings] : [names, words];
  return properties.filter(([name]) => isPersonalName(name, lists, except));
}

/** Personal data is flagged as such: what it is held for can then be read by a machine.
 * @param {unknown} input @param {Options} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function personalFlagged(input, options, context) {
  const apart = componentsOf(rootOf(context));
  /** @type {{message: string, path: (string | number)[]}[]} */
  const results = [];
  const seen = new Set();
  /** @param {unknown} schema @param {(string | number)[]} path @param {number} depth */
  const read = (schema, path, depth) => {
    if (seen.has(schema) || depth > MAX_DEPTH) return;
    seen.add(schema);
    for (const [name, sub] of personalProperties(schema, options)) {
      if (flagOf(sub) !== undefined) continue;
      results.push({
        message: `${quote(name)} semble une donnée personnelle : déclarez-la par « x-prise-donnee-personnelle » (finalité, base légale, conservation), ou écrivez « false » si elle ne concerne pas une personne.`,
        // Elsewhere than in the schema that several properties share.
        path: apart.has(sub) ? [...path, 'properties'] : [...path, 'properties', name],
      });
    }
    for (const [place, sub] of children(schema)) {
      if (!apart.has(sub)) read(sub, [...path, ...place], depth + 1);
    }
  };
  const isComponent = context.path[0] === 'components';
  if (isComponent || !apart.has(input)) read(input, context.path, 0);
  return results;
}
