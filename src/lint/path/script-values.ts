/**
 * What a filter may touch. Stock nimma pastes the filter into generated code, so a ruleset could
 * reach `constructor` and from there run anything; here every access and call goes through this
 * file. Reads of document data behave as JavaScript does; the prototype chain gives methods only.
 */
import { PathSyntaxError } from './errors.ts';

export type RegexFactory = (pattern: string, flags: string) => RegExp;

export const nativeRegex: RegexFactory = (pattern, flags) => new RegExp(pattern, flags);

type Callable = (...args: readonly unknown[]) => unknown;

const REFUSED = new Set([
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'prototype',
]);

/** They would change the document under every later rule: run on a copy instead. */
const MUTATORS = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'reverse',
  'sort',
  'fill',
  'copyWithin',
]);

/** Stock resolves these as globals when they are bare arguments: `@.tags.map(String)`. */
export const SAFE_GLOBALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['String', String],
  ['Number', Number],
  ['Boolean', Boolean],
]);

const MARKERS = new Map<string, { readonly name: string }>();

/** `@.enum.constructor.name === 'Array'` is in spectral:oas: give the name, not the function. */
function constructorMarker(value: object): unknown {
  const found: unknown = Reflect.get(value, 'constructor', value);
  if (typeof found !== 'function') return found;
  const marker = MARKERS.get(found.name) ?? Object.freeze({ name: found.name });
  MARKERS.set(found.name, marker);
  return marker;
}

function unreadable(value: unknown, key: string): TypeError {
  return new TypeError(`Cannot read properties of ${value} (reading '${key}')`);
}

export function readMember(value: unknown, key: PropertyKey): unknown {
  if (value === null || value === undefined) throw unreadable(value, String(key));
  if (typeof value === 'function') {
    if (key === 'name' || key === 'length') return value[key];
    throw new PathSyntaxError(`Refused: property '${String(key)}' of a function`);
  }
  const holder: object = typeof value === 'object' ? value : Object(value);
  if (key === 'constructor') {
    return Object.hasOwn(holder, key)
      ? (holder as Record<string, unknown>)[key]
      : constructorMarker(holder);
  }
  if (typeof key === 'string' && REFUSED.has(key) && !Object.hasOwn(holder, key)) {
    throw new PathSyntaxError(`Refused: property '${key}'`);
  }
  return (holder as Record<PropertyKey, unknown>)[key];
}

/** Reads a name known beforehand: nearly all of them need no look at the prototype chain. */
export function memberReader(name: string): (value: unknown) => unknown {
  if (name === 'constructor' || REFUSED.has(name)) return (value) => readMember(value, name);
  return (value) => {
    if (typeof value === 'object' && value !== null) {
      return (value as Record<string, unknown>)[name];
    }
    return readMember(value, name);
  };
}

/** jsonpath-plus's SafeScript blocks `constructor` altogether, with V8's own message. */
export function readMemberAsPlus(value: unknown, key: string): unknown {
  if (value === null || value === undefined) throw unreadable(value, key);
  if ((key === 'constructor' || REFUSED.has(key)) && key !== 'prototype') {
    if (!Object.hasOwn(Object(value), key)) throw unreadable(value, key);
  }
  return readMember(value, key);
}

function assertInert(argument: unknown): void {
  if (typeof argument !== 'function') return;
  for (const safe of SAFE_GLOBALS.values()) if (safe === argument) return;
  throw new PathSyntaxError('Refused: a function as argument');
}

/** Strings given to these compile to a regex: they must come from the pluggable engine too. */
const PATTERN_METHODS = new Set(['match', 'matchAll', 'search']);

export function callMethod(
  target: unknown,
  key: PropertyKey,
  method: unknown,
  args: readonly unknown[],
  regex: RegexFactory,
): unknown {
  for (const argument of args) assertInert(argument);
  const [first] = args;
  let given = args;
  let receiver = target;
  if (typeof target === 'string' && PATTERN_METHODS.has(String(key)) && typeof first === 'string') {
    given = [regex(first, key === 'matchAll' ? 'g' : ''), ...args.slice(1)];
  } else if (Array.isArray(target) && MUTATORS.has(String(key))) {
    receiver = target.slice();
  }
  return Reflect.apply(method as Callable, receiver, given);
}

function toPrimitiveNumber(value: unknown): number {
  return Number(value);
}

/** `+` on non-numbers: JSON values convert without running code of the document. */
function add(left: unknown, right: unknown): unknown {
  return (left as string) + (right as string);
}

type Binary = (left: unknown, right: unknown) => unknown;

function compare(test: (left: number, right: number) => boolean): Binary {
  return (left, right) => test(left as number, right as number);
}

type Unary = (value: unknown) => unknown;

/** Every eager operator of jsep; `&&`, `||`, `??` are lazy and live with their evaluators. */
export const BINARY_OPERATORS: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ['|', (a, b) => toPrimitiveNumber(a) | toPrimitiveNumber(b)],
  ['^', (a, b) => toPrimitiveNumber(a) ^ toPrimitiveNumber(b)],
  ['&', (a, b) => toPrimitiveNumber(a) & toPrimitiveNumber(b)],
  // biome-ignore lint/suspicious/noDoubleEquals: the operator the ruleset author wrote
  ['==', (a, b) => a == b],
  // biome-ignore lint/suspicious/noDoubleEquals: the operator the ruleset author wrote
  ['!=', (a, b) => a != b],
  ['===', (a, b) => a === b],
  ['!==', (a, b) => a !== b],
  ['<', compare((a, b) => a < b)],
  ['>', compare((a, b) => a > b)],
  ['<=', compare((a, b) => a <= b)],
  ['>=', compare((a, b) => a >= b)],
  ['<<', (a, b) => toPrimitiveNumber(a) << toPrimitiveNumber(b)],
  ['>>', (a, b) => toPrimitiveNumber(a) >> toPrimitiveNumber(b)],
  ['>>>', (a, b) => toPrimitiveNumber(a) >>> toPrimitiveNumber(b)],
  ['+', add],
  ['-', (a, b) => toPrimitiveNumber(a) - toPrimitiveNumber(b)],
  ['*', (a, b) => toPrimitiveNumber(a) * toPrimitiveNumber(b)],
  ['/', (a, b) => toPrimitiveNumber(a) / toPrimitiveNumber(b)],
  ['%', (a, b) => toPrimitiveNumber(a) % toPrimitiveNumber(b)],
  ['**', (a, b) => toPrimitiveNumber(a) ** toPrimitiveNumber(b)],
]);

export const UNARY_OPERATORS: ReadonlyMap<string, Unary> = new Map<string, Unary>([
  ['-', (value) => -toPrimitiveNumber(value)],
  ['!', (value) => !value],
  ['~', (value) => ~toPrimitiveNumber(value)],
  ['+', (value) => toPrimitiveNumber(value)],
  ['typeof', (value) => typeof value],
  ['void', (): unknown => undefined],
]);
