import { bare, eachNamed, typesOf } from './namedValues.js';
import { termOf, wordsOf } from './names.js';
import { entries, items, member, quote, text } from './shapes.js';

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

/** A number that measures something says in what.
 * @param {unknown} input a schema, or a parameter with its schema @param {Options} options
 * @param {import('./namedValues.js').Context} context */
export default function unitStated(input, options, context) {
  const { words, except, endings } = options;
  const units = items(options.names).map(String);
  /** @type {{message: string, path: (string | number)[]}[]} */
  const results = [];
  eachNamed(input, context, ({ name, schema, holder, parent, path }) => {
    if (termOf(name, { words, except }) === undefined) return;
    const value = bare(schema);
    const types = typesOf(value);
    if (!types.includes('number') && !types.includes('integer')) return;
    if (wordsOf(name).some((word) => units.includes(word))) return;
    if ([value, schema, holder].some((described) => saysUnit(described, units))) return;
    const beside = entries(member(parent, 'properties')).map(([sibling]) => sibling);
    if (beside.some((sibling) => termOf(sibling, { endings }) !== undefined)) return;
    results.push({
      message: `L’unité de ${quote(name)} n’est écrite nulle part : dites-la dans le nom (duree_minutes), dans la description ou dans « x-unit ».`,
      path: path(),
    });
  });
  return results;
}
