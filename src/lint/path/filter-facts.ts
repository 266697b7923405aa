/**
 * What can be known of a filter without running it. Only a filter that cannot throw may be skipped
 * or reordered: stock evaluates it on every node, and one exception there ends the whole run.
 */
import { parseFilter } from './nimma-script.ts';
import type { ScriptNode } from './script-ast.ts';

export interface FilterFacts {
  /** Reads the current value and its key, nothing of the way there. */
  readonly local: boolean;
  readonly total: boolean;
  /** Certainly falsy on null, strings, numbers and booleans. */
  readonly objectsOnly: boolean;
}

const LOCAL_NAMES = new Set([
  '@',
  '@property',
  '@string',
  '@number',
  '@boolean',
  '@scalar',
  '@array',
  '@null',
  '@object',
  '@integer',
]);

/** Stands in the set of proved chains for: `@property.m()` is `String(@property).m()`. */
const WRAPPED_PROPERTY = 'String(@property)';

const COMPARISONS = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=']);
const LOOSE = new Set(['==', '!=']);

/** `position` as for `compileFilter`: nimma guards `@property.match(…)` on the current node only. */
export function factsOf(source: string, position: number): FilterFacts {
  const node = parseFilter(source);
  const wrapsProperty = position === 0;
  return {
    local: isLocal(node),
    total: isTotal(node, new Set(wrapsProperty ? [WRAPPED_PROPERTY] : [])),
    objectsOnly: isFalsy(node, 'null') && isFalsy(node, 'primitive'),
  };
}

function isLocal(node: ScriptNode): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return LOCAL_NAMES.has(node.name) || node.name === 'undefined';
    case 'UnaryExpression':
      return isLocal(node.argument);
    case 'BinaryExpression':
      return isLocal(node.left) && isLocal(node.right);
    case 'MemberExpression':
      return isLocal(node.object) && (!node.computed || isLocal(node.property));
    case 'CallExpression':
      return isLocal(node.callee) && node.arguments.every((each) => each !== null && isLocal(each));
    case 'ArrayExpression':
      return node.elements.every((each) => each !== null && isLocal(each));
  }
  return false;
}

/** A member chain as text, so that `@.enum` proved non-null once is recognised again. */
function chainOf(node: ScriptNode): string | undefined {
  if (node.type === 'Identifier') return node.name.startsWith('@') ? node.name : undefined;
  if (node.type !== 'MemberExpression' || node.optional) return undefined;
  const object = chainOf(node.object);
  const key = memberName(node);
  return object === undefined || key === undefined ? undefined : `${object}.${key}`;
}

function memberName(node: Extract<ScriptNode, { type: 'MemberExpression' }>): string | undefined {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : undefined;
  return node.property.type === 'Literal' && node.property.regex === undefined
    ? String(node.property.value)
    : undefined;
}

function isNullish(node: ScriptNode): boolean {
  if (node.type === 'Literal') return node.value === null && node.regex === undefined;
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}

/** Chains that are not null, and chains that are arrays (`[]` suffix), once `node` is truthy. */
function provedBy(node: ScriptNode): string[] {
  if (node.type === 'BinaryExpression') {
    if (node.operator === '&&') return [...provedBy(node.left), ...provedBy(node.right)];
    const chain = chainOf(node.left);
    if (chain === undefined) return [];
    if (node.operator === '!=' && isNullish(node.right)) return [chain];
    const isArrayTest =
      (node.operator === '===' || node.operator === '==') &&
      chain.endsWith('.constructor.name') &&
      node.right.type === 'Literal' &&
      node.right.value === 'Array';
    return isArrayTest ? [`${chain.slice(0, -'.constructor.name'.length)}[]`] : [];
  }
  const chain = chainOf(node);
  return chain === undefined ? [] : [chain];
}

function isTotal(node: ScriptNode, nonNull: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'Identifier':
      return LOCAL_NAMES.has(node.name) || node.name === 'undefined';
    case 'UnaryExpression':
      return (node.operator === '!' || node.operator === 'void') && isTotal(node.argument, nonNull);
    case 'BinaryExpression': {
      if (!isTotal(node.left, nonNull)) return false;
      if (node.operator === '&&') {
        return isTotal(node.right, new Set([...nonNull, ...provedBy(node.left)]));
      }
      const lazy = node.operator === '||' || COMPARISONS.has(node.operator);
      return lazy && isTotal(node.right, nonNull);
    }
    case 'MemberExpression':
      return isTotalMember(node, nonNull);
    case 'CallExpression':
      return isTotalCall(node, nonNull);
  }
  return false;
}

