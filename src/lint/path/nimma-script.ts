/**
 * Filters as nimma 0.2.3 evaluates them: `rewriteESTree` of nimma/dist/esm/codegen/baseline/
 * generators.mjs, which prints JavaScript and compiles it, redone as closures over a Cursor.
 */
import { MAX_SCRIPT_NESTING, PathSyntaxError } from './errors.ts';
import { jsLiteral } from './js-literal.ts';
import { calleeText, compileShorthand, type Evaluate, scopeFacade } from './nimma-names.ts';
import { type CallNode, type MemberNode, NIMMA_DIALECT, type ScriptNode } from './script-ast.ts';
import { parseScript } from './script-parser.ts';
import {
  BINARY_OPERATORS,
  callMethod,
  memberReader,
  type RegexFactory,
  readMember,
  SAFE_GLOBALS,
  UNARY_OPERATORS,
} from './script-values.ts';

/** Result of an optional chain that met null: the rest of the chain is skipped. */
const SHORT = Symbol('short-circuited chain');

export function parseFilter(source: string): ScriptNode {
  return parseScript(source, NIMMA_DIALECT);
}

/** Compiles a filter to be evaluated `position` levels away (see `levelOf`); `strictTop` as nimma. */
export function compileFilter(
  node: ScriptNode,
  position: number,
  strictTop: boolean,
  regex: RegexFactory,
): Evaluate {
  // Before anything is rewritten: stock refuses a bare `?(@)` or `?(@property)` step here.
  if (strictTop && node.type === 'Identifier' && node.name !== 'scope' && node.name !== 'index') {
    throw new ReferenceError(`'${node.name}' is not defined`);
  }
  return new FilterCompiler(position, regex).rewrite(node);
}

/** nimma's assertDefinedIdentifier: only `scope` and `index` are known by name. */
function assertDefined(node: ScriptNode | null): void {
  if (node?.type !== 'Identifier') return;
  const { name } = node;
  if (name.startsWith('@') || name === 'undefined' || name === 'index' || name === 'scope') return;
  throw new ReferenceError(`'${name}' is not defined`);
}

class FilterCompiler {
  readonly #position: number;
  readonly #regex: RegexFactory;
  #nesting = 0;

  constructor(position: number, regex: RegexFactory) {
    this.#position = position;
    this.#regex = regex;
  }

  /** What nimma rewrites: `@…` names and `undefined` get their meaning. */
  rewrite(node: ScriptNode | null): Evaluate {
    if (++this.#nesting > MAX_SCRIPT_NESTING) throw new PathSyntaxError('Filter is too deep');
    const evaluate = this.#rewrite(node);
    this.#nesting--;
    return evaluate;
  }

  #rewrite(node: ScriptNode | null): Evaluate {
    switch (node?.type) {
      case 'BinaryExpression':
        return this.#binary(node.operator, node.left, node.right);
      case 'UnaryExpression': {
        assertDefined(node.argument);
        const argument = this.rewrite(node.argument);
        if (node.operator === '!') return (cursor) => !argument(cursor);
        const apply = operatorOf(UNARY_OPERATORS, node.operator);
        return (cursor) => apply(argument(cursor));
      }
      case 'MemberExpression':
      case 'CallExpression':
        return this.#chain(node, true);
      case 'Identifier':
        if (node.name.startsWith('@')) return compileShorthand(node.name, this.#position);
        if (node.name === 'undefined' || node.name === 'index') return () => undefined;
        return this.raw(node);
      default:
        return this.raw(node);
    }
  }

  /** What nimma leaves as written; an `@` in there is a syntax error of its generated code. */
  raw(node: ScriptNode | null): Evaluate {
    switch (node?.type) {
      case 'Literal':
        return this.#literal(node);
      case 'Identifier':
        return this.#global(node.name);
      case 'ArrayExpression': {
        const elements = node.elements.map((element) => this.raw(element));
        return (cursor) => elements.map((element) => element(cursor));
      }
      case 'ConditionalExpression': {
        const [test, consequent, alternate] = [
          this.raw(node.test),
          this.raw(node.consequent),
          this.raw(node.alternate),
        ];
        return (cursor) => (test(cursor) ? consequent(cursor) : alternate(cursor));
      }
      case 'SequenceExpression': {
        const parts = node.expressions.map((part) => this.raw(part));
        return (cursor) => parts.reduce<unknown>((_, part) => part(cursor), undefined);
      }
      case 'MemberExpression':
      case 'CallExpression':
        return this.#chain(node, false);
      case 'UnaryExpression': {
        const argument = this.raw(node.argument);
        const apply = operatorOf(UNARY_OPERATORS, node.operator);
        return (cursor) => apply(argument(cursor));
      }
      case 'BinaryExpression':
        if (node.operator === 'in' || node.operator === '~=') break;
        return this.#operate(node.operator, this.raw(node.left), this.raw(node.right));
      case 'Compound':
        throw new TypeError('this[type] is not a function');
    }
    if (node === null || node === undefined) return () => undefined;
    throw new PathSyntaxError(`Unexpected ${node.type} in filter`);
  }

  #literal(node: Extract<ScriptNode, { type: 'Literal' }>): Evaluate {
    if (node.regex !== undefined) {
      const { pattern, flags } = node.regex;
      const regex = this.#regex(pattern, flags);
      // A regex literal is a new object at every evaluation of the generated code.
      return () => {
        regex.lastIndex = 0;
        return regex;
      };
    }
    const value = jsLiteral(node);
    return () => value;
  }

