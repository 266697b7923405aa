/**
 * The grammar of jsep 1.6.0 with its regex, ternary and (for jsonpath-plus) assignment plugins.
 * jsep itself cannot be used twice: its configuration is global and the two hosts disagree on it.
 */
import { PathSyntaxError } from './errors.ts';
import {
  ASSIGNMENT_OPERATORS,
  ASSIGNMENT_PRECEDENCE,
  type AssignmentNode,
  type BinaryNode,
  type ScriptDialect,
  type ScriptNode,
} from './script-ast.ts';
import { CODE, ScriptLexer } from './script-lexer.ts';

export function parseScript(text: string, dialect: ScriptDialect): ScriptNode {
  const body = new ScriptParser(text, dialect).expressions();
  const [only] = body;
  return only !== undefined && body.length === 1 ? only : { type: 'Compound', body };
}

interface PendingOperator {
  readonly operator: string;
  readonly precedence: number;
  readonly right: boolean;
}

class ScriptParser {
  readonly #lexer: ScriptLexer;
  readonly #dialect: ScriptDialect;

  constructor(text: string, dialect: ScriptDialect) {
    this.#lexer = new ScriptLexer(text, dialect);
    this.#dialect = dialect;
  }

  expressions(until?: number): ScriptNode[] {
    const lexer: ScriptLexer = this.#lexer;
    const nodes: ScriptNode[] = [];
    while (lexer.index < lexer.text.length) {
      const code = lexer.code;
      if (code === CODE.semicolon || code === CODE.comma) {
        lexer.index++;
        continue;
      }
      const node = this.#expression();
      if (node !== undefined) {
        nodes.push(node);
      } else if (lexer.index < lexer.text.length) {
        if (code === until) break;
        lexer.fail(`Unexpected "${lexer.char}"`);
      }
    }
    return nodes;
  }

