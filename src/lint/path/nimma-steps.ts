/**
 * The checks nimma 0.2.3 generates for one expression, as closures (nimma/dist/esm/codegen/
 * baseline/{index,generators}.mjs and optimizer/index.mjs). Its peculiarities are kept on purpose:
 * a finding must be the same as stock Spectral's.
 */
import type { Cursor, Segment } from './cursor.ts';
import { type Evaluate, levelOf } from './nimma-names.ts';
import { compileFilter, parseFilter } from './nimma-script.ts';
import { analyze, type PathNode } from './path-node.ts';
import type { RegexFactory } from './script-values.ts';

/** True when the node is rejected, as the `if (…) return;` statements of nimma. */
export type Check = (cursor: Cursor) => boolean;

/** A check as generated, and as left by nimma's optimizer (undefined: removed). */
interface Step {
  readonly full: Check;
  readonly optimized: Check | undefined;
}

export interface Compiled {
  readonly checks: readonly Check[];
  readonly fixed: boolean;
  readonly length: number;
}

/** State of nimma's `Iterator` while it yields one node. */
export interface Position {
  readonly node: PathNode;
  readonly fixed: boolean;
  readonly beforeDeep: boolean;
  readonly inverted: boolean;
  readonly pos: number;
  readonly absolute: number;
  readonly last: boolean;
}

/** nimma compares as strings what looks like an integer, and integers are the only numeric keys. */
export function keyEquals(key: Segment | undefined, wanted: Segment): boolean {
  if (key === wanted) return true;
  return key !== undefined && typeof key !== typeof wanted && String(key) === String(wanted);
}

function keyAt(cursor: Cursor, index: number): Segment | undefined {
  return index >= 0 && index < cursor.length ? cursor.keys[index] : undefined;
}

/** nimma's optimizer deletes `let pos` but not every use of it; stock then throws at run time. */
function danglingPos(): never {
  throw new ReferenceError('pos is not defined');
}

export function positions(nodes: readonly PathNode[]): { steps: Position[]; endPos: number } {
  const { fixed, inverseAt } = analyze(nodes);
  const steps: Position[] = [];
  let pos = -1;
  let beforeDeep = true;
  const straight = inverseAt === -1 ? nodes : nodes.slice(0, inverseAt);
  const reversed = inverseAt === -1 ? [] : nodes.slice(inverseAt).reverse();
  const yielded = (node: PathNode, inverted: boolean): void => {
    if (node.deep) beforeDeep = false;
    const absolute = steps.length;
    const last = absolute + 1 >= nodes.length;
    steps.push({ node, fixed, beforeDeep, inverted, pos, absolute, last });
    if (node.deep) pos = 0;
  };
  for (const node of straight) {
    pos += 1;
    yielded(node, false);
  }
  if (inverseAt !== -1) pos = 1;
  for (const node of reversed) {
    pos -= 1;
    yielded(node, true);
  }
  return { steps, endPos: pos };
}

export function compileSteps(nodes: readonly PathNode[], regex: RegexFactory): Compiled {
  const { fixed, inverseAt } = analyze(nodes);
  const { steps, endPos } = positions(nodes);
  let mutatesPos = false;
  const generated: Step[] = [];
  for (const at of steps) {
    mutatesPos ||= mutates(at);
    const step = generate(at, regex);
    if (step !== undefined) generated.push(step);
  }
  if (!fixed && inverseAt === -1) generated.push(endCheck(endPos));
  const { length } = nodes;
  const depthCheck: Check = fixed
    ? (cursor) => cursor.length !== length
    : (cursor) => cursor.length < length;
  const checks = generated.map((step) => (mutatesPos ? step.full : step.optimized));
  return { checks: [depthCheck, ...checks.filter((check) => check !== undefined)], fixed, length };
}

function mutates(at: Position): boolean {
  if (at.inverted || !at.node.deep || at.last) return false;
  const { type } = at.node;
  return (
    type === 'MemberExpression' ||
    type === 'MultipleMemberExpression' ||
    type === 'ScriptFilterExpression'
  );
}

function generate(at: Position, regex: RegexFactory): Step | undefined {
  const { node } = at;
  switch (node.type) {
    case 'MemberExpression':
      return member(at, node.value);
    case 'MultipleMemberExpression':
      return anyOf(node.value.map((value) => member(at, value)));
    case 'SliceExpression':
      return slice(at, node.value);
    case 'ScriptFilterExpression':
      return filter(at, node.value, regex);
    case 'WildcardExpression':
      return wildcard(at);
  }
  return undefined;
}

function anyOf(steps: readonly Step[]): Step {
  const all = (checks: readonly Check[]): Check => {
    return (cursor) => checks.every((check) => check(cursor));
  };
  return {
    full: all(steps.map((step) => step.full)),
    optimized: all(steps.map((step) => step.optimized).filter((check) => check !== undefined)),
  };
}

function endCheck(pos: number): Step {
  return {
    full: (cursor) => cursor.length - 1 !== cursor.pos + pos,
    optimized: pos === 0 ? undefined : (cursor) => cursor.length - 1 !== pos,
  };
}

