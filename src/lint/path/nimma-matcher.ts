/**
 * From parsed expressions to matchers: nimma/dist/esm/codegen/baseline/index.mjs and its fast
 * paths, including the merging of expressions that differ only by `~` and `^`.
 */
import { type Cursor, type Segment, WalkScope } from './cursor.ts';
import { compileFilter, parseFilter } from './nimma-script.ts';
import { type Check, compileSteps, keyEquals } from './nimma-steps.ts';
import { topLevelZone, type Zone, zoneOf } from './nimma-zones.ts';
import { analyze, compact, type Modifiers, type PathNode, splitModifiers } from './path-node.ts';
import type { RegexFactory } from './script-values.ts';
import { isObject } from './walk.ts';

export interface Emitter {
  readonly expression: string;
  readonly modifiers: Modifiers;
}

/** `root` and `member` run once; `walk` matchers are asked about every visited node. */
export interface Matcher {
  readonly kind: 'root' | 'member' | 'every-object' | 'walk';
  readonly nodes: readonly PathNode[];
  readonly checks: readonly Check[];
  readonly emitters: Emitter[];
}

export interface MatcherPlan {
  readonly matchers: readonly Matcher[];
  /** Zones of the set, or undefined when one expression makes nimma walk everything. */
  readonly zones: readonly Zone[] | undefined;
  readonly errors: ReadonlyMap<string, Error>;
}

type Parsed = readonly [expression: string, nodes: readonly PathNode[]];

export function planMatchers(parsed: readonly Parsed[], regex: RegexFactory): MatcherPlan {
  const byHash = new Map<string, Matcher>();
  const zones: Zone[] = [];
  const errors = new Map<string, Error>();
  let zoned = true;
  for (const [expression, parsedNodes] of parsed) {
    const { nodes: trimmed, modifiers } = splitModifiers(parsedNodes);
    const nodes = compact(trimmed);
    const { fixed, inverseAt } = analyze(nodes);
    if (fixed && modifiers.parents > nodes.length) continue;
    if (trimmed[0]?.deep === true) zoned = false;
    try {
      const hash = JSON.stringify(nodes);
      const existing = byHash.get(hash);
      const emitter: Emitter = { expression, modifiers };
      if (existing !== undefined && existing.kind !== 'root') {
        existing.emitters.push(emitter);
        continue;
      }
      assertNamedRoot(expression, trimmed);
      const matcher = matcherOf(trimmed, nodes, emitter, regex);
      byHash.set(hash, matcher);
      const zone = matcher.kind === 'walk' ? zoneFor(trimmed, nodes, inverseAt) : undefined;
      if (zone !== undefined && zoned) zones.push(zone);
    } catch (error) {
      errors.set(expression, error instanceof Error ? error : new Error(String(error)));
    }
  }
  return { matchers: [...byHash.values()], zones: zoned ? zones : undefined, errors };
}

/** nimma emits `$` and `$..` under these very names: `$~` finds no callback and crashes. */
function assertNamedRoot(expression: string, trimmed: readonly PathNode[]): void {
  const root = trimmed.length === 0 && expression !== '$';
  const everything = trimmed[0]?.type === 'AllParentExpression' && expression !== '$..';
  if (root || everything) throw new TypeError('fn is not a function');
}

function matcherOf(
  trimmed: readonly PathNode[],
  nodes: readonly PathNode[],
  emitter: Emitter,
  regex: RegexFactory,
): Matcher {
  const emitters = [emitter];
  const [only] = trimmed;
  if (only === undefined) return { kind: 'root', nodes, checks: [], emitters };
  if (only.type === 'AllParentExpression') {
    return { kind: 'every-object', nodes, checks: [], emitters };
  }
  if (trimmed.length === 1) {
    const checks = singleStep(only, regex);
    if (checks !== undefined) return { kind: 'walk', nodes, checks, emitters };
  }
  if (trimmed.every((node) => node.type === 'MemberExpression' && !node.deep)) {
    return { kind: 'member', nodes, checks: [], emitters };
  }
  return { kind: 'walk', nodes, checks: compileSteps(nodes, regex).checks, emitters };
}

/** nimma's fast paths for one-step expressions. */
function singleStep(node: PathNode, regex: RegexFactory): Check[] | undefined {
  const topLevel: Check[] = node.deep ? [] : [(cursor) => cursor.length !== 1];
  if (node.type === 'ScriptFilterExpression') {
    const accepts = compileFilter(parseFilter(node.value), 0, false, regex);
    return [...topLevel, (cursor) => !accepts(cursor)];
  }
  if (node.type === 'WildcardExpression') return topLevel;
  if (node.type === 'MemberExpression' && node.deep) {
    const { value } = node;
    return [(cursor) => !keyEquals(cursor.keys[cursor.length - 1], value)];
  }
  return undefined;
}

function zoneFor(
  trimmed: readonly PathNode[],
  nodes: readonly PathNode[],
  inverseAt: number,
): Zone | undefined {
  const [only] = trimmed;
  const single = trimmed.length === 1;
  if (single && (only?.type === 'ScriptFilterExpression' || only?.type === 'WildcardExpression')) {
    return topLevelZone();
  }
  return zoneOf(nodes, inverseAt);
}

export function matches(matcher: Matcher, cursor: Cursor): boolean {
  if (matcher.kind === 'every-object') return isObject(cursor.values[cursor.length]);
  cursor.pos = 0;
  for (const check of matcher.checks) if (check(cursor)) return false;
  return true;
}

/** nimma's `Scope#emit`: what a modifier turns a match into; undefined when it points above `$`. */
export function scopeOf(modifiers: Modifiers, cursor: Cursor): WalkScope | undefined {
  const { parents, keyed } = modifiers;
  if (parents > cursor.length) return undefined;
  const length = cursor.length - parents;
  if (!keyed) return new WalkScope(cursor.keys, length, cursor.values[length]);
  return new WalkScope(cursor.keys, length, length === 0 ? undefined : cursor.keys[length - 1]);
}

/**
 * nimma's fast path for `$.a.b`: own properties only, unlike stock, which finds `$.constructor`
 * on the prototype and hands a function of the engine to the rule.
 */
export function forkTo(nodes: readonly PathNode[], cursor: Cursor): boolean {
  cursor.length = 0;
  for (const node of nodes) {
    const value = cursor.values[cursor.length];
    if (node.type !== 'MemberExpression' || !isObject(value)) return false;
    const key: Segment = node.value;
    if (!Object.hasOwn(value, key)) return false;
    const child = (value as Record<Segment, unknown>)[key];
    if (child === undefined) return false;
    cursor.keys[cursor.length] = key;
    cursor.length++;
    cursor.values[cursor.length] = child;
  }
  return true;
}
