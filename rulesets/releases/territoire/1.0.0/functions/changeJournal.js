import { concerned } from './concerned.js';
import { isAddress, presents } from './linkedPage.js';
import { at, entries, isShape, member, operationsOf, text } from './shapes.js';

const EXTENSION = 'x-prise-journal';

/** @param {unknown} schema */
function isDeprecated(schema) {
  const properties = entries(member(schema, 'properties')).map(([, property]) => property);
  return [schema, ...properties].some((each) => member(each, 'deprecated') === true);
}

/** The interface has a past: a second major version, or something that is on its way out.
 * @param {unknown} document */
function hasChanged(document) {
  const major = /^v?(\d{1,9})\./i.exec(text(at(document, 'info', 'version')))?.[1] ?? '0';
  return (
    Number(major) >= 2 ||
    operationsOf(document).some(({ operation }) => member(operation, 'deprecated') === true) ||
    entries(at(document, 'components', 'schemas')).some(([, schema]) => isDeprecated(schema))
  );
}

/** An interface that has changed says where its changes are written down.
 * @param {unknown} document @param {{words: string[]}} options */
function changeJournal(document, { words }) {
  if (!isShape(document) || !hasChanged(document)) return;
  const declared = member(document, EXTENSION);
  if (declared !== undefined)
    return isAddress(declared)
      ? []
      : [{ message: 'Le journal déclaré n’est pas une adresse.', path: [EXTENSION] }];
  const documented = isAddress(at(document, 'externalDocs', 'url'));
  if (documented || presents(document, words)) return [];
  return [{ message: 'Aucun journal des modifications n’est indiqué.' }];
}

export default concerned(changeJournal);
