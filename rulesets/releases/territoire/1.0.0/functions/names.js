import { items } from './shapes.js';

/** Longest term looked for, in words. */
const MAX_WORDS = 3;

/** `dateDeNaissance`, `date_de_naissance`, `DateDéNaissance` → their words, without accents.
 * @param {string} name */
export function wordsOf(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `Api-Key`, `apiKey` and `api_key` are one name. @param {string} name */
export const fold = (name) => wordsOf(name).join('');

/** @typedef {{words?: string[] | undefined, endings?: string[] | undefined, except?: string[] | undefined}} Vocabulary */

/** The term of the vocabulary that a name opens with or closes with (`words`), or that it only closes
 * with (`endings`); undefined when there is none, or when what closes the name makes it another thing.
 * @param {string} name @param {Vocabulary} vocabulary @returns {string | undefined} */
export function termOf(name, { words, endings, except }) {
  const all = wordsOf(name);
  const lengths = Array.from({ length: Math.min(MAX_WORDS, all.length) }, (_, index) => index + 1);
  const closings = lengths.map((length) => all.slice(-length).join('_'));
  const openings = lengths.map((length) => all.slice(0, length).join('_'));
  if (closings.some((term) => items(except).includes(term))) return;
  return (
    closings.findLast((term) => items(words).includes(term) || items(endings).includes(term)) ??
    openings.findLast((term) => items(words).includes(term))
  );
}
