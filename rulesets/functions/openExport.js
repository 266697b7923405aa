import { announces, formatsOf, wordsOf } from './exportOffered.js';
import { entries, isShape, items, member, operationsOf, text } from './shapes.js';

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
  const declared = formatsOf(member(operation, EXTENSION));
  const answers = entries(member(operation, 'responses'))
    .filter(([code]) => /^2/.test(code))
    .flatMap(([, response]) => entries(member(response, 'content')).map(([type]) => type));
  if ([...declared, ...answers].some((type) => isOpen(type, words))) return true;
  const bodies = entries(member(member(operation, 'requestBody'), 'content')).flatMap(([, media]) =>
    entries(member(member(media, 'schema'), 'properties')).map(([, schema]) => ({ schema })),
  );
  const parameters = [item, operation].flatMap((each) => items(member(each, 'parameters')));
  return isChosen([...parameters, ...bodies], words);
}

/** @param {ReturnType<typeof operationsOf>[number]} found @param {string[]} except */
function isAside({ path, operation }, except) {
  const said = wordsOf(`${path[1]} ${text(member(operation, 'operationId'))}`);
  return said.some((word) => except.includes(word));
}

/** What is exported can be read without its vendor: the export, wherever it is said, has an open format.
 * @param {unknown} document
 * @param {{names: Record<string, string[]>, words: string[], except: string[]}} options method → words;
 * open formats; words of what is no export */
export default function openExport(document, { names, words, except }) {
  const declared = member(document, EXTENSION);
  if (isShape(declared)) {
    const formats = formatsOf(declared);
    if (formats.length === 0 || formats.some((format) => isOpen(format, words))) return [];
    return [{ message: 'Aucun format déclaré n’est ouvert.', path: [EXTENSION, 'formats'] }];
  }
  return operationsOf(document)
    .filter((found) => announces(found, names) && !isAside(found, except))
    .filter((found) => !offersOpen(found, words))
    .map(({ path }) => ({ message: 'Aucun format de cet export n’est ouvert.', path }));
}
