/**
 * The `SafeScript` of jsonpath-plus 10.4.0 (src/Safe-Script.js), compiled to closures. Its limits
 * are kept: `@[x]` with a variable throws, `??`, `**`, `++` and `(a, b)` are not evaluated.
 */
import { PLUS_DIALECT, type ScriptNode } from './script-ast.ts';
import { parseScript } from './script-parser.ts';
import {
  BINARY_OPERATORS,
  callMethod,
  type RegexFactory,
  readMemberAsPlus,
  UNARY_OPERATORS,
} from './script-values.ts';

export type PlusEnvironment = Record<string, unknown>;

export type PlusScript = (environment: PlusEnvironment) => unknown;

/** The environment is undefined inside `[…]`, as SafeScript forgets to pass it on. */
type Evaluate = (environment: PlusEnvironment | undefined) => unknown;

/** A method taken off its object keeps it, like the `bind` of SafeScript, but stays inert. */
class BoundMethod {
  readonly target: unknown;
  readonly key: string;
  readonly method: unknown;

  constructor(target: unknown, key: string, method: unknown) {
    this.target = target;
    this.key = key;
    this.method = method;
  }
}

export function compilePlusScript(source: string, regex: RegexFactory): PlusScript {
  const run = compile(parseScript(source, PLUS_DIALECT), regex);
  return (environment) => run(Object.assign(Object.create(null), environment));
}

function compile(node: ScriptNode | null, regex: RegexFactory): Evaluate {
  switch (node?.type) {
    case 'Literal': {
      if (node.regex !== undefined) {
        const value = regex(node.regex.pattern, node.regex.flags);
        return () => value;
      }
      const { value } = node;
      return () => value;
    }
    case 'Identifier':
      return identifier(node.name);
    case 'BinaryExpression':
      return binary(node.operator, compile(node.left, regex), compile(node.right, regex));
    case 'UnaryExpression': {
      const apply = UNARY_OPERATORS.get(node.operator);
      const argument = compile(node.argument, regex);
      return (env) => apply?.(argument(env));
    }
    case 'ConditionalExpression': {
      const test = compile(node.test, regex);
      const consequent = compile(node.consequent, regex);
      const alternate = compile(node.alternate, regex);
      return (env) => (test(env) ? consequent(env) : alternate(env));
    }
    case 'ArrayExpression': {
      const elements = node.elements.map((element) => compile(element, regex));
      return (env) => elements.map((element) => element(env));
    }
    case 'MemberExpression':
      return member(node, regex);
    case 'CallExpression':
      return call(node, regex);
    case 'AssignmentExpression':
      return assignment(node, regex);
    case 'Compound':
      return compound(node.body, regex);
  }
  return () => {
    if (node === null) throw new TypeError("Cannot read properties of null (reading 'type')");
    throw new SyntaxError('Unexpected expression');
  };
}

function identifier(name: string): Evaluate {
  return (env) => {
    if (env === undefined) throw new TypeError('Cannot convert undefined or null to object');
    if (!Object.hasOwn(env, name)) throw new ReferenceError(`${name} is not defined`);
    return env[name];
  };
}

/** Operators SafeScript's table lacks although its parser knows them. */
const UNSUPPORTED = new Set(['**', '??']);

function binary(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === '&&') return (env) => left(env) && right(env);
  if (operator === '||') return (env) => left(env) || right(env);
  const apply = UNSUPPORTED.has(operator) ? undefined : BINARY_OPERATORS.get(operator);
  return (env) => {
    const value = left(env);
    if (apply === undefined) throw new TypeError(`operator ${operator} is not a function`);
    return apply(unbind(value), unbind(right(env)));
  };
}

function unbind(value: unknown): unknown {
  return value instanceof BoundMethod ? value.method : value;
}

function member(
  node: Extract<ScriptNode, { type: 'MemberExpression' }>,
  regex: RegexFactory,
): Evaluate {
  const object = compile(node.object, regex);
  const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : '';
  const key: Evaluate = node.computed ? compile(node.property, regex) : () => name;
  return (env) => {
    const property = String(key(undefined));
    const target = unbind(object(env));
    const value = readMemberAsPlus(target, property);
    return typeof value === 'function' ? new BoundMethod(target, property, value) : value;
  };
}

function call(
  node: Extract<ScriptNode, { type: 'CallExpression' }>,
  regex: RegexFactory,
): Evaluate {
  const args = node.arguments.map((argument) => compile(argument, regex));
  const callee = compile(node.callee, regex);
  return (env) => {
    const given = args.map((argument) => unbind(argument(env)));
    const bound = callee(env);
    if (!(bound instanceof BoundMethod)) throw new TypeError('func is not a function');
    return callMethod(bound.target, bound.key, bound.method, given, regex);
  };
}

function assignment(
  node: Extract<ScriptNode, { type: 'AssignmentExpression' }>,
  regex: RegexFactory,
): Evaluate {
  const { left } = node;
  const right = compile(node.right, regex);
  return (env) => {
    if (left.type !== 'Identifier') {
      throw new SyntaxError('Invalid left-hand side in assignment');
    }
    const value = right(env);
    if (env === undefined) {
      throw new TypeError(`Cannot set properties of undefined (setting '${left.name}')`);
    }
    // SafeScript treats `+=` and its kin as plain `=`.
    env[left.name] = value;
    return value;
  };
}

function compound(body: readonly ScriptNode[], regex: RegexFactory): Evaluate {
  const isDeclarator = (node: ScriptNode, next: ScriptNode | undefined): boolean =>
    node.type === 'Identifier' &&
    ['var', 'let', 'const'].includes(node.name) &&
    next?.type === 'AssignmentExpression';
  const statements = body
    .filter((node, i) => !isDeclarator(node, body[i + 1]))
    .map((node) => compile(node, regex));
  return (env) => {
    let last: unknown;
    for (const statement of statements) last = statement(env);
    return last;
  };
}
