import { concerned } from './concerned.js';
import { follow } from './localRef.js';
import { fold } from './names.js';
import { listsIn } from './paginated.js';
import { isPersonal } from './personalNames.js';
import { reaching, schemasOf, successesOf } from './schemaReach.js';
import { isShape, itemOf, items, member, parametersOf, rootOf, text } from './shapes.js';

/** @typedef {{names: string[], except: string[], envelopes: string[], parameters: string[]}} Options */

/** A property that is answered and holds a personal datum.
 * @param {string} name @param {unknown} schema @param {unknown} _parent @param {Options} options */
function isGiven(name, schema, _parent, options) {
  return name !== '' && isPersonal(name, schema, options) && member(schema, 'writeOnly') !== true;
}

const reachesGiven = reaching(isGiven);

/** The same, that nobody declares indispensable. */
const reachesMore = reaching(
  /** @param {string} name @param {unknown} schema @param {unknown} parent @param {Options} options */
  (name, schema, parent, options) =>
    isGiven(name, schema, parent, options) && !items(member(parent, 'required')).includes(name),
);

/** A list of personal data gives no more than what its caller asks for: it can choose the fields, or
 * each of the data is declared indispensable (`required`) or never answered (`writeOnly`).
 * @param {unknown} operation @param {Options} options
 * @param {{path: (string | number)[], documentInventory?: {resolved?: unknown}}} context */
function personalMinimised(operation, options, context) {
  if (!isShape(operation)) return;
  const root = rootOf(context);
  // The `items` of one order are not a list of orders.
  const envelopes = String(context.path[1]).endsWith('}') ? [] : options.envelopes;
  const lists = successesOf(operation)
    .flatMap((answer) => schemasOf(answer))
    .map((schema) => follow(root, schema))
    .filter(isShape)
    .filter((schema) => listsIn(schema, envelopes).length > 0)
    .filter((schema) => reachesGiven(schema, root, options));
  if (lists.length === 0) return;
  const chooses = parametersOf(itemOf(context), operation).some(
    (parameter) =>
      member(parameter, 'in') === 'query' &&
      options.parameters.includes(fold(text(member(parameter, 'name')))),
  );
  if (chooses || !lists.some((schema) => reachesMore(schema, root, options))) return [];
  return [
    {
      message:
        'Cette liste rend des données personnelles à qui n’en a pas toujours besoin : laissez choisir les champs (paramètre « fields »), ou déclarez « required » celles qui sont indispensables.',
    },
  ];
}

export default concerned(personalMinimised);
