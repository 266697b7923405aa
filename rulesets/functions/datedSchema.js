import { entries, isShape, items, member, quote, text } from './shapes.js';

/** Depth at which a schema is no longer read: far beyond any real one. */
const MAX_DEPTH = 40;

/** @typedef {{words: string[], endings: string[], except: string[]}} Options */
/** @typedef {{message: string, path: (string | number)[]}} Result */

/** `dateDeNaissance`, `created_at` → their words. @param {string} name */
export function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** @param {string} name @param {Options} options */
function saysDate(name, { words, endings, except }) {
  const all = wordsOf(name);
  const first = all[0] ?? '';
  const last = all.at(-1) ?? '';
  if (except.includes(last)) return false;
  return (
    words.includes(first) || words.includes(last) || (all.length > 1 && endings.includes(last))
  );
}

/** @param {unknown} schema @returns {string | undefined} what is wrong with a date so described */
function flaw(schema) {
  const types = items([member(schema, 'type')].flat());
  if (types.includes('string')) {
    const constrained = ['enum', 'const', 'pattern'].some(
      (key) => member(schema, key) !== undefined,
    );
    const format = text(member(schema, 'format'));
    if (constrained || /^(?:date|date-time|time)$/.test(format)) return;
    return format === ''
      ? 'Cette date est un texte libre : ajoutez « format: date-time » (ou « date ») et rendez-la selon la RFC 3339, ou équivalent.'
      : `Le format ${quote(format)} n’est pas celui d’une date : écrivez « format: date-time » (ou « date ») et suivez la RFC 3339, ou équivalent.`;
  }
  if (types.includes('integer') || types.includes('number')) {
    return 'Cette date est un nombre : rendez une chaîne RFC 3339, ou équivalent (2026-11-21T09:30:00Z), et déclarez « format: date-time ».';
  }
}

/** Sub-schemas with their place. @param {unknown} schema @returns {[(string | number)[], unknown][]} */
export function children(schema) {
  /** @type {[(string | number)[], unknown][]} */
  const found = entries(member(schema, 'properties')).map(([name, sub]) => [
    ['properties', name],
    sub,
  ]);
  for (const key of ['items', 'additionalProperties']) found.push([[key], member(schema, key)]);
  for (const key of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    for (const [index, sub] of items(member(schema, key)).entries())
      found.push([[key, index], sub]);
  }
  return found.filter(([, sub]) => isShape(sub));
}

/** Dates are dates: every property (or parameter) whose name says so has a format that says so too.
 * @param {unknown} input a schema, or a parameter with its schema @param {Options} options
 * @param {{path: (string | number)[]}} context */
export default function datedSchema(input, options, { path }) {
  /** @type {Result[]} */
  const results = [];
  // Shared sub-schemas are the same object once resolved: each is read once.
  const seen = new Set();
  /** @param {unknown} schema @param {(string | number)[]} at @param {number} depth */
  const read = (schema, at, depth) => {
    if (seen.has(schema) || depth > MAX_DEPTH) return;
    seen.add(schema);
    for (const [place, sub] of children(schema)) {
      const name = place[0] === 'properties' ? String(place[1]) : '';
      const message = saysDate(name, options) ? flaw(sub) : undefined;
      if (message !== undefined) results.push({ message, path: [...at, ...place] });
      read(sub, [...at, ...place], depth + 1);
    }
  };
  if (typeof member(input, 'in') === 'string') {
    const schema = member(input, 'schema');
    const message = saysDate(text(member(input, 'name')), options) ? flaw(schema) : undefined;
    if (message !== undefined) results.push({ message, path: [...path, 'schema'] });
  } else read(input, path, 0);
  return results;
}
