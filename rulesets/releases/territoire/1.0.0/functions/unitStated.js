import { once } from './memory.js';
import { bare, onNamed } from './namedValues.js';
import { termOf, wordsOf } from './names.js';
import { typesOf } from './schemaWalk.js';
import { isShape, items, member, quote, text } from './shapes.js';

/** `names` are units; `endings`, members beside the quantity that state its unit.
 * @typedef {import('./names.js').Vocabulary & {names: string[]}} Options */

/** Signs that are units wherever they stand. */
const SIGNS = /[€%°$£µ²³]/;
/** A unit of one letter is one only where a unit is expected: « en m », « (s) », « km/h ». */
const LETTER = /(?:\b(?:en|in) |[([/])([a-z])\b/gi;
/** Longest text that is read. */
const MAX_TEXT = 2000;

/** @param {unknown} described a schema or a parameter @param {string[]} units */
function saysUnit(described, units) {
  if (['x-unit', 'x-unite'].some((key) => text(member(described, key)) !== '')) return true;
  const said = `${text(member(described, 'title'))} ${text(member(described, 'description'))}`;
  const read = said.slice(0, MAX_TEXT);
  if (SIGNS.test(read)) return true;
  const letters = [...read.matchAll(LETTER)].map(([, letter = '']) => letter.toLowerCase());
  const words = wordsOf(read).filter((word) => word.length > 1);
  return [...letters, ...words].some((word) => units.includes(word));
}

/** By vocabulary, the properties beside which a unit is stated: asked for each property of one schema.
 * @type {(endings: object) => (properties: object) => boolean} */
const unitsBeside = once((endings) =>
  once((properties) =>
    Object.keys(properties).some(
      (name) => termOf(name, { endings: /** @type {string[]} */ (endings) }) !== undefined,
    ),
  ),
);

/** @param {unknown} parent @param {string[] | undefined} endings */
function isBesideUnit(parent, endings) {
  const properties = member(parent, 'properties');
  return isShape(properties) && unitsBeside(items(endings))(properties);
}

/** A number that measures something says in what.
 * @param {import('./namedValues.js').Named} named @param {Options} options */
function unitStated({ name, schema, holder, parent }, { words, except, endings, names }) {
  if (termOf(name, { words, except }) === undefined) return;
  const value = bare(schema);
  const types = typesOf(value);
  if (!types.includes('number') && !types.includes('integer')) return;
  const units = items(names).map(String);
  if (wordsOf(name).some((word) => units.includes(word))) return '';
  if ([value, schema, holder].some((described) => saysUnit(described, units))) return '';
  if (isBesideUnit(parent, endings)) return '';
  return `L’unité de ${quote(name)} n’est écrite nulle part : dites-la dans le nom (duree_minutes), dans la description ou dans « x-unit ».`;
}

export default onNamed(unitStated);
