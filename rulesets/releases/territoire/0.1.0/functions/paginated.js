import { at, entries, isShape, items, member, rootOf, text } from './shapes.js';

/** Depth of `allOf` in which a collection is looked for. */
const MAX_DEPTH = 4;

/** @param {string} name */
const fold = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** @param {unknown} schema */
function isArray(schema) {
  return items([member(schema, 'type')].flat()).includes('array');
}

/** A schema and the members of its `allOf`. @param {unknown} schema @returns {unknown[]} */
function parts(schema, depth = 0) {
  if (depth > MAX_DEPTH) return [];
  return [schema, ...items(member(schema, 'allOf')).flatMap((part) => parts(part, depth + 1))];
}

/** A list without an upper bound, bare or in an envelope that does not say where the next page is.
 * @param {unknown} schema @param {{envelopes: string[], next: string[]}} options */
function isUnbounded(schema, { envelopes, next }) {
  const all = parts(schema);
  const lists = all.flatMap((part) => {
    if (isArray(part)) return [part];
    const properties = entries(member(part, 'properties'));
    return properties
      .filter(([name, value]) => envelopes.includes(name) && isArray(value))
      .map(([, value]) => value);
  });
  const names = all.flatMap((part) =>
    entries(member(part, 'properties')).map(([name]) => fold(name)),
  );
  if (next.some((name) => names.includes(fold(name)))) return false;
  return lists.some((list) => typeof member(list, 'maxItems') !== 'number');
}

/** A reading operation that answers a list lets its caller take it page by page.
 * @param {unknown} operation
 * @param {{envelopes: string[], next: string[], parameters: string[]}} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function paginated(operation, options, context) {
  if (!isShape(operation)) return [];
  const answers = entries(member(operation, 'responses')).filter(([code]) => code.startsWith('2'));
  const lists = answers.filter(([, answer]) =>
    entries(member(answer, 'content')).some(
      ([type, media]) => /json/i.test(type) && isUnbounded(member(media, 'schema'), options),
    ),
  );
  if (lists.length === 0) return [];
  const links = lists.every(([, answer]) =>
    entries(member(answer, 'headers')).some(([name]) => name.toLowerCase() === 'link'),
  );
  const item = at(rootOf(context), ...context.path.slice(0, 2).map(String));
  const parameters = [
    ...items(member(item, 'parameters')),
    ...items(member(operation, 'parameters')),
  ];
  const pages = options.parameters.map(fold);
  const chosen = parameters.some(
    (parameter) =>
      member(parameter, 'in') === 'query' && pages.includes(fold(text(member(parameter, 'name')))),
  );
  if (links || chosen) return [];
  return [
    {
      message:
        'Cette liste n’est pas bornée : ajoutez un paramètre de pagination (limit et cursor, offset ou page), un en-tête Link, ou maxItems si elle est courte par nature.',
    },
  ];
}
