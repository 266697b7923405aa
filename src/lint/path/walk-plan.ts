/**
 * How the shared walk finds the nodes worth asking a matcher about. Stock evaluates every
 * expression on every node; here most are reached through a key or a filter they all need.
 */
import type { Cursor } from './cursor.ts';
import { factsOf } from './filter-facts.ts';
import type { Matcher } from './nimma-matcher.ts';
import type { Evaluate } from './nimma-names.ts';
import { compileFilter, parseFilter } from './nimma-script.ts';
import { filterPosition, type Position, positions } from './nimma-steps.ts';
import { analyze, type PathNode } from './path-node.ts';
import type { RegexFactory } from './script-values.ts';
import { keysOf } from './standing.ts';

/** Matchers that share one filter on the current node: it is evaluated once for all. */
export interface FilterGate {
  readonly accepts: Evaluate;
  readonly objectsOnly: boolean;
  readonly matchers: Matcher[];
}

/** Matchers that need this key `offset` levels above the node they select. */
export type KeyGate = ReadonlyMap<string, readonly Matcher[]>;

export interface WalkPlan {
  /** By exact path length; the index is the length. */
  readonly fixed: readonly (readonly Matcher[] | undefined)[];
  /** Of these, the ones that throw on no node: they need not be asked where their names tell. */
  readonly prunable: ReadonlySet<Matcher>;
  readonly keyed: ReadonlyMap<number, KeyGate>;
  /** Every key that opens a gate, with the matchers it opens for the very node it leads to. */
  readonly keys: ReadonlyMap<string, { readonly matchers: readonly Matcher[] }>;
  readonly filtered: readonly FilterGate[];
  /** Asked on every node. */
  readonly general: readonly Matcher[];
  /** Array indices can open a key gate only when an expression names an integer. */
  readonly numericKeys: boolean;
}

type Gate =
  | { readonly kind: 'key'; readonly offset: number; readonly keys: readonly string[] }
  | { readonly kind: 'filter'; readonly source: string };

export function planWalk(matchers: readonly Matcher[], regex: RegexFactory): WalkPlan {
  const fixed: (Matcher[] | undefined)[] = [];
  const keyed = new Map<number, Map<string, Matcher[]>>();
  const filtered = new Map<string, FilterGate>();
  const general: Matcher[] = [];
  const prunable = new Set<Matcher>();
  for (const matcher of matchers) {
    if (matcher.kind !== 'walk' && matcher.kind !== 'every-object') continue;
    const { nodes } = matcher;
    if (matcher.kind === 'walk' && analyze(nodes).fixed) {
      fixed[nodes.length] = [...(fixed[nodes.length] ?? []), matcher];
      if (positions(nodes).steps.every(cannotThrow)) prunable.add(matcher);
      continue;
    }
    const gate = matcher.kind === 'walk' ? gateOf(nodes) : undefined;
    if (gate === undefined) general.push(matcher);
    else if (gate.kind === 'key') addKeyed(keyed, gate.offset, gate.keys, matcher);
    else addFiltered(filtered, gate.source, matcher, regex);
  }
  const names = [...keyed.values()].flatMap((gate) => [...gate.keys()]);
  const here = keyed.get(0);
  return {
    fixed,
    prunable,
    keyed,
    keys: new Map(names.map((name) => [name, { matchers: here?.get(name) ?? [] }])),
    filtered: [...filtered.values()],
    general,
    numericKeys: names.some((name) => /^\d+$/.test(name)),
  };
}

function addKeyed(
  keyed: Map<number, Map<string, Matcher[]>>,
  offset: number,
  keys: readonly string[],
  matcher: Matcher,
): void {
  const gate = keyed.get(offset) ?? new Map<string, Matcher[]>();
  keyed.set(offset, gate);
  for (const key of new Set(keys)) gate.set(key, [...(gate.get(key) ?? []), matcher]);
}

function addFiltered(
  filtered: Map<string, FilterGate>,
  source: string,
  matcher: Matcher,
  regex: RegexFactory,
): void {
  const known = filtered.get(source);
  if (known !== undefined) {
    known.matchers.push(matcher);
    return;
  }
  const accepts = compileFilter(parseFilter(source), 0, false, regex);
  filtered.set(source, {
    accepts,
    objectsOnly: factsOf(source, 0).objectsOnly,
    matchers: [matcher],
  });
}

/**
 * A condition on the node itself or a fixed number of levels above that every match fulfils.
 * None when a check may throw, for stock would meet the error on nodes that we never ask about.
 */
function gateOf(nodes: readonly PathNode[]): Gate | undefined {
  const { steps } = positions(nodes);
  if (!steps.every(cannotThrow)) return undefined;
  const { inverseAt } = analyze(nodes);
  // `$.a[0]..b`: nimma's optimizer leaves a dangling `pos` there, see member() in nimma-steps.ts.
  const integerPrefix = nodes
    .slice(
      0,
      nodes.findIndex((node) => node.deep),
    )
    .some((node) => keysOf(node)?.some((key) => Number.isSafeInteger(Number(key))));
  if (integerPrefix) return undefined;
  const candidates = inverseAt === -1 ? steps.slice(-1) : steps.filter((step) => step.inverted);
  for (const { node, pos } of candidates) {
    if (inverseAt === -1 && !node.deep) return undefined;
    const keys = keysOf(node);
    const offset = inverseAt === -1 ? 0 : Math.abs(pos);
    if (keys !== undefined) return { kind: 'key', offset, keys };
  }
  const [first] = candidates;
  if (first?.node.type !== 'ScriptFilterExpression' || filterPosition(first) !== 0) {
    return undefined;
  }
  return factsOf(first.node.value, 0).local
    ? { kind: 'filter', source: first.node.value }
    : undefined;
}

function cannotThrow(at: Position): boolean {
  const { node } = at;
  if (node.type === 'ScriptFilterExpression') return factsOf(node.value, filterPosition(at)).total;
  return node.type !== 'SliceExpression';
}

/** Matchers gated by the key at `index`, `offset` levels above the node to select. */
export function gatedBy(plan: WalkPlan, offset: number, cursor: Cursor, index: number) {
  const key = index >= 0 ? cursor.keys[index] : undefined;
  if (typeof key === 'string') return plan.keyed.get(offset)?.get(key);
  return key !== undefined && plan.numericKeys
    ? plan.keyed.get(offset)?.get(String(key))
    : undefined;
}
