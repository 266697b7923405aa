import { bare, eachNamed, typesOf } from './namedValues.js';
import { termOf } from './names.js';
import { items, member, quote, text } from './shapes.js';

/** @typedef {import('./names.js').Vocabulary & {types: string[], sizes?: Record<string, number>}} Options */

/** Keywords that say which values are allowed. */
const CONSTRAINTS = ['enum', 'const', 'pattern', 'x-extensible-enum'];

/** @param {unknown} schema @param {string} key */
const has = (schema, key) => member(schema, key) !== undefined;

/** @param {unknown} schema @param {number | undefined} size its only length, where one is known */
function isConstrained(schema, size) {
  if (CONSTRAINTS.some((key) => has(schema, key))) return true;
  if (['format', 'x-nomenclature'].some((key) => text(member(schema, key)) !== '')) return true;
  const length = member(schema, 'maxLength');
  const exact = typeof length === 'number' && length === member(schema, 'minLength');
  return exact && (size === undefined || length === size);
}

/** Names that announce no code: those of a format (`@type`), a discriminator, whose values are the
 * schemas, and `type` of RFC 9457, which is a URI. @param {string} name @param {unknown} parent */
function isOpen(name, parent) {
  if (!/^[a-z]/i.test(name)) return true;
  if (member(member(parent, 'discriminator'), 'propertyName') === name) return true;
  const properties = member(parent, 'properties');
  const isProblem =
    has(properties, 'title') && ['detail', 'instance'].some((each) => has(properties, each));
  return name === 'type' && isProblem;
}

/** @param {unknown} schema @param {Options} options @param {number | undefined} size */
function flaw(schema, { types }, size) {
  const judged = typesOf(schema).filter((type) => items(types).includes(type));
  if (judged.includes('string')) {
    return isConstrained(schema, size) ? undefined : 'est un texte libre';
  }
  if (judged.length > 0) return 'est un nombre, qui perd ses zéros de tête';
}

/** A value whose name says that it is a code has the form of one.
 * @param {unknown} input a schema, or a parameter with its schema @param {Options} options
 * @param {import('./namedValues.js').Context} context */
export default function codedValue(input, options, context) {
  /** @type {{message: string, path: (string | number)[]}[]} */
  const results = [];
  eachNamed(input, context, ({ name, schema, parent, path }) => {
    const term = termOf(name, options);
    if (term === undefined || isOpen(name, parent)) return;
    const { [term]: size } = options.sizes ?? {};
    const outer = isConstrained(schema, size) ? schema : bare(schema);
    const what = flaw(outer, options, size);
    if (what !== undefined) results.push({ message: `${quote(name)} ${what}`, path: path() });
  });
  return results;
}
