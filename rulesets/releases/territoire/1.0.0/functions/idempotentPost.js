import { concerned } from './concerned.js';
import { fold, wordsOf } from './names.js';
import { schemasOf } from './schemaReach.js';
import { foldedNamesOf } from './schemaWalk.js';
import { isShape, itemOf, member, parametersOf, text } from './shapes.js';

/** A POST that creates nothing by its words: those of what is posted to (the last segment that is no
 * variable), and how the operation calls itself.
 * @param {string} path @param {unknown} operation @param {string[]} words */
export function isAside(path, operation, words) {
  const last = path.split('/').findLast((segment) => segment !== '' && !segment.includes('{'));
  const id = wordsOf(text(member(operation, 'operationId')));
  return [...wordsOf(last ?? ''), ...id.slice(0, 1)].some((word) => words.includes(word));
}

/** Sent twice, a creation is made once: the caller may give a key that tells the two calls apart from
 * two creations. What creates nothing twice (a search, an authentication, a cancellation) needs none.
 * @param {unknown} operation
 * @param {{names: string[], words: string[]}} options names of the key; words of what needs none
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function idempotentPost(operation, { names, words }, context) {
  if (!isShape(operation) || isAside(String(context.path[1]), operation, words)) return;
  if (operation['x-idempotent'] === true) return [];
  const accepted = names.map(fold);
  const inHeader = parametersOf(itemOf(context), operation)
    .filter((parameter) => member(parameter, 'in') === 'header')
    .some((parameter) => accepted.includes(fold(text(member(parameter, 'name')))));
  const inBody = schemasOf(operation.requestBody)
    .filter(isShape)
    .some((schema) => accepted.some((name) => foldedNamesOf(schema).has(name)));
  if (inHeader || inBody) return [];
  return [
    {
      message:
        'Rejouée après une coupure, cette création peut se faire deux fois : acceptez un en-tête Idempotency-Key, ou déclarez « x-idempotent: true » si la rejouer est sans effet.',
    },
  ];
}

export default concerned(idempotentPost);
