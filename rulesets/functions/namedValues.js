import { entries, isShape, items, member, text } from './shapes.js';

/** @typedef {(string | number)[]} Path */
/** @typedef {{path: Path, rule?: {name?: unknown}, documentInventory?: {resolved?: unknown}}} Context */
/** @typedef {{place: Path, up: Trail | undefined}} Trail */
/** A value that has a name: a property of a schema, or a parameter. `schema` is what describes it,
 * `holder` what else does (the parameter itself), `parent` the schema that it is a property of.
 * @typedef {{name: string, schema: unknown, holder: unknown, parent: unknown, path: () => Path}} Named */

/** What rules keep of a run; it goes when the run does. @type {WeakMap<object, Map<string, unknown>>} */
const MEMORY = new WeakMap();

/** Made at the first call of this rule on this document, kept for the next ones.
 * @template T @param {Context} context @param {string} purpose @param {() => T} make @returns {T} */
export function keep(context, purpose, make) {
  const run = context.documentInventory;
  if (typeof run !== 'object' || run === null) return make();
  const kept = MEMORY.get(run) ?? new Map();
  MEMORY.set(run, kept);
  const key = `${context.rule?.name} ${purpose}`;
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

/** Sub-schemas with their place. @param {unknown} schema @returns {[Path, unknown][]} */
function children(schema) {
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
function pathOf(trail) {
  const places = [];
  for (let each = trail; each !== undefined; each = each.up) places.unshift(...each.place);
  return places;
}

/** Every property of a schema and of its sub-schemas, but those already `seen`: once references are
 * resolved a shared schema is one object, met as many times as it is referred to.
 * @param {unknown} root @param {Path} path @param {Set<unknown>} seen @param {(named: Named) => void} visit */
export function eachProperty(root, path, seen, visit) {
  /** @type {{schema: unknown, trail: Trail}[]} */
  const waiting = [{ schema: root, trail: { place: path, up: undefined } }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { schema: parent, trail: up } = next;
    if (seen.has(parent)) continue;
    seen.add(parent);
    for (const [place, schema] of children(parent)) {
      const trail = { place, up };
      if (place[0] === 'properties') {
        const name = String(place[1]);
        visit({ name, schema, holder: undefined, parent, path: () => pathOf(trail) });
      }
      waiting.push({ schema, trail });
    }
  }
}

/** The named values of a parameter, or of a schema as far as the rule has not read it yet.
 * @param {unknown} input @param {Context} context @param {(named: Named) => void} visit */
export function eachNamed(input, context, visit) {
  const { path } = context;
  if (typeof member(input, 'in') !== 'string') {
    eachProperty(
      input,
      path,
      keep(context, 'seen', () => new Set()),
      visit,
    );
    return;
  }
  const schema = member(input, 'schema');
  const name = text(member(input, 'name'));
  if (!isShape(schema)) return;
  visit({ name, schema, holder: input, parent: undefined, path: () => [...path, 'schema'] });
}

/** @param {unknown} schema @returns {unknown[]} */
export function typesOf(schema) {
  return [member(schema, 'type')].flat().filter((type) => typeof type === 'string');
}

/** What constrains the value itself: the only branch that is not null, the members of a list.
 * @param {unknown} schema @param {number} [depth] @returns {unknown} */
export function bare(schema, depth = 3) {
  if (depth === 0) return schema;
  if (typesOf(schema).includes('array')) return bare(member(schema, 'items'), depth - 1);
  if (member(schema, 'type') !== undefined) return schema;
  const branches = ['anyOf', 'oneOf', 'allOf']
    .flatMap((key) => items(member(schema, key)))
    .filter((branch) => member(branch, 'type') !== 'null');
  return branches.length === 1 ? bare(branches[0], depth - 1) : schema;
}
