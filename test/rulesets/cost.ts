/**
 * What a rule costs, counted and not timed: how many members of the document its functions read. The
 * same on any machine; divided by the members that the document has, the same for any size while the
 * rule is linear.
 */

import { parseSpec } from '../../src/lint/document.ts';
import { Inventory } from '../../src/lint/inventory.ts';
import { compilePaths, getLintTargets, type Scope } from '../../src/lint/path/index.ts';
import type { Rule } from '../../src/lint/stoplight.ts';
import { load, rules } from './judge.ts';

type Path = (string | number)[];
type RuleFunction = Rule['then'][number]['function'];

export interface Cost {
  readonly rule: string;
  readonly nodes: number;
  /** Members read per member that the document as written has. */
  readonly reads: number;
}

interface Counter {
  reads: number;
}

export async function costsOn(
  text: string,
  name = 'document.yaml',
  ruleset = load(rules),
): Promise<Cost[]> {
  const { document } = parseSpec({ name, bytes: new TextEncoder().encode(text) });
  if (document === undefined) throw new Error(`${name} cannot be read`);
  const inventory = new Inventory(document, new Map());
  await inventory.resolve();
  const members = countMembers(inventory.unresolved);
  const counter: Counter = { reads: 0 };
  const resolved = watched(inventory.resolved, counter);
  const unresolved = watched(inventory.unresolved, counter);
  return Object.values(ruleset.rules).map((rule) => {
    // One for all the nodes of a rule, as in an engine: what a rule keeps, it keeps by this object.
    const documentInventory = { resolved, unresolved, document, formats: inventory.formats };
    const form = rule.resolved ? 'resolved' : 'unresolved';
    const plain = inventory[form];
    const root = { resolved, unresolved }[form];
    const scopes = scopesOf(plain, rule.given, inventory.frozen[form]);
    counter.reads = 0;
    let nodes = 0;
    for (const scope of scopes) {
      const path = (scope.path[0] === '$' ? scope.path.slice(1) : [...scope.path]) as Path;
      const value = path.reduce((at, step) => (at as Record<string | number, unknown>)[step], root);
      for (const then of rule.then) {
        for (const target of getLintTargets(value, then.field)) {
          nodes += 1;
          const own = { document, documentInventory, rule, path: [...path, ...target.path] };
          ask(then.function, target.value, then.functionOptions ?? null, own as never);
        }
      }
    }
    return { rule: rule.name, nodes, reads: counter.reads / members };
  });
}

/** As our engine does: whether the node is any business of the rule's, and then what it finds there. */
function ask(judge: RuleFunction, ...asked: Parameters<RuleFunction>): void {
  const { concerns } = judge as { concerns?: (...asked: Parameters<RuleFunction>) => boolean };
  if (concerns?.(...asked) !== false) judge(...asked);
}

function scopesOf(root: unknown, given: readonly string[], frozen: boolean): Scope[] {
  const found: Scope[] = [];
  const keep = (scope: Scope) => found.push({ ...scope, path: [...scope.path] } as Scope);
  compilePaths([...given]).query(root, Object.fromEntries(given.map((path) => [path, keep])), {
    frozen,
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
