import { concerned } from './concerned.js';
import { once } from './memory.js';
import { eachOwnSchema, isArray, pathOf, typesOf } from './schemaWalk.js';
import { entries, isShape, items, member, text } from './shapes.js';

/** @typedef {import('./schemaWalk.js').Path} Path */
/** @typedef {import('./schemaWalk.js').Context} Context */
/** A value that has a name: a property of a schema, or a parameter. `schema` is what describes it,
 * `holder` what else does (the parameter itself), `parent` the schema that it is a property of; `path`
 * is where it is described, `naming` where it is named.
 * @typedef {{name: string, schema: unknown, holder: unknown, parent: unknown, path: () => Path, naming: () => Path}} Named */

/** The named values of a parameter, or those of a schema that are its own.
 * @param {unknown} input @param {Context} context @param {(named: Named) => void} visit */
function eachNamed(input, context, visit) {
  const { path } = context;
  if (typeof member(input, 'in') === 'string') {
    const schema = member(input, 'schema');
    const name = text(member(input, 'name'));
    if (!isShape(schema)) return;
    visit({
      ...{ name, schema, holder: input, parent: undefined },
      path: () => [...path, 'schema'],
      naming: () => [...path, 'name'],
    });
    return;
  }
  eachOwnSchema(input, context, (parent, trail) => {
    for (const [name, schema] of entries(parent.properties)) {
      if (!isShape(schema)) continue;
      const place = () => [...pathOf(trail), 'properties', name];
      visit({ name, schema, holder: undefined, parent, path: place, naming: place });
    }
  });
}

/** The function of a rule on each value that has a name. `flaw` says what is wrong with one: nothing
 * when it is as it should be (`''`), undefined when it is none of the rule's business.
 * @template O
 * @param {(named: Named, options: O, context: Context) => string | undefined} flaw
 * @param {(named: Named) => Path} [where] the flaw is */
export function onNamed(flaw, where = (/** @type {Named} */ { path }) => path()) {
  return concerned(
    /** @param {unknown} input a schema, or a parameter with its schema
     * @param {O} options @param {Context} context */
    (input, options, context) => {
      /** @type {{message: string, path: Path}[] | undefined} */
      let results;
      eachNamed(input, context, (named) => {
        const message = flaw(named, options, context);
        if (message === undefined) return;
        results ??= [];
        if (message !== '') results.push({ message, path: where(named) });
      });
      return results;
    },
  );
}

/** The only branch that is not null, the members of a list. @param {unknown} schema */
function inside(schema) {
  if (isArray(schema)) return member(schema, 'items');
  if (member(schema, 'type') !== undefined) return schema;
  const branches = ['anyOf', 'oneOf', 'allOf']
    .flatMap((key) => items(member(schema, key)))
    .filter((branch) => member(branch, 'type') !== 'null');
  return branches.length === 1 ? branches[0] : schema;
}

/** @type {(schema: object) => {value: unknown}} */
const innermost = once((schema) => ({ value: inside(inside(inside(schema))) }));

/** What constrains the value itself, under lists and branches. @param {unknown} schema */
export const bare = (schema) => (isShape(schema) ? innermost(schema).value : schema);

/** Types of the value itself. @param {unknown} schema */
export const bareTypes = (schema) => typesOf(bare(schema));
