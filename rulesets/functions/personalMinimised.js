import { isPersonal } from './personalNames.js';
import { reaches, schemasOf, successesOf, target } from './schemaReach.js';
import { at, entries, isShape, items, member, rootOf, text } from './shapes.js';

/** @typedef {{names: string[], except: string[], envelopes: string[], parameters: string[]}} Options */

/** @param {string} name */
const fold = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** @param {unknown} schema */
const isArray = (schema) => items([member(schema, 'type')].flat()).includes('array');

/** A list, bare or in one of the envelopes.
 * @param {unknown} reference @param {unknown} root @param {string[]} envelopes */
function isList(reference, root, envelopes) {
  const schema = target(reference, root);
  return [schema, ...items(member(schema, 'allOf'))].some(
    (part) =>
      isArray(part) ||
      entries(member(part, 'properties')).some(
        ([name, sub]) => envelopes.includes(name) && isArray(sub),
      ),
  );
}

/** A list of personal data gives no more than what its caller asks for: it can choose the fields, or
 * each of the data is declared indispensable (`required`) or never answered (`writeOnly`).
 * @param {unknown} operation @param {Options} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
export default function personalMinimised(operation, options, context) {
  if (!isShape(operation)) return [];
  const root = rootOf(context);
  const item = at(root, ...context.path.slice(0, 2).map(String));
  const chooses = [
    ...items(member(item, 'parameters')),
    ...items(member(operation, 'parameters')),
  ].some(
    (parameter) =>
      member(parameter, 'in') === 'query' &&
      options.parameters.includes(fold(text(member(parameter, 'name')))),
  );
  if (chooses) return [];
  // The `items` of one order are not a list of orders.
  const envelopes = String(context.path[1]).endsWith('}') ? [] : options.envelopes;
  const tooMuch = successesOf(operation)
    .flatMap((answer) => schemasOf(answer))
    .filter((schema) => isList(schema, root, envelopes))
    .some((schema) =>
      reaches(
        schema,
        root,
        options,
        (name, sub, parent) =>
          name !== '' &&
          isPersonal(name, sub, options) &&
          member(sub, 'writeOnly') !== true &&
          !items(member(parent, 'required')).includes(name),
      ),
    );
  if (!tooMuch) return [];
  return [
    {
      message:
        'Cette liste rend des données personnelles à qui n’en a pas toujours besoin : laissez choisir les champs (paramètre « fields »), ou déclarez « required » celles qui sont indispensables.',
    },
  ];
}