/** Names whose reading is refused or rewritten; see readMember and nimma's `@.index`. */
const DELICATE = new Set(['__proto__', 'prototype', 'index', 'undefined']);

function isTotalMember(
  node: Extract<ScriptNode, { type: 'MemberExpression' }>,
  nonNull: ReadonlySet<string>,
): boolean {
  const name = memberName(node);
  const chain = chainOf(node.object);
  if (name === undefined || chain === undefined) return false;
  if (DELICATE.has(name) || name.startsWith('__') || name.startsWith('@')) return false;
  if (!isTotal(node.object, nonNull)) return false;
  // Everything JSON can hold has a constructor.
  return nonNull.has(chain) || chain.endsWith('.constructor');
}

const SAFE_STRING_METHODS = new Set([
  'match',
  'startsWith',
  'endsWith',
  'includes',
  'indexOf',
  'toLowerCase',
  'toUpperCase',
  'trim',
]);

function isTotalCall(
  node: Extract<ScriptNode, { type: 'CallExpression' }>,
  nonNull: ReadonlySet<string>,
): boolean {
  const { callee } = node;
  if (callee.type === 'Identifier') return LOCAL_NAMES.has(callee.name);
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const name = memberName(callee) ?? '';
  const onlyLiterals = node.arguments.every((each) => each?.type === 'Literal');
  const regexes = node.arguments.some(
    (each) => each?.type === 'Literal' && each.regex !== undefined,
  );
  if (!onlyLiterals || (regexes && name !== 'match')) return false;
  // nimma wraps `@property` in String() for these calls.
  if (callee.object.type === 'Identifier' && callee.object.name === '@property') {
    if (!nonNull.has(WRAPPED_PROPERTY)) return false;
    return SAFE_STRING_METHODS.has(name) && (name !== 'match' || regexes);
  }
  const chain = chainOf(callee.object);
  return name === 'includes' && chain !== undefined && nonNull.has(`${chain}[]`);
}

type Assumed = 'null' | 'primitive';

/** Own and inherited names of strings, numbers and booleans: the others read as undefined. */
function isAbsentOnPrimitives(name: string): boolean {
  return (
    !(name in String.prototype) &&
    !(name in Number.prototype) &&
    !(name in Boolean.prototype) &&
    !/^\d+$/.test(name)
  );
}

/** Whether a total filter is falsy whenever the current value is as assumed. */
function isFalsy(node: ScriptNode, assumed: Assumed): boolean {
  if (isUndefined(node, assumed)) return true;
  if (node.type === 'Identifier') return node.name === '@' && assumed === 'null';
  if (node.type === 'MemberExpression') return isFalsy(node.object, assumed) && assumed === 'null';
  if (node.type !== 'BinaryExpression') return false;
  const { operator, left, right } = node;
  if (operator === '&&') return isFalsy(left, assumed) || isFalsy(right, assumed);
  if (operator === '||') return isFalsy(left, assumed) && isFalsy(right, assumed);
  const absent = isUndefined(left, assumed);
  if (operator === '!==' || LOOSE.has(operator)) {
    if (operator === '==') return absent && isSolid(right);
    if (operator === '!=' && isNullish(right)) {
      return absent || (assumed === 'null' && left.type === 'Identifier' && left.name === '@');
    }
    return operator === '!==' && absent && isUndefined(right, assumed);
  }
  return operator === '===' && absent && isSolid(right);
}

function isSolid(node: ScriptNode): boolean {
  return node.type === 'Literal' && node.value !== null && node.value !== undefined;
}

function isUndefined(node: ScriptNode, assumed: Assumed): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  if (node.type === 'UnaryExpression') return node.operator === 'void';
  if (node.type !== 'MemberExpression' || assumed === 'null') return false;
  const name = memberName(node);
  return (
    node.object.type === 'Identifier' &&
    node.object.name === '@' &&
    name !== undefined &&
    isAbsentOnPrimitives(name)
  );
}
