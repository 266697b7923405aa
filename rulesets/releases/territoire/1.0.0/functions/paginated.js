import { concerned } from './concerned.js';
import { keep } from './memory.js';
import { fold } from './names.js';
import { foldedNamesOf, isArray, partsOf } from './schemaWalk.js';
import { entries, isShape, itemOf, member, parametersOf, text } from './shapes.js';

/** @typedef {{envelopes: string[], next: string[], parameters: string[]}} Options */
/** @typedef {{path: (string | number)[], rule?: {name?: unknown}, documentInventory?: {resolved?: unknown}}} Context */

/** The lists of an answer, bare or in an envelope. @param {object} schema @param {string[]} envelopes
 * @returns {unknown[]} */
export function listsIn(schema, envelopes) {
  return partsOf(schema).flatMap((part) => {
    if (isArray(part)) return [part];
    const properties = member(part, 'properties');
    return envelopes.map((name) => member(properties, name)).filter(isArray);
  });
}

/** What an answer holds: no list, one that says where it ends or goes on, or one that does not.
 * @param {object} schema @param {Options} options @returns {'none' | 'bounded' | 'unbounded'} */
function kindOf(schema, { envelopes, next }) {
  const lists = listsIn(schema, envelopes);
  if (lists.length === 0) return 'none';
  const goesOn = next.some((name) => foldedNamesOf(schema).has(fold(name)));
  const ends = lists.every((list) => typeof member(list, 'maxItems') === 'number');
  return goesOn || ends ? 'bounded' : 'unbounded';
}

/** @param {unknown} answer @param {Options} options @param {Context} context */
function kindsOf(answer, options, context) {
  /** @type {Map<object, ReturnType<typeof kindOf>>} */
  const known = keep(context, 'kinds', () => new Map());
  const schemas = entries(member(answer, 'content'))
    .filter(([type]) => /json/i.test(type))
    .map(([, media]) => member(media, 'schema'));
  return schemas.filter(isShape).map((schema) => {
    const kind = known.get(schema) ?? kindOf(schema, options);
    known.set(schema, kind);
    return kind;
  });
}

/** A reading operation that answers a list lets its caller take it page by page.
 * @param {unknown} operation @param {Options} options @param {Context} context */
function paginated(operation, options, context) {
  if (!isShape(operation)) return;
  const answers = entries(operation.responses)
    .filter(([code]) => code.startsWith('2'))
    .map(([, answer]) => ({ answer, kinds: kindsOf(answer, options, context) }));
  if (answers.every(({ kinds }) => kinds.every((kind) => kind === 'none'))) return;
  const open = answers.filter(({ kinds }) => kinds.includes('unbounded'));
  const linked = open.every(({ answer }) =>
    entries(member(answer, 'headers')).some(([name]) => name.toLowerCase() === 'link'),
  );
  if (linked) return [];
  const pages = options.parameters.map(fold);
  const chosen = parametersOf(itemOf(context), operation).some(
    (parameter) =>
      member(parameter, 'in') === 'query' && pages.includes(fold(text(member(parameter, 'name')))),
  );
  if (chosen) return [];
  return [
    {
      message:
        'Cette liste n’est pas bornée : ajoutez un paramètre de pagination (limit et cursor, offset ou page), un en-tête Link, ou maxItems si elle est courte par nature.',
    },
  ];
}

export default concerned(paginated);
