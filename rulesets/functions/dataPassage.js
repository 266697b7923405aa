import { announces, flaw, unreachable } from './exportOffered.js';
import { at, isShape, member, operationsOf, text } from './shapes.js';

/** ISO 8601, without fractions: `P30D`, `P1Y6M`, `PT12H`. */
const DURATION =
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

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
      DURATION.test(text(member(declared, 'delai')))
        ? unreachable(declared, document)
        : 'indiquez dans « delai » une durée ISO 8601, ou équivalent (P30D)',
  },
};

/** Any operation of the method is one. */
const ANY = '*';

/** The buyer's data can enter, or leave for good: declared at the root, or by an operation.
 * @param {unknown} document
 * @param {{extension: keyof typeof PASSAGES, names: Record<string, string[]>}} options method → words */
export default function dataPassage(document, { extension, names }) {
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
  return [{ message: passage.lacking, path: isShape(at(document, 'paths')) ? ['paths'] : [] }];
}
