import { at, isShape, items, member, operationsOf, quote, text } from './shapes.js';

const EXTENSION = 'x-prise-export';

/** `/userExports/{id}` → user, exports, id. @param {string} name */
function words(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

/** An operation that declares itself as the export, or whose path or identifier says so.
 * @param {ReturnType<typeof operationsOf>[number]} found @param {Record<string, string[]>} names */
function saysExport({ path, method, operation }, names) {
  if (member(operation, EXTENSION) === true) return true;
  const said = words(`${path[1]} ${text(member(operation, 'operationId'))}`);
  return said.some((word) => Object.hasOwn(names, method) && names[method]?.includes(word));
}

/** What is wrong with a declared export; undefined when nothing is.
 * @param {unknown} declared @param {unknown} document */
function flaw(declared, document) {
  const formats = items(member(declared, 'formats')).filter((format) => text(format).includes('/'));
  if (formats.length === 0) return 'nommez dans « formats » au moins un type de média (text/csv…)';
  const id = member(declared, 'operationId');
  if (id !== undefined) {
    const known = operationsOf(document).some(
      ({ operation }) => member(operation, 'operationId') === id,
    );
    return known ? undefined : `aucune opération ne porte l’operationId ${quote(id)}`;
  }
  return /^https:\/\//.test(text(member(declared, 'url')))
    ? undefined
    : 'indiquez « operationId » ou une « url » en https://';
}

/** All of the buyer's data can be taken back by a machine: declared by `x-prise-export`, or by an
 * operation whose name says it.
 * @param {unknown} document @param {{names: Record<string, string[]>}} options method → words */
export default function exportOffered(document, { names }) {
  const declared = member(document, EXTENSION);
  if (declared !== undefined) {
    const found = flaw(declared, document);
    if (found === undefined) return [];
    return [{ message: `L’export déclaré est incomplet : ${found}.`, path: [EXTENSION] }];
  }
  if (operationsOf(document).some((found) => saysExport(found, names))) return [];
  return [
    {
      message:
        'Aucun export de toutes les données de l’acheteur n’est offert : ajoutez une opération d’export (GET /export) ou déclarez « x-prise-export ».',
      path: isShape(at(document, 'paths')) ? ['paths'] : [],
    },
  ];
}
