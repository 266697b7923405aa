import { at, entries, isShape, items, member, rootOf, text } from './shapes.js';

/** Depth of `allOf` in which a member of the body is looked for. */
const MAX_DEPTH = 4;

/** `Idempotency-Key` and `idempotency_key` are one name. @param {string} name */
const fold = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** `searchUsers`, `search-users` → their words. @param {string} name */
function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** The words of what is posted to (the last segment that is no variable), and how the operation calls
 * itself. @param {string} path @param {unknown} operation */
function namesOf(path, operation) {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.includes('{'));
  return [...wordsOf(last ?? ''), ...wordsOf(text(member(operation, 'operationId'))).slice(0, 1)];
}

/** @param {unknown} schema @param {number} depth @returns {string[]} */
function properties(schema, depth = 0) {
  if (depth > MAX_DEPTH) return [];
  return [
    ...entries(member(schema, 'properties')).map(([name]) => name),
    ...items(member(schema, 'allOf')).flatMap((part) => properties(part, depth + 1)),
  ];
}

/** Sent twice, a creation is made once: the caller may give a key that tells the two calls apart from
 * two creations. What creates nothing twice (a search, an authentication, a cancellation) needs none.
 * @param {unknown} operation
 * @param {{names: string[], words: string[]}} options names of the key; words of what needs none
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function idempotentPost(operation, { names, words }, context) {
  if (!isShape(operation) || member(operation, 'x-idempotent') === true) return [];
  const path = context.path.map(String);
  if (namesOf(path[1] ?? '', operation).some((word) => words.includes(word))) return [];
  const item = at(rootOf(context), ...path.slice(0, 2));
  const headers = [...items(member(item, 'parameters')), ...items(member(operation, 'parameters'))]
    .filter((parameter) => member(parameter, 'in') === 'header')
    .map((parameter) => text(member(parameter, 'name')));
  const body = entries(at(operation, 'requestBody', 'content')).flatMap(([, media]) =>
    properties(member(media, 'schema')),
  );
  const accepted = names.map(fold);
  if ([...headers, ...body].some((name) => accepted.includes(fold(name)))) return [];
  return [
    {
      message:
        'Rejouée après une coupure, cette création peut se faire deux fois : acceptez un en-tête Idempotency-Key, ou déclarez « x-idempotent: true » si la rejouer est sans effet.',
    },
  ];
}
