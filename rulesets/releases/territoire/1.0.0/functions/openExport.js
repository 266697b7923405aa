import { concerned } from './concerned.js';
import { announces, formatsOf, wordsOfOperation } from './exportOffered.js';
import { schemasOf, successesOf } from './schemaReach.js';
import { entries, isShape, items, member, operationsOf, parametersOf, text } from './shapes.js';

const EXTENSION = 'x-prise-export';

/** A name that says an open format: `text/csv; charset=utf-8`, `application/geo+json`, `CSV`.
 * @param {unknown} name @param {string[]} words */
function isOpen(name, words) {
  const parts = text(name)
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return parts.some((part) => words.includes(part));
}

/** The caller chooses the format. @param {unknown[]} parameters @param {string[]} words */
function isChosen(parameters, words) {
  return parameters.some((parameter) => {
    const schema = member(parameter, 'schema');
    const values = [
      ...items(member(schema, 'enum')),
      ...items(member(member(schema, 'items'), 'enum')),
    ];
    return values.some((value) => isOpen(value, words));
  });
}

/** @param {ReturnType<typeof operationsOf>[number]} found @param {string[]} words */
function offersOpen({ item, operation }, words) {
  const declared = formatsOf(operation[EXTENSION]);
  const answers = successesOf(operation).flatMap((answer) =>
    entries(member(answer, 'content')).map(([type]) => type),
  );
  if ([...declared, ...answers].some((type) => isOpen(type, words))) return true;
  const bodies = schemasOf(operation.requestBody).flatMap((schema) =>
    entries(member(schema, 'properties')).map(([, property]) => ({ schema: property })),
  );
  return isChosen([...parametersOf(item, operation), ...bodies], words);
}

/** What is exported can be read without its vendor: the export, wherever it is said, has an open format.
 * @param {unknown} document
 * @param {{names: Record<string, string[]>, words: string[], except: string[]}} options method → words;
 * open formats; words of what is no export */
function openExport(document, { names, words, except }) {
  const declared = member(document, EXTENSION);
  if (isShape(declared)) {
    const formats = formatsOf(declared);
    if (formats.length === 0) return;
    if (formats.some((format) => isOpen(format, words))) return [];
    return [{ message: 'Aucun format déclaré n’est ouvert.', path: [EXTENSION, 'formats'] }];
  }
  const exports = operationsOf(document)
    .filter((found) => announces(found, names))
    .filter((found) => !wordsOfOperation(found).some((word) => except.includes(word)));
  if (exports.length === 0) return;
  return exports
    .filter((found) => !offersOpen(found, words))
    .map(({ path }) => ({ message: 'Aucun format de cet export n’est ouvert.', path }));
}

export default concerned(openExport);
