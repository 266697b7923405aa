import { departs, mainStyle, SAMPLES } from './caseStyle.js';
import { eachNamed, eachProperty, keep } from './namedValues.js';
import { at, entries, items, member, operationsOf, quote, rootOf, text } from './shapes.js';

/** @typedef {import('./namedValues.js').Context} Context */
/** @typedef {{styles: string[], except: string[]}} Options */

/** @param {unknown} content */
function schemasOf(content) {
  return entries(content).map(([, media]) => member(media, 'schema'));
}

/** Every name of a property that the document gives, once each. @param {unknown} root */
function propertyNames(root) {
  const names = new Set();
  const seen = new Set();
  const schemas = [
    ...entries(at(root, 'components', 'schemas')).map(([, schema]) => schema),
    ...operationsOf(root).flatMap(({ operation }) => [
      ...schemasOf(at(operation, 'requestBody', 'content')),
      ...entries(member(operation, 'responses')).flatMap(([, response]) =>
        schemasOf(member(response, 'content')),
      ),
    ]),
  ];
  for (const schema of schemas) eachProperty(schema, [], seen, ({ name }) => names.add(name));
  return names;
}

/** Every name of a query parameter, once each. @param {unknown} root */
function parameterNames(root) {
  const parameters = operationsOf(root).flatMap(({ item, operation }) => [
    ...items(member(item, 'parameters')),
    ...items(member(operation, 'parameters')),
  ]);
  const inQuery = parameters.filter((parameter) => member(parameter, 'in') === 'query');
  return new Set(inQuery.map((parameter) => text(member(parameter, 'name'))));
}

/** The names of a document follow one convention, that of most of them.
 * @param {unknown} input a schema, or a parameter @param {Options} options @param {Context} context */
export default function consistentCase(input, { styles, except }, context) {
  const isParameter = typeof member(input, 'in') === 'string';
  const main = keep(context, 'main', () => {
    const names = (isParameter ? parameterNames : propertyNames)(rootOf(context));
    return mainStyle(
      [...names].filter((name) => !items(except).includes(name)),
      styles,
    );
  });
  /** @type {{message: string, path: (string | number)[]}[]} */
  const results = [];
  eachNamed(input, context, ({ name, path }) => {
    if (items(except).includes(name) || !departs(name, main)) return;
    const message = `${quote(name)} n’est pas écrit comme les autres noms du document : adoptez partout la même forme (${SAMPLES[main]}).`;
    results.push({ message, path: isParameter ? [...context.path, 'name'] : path() });
  });
  return results;
}
