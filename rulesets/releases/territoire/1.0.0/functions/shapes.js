/**
 * Reading a vendor's document without ever trusting its shape: every helper takes anything and
 * answers an empty value where the document is not what OpenAPI says it should be.
 */

/** @typedef {Record<string, unknown>} Shape */

/** Methods of a path item; `query` came with OpenAPI 3.2. */
export const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
];

/** @returns {value is Shape} @param {unknown} value */
export function isShape(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property only: `__proto__` and `constructor` are names like any other in a document.
 * @param {unknown} value @param {string} name @returns {unknown} */
export function member(value, name) {
  return isShape(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** @param {unknown} value @param {string[]} names @returns {unknown} */
export function at(value, ...names) {
  return names.reduce(member, value);
}

/** @param {unknown} value @returns {[string, unknown][]} */
export function entries(value) {
  return isShape(value) ? Object.entries(value) : [];
}

/** @param {unknown} value @returns {unknown[]} */
export function items(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value @returns {string} */
export function text(value) {
  return typeof value === 'string' ? value : '';
}

/** The document that the rule is run on, `$ref`s resolved.
 * @param {{documentInventory?: {resolved?: unknown}}} context @returns {unknown} */
export function rootOf(context) {
  return context.documentInventory?.resolved;
}

/** @param {unknown} root @returns {{path: string[], method: string, item: Shape, operation: Shape}[]} */
export function operationsOf(root) {
  const found = [];
  for (const [name, item] of entries(member(root, 'paths'))) {
    if (!isShape(item)) continue;
    for (const method of METHODS) {
      const operation = member(item, method);
      if (isShape(operation))
        found.push({ path: ['paths', name, method], method, item, operation });
    }
  }
  return found;
}

/** Parameters of an operation, those of its path item first.
 * @param {unknown} item @param {unknown} operation @returns {unknown[]} */
export function parametersOf(item, operation) {
  return [...items(member(item, 'parameters')), ...items(member(operation, 'parameters'))];
}

/** The path item of an operation. @param {Parameters<typeof rootOf>[0] & {path: (string | number)[]}} context */
export function itemOf(context) {
  return at(rootOf(context), ...context.path.slice(0, 2).map(String));
}

/** An address of the developer's own machine, which is nobody's service.
 * @param {string} url */
export function isLoopback(url) {
  return /^[a-z]+:\/\/(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/]|$)/i.test(url);
}

/** The URL of a server, its variables replaced by their defaults where they have one.
 * @param {unknown} server */
export function addressOf(server) {
  return text(member(server, 'url'))
    .trim()
    .replace(/\{([^{}]+)\}/g, (variable, name) => {
      const value = at(server, 'variables', name, 'default');
      return typeof value === 'string' ? value : variable;
    });
}

/** Longest excerpt of a vendor's text in a message. */
const QUOTED = 60;

/** A vendor's text inside a message. Spectral fills in `{{…}}` wherever it stands in a message, even
 * when the vendor wrote it: double braces are parted.
 * @param {unknown} value @returns {string} */
export function quote(value) {
  const flat = String(value)
    .replace(/\s+/g, ' ')
    .replace(/\{(?=\{)/g, '{ ');
  return `« ${flat.length > QUOTED ? `${flat.slice(0, QUOTED)}…` : flat} »`;
}
