import { departs, hasStyle, mainStyle, SAMPLES } from './caseStyle.js';
import { keep } from './memory.js';
import { onNamed } from './namedValues.js';
import { schemasOf } from './schemaReach.js';
import { eachSchema } from './schemaWalk.js';
import {
  at,
  entries,
  isShape,
  items,
  member,
  operationsOf,
  parametersOf,
  quote,
  rootOf,
  text,
} from './shapes.js';

/** @typedef {import('./schemaWalk.js').Context} Context */
/** @typedef {{styles: string[], except: string[]}} Options */

/** Every name of a property that the document gives, once each. @param {unknown} root */
function propertyNames(root) {
  const names = new Set();
  const seen = new Set();
  const schemas = [
    ...entries(at(root, 'components', 'schemas')).map(([, schema]) => schema),
    ...operationsOf(root).flatMap(({ operation }) => [
      ...schemasOf(member(operation, 'requestBody')),
      ...entries(member(operation, 'responses')).flatMap(([, response]) => schemasOf(response)),
    ]),
  ];
  for (const start of schemas) {
    eachSchema(start, [], seen, (schema) => {
      for (const [name, sub] of entries(schema.properties)) if (isShape(sub)) names.add(name);
    });
  }
  return names;
}

/** Every name of a query parameter, once each. @param {unknown} root */
function parameterNames(root) {
  const inQuery = operationsOf(root)
    .flatMap(({ item, operation }) => parametersOf(item, operation))
    .filter((parameter) => member(parameter, 'in') === 'query');
  return new Set(inQuery.map((parameter) => text(member(parameter, 'name'))));
}

/** The names of a document follow one convention, that of most of them.
 * @param {import('./namedValues.js').Named} named @param {Options} options @param {Context} context */
function consistentCase({ name, holder }, { styles, except }, context) {
  if (items(except).includes(name) || !hasStyle(name)) return;
  const main = keep(context, 'main', () => {
    const namesOf = holder === undefined ? propertyNames : parameterNames;
    const names = [...namesOf(rootOf(context))].filter((each) => !items(except).includes(each));
    return mainStyle(names, styles);
  });
  if (!departs(name, main)) return '';
  return `${quote(name)} n’est pas écrit comme les autres noms du document : adoptez partout la même forme (${SAMPLES[main]}).`;
}

export default onNamed(consistentCase, ({ naming }) => naming());
