import type { Segment } from './cursor.ts';

/** One step of an expression, as nimma's parser returns it. */
export type PathNode =
  | { readonly type: 'MemberExpression'; readonly value: Segment; deep: boolean }
  | { readonly type: 'MultipleMemberExpression'; readonly value: Segment[]; deep: boolean }
  | {
      readonly type: 'SliceExpression';
      readonly value: readonly [number, number, number];
      deep: boolean;
    }
  | { readonly type: 'ScriptFilterExpression'; readonly value: string; deep: boolean }
  | { readonly type: 'WildcardExpression'; deep: boolean }
  | { readonly type: 'AllParentExpression'; deep?: boolean }
  | { readonly type: 'KeyExpression'; deep?: boolean }
  | { readonly type: 'ParentExpression'; deep?: boolean };

/** `~` and `^` at the end of an expression. */
export interface Modifiers {
  readonly keyed: boolean;
  readonly parents: number;
}

function isMember(node: PathNode): boolean {
  return node.type === 'MemberExpression';
}

function isWildcard(node: PathNode): boolean {
  return node.type === 'WildcardExpression';
}

/**
 * nimma's `isBailable`: expressions with several deep steps that its single pass cannot decide.
 * Spectral runs nimma with `unsafe: false`, so these go to jsonpath-plus.
 */
export function isBailable(nodes: readonly PathNode[]): boolean {
  const firstDeep = nodes.findIndex((node) => node.deep);
  const first = nodes[firstDeep];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return false;
  if (!isMember(first)) return nodes.slice(firstDeep + 1).some((node) => node.deep);
  let flatMembers = false;
  let deepNodes = 1;
  for (const node of nodes.slice(firstDeep + 1, -1)) {
    if (!node.deep) {
      flatMembers ||= isMember(node) || isWildcard(node);
      continue;
    }
    deepNodes++;
    if (!isMember(node) && !isWildcard(node)) return true;
    if (flatMembers) return true;
  }
  return last.deep === true ? flatMembers || isWildcard(last) : deepNodes > 1;
}

/** nimma's `Iterator.trim`: takes the modifiers off the end. */
export function splitModifiers(parsed: readonly PathNode[]): {
  nodes: PathNode[];
  modifiers: Modifiers;
} {
  const nodes = parsed.slice();
  let keyed = false;
  let parents = 0;
  for (let last = nodes.at(-1); last !== undefined; last = nodes.at(-1)) {
    if (last.type === 'KeyExpression') {
      keyed = true;
      parents = 0;
    } else if (last.type === 'ParentExpression') {
      parents++;
    } else {
      break;
    }
    nodes.pop();
  }
  return { nodes, modifiers: { keyed, parents } };
}

/** nimma's `Iterator.compact`: `..*.x` is `..x`, one level looser than it reads. */
export function compact(nodes: readonly PathNode[]): PathNode[] {
  const result: PathNode[] = [];
  let deepen = false;
  nodes.forEach((node, i) => {
    const step = deepen ? { ...node, deep: true } : node;
    // Decided on the node as parsed: of `..*.*.x` nimma drops the first wildcard only.
    deepen = isWildcard(node) && node.deep === true && i !== nodes.length - 1;
    if (!deepen) result.push(step);
  });
  return result;
}

/** nimma's `Iterator.analyze` for expressions that do not bail. */
export function analyze(nodes: readonly PathNode[]): { fixed: boolean; inverseAt: number } {
  const first = nodes.findIndex((node) => node.deep);
  if (first === -1) return { fixed: true, inverseAt: -1 };
  const single = !nodes.slice(first + 1).some((node) => node.deep);
  const inverted = single && nodes.length > 1 && first < nodes.length - 1;
  return { fixed: false, inverseAt: inverted ? first : -1 };
}
