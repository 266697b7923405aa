import { once } from './memory.js';
import { mentions } from './phrases.js';
import { entries, isShape, member, operationsOf, quote, rootOf, text } from './shapes.js';

/** What is read of a description: the notice stands at its head. */
const READ = 4_000;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,20})?$/;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** A day, a month or a quarter in prose, French or English. */
const PROSE_DATE =
  /\d{4}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\b[QT][1-4] \d{4}|(?:jan|f[ée]v|feb|mar|a[vp]r|ma[iy]|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[ée]c)\p{L}{0,7}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}/iu;
const NO_SUCCESSOR = /^(?:aucun|none)$/i;

const identifiersOf = once(
  (root) => new Set(operationsOf(root).map(({ operation }) => member(operation, 'operationId'))),
);

/** @typedef {{names: string[], words: string[], header?: string[]}} Options */
/** @typedef {{message: string, path?: (string | number)[]}} Result */

/** @param {unknown} operation */
function prose(operation) {
  const all = ['summary', 'description'].map((name) => text(member(operation, name)));
  return all.join('\n').slice(0, READ);
}

/** The first of the extensions that the operation has. @param {unknown} operation @param {string[]} names */
function extension(operation, names) {
  const name = names.find((each) => member(operation, each) !== undefined);
  return name === undefined ? undefined : { name, value: member(operation, name) };
}

/** Until when it answers. @param {unknown} operation @param {Options} options @returns {Result | undefined} */
function undated(operation, { names, words, header = [] }) {
  const declared = extension(operation, names);
  if (declared !== undefined) {
    const value = text(declared.value);
    if (DATE.test(value) || HTTP_DATE.test(value)) return;
    return {
      message: `« ${declared.name} » n’est pas une date : écrivez le jour du retrait (2027-06-30).`,
      path: [declared.name],
    };
  }
  const wanted = header.map((name) => name.toLowerCase());
  const described = entries(member(operation, 'responses')).some(([, response]) =>
    entries(member(response, 'headers')).some(([name]) => wanted.includes(name.toLowerCase())),
  );
  const sentences = prose(operation).split(/[.!?]\s|\n/);
  if (described || sentences.some((each) => PROSE_DATE.test(each) && mentions(each, words))) return;
  return {
    message:
      'Cette opération est dépréciée sans dire jusqu’à quand elle répond : ajoutez « x-sunset » (2027-06-30) ou décrivez l’en-tête Sunset de ses réponses (RFC 8594, ou équivalent).',
  };
}

/** What replaces it. @param {unknown} operation @param {Options} options @param {unknown} root
 * @returns {Result | undefined} */
function unreplaced(operation, { names, words }, root) {
  const declared = extension(operation, names);
  if (declared === undefined) {
    if (mentions(prose(operation), words)) return;
    return {
      message:
        'Cette opération est dépréciée sans dire ce qui la remplace : nommez l’opération à employer dans « x-replaced-by » ou dans sa description (« aucun » si rien ne la remplace).',
    };
  }
  const value = text(declared.value).trim();
  // An address, a path or a sentence is left to its readers; an identifier can be looked up.
  const isIdentifier = !/[\s/#:]/.test(value) && !NO_SUCCESSOR.test(value);
  const known = () => isShape(root) && identifiersOf(root).has(value);
  if (value !== '' && (!isIdentifier || known())) return;
  return {
    message: `« ${declared.name} » ne désigne rien de connu (${quote(value)}) : donnez l’operationId, le chemin ou l’adresse de ce qui remplace l’opération.`,
    path: [declared.name],
  };
}

/** A deprecated operation says what its callers must know to leave it.
 * @param {unknown} operation @param {Options & {tells: string}} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function deprecation(operation, options, context) {
  if (!isShape(operation)) return [];
  const root = rootOf(context);
  const found = [];
  if (options.tells === 'date') found.push(undated(operation, options));
  if (options.tells === 'successor') found.push(unreplaced(operation, options, root));
  return found
    .filter((result) => result !== undefined)
    .map(({ message, path = [] }) => ({ message, path: [...context.path, ...path] }));
}
