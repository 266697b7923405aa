/** The syntax tree jsep 1.6.0 produces; names follow ESTree. */
export type ScriptNode =
  | LiteralNode
  | IdentifierNode
  | MemberNode
  | CallNode
  | UnaryNode
  | BinaryNode
  | ConditionalNode
  | ArrayNode
  | SequenceNode
  | CompoundNode
  | ThisNode
  | AssignmentNode
  | UpdateNode;

export interface LiteralNode {
  readonly type: 'Literal';
  readonly value: string | number | boolean | null | undefined;
  readonly raw: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}
export interface IdentifierNode {
  readonly type: 'Identifier';
  readonly name: string;
}
export interface MemberNode {
  readonly type: 'MemberExpression';
  readonly computed: boolean;
  readonly optional: boolean;
  readonly object: ScriptNode;
  readonly property: ScriptNode;
}
export interface CallNode {
  readonly type: 'CallExpression';
  readonly optional: boolean;
  readonly callee: ScriptNode;
  readonly arguments: readonly (ScriptNode | null)[];
}
export interface UnaryNode {
  readonly type: 'UnaryExpression';
  readonly operator: string;
  readonly argument: ScriptNode;
}
export interface BinaryNode {
  type: 'BinaryExpression';
  readonly operator: string;
  readonly left: ScriptNode;
  right: ScriptNode;
}
/** Only the jsonpath-plus dialect registers jsep's assignment plugin. */
export interface AssignmentNode {
  type: 'AssignmentExpression';
  readonly operator: string;
  readonly left: ScriptNode;
  right: ScriptNode;
}
export interface ConditionalNode {
  readonly type: 'ConditionalExpression';
  test: ScriptNode;
  readonly consequent: ScriptNode;
  readonly alternate: ScriptNode;
}
export interface ArrayNode {
  readonly type: 'ArrayExpression';
  readonly elements: readonly (ScriptNode | null)[];
}
export interface SequenceNode {
  readonly type: 'SequenceExpression';
  readonly expressions: readonly ScriptNode[];
}
export interface CompoundNode {
  readonly type: 'Compound';
  readonly body: readonly ScriptNode[];
}
export interface ThisNode {
  readonly type: 'ThisExpression';
}
export interface UpdateNode {
  readonly type: 'UpdateExpression';
  readonly operator: string;
  readonly argument: ScriptNode;
}

/** How one host configures jsep: nimma and jsonpath-plus each bundle and configure their own. */
export interface ScriptDialect {
  readonly unary: ReadonlySet<string>;
  readonly binary: ReadonlyMap<string, { readonly precedence: number; readonly right: boolean }>;
  readonly identifierChars: string;
  readonly literals: ReadonlyMap<string, LiteralNode['value']>;
  readonly assignment: boolean;
}

const BASE_BINARY: readonly (readonly [string, number])[] = [
  ['||', 1],
  ['??', 1],
  ['&&', 2],
  ['|', 3],
  ['^', 4],
  ['&', 5],
  ['==', 6],
  ['!=', 6],
  ['===', 6],
  ['!==', 6],
  ['<', 7],
  ['>', 7],
  ['<=', 7],
  ['>=', 7],
  ['<<', 8],
  ['>>', 8],
  ['>>>', 8],
  ['+', 9],
  ['-', 9],
  ['*', 10],
  ['/', 10],
  ['%', 10],
];

/** Precedence that jsep's assignment plugin gives to every assignment operator. */
export const ASSIGNMENT_PRECEDENCE = 0.9;
export const ASSIGNMENT_OPERATORS: ReadonlySet<string> = new Set(
  '= *= **= /= %= += -= <<= >>= >>>= &= ^= |= ||= &&= ??='.split(' '),
);

function binaryOperators(extra: readonly (readonly [string, number, boolean])[]) {
  return new Map([
    ...BASE_BINARY.map(([op, precedence]) => [op, { precedence, right: false }] as const),
    ['**', { precedence: 11, right: true }] as const,
    ...extra.map(([op, precedence, right]) => [op, { precedence, right }] as const),
  ]);
}

/** nimma/dist/esm/parser/jsep.mjs. */
export const NIMMA_DIALECT: ScriptDialect = {
  unary: new Set(['-', '!', '~', '+', 'void']),
  binary: binaryOperators([
    ['in', 12, false],
    ['~=', 20, false],
  ]),
  identifierChars: '$_@',
  literals: new Map<string, LiteralNode['value']>([
    ['true', true],
    ['false', false],
    ['null', null],
  ]),
  assignment: false,
};

/** jsonpath-plus/src/Safe-Script.js. */
export const PLUS_DIALECT: ScriptDialect = {
  unary: new Set(['-', '!', '~', '+', 'typeof', 'void']),
  binary: binaryOperators(
    [...ASSIGNMENT_OPERATORS].map((op) => [op, ASSIGNMENT_PRECEDENCE, true] as const),
  ),
  identifierChars: '$_',
  literals: new Map<string, LiteralNode['value']>([
    ['true', true],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
  ]),
  assignment: true,
};
