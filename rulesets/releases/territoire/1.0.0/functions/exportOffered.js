import { wordsOf } from './names.js';
import { at, isShape, items, member, operationsOf, quote, text } from './shapes.js';

const EXTENSION = 'x-prise-export';

/** Words of its path and of its identifier. @param {ReturnType<typeof operationsOf>[number]} found */
export function wordsOfOperation({ path, operation }) {
  return wordsOf(`${path[1]} ${text(member(operation, 'operationId'))}`);
}

/** An operation that declares itself by an extension, or whose path or identifier says what it is.
 * @param {ReturnType<typeof operationsOf>[number]} found @param {Record<string, string[]>} names
 * @param {string} [extension] */
export function announces(found, names, extension = EXTENSION) {
  if (found.operation[extension] === true) return true;
  const words = Object.hasOwn(names, found.method) ? names[found.method] : undefined;
  return words !== undefined && wordsOfOperation(found).some((word) => words.includes(word));
}

/** Media types that a declaration names. @param {unknown} declared @returns {string[]} */
export function formatsOf(declared) {
  return items(member(declared, 'formats'))
    .map(text)
    .filter((format) => format.includes('/'));
}

/** What keeps a machine from reaching what is declared; undefined when nothing does.
 * @param {unknown} declared @param {unknown} document */
export function unreachable(declared, document) {
  const id = member(declared, 'operationId');
  if (id !== undefined) {
    const known = operationsOf(document).some(
      ({ operation }) => member(operation, 'operationId') === id,
    );
    return known ? undefined : `aucune opération ne porte l’operationId ${quote(id)}`;
  }
  return /^https:\/\//.test(text(member(declared, 'url')))
    ? undefined
    : 'indiquez « operationId » ou une « url » en https://';
}

/** What is wrong with a declaration that names formats; undefined when nothing is.
 * @param {unknown} declared @param {unknown} document */
export function flaw(declared, document) {
  if (formatsOf(declared).length > 0) return unreachable(declared, document);
  return 'nommez dans « formats » au moins un type de média (text/csv…)';
}

/** All of the buyer's data can be taken back by a machine: declared by `x-prise-export`, or by an
 * operation whose name says it.
 * @param {unknown} document @param {{names: Record<string, string[]>}} options method → words */
export default function exportOffered(document, { names }) {
  const declared = member(document, EXTENSION);
  if (declared !== undefined) {
    const found = flaw(declared, document);
    if (found === undefined) return [];
    return [{ message: `L’export déclaré est incomplet : ${found}.`, path: [EXTENSION] }];
  }
  if (operationsOf(document).some((found) => announces(found, names))) return [];
  return [
    {
      message:
        'Aucun export de toutes les données de l’acheteur n’est offert : ajoutez une opération d’export (GET /export) ou déclarez « x-prise-export ».',
      path: isShape(at(document, 'paths')) ? ['paths'] : [],
    },
  ];
}
