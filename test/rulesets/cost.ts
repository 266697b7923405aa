/**
 * What a rule costs, counted and not timed: how many members of the document its functions read. The
 * same on any machine; divided by the members that the document has, the same for any size while the
 * rule is linear.
 */

import { parseSpec } from '../../src/lint/document.ts';
import { Inventory } from '../../src/lint/inventory.ts';
import { compilePaths, getLintTargets, type Scope } from '../../src/lint/path/index.ts';
import { load, rules } from './judge.ts';

type Path = (string | number)[];

export interface Cost {
  readonly rule: string;
  readonly nodes: number;
  /** Members read per member that the document as written has. */
  readonly reads: number;
}

interface Counter {
  reads: number;
}

export async function costsOn(text: string, name = 'document.yaml'): Promise<Cost[]> {
  const { document } = parseSpec({ name, bytes: new TextEncoder().encode(text) });
  if (document === undefined) throw new Error(`${name} cannot be read`);
  const inventory = new Inventory(document, new Map());
  await inventory.resolve();
  const members = countMembers(inventory.unresolved);
  const counter: Counter = { reads: 0 };
  const resolved = watched(inventory.resolved, counter);
  const unresolved = watched(inventory.unresolved, counter);
  const context = {
    document,
    documentInventory: { resolved, unresolved, document, formats: inventory.formats },
  };
  return Object.values(load(rules).rules).map((rule) => {
    const [plain, root] = rule.resolved
      ? [inventory.resolved, resolved]
      : [inventory.unresolved, unresolved];
    counter.reads = 0;
    let nodes = 0;
    for (const scope of scopesOf(plain, rule.given)) {
      const path = (scope.path[0] === '$' ? scope.path.slice(1) : [...scope.path]) as Path;
      const value = path.reduce((at, step) => (at as Record<string | number, unknown>)[step], root);
      for (const then of rule.then) {
        for (const target of getLintTargets(value, then.field)) {
          nodes += 1;
          const own = { ...context, rule, path: [...path, ...target.path] };
          then.function(target.value, then.functionOptions ?? null, own as never);
        }
      }
    }
    return { rule: rule.name, nodes, reads: counter.reads / members };
  });
}

function scopesOf(root: unknown, given: readonly string[]): Scope[] {
  const found: Scope[] = [];
  const keep = (scope: Scope) => found.push({ ...scope, path: [...scope.path] } as Scope);
  compilePaths([...given]).query(root, Object.fromEntries(given.map((path) => [path, keep])), {
    frozen: false,
    onError: (_: string, error: unknown) => {
      throw error;
    },
  });
  return found;
}

/** Objects that several places share count once. */
function countMembers(root: unknown): number {
  const seen = new Set<unknown>();
  const left = [root];
  let members = 0;
  for (let next = left.pop(); left.length > 0 || next !== undefined; next = left.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const values = Object.values(next);
    members += values.length;
    left.push(...values);
  }
  return members;
}

/** The same document, every reading of which is counted. Shared objects stay shared. */
function watched(root: unknown, counter: Counter): unknown {
  const known = new Map<object, unknown>();
  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      counter.reads += 1;
      return Reflect.get(target, key, receiver);
    },
    ownKeys(target) {
      const keys = Reflect.ownKeys(target);
      counter.reads += keys.length;
      return keys;
    },
  };
  const left: object[] = [];
  const copyOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const seen = known.get(value);
    if (seen !== undefined) return seen;
    const copy = new Proxy(Array.isArray(value) ? [] : {}, handler);
    known.set(value, copy);
    left.push(value);
    return copy;
  };
  const start = copyOf(root);
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    const copy = known.get(value) as Record<string, unknown>;
    for (const [key, member] of Object.entries(value)) {
      Object.defineProperty(copy, key, {
        value: copyOf(member),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return start;
}
