import { LIMITS } from './limits.ts';
import { pathToPointer, pointerToPath } from './stoplight.ts';

/**
 * Resolution of references that stay inside one document, which is nearly all of them. The outcome
 * is that of `@stoplight/json-ref-resolver`: which reference is inlined, which is left because it
 * leads back to where it stands, in which order, and what each place was copied from. It differs
 * in means: there, every step goes through immer drafts and strings; here, one copy is changed.
 */
export interface LocalResolution {
  readonly result: unknown;
  /** Where each resolved reference stood → where it led, as JSON Pointers. */
  readonly refMap: Readonly<Record<string, string>>;
  /** Every pointer that something refers to. */
  readonly targets: ReadonlySet<string>;
  /** Whether anything was inlined at all. */
  readonly changed: boolean;
  readonly errors: readonly MissingTarget[];
}

export interface MissingTarget {
  readonly message: string;
  readonly path: (string | number)[];
  readonly uriStack: readonly string[];
}

interface Reference {
  /** Pointer of the object that holds the `$ref`. */
  readonly place: string;
  readonly path: readonly string[];
  readonly target: string;
  readonly targetPath: readonly string[];
}

/** Undefined when the document refers to another one, or in a way that only a URI parser settles. */
export function resolveLocally(data: object): LocalResolution | undefined {
  const references: Reference[] = [];
  const errors: MissingTarget[] = [];
  if (!collect(data, [], '#', references, errors)) return undefined;
  const graph = new ReferenceGraph(references);
  const result = copy(data);
  const refMap: Record<string, string> = Object.create(null);
  let changed = false;
  try {
    for (const target of graph.order()) {
      changed = inline(target, graph, result, refMap, errors) || changed;
    }
  } catch (error) {
    if (error instanceof ReferenceBudgetError) throw error;
    // A pointer that cannot be decoded ends the resolution there: what follows stays as written.
  }
  const targets = new Set(references.map(({ target }) => target));
  return { result, refMap, targets, changed, errors };
}

/**
 * Copies what `target` holds to every place that refers to it, directly or through another; true
 * when there was something to copy.
 */
function inline(
  target: string,
  graph: ReferenceGraph,
  result: unknown,
  refMap: Record<string, string>,
  errors: MissingTarget[],
): boolean {
  const dependants = graph.dependantsOf(target);
  if (dependants.length === 0) return false;
  const targetPath = decode(target);
  const value = read(result, targetPath);
  let changed = false;
  for (const place of dependants) {
    const path = decode(place);
    if (graph.leadsBack(target, path)) continue;
    refMap[encode(place, path)] = encode(target, targetPath);
    if (value === undefined) {
      errors.push({ message: `'${target}' does not exist`, path: [...path], uriStack: [] });
      continue;
    }
    write(result, path, value);
    changed = true;
  }
  return changed;
}

/** Finds every reference; false when one of them is not local. */
function collect(
  value: object,
  path: string[],
  pointer: string,
  references: Reference[],
  errors: MissingTarget[],
): boolean {
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') return collectReference($ref, path, pointer, references, errors);
  for (const key of Object.keys(value)) {
    const child = (value as Record<string, unknown>)[key];
    if (typeof child !== 'object' || child === null) continue;
    path.push(key);
    const local = collect(child, path, `${pointer}/${escapeKey(key)}`, references, errors);
    path.pop();
    if (!local) return false;
  }
  return true;
}

function collectReference(
  target: string,
  path: readonly string[],
  place: string,
  references: Reference[],
  errors: MissingTarget[],
): boolean {
  if (!target.startsWith('#/')) return false;
  let targetPath: readonly string[];
  try {
    targetPath = decode(target);
  } catch {
    errors.push({ message: `'${target}' JSON pointer is invalid`, path: [], uriStack: [] });
    return true;
  }
  // A reference to something that holds it is left as it is.
  if (targetPath.every((segment, index) => path[index] === segment)) return true;
  references.push({ place, path: [...path], target, targetPath });
  return true;
}

/** References lead to one another so often that following them all would not end soon. */
export class ReferenceBudgetError extends RangeError {
  override readonly name = 'ReferenceBudgetError';
}

/** Looking an edge of the graph up costs a fraction of copying what it leads to. */
const STEPS_PER_INLINING = 10;

/** Which pointer depends on which, and which targets lie inside which. */
class ReferenceGraph {
  readonly #outgoing = new Map<string, Set<string>>();
  readonly #incoming = new Map<string, Set<string>>();
  /** Target → targets that some place inside it refers to. */
  readonly #contains = new Map<string, Set<string>>();
  readonly #reachable = new Map<string, ReadonlySet<string>>();
  /** Targets by their path, segments compared as Spectral's resolver does. */
  readonly #byPath = new Map<string, string[]>();

  #inlined = 0;

