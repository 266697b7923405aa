import { concerned } from './concerned.js';
import { flagOf, holdsDatum, isPersonalName } from './personalNames.js';
import { componentsOf, eachOwnSchema, pathOf } from './schemaWalk.js';
import { entries, member, quote } from './shapes.js';

/** @typedef {{names: string[], words: string[], endings: string[], except: string[]}} Options */

/** Properties of one object that hold a personal datum: by their name (`names`, `words`), or because
 * they stand beside one that tells who is meant (`endings` beside `names`).
 * @param {unknown} schema @param {Options} options */
function personalProperties(schema, { names, words, endings, except }) {
  const properties = entries(member(schema, 'properties')).filter(([, sub]) => holdsDatum(sub));
  const someone = properties.some(
    ([name, sub]) => flagOf(sub) !== false && isPersonalName(name, [names], except),
  );
  const lists = someone ? [names, words, endings] : [names, words];
  return properties.filter(([name]) => isPersonalName(name, lists, except));
}

/** Personal data is flagged as such: what it is held for can then be read by a machine.
 * @param {unknown} input @param {Options} options
 * @param {import('./schemaWalk.js').Context} context */
function personalFlagged(input, options, context) {
  const components = componentsOf(context);
  /** @type {{message: string, path: (string | number)[]}[] | undefined} */
  let results;
  eachOwnSchema(input, context, (schema, trail) => {
    for (const [name, sub] of personalProperties(schema, options)) {
      results ??= [];
      if (flagOf(sub) !== undefined) continue;
      // Elsewhere than in the schema that several properties share.
      const place = components.has(sub) ? ['properties'] : ['properties', name];
      results.push({
        message: `${quote(name)} semble une donnée personnelle : déclarez-la par « x-prise-donnee-personnelle » (finalité, base légale, conservation), ou écrivez « false » si elle ne concerne pas une personne.`,
        path: [...pathOf(trail), ...place],
      });
    }
  });
  return results;
}

export default concerned(personalFlagged);
