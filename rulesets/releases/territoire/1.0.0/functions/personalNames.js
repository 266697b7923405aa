import { once } from './memory.js';
import { endsWith, plainWords, says } from './phrases.js';
import { isArray, typesOf } from './schemaWalk.js';
import { isShape, items, member } from './shapes.js';

/** What a vendor says of a datum: an object (why it is held), or `false` (it is not personal). */
export const FLAG = 'x-prise-donnee-personnelle';

const DATA = ['string', 'integer', 'number'];

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

/** @type {(schema: object) => boolean} */
const mayHoldDatum = once((start) => {
  /** @type {Set<unknown>} */
  const ways = new Set([start]);
  for (const schema of ways) {
    if (['enum', 'const'].some((key) => member(schema, key) !== undefined)) continue;
    if (typesOf(schema).some((type) => DATA.includes(type))) return true;
    for (const key of ['allOf', 'anyOf', 'oneOf'])
      for (const way of items(member(schema, key))) ways.add(way);
    if (isArray(schema)) ways.add(member(schema, 'items'));
  }
  return false;
});

/** A text or a number, or several, that is not one of a closed list: `email: true` and
 * `email: daily` are settings. @param {unknown} schema */
export const holdsDatum = (schema) => isShape(schema) && mayHoldDatum(schema);

/** A property that its vendor flags as personal, or whose name says so and that nobody disclaims.
 * @param {string} name @param {unknown} schema @param {{names: string[], except: string[]}} options */
export function isPersonal(name, schema, { names, except }) {
  const flag = flagOf(schema);
  if (flag !== undefined) return flag !== false;
  return holdsDatum(schema) && isPersonalName(name, [names], except);
}
