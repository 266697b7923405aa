import { bare, onNamed } from './namedValues.js';
import { termOf } from './names.js';
import { typesOf } from './schemaWalk.js';
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

/** @param {unknown} schema @param {Options} options @param {number | undefined} size
 * @returns {string | undefined} nothing when it has the form; undefined when it is of another type */
function flaw(schema, { types }, size) {
  const all = typesOf(schema);
  const judged = all.filter((type) => items(types).includes(type));
  const constrained = isConstrained(schema, size);
  if (judged.length === 0) return constrained && all.length === 0 ? '' : undefined;
  if (!judged.includes('string')) return 'est un nombre, qui perd ses zéros de tête';
  return constrained ? '' : 'est un texte libre';
}

/** A value whose name says that it is a code has the form of one.
 * @param {import('./namedValues.js').Named} named @param {Options} options */
function codedValue({ name, schema, parent }, options) {
  const term = termOf(name, options);
  if (term === undefined || isOpen(name, parent)) return;
  const { [term]: size } = options.sizes ?? {};
  const what = flaw(isConstrained(schema, size) ? schema : bare(schema), options, size);
  return what ? `${quote(name)} ${what}` : what;
}

export default onNamed(codedValue);
