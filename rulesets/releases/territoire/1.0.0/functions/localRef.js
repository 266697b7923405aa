import { once } from './memory.js';
import { isShape, member } from './shapes.js';

/** References that lead to references: more than any real document has. */
const MAX_HOPS = 10;

/** @param {string} segment */
function decode(segment) {
  const plain = segment.replace(/~1/g, '/').replace(/~0/g, '~');
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** By document, what each reference found. */
const foundIn = once(() => new Map());

/** @param {import('./shapes.js').Shape} root @param {string} ref @returns {unknown} */
function target(root, ref) {
  const known = foundIn(root);
  if (known.has(ref)) return known.get(ref);
  /** @type {unknown} */
  let node = root;
  for (const name of ref.slice('#/'.length).split('/').map(decode))
    node = Array.isArray(node) ? node[Number(name)] : member(node, name);
  known.set(ref, node);
  return node;
}

/** What a `$ref` of the same document stands for; undefined when it leads elsewhere or nowhere.
 * @param {unknown} root the document as written @param {unknown} value @returns {unknown} */
export function follow(root, value) {
  let found = value;
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    const ref = member(found, '$ref');
    if (ref === undefined) return found;
    if (typeof ref !== 'string' || !ref.startsWith('#/') || !isShape(root)) return undefined;
    found = target(root, ref);
  }
  return undefined;
}
