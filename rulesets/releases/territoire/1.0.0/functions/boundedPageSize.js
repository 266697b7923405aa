import { concerned } from './concerned.js';
import { bare } from './namedValues.js';
import { fold } from './names.js';
import { typesOf } from './schemaWalk.js';
import { isShape, items, member, quote, text } from './shapes.js';

/** The parameter that chooses how many members a page has says how many at most, and how many when it
 * is not given. @param {unknown} parameter @param {{parameters: string[]}} options */
function boundedPageSize(parameter, { parameters }) {
  const name = text(member(parameter, 'name'));
  const described = member(parameter, 'schema');
  if (!items(parameters).includes(fold(name)) || !isShape(described)) return;
  const schema = bare(described);
  const types = typesOf(schema);
  if (types.some((type) => type === 'boolean' || type === 'object')) return;
  const of = (/** @type {string} */ key) => member(schema, key) ?? member(described, key);
  const bounded =
    ['maximum', 'exclusiveMaximum'].some((key) => typeof of(key) === 'number') ||
    Array.isArray(of('enum')) ||
    of('const') !== undefined;
  const missing = [
    ...(bounded ? [] : ['un maximum (« maximum: 100 »)']),
    ...(of('default') === undefined ? ['une valeur par défaut (« default: 20 »)'] : []),
  ];
  if (missing.length === 0) return [];
  return [{ message: `La taille de page ${quote(name)} demande ${missing.join(' et ')}.` }];
}

export default concerned(boundedPageSize);
