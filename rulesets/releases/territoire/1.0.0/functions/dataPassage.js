import { concerned } from './concerned.js';
import { isDuration } from './durations.js';
import { announces, flaw, unreachable } from './exportOffered.js';
import { isAside } from './idempotentPost.js';
import { flagOf } from './personalNames.js';
import { reaching, schemasOf, successesOf } from './schemaReach.js';
import { at, entries, member, operationsOf } from './shapes.js';

/** @typedef {{extension: keyof typeof PASSAGES, names: Record<string, string[]>, except: string[]}} Options
 * `names`: method → words; `except`: words of a POST that writes nothing */

/** A passage of the buyer's data, by the extension that declares it. */
const PASSAGES = {
  'x-prise-import': {
    lacking:
      'Rien ne permet à l’acheteur de faire entrer ses données : ajoutez une opération d’import (POST /import) ou déclarez « x-prise-import ».',
    declared: 'L’import déclaré est incomplet',
    flaw,
  },
  'x-prise-suppression': {
    lacking:
      'Rien ne permet d’effacer les données de l’acheteur : ajoutez une opération DELETE ou déclarez « x-prise-suppression ».',
    declared: 'L’effacement déclaré est incomplet',
    /** @param {unknown} declared @param {unknown} document */
    flaw: (declared, document) =>
      isDuration(member(declared, 'delai'))
        ? unreachable(declared, document)
        : 'indiquez dans « delai » une durée ISO 8601, ou équivalent (P30D)',
  },
};

/** Any operation of the method is one. */
const ANY = '*';

/** @param {unknown} schema */
const isFlagged = (schema) => (flagOf(schema) ?? false) !== false;

const reachesFlagged = reaching((_name, schema) => isFlagged(schema));

/** Whether the service holds something of the buyer's: somebody writes in it, or its vendor says that
 * it holds data of persons. An interface that only gives open data to read holds nothing of the kind.
 * @param {unknown} document @param {Options} options */
function holdsData(document, options) {
  const written = operationsOf(document).some(
    ({ path, method, operation }) =>
      ['put', 'patch'].includes(method) ||
      (method === 'post' && !isAside(path[1] ?? '', operation, options.except)),
  );
  if (written || options.extension !== 'x-prise-suppression') return written;
  const schemas = [
    ...entries(at(document, 'components', 'schemas')).map(([, schema]) => schema),
    ...operationsOf(document).flatMap(({ operation }) =>
      successesOf(operation).flatMap((each) => schemasOf(each)),
    ),
  ];
  return schemas.some((schema) => reachesFlagged(schema, document, options));
}

/** The buyer's data can enter, or leave for good: declared at the root, or by an operation.
 * @param {unknown} document @param {Options} options */
function dataPassage(document, options) {
  const { extension, names } = options;
  const passage = PASSAGES[extension];
  const declared = member(document, extension);
  if (declared !== undefined) {
    const found = passage.flaw(declared, document);
    if (found === undefined) return [];
    return [{ message: `${passage.declared} : ${found}.`, path: [extension] }];
  }
  const offered = operationsOf(document).some(
    (found) =>
      announces(found, names, extension) ||
      (Object.hasOwn(names, found.method) && names[found.method]?.includes(ANY)),
  );
  if (offered) return [];
  if (!holdsData(document, options)) return;
  return [{ message: passage.lacking, path: ['paths'] }];
}

export default concerned(dataPassage);