  #expression(): ScriptNode | undefined {
    return this.#lexer.nested(() => {
      const node = this.#binary();
      this.#lexer.spaces();
      if (node === undefined) return undefined;
      const result = this.#ternary(node);
      if (this.#dialect.assignment) markAssignments(result);
      return result;
    });
  }

  #ternary(test: ScriptNode): ScriptNode {
    const lexer: ScriptLexer = this.#lexer;
    if (!lexer.take(CODE.question)) return test;
    const consequent = this.#expression();
    if (consequent === undefined) lexer.fail('Expected expression');
    lexer.spaces();
    if (!lexer.take(CODE.colon)) lexer.fail('Expected :');
    const alternate = this.#expression();
    if (alternate === undefined) lexer.fail('Expected expression');
    const conditional = { type: 'ConditionalExpression', test, consequent, alternate } as const;
    if (!this.#bindsLooserThanTernary(test)) return conditional;
    let innermost = test;
    while (this.#bindsLooserThanTernary(innermost.right)) innermost = innermost.right;
    innermost.right = { ...conditional, test: innermost.right };
    return test;
  }

  #bindsLooserThanTernary(node: ScriptNode): node is BinaryNode | AssignmentNode {
    if (node.type !== 'BinaryExpression' && node.type !== 'AssignmentExpression') return false;
    const operator = this.#dialect.binary.get(node.operator);
    return operator !== undefined && operator.precedence <= ASSIGNMENT_PRECEDENCE;
  }

  #pending(): PendingOperator | undefined {
    const operator = this.#lexer.binaryOperator();
    if (operator === undefined) return undefined;
    const known = this.#dialect.binary.get(operator);
    return { operator, precedence: known?.precedence ?? 0, right: known?.right ?? false };
  }

  #binary(): ScriptNode | undefined {
    const first = this.#token();
    if (first === undefined) return undefined;
    const operands: ScriptNode[] = [first];
    const operators: PendingOperator[] = [];
    for (let next = this.#pending(); next !== undefined; next = this.#pending()) {
      for (let top = operators.at(-1); top !== undefined; top = operators.at(-1)) {
        const reduce =
          next.right && top.right
            ? next.precedence > top.precedence
            : next.precedence <= top.precedence;
        if (!reduce) break;
        foldTop(operands, operators);
      }
      const operand = this.#token();
      if (operand === undefined) this.#lexer.fail(`Expected expression after ${next.operator}`);
      operators.push(next);
      operands.push(operand);
    }
    while (operators.length > 0) foldTop(operands, operators);
    return operands[0];
  }

  #token(): ScriptNode | undefined {
    return this.#lexer.nested(() => {
      const node = this.#operand();
      if (node === undefined || !this.#dialect.assignment) return node;
      return this.#isUpdate() ? this.#update(node) : node;
    });
  }

  #isUpdate(): boolean {
    const { code, text, index } = this.#lexer;
    return (code === CODE.plus || code === CODE.minus) && text.charCodeAt(index + 1) === code;
  }

  #update(argument: ScriptNode | undefined): ScriptNode {
    const lexer: ScriptLexer = this.#lexer;
    const operator = lexer.code === CODE.plus ? '++' : '--';
    if (argument === undefined) {
      lexer.index += 2;
      return { type: 'UpdateExpression', operator, argument: this.#properties(lexer.identifier()) };
    }
    if (argument.type !== 'Identifier' && argument.type !== 'MemberExpression') {
      lexer.fail(`Unexpected ${operator}`);
    }
    lexer.index += 2;
    return { type: 'UpdateExpression', operator, argument };
  }

  #operand(): ScriptNode | undefined {
    const lexer: ScriptLexer = this.#lexer;
    lexer.spaces();
    const code = lexer.code;
    if (code === CODE.slash) return this.#properties(lexer.regex());
    if (this.#dialect.assignment && this.#isUpdate()) return this.#update(undefined);
    if (lexer.isNumberStart()) return lexer.number();
    if (code === CODE.squote || code === CODE.dquote) return this.#properties(lexer.string());
    if (code === CODE.obracket) {
      lexer.index++;
      return this.#properties({ type: 'ArrayExpression', elements: this.#list(CODE.cbracket) });
    }
    const operator = lexer.unaryOperator();
    if (operator !== undefined) {
      const argument = this.#token();
      if (argument === undefined) lexer.fail('missing unaryOp argument');
      return { type: 'UnaryExpression', operator, argument };
    }
    if (lexer.isIdentifierStart(code)) return this.#properties(this.#name());
    if (code !== CODE.oparen) return undefined;
    const group = this.#group();
    return group === undefined ? undefined : this.#properties(group);
  }

  #name(): ScriptNode {
    const identifier = this.#lexer.identifier();
    const { name } = identifier;
    const literals = this.#dialect.literals;
    if (literals.has(name)) return { type: 'Literal', value: literals.get(name), raw: name };
    return name === 'this' ? { type: 'ThisExpression' } : identifier;
  }

  #group(): ScriptNode | undefined {
    const lexer: ScriptLexer = this.#lexer;
    lexer.index++;
    const expressions = this.expressions(CODE.cparen);
    if (lexer.code !== CODE.cparen) lexer.fail('Unclosed (');
    lexer.index++;
    return expressions.length > 1 ? { type: 'SequenceExpression', expressions } : expressions[0];
  }

  #properties(start: ScriptNode): ScriptNode {
    const lexer: ScriptLexer = this.#lexer;
    let node = start;
    lexer.spaces();
    for (;;) {
      let code = lexer.code;
      let optional = false;
      if (code === CODE.question) {
        if (lexer.text.charCodeAt(lexer.index + 1) !== CODE.period) return node;
        optional = true;
        lexer.index += 2;
        lexer.spaces();
        code = lexer.code;
      }
      if (code === CODE.obracket) {
        lexer.index++;
        const property = this.#expression();
        if (property === undefined) lexer.fail(`Unexpected "${lexer.char}"`);
        lexer.spaces();
        if (lexer.code !== CODE.cbracket) lexer.fail('Unclosed [');
        lexer.index++;
        node = { type: 'MemberExpression', computed: true, optional, object: node, property };
      } else if (code === CODE.oparen) {
        lexer.index++;
        const list = this.#list(CODE.cparen);
        node = { type: 'CallExpression', optional, callee: node, arguments: list };
      } else if (code === CODE.period || optional) {
        if (code === CODE.period && !optional) lexer.index++;
        lexer.spaces();
        const property = lexer.identifier();
        node = { type: 'MemberExpression', computed: false, optional, object: node, property };
      } else {
        return node;
      }
      lexer.spaces();
    }
  }

  /** Arguments of a call or elements of an array; jsep allows all commas or all spaces. */
  #list(end: number): (ScriptNode | null)[] {
    const lexer: ScriptLexer = this.#lexer;
    const list: (ScriptNode | null)[] = [];
    let separators = 0;
    while (lexer.index < lexer.text.length) {
      lexer.spaces();
      const code = lexer.code;
      if (code === end) {
        lexer.index++;
        if (end === CODE.cparen && separators > 0 && separators >= list.length) {
          lexer.fail(`Unexpected token ${String.fromCharCode(end)}`);
        }
        return list;
      }
      if (code === CODE.comma) {
        lexer.index++;
        separators++;
        if (separators !== list.length) {
          if (end === CODE.cparen) lexer.fail('Unexpected token ,');
          while (list.length < separators) list.push(null);
        }
      } else if (list.length !== separators && separators !== 0) {
        lexer.fail('Expected comma');
      } else {
        const node = this.#expression();
        if (node === undefined || node.type === 'Compound') lexer.fail('Expected comma');
        list.push(node);
      }
    }
    lexer.fail(`Expected ${String.fromCharCode(end)}`);
  }
}

function foldTop(operands: ScriptNode[], operators: PendingOperator[]): void {
  const right = operands.pop();
  const left = operands.pop();
  const top = operators.pop();
  if (left === undefined || right === undefined || top === undefined) {
    throw new PathSyntaxError('Unbalanced operators');
  }
  operands.push({ type: 'BinaryExpression', operator: top.operator, left, right });
}

/** The assignment plugin retypes nodes in place, and stops at any other operator. */
function markAssignments(node: ScriptNode | null): void {
  if (node === null) return;
  switch (node.type) {
    case 'BinaryExpression':
    case 'AssignmentExpression':
      if (ASSIGNMENT_OPERATORS.has(node.operator)) {
        (node as BinaryNode | AssignmentNode).type = 'AssignmentExpression';
        markAssignments(node.left);
        markAssignments(node.right);
      }
      return;
    case 'MemberExpression':
      markAssignments(node.object);
      markAssignments(node.property);
      return;
    case 'CallExpression':
      markAssignments(node.callee);
      for (const argument of node.arguments) markAssignments(argument);
      return;
    case 'ConditionalExpression':
      markAssignments(node.test);
      markAssignments(node.consequent);
      markAssignments(node.alternate);
      return;
    case 'ArrayExpression':
      for (const element of node.elements) markAssignments(element);
      return;
    case 'SequenceExpression':
      for (const expression of node.expressions) markAssignments(expression);
  }
}