function member(at: Position, value: Segment): Step {
  const { pos } = at;
  if (at.inverted) {
    const back = Math.abs(pos);
    const check: Check = (cursor) => !keyEquals(keyAt(cursor, cursor.length - 1 - back), value);
    return { full: check, optimized: check };
  }
  if (at.node.deep) return at.last ? deepLastMember(pos, value) : deepMember(pos, value);
  const guarded = !at.fixed && at.absolute !== 0;
  const dynamic = !at.fixed && pos !== 0;
  const optimized: Check = (cursor) => !keyEquals(keyAt(cursor, pos), value);
  // `String(path[pos + n])` is a call, which nimma's optimizer does not enter.
  const dangling = dynamic && Number.isSafeInteger(Number(value));
  return {
    full: (cursor) =>
      (guarded && cursor.length - 1 < cursor.pos + pos) ||
      !keyEquals(keyAt(cursor, dynamic ? cursor.pos + pos : pos), value),
    optimized: dangling ? danglingPos : optimized,
  };
}

function deepLastMember(pos: number, value: Segment): Step {
  return {
    full: (cursor) => {
      const depth = cursor.length - 1;
      if (depth < cursor.pos + pos) return true;
      cursor.pos = keyEquals(keyAt(cursor, depth), value) ? depth : -1;
      return cursor.pos === -1;
    },
    optimized: (cursor) => !keyEquals(keyAt(cursor, cursor.length - 1), value),
  };
}

function indexOf(cursor: Cursor, value: Segment, from: number): number {
  const { keys, length } = cursor;
  for (let i = from; i < length; i++) if (keys[i] === value) return i;
  return -1;
}

function deepMember(pos: number, value: Segment): Step {
  const skip = pos === 0 ? 0 : 1;
  const check: Check = (cursor) => {
    // `path.indexOf(…)`: strict equality, and the first occurrence only.
    const from = cursor.pos + skip;
    cursor.pos = indexOf(cursor, value, from < 0 ? Math.max(0, cursor.length + from) : from);
    return cursor.pos === -1;
  };
  return { full: check, optimized: check };
}

function wildcard(at: Position): Step | undefined {
  if (!at.last || at.fixed) return undefined;
  return {
    full: (cursor) => {
      const depth = cursor.length - 1;
      cursor.pos = depth < at.pos ? -1 : depth;
      return cursor.pos === -1;
    },
    optimized: undefined,
  };
}

function slice(at: Position, bounds: readonly [number, number, number]): Step {
  const [start, end, step] = bounds;
  const { pos } = at;
  const dynamic = !at.inverted && pos !== 0 && !at.fixed;
  const locate = (cursor: Cursor): number =>
    at.inverted ? cursor.length - 1 - pos : dynamic ? cursor.pos + pos : pos;
  const negative = bounds.some((bound) => Number.isFinite(bound) && bound < 0);
  if (negative) {
    const check = negativeSlice(at, bounds, locate);
    return { full: check, optimized: dynamic ? danglingPos : check };
  }
  const rejects = (key: Segment | undefined): boolean =>
    typeof key !== 'number' ||
    (start !== 0 && key < start) ||
    (Number.isFinite(end) && key >= end) ||
    (step !== 1 && key !== start && key % step !== start);
  // Only `typeof path[pos + n]` remains unoptimized, and only when nothing else mentions the path.
  const bare = start === 0 && !Number.isFinite(end) && step === 1;
  return {
    full: (cursor) => rejects(keyAt(cursor, locate(cursor))),
    optimized:
      dynamic && bare
        ? danglingPos
        : (cursor) => rejects(keyAt(cursor, dynamic ? pos : locate(cursor))),
  };
}

function negativeSlice(
  at: Position,
  [start, end, step]: readonly [number, number, number],
  locate: (cursor: Cursor) => number,
): Check {
  const position = at.absolute === 0 ? -2 : at.absolute;
  return (cursor) => {
    const key = keyAt(cursor, locate(cursor));
    if (typeof key !== 'number') return true;
    const list = cursor.values[levelOf(cursor, position, 'value')];
    if (list === null || list === undefined) {
      throw new TypeError(`Cannot read properties of ${list} (reading 'length')`);
    }
    const length = Number((list as { length?: unknown }).length);
    const from = start < 0 ? Math.max(0, start + length) : Math.min(length, start);
    const to = end < 0 ? Math.max(0, end + length) : Math.min(length, end);
    const aligned = step === 1 || (to - Math.abs(step) > 0 && (key + start) % step === 0);
    return !(key >= from && key < to && aligned);
  };
}

function filter(at: Position, source: string, regex: RegexFactory): Step {
  const position = filterPosition(at);
  const accepts: Evaluate = compileFilter(parseFilter(source), position, true, regex);
  const plain: Check = (cursor) => !accepts(cursor);
  if (!at.node.deep || at.inverted) return { full: plain, optimized: plain };
  return {
    full: (cursor) => {
      const depth = cursor.length - 1;
      if (at.pos !== 0 && depth < cursor.pos + at.pos) return true;
      cursor.pos = accepts(cursor) ? depth : -1;
      return cursor.pos === -1;
    },
    optimized: plain,
  };
}

/** Which node a filter looks at. nimma answers "the current one" for a leading filter. */
export function filterPosition(at: Position): number {
  if (at.beforeDeep && at.pos > 0 && !at.last) return at.pos + 1;
  return at.inverted && at.pos !== 0 ? at.pos - 1 : 0;
}
