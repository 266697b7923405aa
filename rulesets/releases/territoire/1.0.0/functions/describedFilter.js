import { concerned } from './concerned.js';
import { bare } from './namedValues.js';
import { typesOf } from './schemaWalk.js';
import { isShape, member, quote, text } from './shapes.js';

/** Keywords that say which texts are allowed. */
const ON_TEXT = ['enum', 'const', 'format', 'pattern', 'maxLength'];

/** A filter says what it takes.
 * @param {unknown} parameter in the query */
function describedFilter(parameter) {
  const name = quote(text(member(parameter, 'name')));
  const described = member(parameter, 'schema');
  if (member(parameter, 'content') !== undefined) return;
  if (!isShape(described)) {
    return [{ message: `Le filtre ${name} n’a pas de schéma : déclarez son type.` }];
  }
  const schema = bare(described);
  const composed = ['allOf', 'anyOf', 'oneOf', 'enum', 'const', '$ref'].some(
    (key) => member(schema, key) !== undefined,
  );
  const types = typesOf(schema);
  if (types.length === 0 && !composed) {
    return [{ message: `Le filtre ${name} n’a pas de type : déclarez-le (« type: string »…).` }];
  }
  const free =
    types.includes('string') && !ON_TEXT.some((key) => member(schema, key) !== undefined);
  if (!free) return [];
  return [
    {
      message: `Le filtre ${name} accepte n’importe quel texte : ajoutez enum, format ou pattern, ou maxLength s’il est libre.`,
    },
  ];
}

export default concerned(describedFilter);
