import { concerned } from './concerned.js';
import { isDuration } from './durations.js';
import { endsWith, plainWords, says } from './phrases.js';
import { reaching, schemasOf, successesOf } from './schemaReach.js';
import { entries, isShape, member, rootOf, text } from './shapes.js';

const REAL_TIME = 'x-prise-temps-reel';

/** Formats of which a schema tells the members; a line of CSV or a GTFS-RT message is no such. */
const STRUCTURED = /[/+](?:json|xml)\s*(?:;|$)/i;

/** @typedef {{words: string[], except: string[], names: string[], headers: string[], extension?: string}} Options */

/** Declared by the operation or the document, or told by its path or identifier.
 * @param {unknown} operation @param {string} path @param {unknown} root @param {Options} options */
function isRealTime(operation, path, root, { words, except }) {
  const declared = member(operation, REAL_TIME) ?? member(root, REAL_TIME);
  if (declared !== undefined) return declared === true;
  return [path, text(member(operation, 'operationId'))]
    .map(plainWords)
    .some((said) => says(said, words) && !says(said, except));
}

/** In another file, which is not read. @param {unknown} schema */
const isElsewhere = (schema) => /^[^#]/.test(text(member(schema, '$ref')));

const reachesNamed = reaching(
  /** @param {string} name @param {unknown} schema @param {unknown} _parent @param {Options} options */
  (name, schema, _parent, options) =>
    endsWith(plainWords(name), options.names) || isElsewhere(schema),
);

/** An answer in real time says how old it is, or how long it is good: by a header, by a member, or
 * by an extension of the operation or of the document. Formats that no schema describes (GTFS-RT…)
 * are not judged.
 * @param {unknown} operation @param {Options} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function freshAnswer(operation, options, context) {
  const root = rootOf(context);
  if (!isShape(operation) || !isRealTime(operation, String(context.path[1]), root, options)) return;
  const { extension, headers } = options;
  if (extension !== undefined) {
    const declared = member(operation, extension) ?? member(root, extension);
    if (declared !== undefined) return isDuration(declared) ? [] : [{ message: '' }];
  }
  const answers = successesOf(operation).filter((answer) =>
    schemasOf(answer, STRUCTURED).some(isShape),
  );
  if (answers.length === 0) return;
  const silent = answers.filter((answer) => {
    const described = entries(member(answer, 'headers')).map(([name]) => name.toLowerCase());
    if (headers.some((header) => described.includes(header))) return false;
    return !schemasOf(answer, STRUCTURED).some((schema) => reachesNamed(schema, root, options));
  });
  return silent.length > 0 ? [{ message: '' }] : [];
}

export default concerned(freshAnswer);
