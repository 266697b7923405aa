import { once } from './memory.js';
import { wordsOf } from './names.js';

/** Whole words or phrases of a text, whatever stands between the words: « remplacé par » but not
 * « replacer ». @param {string} said @param {string[]} phrases in lower case, without punctuation */
export function mentions(said, phrases) {
  const flat = ` ${said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return phrases.some((phrase) => flat.includes(` ${phrase} `));
}

/** Words of a name, but a final number: `prénom_2` → prenom. @param {string} name @returns {string[]} */
export function plainWords(name) {
  let end = name.length;
  while (end > 0 && '0123456789_'.includes(name.charAt(end - 1))) end--;
  return wordsOf(name.slice(0, end));
}

/** @param {string} word */
const singular = (word) => (word.length > 3 ? word.replace(/s$/, '') : word);

/** @param {string[]} words */
const inSingular = (words) => ` ${words.map(singular).join(' ')} `;

/** Lists of phrases, each ready to be looked for. @type {(phrases: object) => string[]} */
const readied = once((phrases) =>
  /** @type {string[]} */ (phrases).map((phrase) => inSingular(phrase.split(' '))),
);

/** One of the phrases stands in the words of a name: whole words, in order, singular or plural.
 * @param {string[]} words @param {string[]} phrases */
export function says(words, phrases) {
  const said = inSingular(words);
  return readied(phrases).some((phrase) => said.includes(phrase));
}

/** The same, at the end of the words. @param {string[]} words @param {string[]} phrases */
export function endsWith(words, phrases) {
  const said = inSingular(words);
  return readied(phrases).some((phrase) => said.endsWith(phrase));
}
