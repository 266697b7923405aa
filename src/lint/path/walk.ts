import type { Cursor, Segment } from './cursor.ts';
import { PathBudgetError } from './errors.ts';

export type Visit = (cursor: Cursor) => void;

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export function enter(cursor: Cursor, key: Segment, value: unknown): void {
  cursor.keys[cursor.length] = key;
  cursor.length++;
  cursor.values[cursor.length] = value;
}

export function leave(cursor: Cursor): void {
  cursor.length--;
}

export function assertDepth(length: number, maxDepth: number): void {
  if (length <= maxDepth) return;
  throw new PathBudgetError(
    `The document is nested deeper than ${maxDepth} levels, or is circular`,
  );
}

/** Children still to visit of one container; an explicit stack, so depth costs heap only. */
interface Frame {
  readonly container: object;
  readonly keys: readonly string[] | undefined;
  readonly size: number;
  next: number;
}

function frameOf(container: object): Frame {
  if (Array.isArray(container)) {
    return { container, keys: undefined, size: container.length, next: 0 };
  }
  const keys = Object.keys(container);
  return { container, keys, size: keys.length, next: 0 };
}

/** Visits everything below the current node in pre-order, array indices as numbers, like nimma. */
export function walkBelow(cursor: Cursor, maxDepth: number, visit: Visit): void {
  const base = cursor.length;
  const start = cursor.values[base];
  if (!isObject(start)) return;
  const frames: Frame[] = [frameOf(start)];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    cursor.length = base + frames.length - 1;
    if (frame.next === frame.size) {
      frames.pop();
      continue;
    }
    const index = frame.next++;
    const key = frame.keys === undefined ? index : (frame.keys[index] ?? '');
    const value = (frame.container as Record<Segment, unknown>)[key];
    enter(cursor, key, value);
    visit(cursor);
    if (isObject(value)) {
      assertDepth(cursor.length, maxDepth);
      frames.push(frameOf(value));
    }
  }
  cursor.length = base;
}
