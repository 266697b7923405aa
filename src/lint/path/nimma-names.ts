/** The names a nimma filter can use: `@…` and what they read of the walk. */
import type { Cursor } from './cursor.ts';
import type { ScriptNode } from './script-ast.ts';

export type Evaluate = (cursor: Cursor) => unknown;

/**
 * nimma's `remapSandbox`: position 0 is the current node, a positive one a prefix of the path, a
 * negative one an ancestor. `Sandbox.at` answers null beyond the root, and the code then reads
 * a property of null.
 */
export function levelOf(cursor: Cursor, position: number, reading: string): number {
  if (position === 0) return cursor.length;
  const history = cursor.length + 1;
  if (Math.abs(position) > history) {
    throw new TypeError(`Cannot read properties of null (reading '${reading}')`);
  }
  return position < 0 ? history + position : Math.min(position, cursor.length);
}

function dumpPath(cursor: Cursor, level: number): string {
  let text = '$';
  for (let i = 0; i < level; i++) {
    const key = cursor.keys[i];
    text += typeof key === 'string' ? `['${key}']` : `[${key}]`;
  }
  return text;
}

/** `scope` is a name nimma lets through; only what is plain data of the walk can be read. */
export function scopeFacade(cursor: Cursor): unknown {
  const { length, keys, values } = cursor;
  return {
    depth: length - 1,
    path: keys.slice(0, length),
    property: length > 0 ? keys[length - 1] : null,
    root: values[0],
    value: values[length],
  };
}

/** nimma's `processAtIdentifier`. */
export function compileShorthand(name: string, position: number): Evaluate {
  const value: Evaluate =
    position === 0
      ? (cursor) => cursor.values[cursor.length]
      : (cursor) => cursor.values[levelOf(cursor, position, 'value')];
  switch (name) {
    case '@':
      return value;
    case '@root':
      // `Sandbox.at` builds a sandbox whose root is the remapped value.
      return position === 0
        ? (cursor) => cursor.values[0]
        : (cursor) => cursor.values[levelOf(cursor, position, 'root')];
    case '@path':
      return (cursor) => dumpPath(cursor, levelOf(cursor, position, 'path'));
    case '@property':
      return (cursor) => {
        const level = levelOf(cursor, position, 'property');
        return level > 0 ? cursor.keys[level - 1] : null;
      };
    case '@parent':
      // nimma's `parentValue` is the grandparent, as jsonpath-plus's filters define @parent.
      return (cursor) => {
        const level = levelOf(cursor, position, 'parentValue');
        return level >= 2 ? cursor.values[level - 2] : undefined;
      };
    case '@parentProperty':
      return (cursor) => {
        const level = levelOf(cursor, position, 'parentProperty');
        return level >= 2 ? cursor.keys[level - 2] : undefined;
      };
    default:
      return typeShorthand(name, value);
  }
}

function typeShorthand(name: string, value: Evaluate): Evaluate {
  switch (name) {
    case '@string':
    case '@number':
    case '@boolean': {
      const type = name.slice(1);
      return (cursor) => typeof value(cursor) === type;
    }
    case '@scalar':
      return (cursor) => {
        const current = value(cursor);
        return current === null || typeof current !== 'object';
      };
    case '@array':
      return (cursor) => Array.isArray(value(cursor));
    case '@null':
      return (cursor) => value(cursor) === null;
    case '@object':
      return (cursor) => {
        const current = value(cursor);
        return current !== null && typeof current === 'object';
      };
    case '@integer':
      return (cursor) => Number.isInteger(value(cursor));
  }
  if (name.startsWith('@@'))
    throw new ReferenceError(`Shorthand '${name.slice(2)}' is not defined`);
  throw new SyntaxError(`Unsupported shorthand '${name}'`);
}

const SANDBOX_NAMES: Readonly<Record<string, string>> = { '@': 'value', '@parent': 'parentValue' };

/** The callee as V8 prints it in "… is not a function". */
export function calleeText(node: ScriptNode, position: number): string {
  if (node.type === 'Identifier') {
    const { name } = node;
    if (!name.startsWith('@')) return name;
    const sandbox = position === 0 ? 'scope.sandbox' : 'scope.sandbox.at(...)';
    return `${sandbox}.${SANDBOX_NAMES[name] ?? name.slice(1)}`;
  }
  if (node.type === 'CallExpression') return `${calleeText(node.callee, position)}(...)`;
  if (node.type !== 'MemberExpression') return '(intermediate value)';
  const object = calleeText(node.object, position);
  if (!node.computed && node.property.type === 'Identifier') {
    return `${object}.${node.property.name}`;
  }
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? `${object}.${node.property.value}`
    : `${object}[...]`;
}