  #global(name: string): Evaluate {
    if (name.includes('@')) throw new SyntaxError('Invalid or unexpected token');
    if (name === 'scope') return scopeFacade;
    if (name === 'undefined') return () => undefined;
    if (SAFE_GLOBALS.has(name)) {
      const value = SAFE_GLOBALS.get(name);
      return () => value;
    }
    return () => {
      throw new ReferenceError(`${name} is not defined`);
    };
  }

  #binary(operator: string, left: ScriptNode, right: ScriptNode): Evaluate {
    if (operator === 'in') {
      const needle = this.rewrite(left);
      const haystack = this.raw(right);
      return (cursor) => {
        const list = haystack(cursor);
        const includes = readMember(list, 'includes');
        if (typeof includes !== 'function') throw new TypeError('includes is not a function');
        return callMethod(list, 'includes', includes, [needle(cursor)], this.#regex) === true;
      };
    }
    if (operator === '~=') return this.#matches(left, right);
    const evaluateLeft = this.rewrite(left);
    const evaluateRight = this.rewrite(right);
    assertDefined(left);
    assertDefined(right);
    return this.#operate(operator, evaluateLeft, evaluateRight);
  }

  #matches(left: ScriptNode, right: ScriptNode): Evaluate {
    if (right.type !== 'Literal') throw new SyntaxError('Expected string');
    const pattern = right.regex === undefined ? String(right.value) : '';
    // Stock prints `/${pattern}/`: an empty pattern is a comment, a bare slash ends the literal.
    if (pattern === '' || /^(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])*\//u.test(pattern)) {
      throw new SyntaxError('Invalid regular expression flags');
    }
    const regex = this.#regex(pattern, '');
    const subject = this.rewrite(left);
    return (cursor) => regex.test(String(subject(cursor)));
  }

  #operate(operator: string, left: Evaluate, right: Evaluate): Evaluate {
    switch (operator) {
      case '&&':
        return (cursor) => left(cursor) && right(cursor);
      case '||':
        return (cursor) => left(cursor) || right(cursor);
      case '??':
        return (cursor) => left(cursor) ?? right(cursor);
      case '===':
        return (cursor) => left(cursor) === right(cursor);
      case '!==':
        return (cursor) => left(cursor) !== right(cursor);
    }
    const apply = operatorOf(BINARY_OPERATORS, operator);
    return (cursor) => apply(left(cursor), right(cursor));
  }

  #chain(node: MemberNode | CallNode, rewritten: boolean): Evaluate {
    const link = this.#link(node, rewritten);
    if (!hasOptional(node)) return link;
    return (cursor) => {
      const value = link(cursor);
      return value === SHORT ? undefined : value;
    };
  }

  #link(node: ScriptNode, rewritten: boolean): Evaluate {
    if (node.type === 'MemberExpression') return this.#member(node, rewritten);
    if (node.type === 'CallExpression') return this.#call(node, rewritten);
    return rewritten ? this.rewrite(node) : this.raw(node);
  }

  #key(node: MemberNode, rewritten: boolean): Evaluate {
    if (!node.computed) {
      const name = node.property.type === 'Identifier' ? node.property.name : '';
      return () => name;
    }
    if (!rewritten) return this.raw(node.property);
    assertDefined(node.property);
    return this.rewrite(node.property);
  }

  #member(node: MemberNode, rewritten: boolean): Evaluate {
    if (rewritten) assertDefined(node.object);
    const object = this.#link(node.object, rewritten);
    const { optional } = node;
    if (!node.computed && node.property.type === 'Identifier') {
      const { name } = node.property;
      if (rewritten) assertPrintableProperty(name);
      // nimma rewrites the property name too: `@.index` becomes `…value.scope.sandbox.index`.
      if (rewritten && name === 'index') {
        return (cursor) =>
          readMember(readMember(readMember(object(cursor), 'scope'), 'sandbox'), 'index');
      }
      if (!optional && !hasOptional(node.object)) {
        const read = memberReader(name);
        return (cursor) => read(object(cursor));
      }
    }
    const key = this.#key(node, rewritten);
    return (cursor) => {
      const target = object(cursor);
      if (target === SHORT || (optional && (target === null || target === undefined))) return SHORT;
      return readMember(target, toKey(key(cursor)));
    };
  }

  #call(node: CallNode, rewritten: boolean): Evaluate {
    const { callee } = node;
    if (rewritten && callee.type === 'Identifier' && callee.name.startsWith('@')) {
      return compileShorthand(callee.name, this.#position);
    }
    if (rewritten) assertDefined(callee);
    const args = node.arguments.map((argument) =>
      rewritten ? this.rewrite(argument) : this.raw(argument),
    );
    const text = calleeText(callee, this.#position);
    if (callee.type !== 'MemberExpression') {
      return () => {
        throw new TypeError(`${text} is not a function`);
      };
    }
    if (rewritten) assertDefined(callee.object);
    const object = this.#receiver(callee, rewritten);
    const key = this.#key(callee, rewritten);
    const regex = this.#regex;
    return (cursor) => {
      const target = object(cursor);
      if (target === SHORT || (callee.optional && (target === null || target === undefined))) {
        return SHORT;
      }
      const name = toKey(key(cursor));
      const method = readMember(target, name);
      if (node.optional && (method === null || method === undefined)) return SHORT;
      const given = args.map((argument) => argument(cursor));
      if (typeof method !== 'function') throw new TypeError(`${text} is not a function`);
      return callMethod(target, name, method, given, regex);
    };
  }

  /** `@property.match(…)` works on array indices: nimma wraps exactly this form in String(). */
  #receiver(callee: MemberNode, rewritten: boolean): Evaluate {
    const object = this.#link(callee.object, rewritten);
    const wrapped =
      rewritten &&
      this.#position === 0 &&
      callee.object.type === 'Identifier' &&
      callee.object.name === '@property' &&
      callee.property.type === 'Identifier' &&
      callee.property.name in String.prototype;
    return wrapped ? (cursor) => String(object(cursor)) : object;
  }
}

function operatorOf<T>(table: ReadonlyMap<string, T>, operator: string): T {
  const found = table.get(operator);
  if (found === undefined) throw new PathSyntaxError(`Unexpected operator ${operator}`);
  return found;
}

function hasOptional(node: ScriptNode): boolean {
  if (node.type === 'MemberExpression') return node.optional || hasOptional(node.object);
  if (node.type === 'CallExpression') return node.optional || hasOptional(node.callee);
  return false;
}

function toKey(key: unknown): PropertyKey {
  return typeof key === 'number' ? key : String(key);
}

/** nimma rewrites member names as if they were identifiers, and prints what no engine parses. */
function assertPrintableProperty(name: string): void {
  if (name.startsWith('@') || name === 'undefined') {
    throw new SyntaxError('Invalid or unexpected token');
  }
}
