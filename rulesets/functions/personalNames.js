import { wordsOf } from './datedSchema.js';
import { isShape, items, member } from './shapes.js';

/** What a vendor says of a datum: an object (why it is held), or `false` (it is not personal). */
export const FLAG = 'x-prise-donnee-personnelle';

const DATA = ['string', 'integer', 'number'];

/** Depth at which a property is no longer read for what it holds. */
const MAX_DEPTH = 3;

/** Words of a name, without accents nor a final number: `prénom_2` → prenom.
 * @param {string} name @returns {string[]} */
export function plainWords(name) {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  let end = plain.length;
  while (end > 0 && '0123456789_'.includes(plain.charAt(end - 1))) end--;
  return wordsOf(plain.slice(0, end));
}

/** @param {string} word */
const singular = (word) => (word.length > 3 ? word.replace(/s$/, '') : word);

/** Lists of phrases, each ready to be looked for.
 * @type {WeakMap<object, string[]>} */
const ready = new WeakMap();

/** @param {string[] | undefined} phrases @returns {string[]} */
function readied(phrases) {
  if (phrases === undefined) return [];
  const known =
    ready.get(phrases) ?? phrases.map((phrase) => ` ${phrase.split(' ').map(singular).join(' ')} `);
  ready.set(phrases, known);
  return known;
}

/** One of the phrases stands in the words: whole words, in order, singular or plural.
 * @param {string[]} words @param {string[] | undefined} phrases */
export function says(words, phrases) {
  const said = ` ${words.map(singular).join(' ')} `;
  return readied(phrases).some((phrase) => said.includes(phrase));
}

/** The same, at the end of the words. @param {string[]} words @param {string[] | undefined} phrases */
export function endsWith(words, phrases) {
  const said = ` ${words.map(singular).join(' ')} `;
  return readied(phrases).some((phrase) => said.endsWith(phrase));
}

/** A name that announces a datum of a person.
 * @param {string} name @param {string[][]} lists @param {string[]} except */
export function isPersonalName(name, lists, except) {
  const words = plainWords(name);
  return !says(words, except) && lists.some((phrases) => endsWith(words, phrases));
}

/** What is written of the datum, on it or on each of its items; undefined when nothing is.
 * @param {unknown} schema @returns {unknown} */
export function flagOf(schema) {
  const own = member(schema, FLAG);
  return own === undefined ? member(member(schema, 'items'), FLAG) : own;
}

/** A text or a number, or several, that is not one of a closed list: `email: true` and
 * `email: daily` are settings. @param {unknown} schema @returns {boolean} */
export function holdsDatum(schema, depth = 0) {
  if (!isShape(schema) || depth > MAX_DEPTH) return false;
  if (['enum', 'const'].some((key) => member(schema, key) !== undefined)) return false;
  const types = items([member(schema, 'type')].flat());
  if (DATA.some((type) => types.includes(type))) return true;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => items(member(schema, key)));
  if (types.includes('array')) parts.push(member(schema, 'items'));
  return parts.some((part) => holdsDatum(part, depth + 1));
}

/** A property that its vendor flags as personal, or whose name says so and that nobody disclaims.
 * @param {string} name @param {unknown} schema @param {{names: string[], except: string[]}} options */
export function isPersonal(name, schema, { names, except }) {
  const flag = flagOf(schema);
  if (flag !== undefined) return flag !== false;
  return holdsDatum(schema) && isPersonalName(name, [names], except);
}