  constructor(references: readonly Reference[]) {
    for (const { place, target, targetPath } of references) {
      for (const node of [place, target]) {
        if (this.#outgoing.has(node)) continue;
        this.#outgoing.set(node, new Set());
        this.#incoming.set(node, new Set());
      }
      this.#outgoing.get(place)?.add(target);
      this.#incoming.get(target)?.add(place);
      if (this.#contains.has(target)) continue;
      this.#contains.set(target, new Set());
      const key = comparable(targetPath);
      this.#byPath.set(key, [...(this.#byPath.get(key) ?? []), target]);
    }
    for (const reference of references) this.#recordStems(reference);
  }

  /**
   * Every target that encloses the place contains the reference's target. The stems are spelt as
   * the resolver spells them, unescaped, and with segments that coincide with the target's first.
   */
  #recordStems({ place, path, target, targetPath }: Reference): void {
    let stem = '#';
    let tail = '';
    for (const [index, segment] of path.entries()) {
      if (segment === targetPath[index]) {
        stem += `/${segment}`;
        continue;
      }
      tail += `/${segment}`;
      const enclosing = stem + tail;
      if (enclosing !== place && enclosing !== target) this.#contains.get(enclosing)?.add(target);
    }
  }

  /** Dependencies first; those in a circle in the order in which they were met. */
  order(): string[] {
    const visited = new Set<string>();
    const order: string[] = [];
    for (const [node, incoming] of this.#incoming) {
      if (incoming.size === 0) visit(node, this.#outgoing, visited, order);
    }
    for (const node of this.#incoming.keys()) visit(node, this.#outgoing, visited, order);
    return order;
  }

  /** All that refers to the node, directly or not, the furthest first. */
  dependantsOf(node: string): string[] {
    const incoming = this.#incoming.get(node);
    if (incoming === undefined || incoming.size === 0) return [];
    const order: string[] = [];
    visit(node, this.#incoming, new Set(), order);
    this.#spend(order.length);
    return order.filter((other) => other !== node);
  }

  /** Whether the path lies inside something that the target holds: inlining would never end. */
  leadsBack(target: string, path: readonly string[]): boolean {
    let key = '';
    for (const segment of path) {
      key += comparableSegment(segment);
      const enclosing = this.#byPath.get(key);
      if (enclosing?.some((other) => this.#reach(target).has(other))) return true;
    }
    return false;
  }

  #spend(inlined: number): void {
    this.#inlined += inlined;
    if (this.#inlined > LIMITS.inlinedMax) throw new ReferenceBudgetError();
  }

  #reach(target: string): ReadonlySet<string> {
    const known = this.#reachable.get(target);
    if (known !== undefined) return known;
    const reached = new Set<string>();
    const pending = [...(this.#contains.get(target) ?? [])];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next === target || reached.has(next)) continue;
      reached.add(next);
      const further = this.#contains.get(next) ?? new Set();
      this.#spend(1 + further.size / STEPS_PER_INLINING);
      pending.push(...further);
    }
    this.#reachable.set(target, reached);
    return reached;
  }
}

/** Depth first, a node after all it leads to; a circle is cut where it closes. */
function visit(
  start: string,
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  visited: Set<string>,
  order: string[],
): void {
  if (visited.has(start)) return;
  const open = new Set<string>();
  const todo: { node: string; opened: boolean }[] = [{ node: start, opened: false }];
  for (let current = todo.at(-1); current !== undefined; current = todo.at(-1)) {
    const { node } = current;
    if (current.opened) {
      todo.pop();
      open.delete(node);
      visited.add(node);
      order.push(node);
    } else if (visited.has(node) || open.has(node)) {
      todo.pop();
    } else {
      current.opened = true;
      open.add(node);
      for (const next of [...(edges.get(node) ?? [])].reverse()) {
        todo.push({ node: next, opened: false });
      }
    }
  }
}

const SPECIAL = /[%~]/;

function decode(pointer: string): readonly string[] {
  if (SPECIAL.test(pointer)) return pointerToPath(pointer) as string[];
  return pointer === '#' ? [] : pointer.slice(2).split('/');
}

const UNRESERVED = /^[\w#/.-]*$/;

/** The pointer as the resolver writes it in its map: percent-encoded where a URI must be. */
function encode(pointer: string, path: readonly string[]): string {
  return UNRESERVED.test(pointer) ? pointer : pathToPointer([...path]);
}

function escapeKey(key: string): string {
  return key.includes('~') || key.includes('/')
    ? key.replaceAll('~', '~0').replaceAll('/', '~1')
    : key;
}

function comparable(path: readonly string[]): string {
  return path.map(comparableSegment).join('');
}

/** Two segments are one where `parseInt` makes the same number of them (`@stoplight/json`). */
function comparableSegment(segment: string): string {
  const number = Number.parseInt(segment, 10);
  return Number.isNaN(number) ? `/${segment}` : `/\0${number}`;
}

function read(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** Names through which nothing is written, lest a document reach a prototype (as lodash). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

function write(root: unknown, path: readonly string[], value: unknown): void {
  if (path.some((segment) => FORBIDDEN.has(segment))) return;
  const holder = read(root, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof holder !== 'object' || holder === null || last === undefined) return;
  (holder as Record<string, unknown>)[last] = value;
}

/** Plain objects throughout: the parser's keep their keys in order through a proxy, at a price. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const child = copy((value as Record<string, unknown>)[key]);
    if (key === '__proto__') Object.defineProperty(result, key, { ...OWN, value: child });
    else result[key] = child;
  }
  return result;
}

const OWN = { configurable: true, enumerable: true, writable: true };
