/**
 * Reading primitives of jsep 1.6.0 (MIT, © Stephen Oney, © Eric Smekens), kept in jsep's order and
 * with its messages because both nimma and jsonpath-plus surface them to ruleset authors.
 */
import { MAX_SCRIPT_NESTING, PathSyntaxError } from './errors.ts';
import type { IdentifierNode, LiteralNode, ScriptDialect } from './script-ast.ts';

export const CODE = {
  tab: 9,
  lf: 10,
  cr: 13,
  space: 32,
  dquote: 34,
  squote: 39,
  oparen: 40,
  cparen: 41,
  plus: 43,
  comma: 44,
  minus: 45,
  period: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  question: 63,
  obracket: 91,
  backslash: 92,
  cbracket: 93,
} as const;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export class ScriptLexer {
  readonly text: string;
  readonly dialect: ScriptDialect;
  readonly #maxUnary: number;
  readonly #maxBinary: number;
  index = 0;
  #nesting = 0;

  constructor(text: string, dialect: ScriptDialect) {
    this.text = text;
    this.dialect = dialect;
    this.#maxUnary = Math.max(...[...dialect.unary].map((op) => op.length));
    this.#maxBinary = Math.max(...[...dialect.binary.keys()].map((op) => op.length));
  }

  get char(): string {
    return this.text.charAt(this.index);
  }

  get code(): number {
    return this.text.charCodeAt(this.index);
  }

  take(code: number): boolean {
    if (this.code !== code) return false;
    this.index++;
    return true;
  }

  fail(message: string): never {
    throw new PathSyntaxError(`${message} at character ${this.index}`);
  }

  nested<T>(read: () => T): T {
    if (++this.#nesting > MAX_SCRIPT_NESTING) this.fail('Filter is nested too deeply');
    const value = read();
    this.#nesting--;
    return value;
  }

  isIdentifierStart(code: number): boolean {
    return (
      (code >= 65 && code <= 90) ||
      (code >= 97 && code <= 122) ||
      code >= 128 ||
      (!Number.isNaN(code) && this.dialect.identifierChars.includes(String.fromCharCode(code)))
    );
  }

  isIdentifierPart(code: number): boolean {
    return this.isIdentifierStart(code) || isDigit(code);
  }

  isNumberStart(): boolean {
    return isDigit(this.code) || this.code === CODE.period;
  }

  spaces(): void {
    let code = this.code;
    while (code === CODE.space || code === CODE.tab || code === CODE.lf || code === CODE.cr) {
      code = this.text.charCodeAt(++this.index);
    }
  }

  /** An operator made of letters counts only when no identifier character follows it. */
  #operator(longest: number, known: (candidate: string) => boolean): string | undefined {
    let candidate = this.text.slice(this.index, this.index + longest);
    while (candidate.length > 0) {
      const end = this.index + candidate.length;
      if (
        known(candidate) &&
        (!this.isIdentifierStart(this.code) ||
          (end < this.text.length && !this.isIdentifierPart(this.text.charCodeAt(end))))
      ) {
        this.index = end;
        return candidate;
      }
      candidate = candidate.slice(0, -1);
    }
    return undefined;
  }

  unaryOperator(): string | undefined {
    return this.#operator(this.#maxUnary, (op) => this.dialect.unary.has(op));
  }

  binaryOperator(): string | undefined {
    this.spaces();
    return this.#operator(this.#maxBinary, (op) => this.dialect.binary.has(op));
  }

  identifier(): IdentifierNode {
    const start = this.index;
    if (!this.isIdentifierStart(this.code)) this.fail(`Unexpected ${this.char}`);
    this.index++;
    while (this.index < this.text.length && this.isIdentifierPart(this.code)) this.index++;
    return { type: 'Identifier', name: this.text.slice(start, this.index) };
  }

  number(): LiteralNode {
    const start = this.index;
    while (isDigit(this.code)) this.index++;
    if (this.code === CODE.period) {
      this.index++;
      while (isDigit(this.code)) this.index++;
    }
    if (this.char === 'e' || this.char === 'E') {
      this.index++;
      if (this.code === CODE.plus || this.code === CODE.minus) this.index++;
      while (isDigit(this.code)) this.index++;
      if (!isDigit(this.text.charCodeAt(this.index - 1))) {
        this.fail(`Expected exponent (${this.text.slice(start, this.index)}${this.char})`);
      }
    }
    const raw = this.text.slice(start, this.index);
    if (this.isIdentifierStart(this.code)) {
      this.fail(`Variable names cannot start with a number (${raw}${this.char})`);
    }
    if (this.code === CODE.period || raw === '.') this.fail('Unexpected period');
    return { type: 'Literal', value: Number.parseFloat(raw), raw };
  }

  string(): LiteralNode {
    const start = this.index;
    const quote = this.text.charAt(this.index++);
    let value = '';
    while (this.index < this.text.length) {
      let char = this.text.charAt(this.index++);
      if (char === quote) {
        return { type: 'Literal', value, raw: this.text.slice(start, this.index) };
      }
      if (char === '\\') {
        char = this.text.charAt(this.index++);
        char = ESCAPES[char] ?? char;
      }
      value += char;
    }
    this.fail(`Unclosed quote after "${value}"`);
  }

  /** jsep's regex plugin: `/` where an operand is expected. */
  regex(): LiteralNode {
    const start = ++this.index;
    let inSet = false;
    while (this.index < this.text.length) {
      if (this.code === CODE.slash && !inSet) {
        const pattern = this.text.slice(start, this.index);
        const flags = /^[a-zA-Z0-9]*/.exec(this.text.slice(this.index + 1))?.[0] ?? '';
        this.index += 1 + flags.length;
        try {
          new RegExp(pattern, flags);
        } catch (error) {
          this.fail(error instanceof Error ? error.message : String(error));
        }
        const raw = this.text.slice(start - 1, this.index);
        return { type: 'Literal', value: undefined, raw, regex: { pattern, flags } };
      }
      if (this.code === CODE.obracket) inSet = true;
      else if (inSet && this.code === CODE.cbracket) inSet = false;
      this.index += this.code === CODE.backslash ? 2 : 1;
    }
    this.fail('Unclosed Regex');
  }
}
