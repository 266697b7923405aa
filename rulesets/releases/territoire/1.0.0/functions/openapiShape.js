import { entries, isShape, items, METHODS, member, quote, rootOf, text } from './shapes.js';

/** @typedef {{message: string, path: (string | number)[]}} Result */
/** @typedef {(string | number)[]} Path */

/** What a path item may hold besides its operations. */
const ITEM_FIELDS = [
  '$ref',
  'summary',
  'description',
  'servers',
  'parameters',
  'additionalOperations',
];
const PLACES = ['query', 'querystring', 'header', 'path', 'cookie'];
const STATUS = /^(?:default|[1-5](?:\d\d|XX))$/;

/** @param {string} name */
const isExtension = (name) => name.startsWith('x-');

/** @param {unknown} root @param {Path} path @returns {Result[]} */
function faultsOfRoot(root, path) {
  const results = [];
  const info = member(root, 'info');
  for (const field of ['title', 'version']) {
    if (text(member(info, field)).trim() === '') {
      results.push({
        message: `« info.${field} » manque ou n’est pas un texte.`,
        path: isShape(info) ? [...path, 'info'] : path,
      });
    }
  }
  for (const field of ['paths', 'webhooks', 'components']) {
    const value = member(root, field);
    if (value !== undefined && !isShape(value)) {
      results.push({ message: `« ${field} » n’est pas un objet.`, path: [...path, field] });
    }
  }
  for (const [name] of entries(member(root, 'paths'))) {
    if (name.startsWith('/') || isExtension(name)) continue;
    results.push({
      message: `Le chemin ${quote(name)} ne commence pas par « / ».`,
      path: [...path, 'paths', name],
    });
  }
  return results;
}

/** @param {unknown} item @param {Path} path @returns {Result[]} */
function faultsOfItem(item, path) {
  if (isExtension(String(path.at(-1)))) return [];
  if (!isShape(item)) return [{ message: 'Ce chemin ne décrit aucune opération.', path }];
  return entries(item)
    .filter(([name]) => !METHODS.includes(name) && !ITEM_FIELDS.includes(name))
    .filter(([name]) => !isExtension(name))
    .map(([name]) => ({
      message: `${quote(name)} n’est ni une méthode HTTP ni un champ d’un chemin : écrivez les méthodes en minuscules, et vos propres champs avec « x- ».`,
      path: [...path, name],
    }));
}

/** @param {unknown} operation @param {Path} path @param {unknown} root @returns {Result[]} */
function faultsOfOperation(operation, path, root) {
  if (!isShape(operation)) return [{ message: 'Cette opération n’est pas un objet.', path }];
  const item = member(member(root, 'paths'), String(path[1]));
  return [
    ...faultsOfResponses(member(operation, 'responses'), path, text(member(root, 'openapi'))),
    ...faultsOfParameters(member(operation, 'parameters'), [...path, 'parameters']),
    ...undeclared(String(path[1]), [
      member(item, 'parameters'),
      member(operation, 'parameters'),
    ]).map((name) => ({
      message: `Le chemin attend {${name}}, qu’aucun paramètre ne décrit : ajoutez-le avec « in: path » et « required: true ».`,
      path,
    })),
  ];
}

/** @param {unknown} responses @param {Path} path @param {string} version @returns {Result[]} */
function faultsOfResponses(responses, path, version) {
  if (!isShape(responses)) {
    // Optional since 3.1; a list is wrong in any.
    if (responses === undefined && !version.startsWith('3.0')) return [];
    return [
      {
        message: 'Les réponses ne sont pas décrites par un objet « responses ».',
        path: responses === undefined ? path : [...path, 'responses'],
      },
    ];
  }
  const results = [];
  for (const [code, response] of entries(responses)) {
    // A reference that leads nowhere is another fault, told by the engine.
    if (isExtension(code) || member(response, '$ref') !== undefined) continue;
    const place = [...path, 'responses', code];
    if (!STATUS.test(code)) {
      results.push({
        message: `${quote(code)} n’est pas un code de réponse : écrivez « 200 », « 4XX » ou « default ».`,
        path: place,
      });
    } else if (!isShape(response)) {
      results.push({ message: 'Cette réponse n’est pas un objet.', path: place });
    } else if (!version.startsWith('3.2') && typeof member(response, 'description') !== 'string') {
      results.push({ message: 'Cette réponse n’a pas de « description ».', path: place });
    }
  }
  return results;
}

/** @param {unknown} parameters @param {Path} path @returns {Result[]} */
function faultsOfParameters(parameters, path) {
  if (parameters === undefined) return [];
  if (!Array.isArray(parameters)) return [{ message: '« parameters » n’est pas une liste.', path }];
  const results = [];
  const seen = new Set();
  for (const [index, parameter] of parameters.entries()) {
    const message = flawOf(parameter, seen);
    if (message !== undefined) results.push({ message, path: [...path, index] });
  }
  return results;
}

/** @param {unknown} parameter @param {Set<string>} seen @returns {string | undefined} */
function flawOf(parameter, seen) {
  if (!isShape(parameter)) return 'Ce paramètre n’est pas un objet.';
  if (member(parameter, '$ref') !== undefined) return;
  const name = text(member(parameter, 'name'));
  const place = text(member(parameter, 'in'));
  if (name === '') return 'Ce paramètre n’a pas de « name ».';
  if (!PLACES.includes(place)) {
    return `« in » doit valoir query, header, path ou cookie : ${quote(place)} n’est rien de cela.`;
  }
  if (place === 'path' && member(parameter, 'required') !== true) {
    return 'Un paramètre de chemin est toujours exigé : ajoutez « required: true ».';
  }
  if (member(parameter, 'schema') === undefined && member(parameter, 'content') === undefined) {
    return 'Ce paramètre n’a ni « schema » ni « content ».';
  }
  const key = `${place} ${name}`;
  if (seen.has(key)) return `Le paramètre ${quote(name)} est décrit deux fois.`;
  seen.add(key);
}

/** Names in the path's braces that no parameter describes.
 * @param {string} template @param {unknown[]} lists @returns {string[]} */
function undeclared(template, lists) {
  const all = lists.flatMap(items);
  // What stands behind a reference that leads nowhere may be the very parameter.
  if (all.some((parameter) => member(parameter, '$ref') !== undefined)) return [];
  const described = new Set(
    all
      .filter((parameter) => member(parameter, 'in') === 'path')
      .map((parameter) => text(member(parameter, 'name'))),
  );
  const names = [...template.matchAll(/\{([^{}/]{1,100})\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !described.has(name));
}

/** The document is built as OpenAPI says: what other tools read of it is what its author meant.
 * @param {unknown} node the document, a path item or an operation, told apart by their depth
 * @param {unknown} _options
 * @param {{path: Path, documentInventory?: {resolved?: unknown}}} context */
export default function openapiShape(node, _options, context) {
  const { path } = context;
  if (path.length === 0) return faultsOfRoot(node, path);
  if (path.length === 2) return faultsOfItem(node, path);
  return faultsOfOperation(node, path, rootOf(context));
}
