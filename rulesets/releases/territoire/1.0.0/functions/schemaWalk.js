import { keep, once } from './memory.js';
import { fold } from './names.js';
import { at, entries, isShape, items, member, rootOf } from './shapes.js';

/** @typedef {(string | number)[]} Path */
/** @typedef {{path: Path, rule?: {name?: unknown}, documentInventory?: {resolved?: unknown}}} Context */
/** Where a value stands, from the bottom up: made a path only where something is said of it.
 * @typedef {{place: Path, up: Trail | undefined}} Trail */
/** @typedef {import('./shapes.js').Shape} Shape */
/** @typedef {{has: (schema: object) => boolean, add: (schema: object) => unknown}} Seen */

/** Sub-schemas with their place. @param {unknown} schema @returns {[Path, unknown][]} */
export function subSchemas(schema) {
  /** @type {[Path, unknown][]} */
  const found = entries(member(schema, 'properties')).map(([name, sub]) => [
    ['properties', name],
    sub,
  ]);
  for (const key of ['items', 'additionalProperties']) found.push([[key], member(schema, key)]);
  for (const key of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    for (const [index, sub] of items(member(schema, key)).entries())
      found.push([[key, index], sub]);
  }
  return found.filter(([, sub]) => isShape(sub));
}

/** @param {Trail | undefined} trail @returns {Path} */
export function pathOf(trail) {
  const places = [];
  for (let each = trail; each !== undefined; each = each.up) places.push(each.place);
  return places.reverse().flat();
}

/** A schema and its sub-schemas, but those already `seen`: a shared one is one object, met as many
 * times as it is referred to. Nothing below one of which `visit` says false.
 * @param {unknown} start @param {Path} path @param {Seen} seen
 * @param {(schema: Shape, trail: Trail) => boolean | undefined | void} visit */
export function eachSchema(start, path, seen, visit) {
  /** @type {[unknown, Trail][]} */
  const waiting = [[start, { place: path, up: undefined }]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [schema, up] = next;
    if (!isShape(schema) || seen.has(schema)) continue;
    seen.add(schema);
    if (visit(schema, up) === false) continue;
    for (const [place, sub] of subSchemas(schema)) waiting.push([sub, { place, up }]);
  }
}

const valuesOf = once((shape) => new Set(Object.values(shape)));

/** Schemas of the document's components: each is a node of its own. @param {Context} context
 * @returns {Set<unknown>} */
export function componentsOf(context) {
  const schemas = at(rootOf(context), 'components', 'schemas');
  return isShape(schemas) ? valuesOf(schemas) : new Set();
}

/** The schemas that are this node's to judge: itself and its sub-schemas, but the components, which are
 * judged for themselves, and what the rule has read already.
 * @param {unknown} input @param {Context} context
 * @param {(schema: Shape, trail: Trail) => boolean | undefined | void} visit */
export function eachOwnSchema(input, context, visit) {
  const components = componentsOf(context);
  const isComponent = context.path[0] === 'components' && context.path.length === 3;
  const read = keep(context, 'read', () => new Set());
  const apart = (/** @type {object} */ schema) =>
    components.has(schema) && !(isComponent && schema === input);
  const seen = {
    has: (/** @type {object} */ schema) => read.has(schema) || apart(schema),
    add: (/** @type {object} */ schema) => read.add(schema),
  };
  eachSchema(input, context.path, seen, visit);
}

/** A schema and all that its `allOf` join to it. @type {(schema: object) => unknown[]} */
export const partsOf = once((schema) => {
  /** @type {Set<unknown>} */
  const parts = new Set([schema]);
  for (const part of parts) for (const joined of items(member(part, 'allOf'))) parts.add(joined);
  return [...parts];
});

/** Names of the properties of a schema and of its parts, folded. @type {(schema: object) => Set<string>} */
export const foldedNamesOf = once(
  (schema) =>
    new Set(
      partsOf(schema).flatMap((part) =>
        entries(member(part, 'properties')).map(([name]) => fold(name)),
      ),
    ),
);

/** @param {unknown} schema @returns {string[]} */
export function typesOf(schema) {
  return [member(schema, 'type')].flat().filter((type) => typeof type === 'string');
}

/** @param {unknown} schema */
export const isArray = (schema) => typesOf(schema).includes('array');
