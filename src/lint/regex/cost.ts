import type { RegexNode } from './syntax.ts';

/**
 * The most steps that a backtracking engine can take on a text of this many code units: ways through
 * the pattern × places to start × length. Far above what happens in most cases, never below.
 */
export function backtrackingCost(node: RegexNode, units: number): number {
  const starts = isAnchored(node) ? 1 : units + 1;
  return waysThrough(node, units) * starts * (units + sizeOf(node));
}

function waysThrough(node: RegexNode, units: number): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((ways, item) => ways * waysThrough(item, units), 1);
    case 'choice':
      return node.items.reduce((ways, item) => ways + waysThrough(item, units), 0);
    case 'look':
      return waysThrough(node.body, units);
    case 'repeat': {
      const ways = waysThrough(node.body, units);
      // Beyond the required ones, each repetition takes a unit at least.
      const most = Math.min(node.max, node.min + units);
      const ends = Math.max(1, most - node.min + 1);
      return ways <= 1 ? ends * Math.max(1, Math.min(node.min, units)) : ends * ways ** most;
    }
    default:
      return 1;
  }
}

function isAnchored(node: RegexNode): boolean {
  if (node.kind === 'assertion') return node.what === '^';
  if (node.kind === 'choice') return node.items.every(isAnchored);
  if (node.kind !== 'sequence') return false;
  const [first] = node.items;
  return first !== undefined && isAnchored(first);
}

function sizeOf(node: RegexNode): number {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.items.reduce((size, item) => size + sizeOf(item), 1);
    case 'look':
      return 1 + sizeOf(node.body);
    case 'repeat':
      return 1 + sizeOf(node.body) * Math.max(1, node.min);
    default:
      return 1;
  }
}
