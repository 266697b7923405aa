/**
 * nimma's traversal zones (nimma/dist/esm/codegen/tree/traversal-zones.mjs and runtime/
 * traverse.mjs): when no expression of a set starts with a deep step, nimma walks only the keys
 * the expressions name. The zones live in a map keyed by object, so an object reached twice has
 * the zone of its last parent, or none. That loses matches, and we must lose the same ones.
 */
import type { Cursor } from './cursor.ts';
import { positions } from './nimma-steps.ts';
import type { PathNode } from './path-node.ts';
import { enter, isObject, leave, type Visit, walkBelow } from './walk.ts';

export interface Zone {
  [key: string]: Zone | null;
}

function emptyZone(): Zone {
  return Object.create(null) as Zone;
}

class ZoneBuilder {
  readonly root: Zone = emptyZone();
  readonly #local: (Zone | null)[] = [this.root];
  readonly #parents = new Map<Zone, Zone>();

  expand(property: string): void {
    let i = 0;
    for (const zone of this.#local) {
      if (zone === null) continue;
      if (property === '**') {
        const parent = this.#parents.get(zone);
        if (parent !== undefined && '*' in parent) {
          delete parent['*'];
          parent['**'] = null;
          continue;
        }
        zone[property] = null;
        this.#local[i++] = null;
      } else {
        const child = emptyZone();
        zone[property] = child;
        this.#parents.set(child, zone);
        this.#local[i++] = child;
      }
    }
  }

  /** Only the first local zone grows: nimma's `expandMultiple`. */
  expandMultiple(properties: readonly string[]): void {
    const root = this.#local[0];
    if (root === null || root === undefined) return;
    let i = 0;
    for (const property of properties) {
      const child = property === '**' ? null : emptyZone();
      root[property] = child;
      if (this.#local.length < i) this.#local.push(child);
      else this.#local[i++] = child;
    }
  }
}

export function topLevelZone(): Zone {
  const zone = emptyZone();
  zone['*'] = emptyZone();
  return zone;
}

export function zoneOf(nodes: readonly PathNode[], inverseAt: number): Zone {
  const builder = new ZoneBuilder();
  for (const { node, absolute } of positions(nodes).steps) {
    if (node.deep || inverseAt === absolute) builder.expand('**');
    if (node.type === 'MemberExpression') builder.expand(String(node.value));
    else if (node.type === 'MultipleMemberExpression') {
      builder.expandMultiple(node.value.map(String));
    } else builder.expand('*');
  }
  return builder.root;
}

function pullAll(target: Zone): Zone {
  return Object.keys(target).reduce((all, key) => Object.assign(all, target[key]), emptyZone());
}

function mergeInto(target: Zone, source: Zone): void {
  if ('*' in source) {
    const pulled = pullAll(target);
    mergeInto(pulled, pullAll(source));
    if (pulled['*'] === undefined) {
      target['*'] = pulled;
    } else {
      const nested = emptyZone();
      nested['*'] = pulled['*'];
      target['*'] = nested;
    }
    return;
  }
  for (const key of Object.keys(source)) {
    const from = source[key];
    if (!(key in target)) {
      target[key] = from ?? null;
    } else if (from !== null && from !== undefined) {
      const into = target[key];
      // Stock reads a key of null here and crashes while compiling; nothing to add to "all".
      if (into !== null && into !== undefined) mergeInto(into, from);
    }
  }
}

export function mergeZones(zones: readonly Zone[]): Zone | undefined {
  const [first, ...rest] = zones;
  if (first === undefined) return undefined;
  const target = structuredCloneZone(first);
  for (const zone of rest) mergeInto(target, structuredCloneZone(zone));
  return target;
}

function structuredCloneZone(zone: Zone): Zone {
  const copy = emptyZone();
  for (const key of Object.keys(zone)) {
    const child = zone[key];
    copy[key] = child === null || child === undefined ? null : structuredCloneZone(child);
  }
  return copy;
}

/** nimma leaves frozen and sealed objects out of its proxies: below them it walks everything. */
function isPlainlyMutable(value: object): boolean {
  return !(Object.isFrozen(value) || Object.isSealed(value) || !Object.isExtensible(value));
}

/**
 * The walk of nimma's proxy. Throws `ZoneLossError` where stock crashes with "Cannot use 'in'
 * operator to search for '**' in undefined" (an object met twice under one parent zone).
 */
export class ZoneLossError extends Error {
  override readonly name = 'ZoneLossError';
}

export function walkZone(cursor: Cursor, zone: Zone, maxDepth: number, visit: Visit): void {
  const root = cursor.values[0];
  if (!isObject(root)) return;
  if (!isPlainlyMutable(root)) {
    walkBelow(cursor, maxDepth, visit);
    return;
  }
  new ZoneWalk(maxDepth, visit).start(cursor, root, zone);
}

class ZoneWalk {
  readonly #zones = new Map<object, Zone | null | undefined>();
  readonly #maxDepth: number;
  readonly #visit: Visit;

  constructor(maxDepth: number, visit: Visit) {
    this.#maxDepth = maxDepth;
    this.#visit = visit;
  }

  start(cursor: Cursor, root: object, zone: Zone): void {
    this.#zones.set(root, zone);
    this.#proxied(cursor, root);
  }

  #stored(target: object): Zone {
    const zone = this.#zones.get(target);
    if (zone === undefined || zone === null) throw new ZoneLossError();
    return zone;
  }

  #proxied(cursor: Cursor, target: object): void {
    if (Array.isArray(target)) {
      // The proxy hands out array items unwrapped, so everything below them is walked.
      target.forEach((value: unknown, i) => {
        this.#stored(target);
        enter(cursor, i, value);
        this.#visit(cursor);
        walkBelow(cursor, this.#maxDepth, this.#visit);
        leave(cursor);
      });
      return;
    }
    const record = target as Record<string, unknown>;
    for (const key of this.#ownKeys(record)) this.#property(cursor, key, record[key]);
  }

  #property(cursor: Cursor, key: string, value: unknown): void {
    let proxied = false;
    if (isObject(value) && isPlainlyMutable(value)) {
      if (Array.isArray(value)) {
        const zone = this.#zones.get(value);
        for (const item of value) if (isObject(item)) this.#zones.set(item, zone);
      }
      proxied = !('**' in this.#stored(value));
    }
    enter(cursor, key, value);
    this.#visit(cursor);
    if (proxied && isObject(value)) this.#proxied(cursor, value);
    else walkBelow(cursor, this.#maxDepth, this.#visit);
    leave(cursor);
  }

  #ownKeys(target: Record<string, unknown>): string[] {
    const zone = this.#stored(target);
    this.#zones.delete(target);
    const everything = '*' in zone;
    const keys = everything
      ? Object.keys(target)
      : Object.keys(zone).filter((key) => Object.hasOwn(target, key));
    for (const key of keys) {
      const value = target[key];
      if (isObject(value)) this.#zones.set(value, everything ? zone['*'] : zone[key]);
    }
    return keys;
  }
}
