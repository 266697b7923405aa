/**
 * What the meta-tests know of a module: its imports, the length of its functions, the globals that
 * it touches. Read from a syntax tree (oxc, which vitest brings along): neither a comment nor a
 * string is taken for code.
 */
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

export interface FunctionLength {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

export interface Module {
  /** Static, type-only, re-exported and dynamic alike, as written. */
  readonly imports: readonly string[];
  readonly functions: readonly FunctionLength[];
  /**
   * What it refers to (`fetch`), calls (`Date()`), constructs (`new Date()`, with arguments
   * `new Date(…)`) or reads by a dotted name (`process.env`).
   */
  readonly touches: ReadonlySet<string>;
  /** Every identifier that stands in it, keys and properties included. */
  readonly names: ReadonlySet<string>;
  /** Lines on which the type `any` stands. */
  readonly anys: readonly number[];
}

type Range = Readonly<{ start: number; end: number }>;

export function parseModule(path: string, source: string): Module {
  const { program, module, errors } = parseSync(path, source, {
    lang: path.endsWith('.tsx') ? 'tsx' : 'ts',
  });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const textOf = ({ start, end }: Range): string => source.slice(start, end);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const functions: FunctionLength[] = [];
  const imports = new Set(module.staticImports.map(({ moduleRequest }) => moduleRequest.value));
  const touches = new Set<string>();
  const names = new Set<string>();
  /** Where an identifier names a member instead of referring to a variable. */
  const labels = new Set<number>();
  const label = ({ key, computed }: { key: Range; computed: boolean }) =>
    computed || labels.add(key.start);
  const anys: number[] = [];
  /** Where the body of a `describe` begins: a chapter of tests, not a function to be measured. */
  const chapters = new Set<number>();
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    if (chapters.has(node.start)) return;
    const line = lineOf(node.start);
    const name = node.id?.name ?? nameBefore(source.slice(0, node.start));
    functions.push({ name, line, lines: lineOf(node.end) - line + 1 });
  };
  const reExport = ({
    source: from,
  }: ESTree.ExportAllDeclaration | ESTree.ExportNamedDeclaration) =>
    from !== null && imports.add(from.value);
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
    ExportAllDeclaration: reExport,
    ExportNamedDeclaration: reExport,
    ImportExpression: ({ source: from }) => imports.add(unquoted(textOf(from))),
    TSImportType: ({ source: from }) => imports.add(from.value),
    CallExpression: ({ callee, arguments: given }) => {
      touches.add(`${textOf(callee)}()`);
      if (/^describe\b/.test(textOf(callee))) for (const { start } of given) chapters.add(start);
    },
    NewExpression: ({ callee, arguments: given }) =>
      touches.add(`new ${textOf(callee)}(${given.length === 0 ? '' : '…'})`),
    MemberExpression: (node) => {
      touches.add(textOf(node));
      if (!node.computed) labels.add(node.property.start);
    },
    Property: (node) => node.shorthand || label(node),
    PropertyDefinition: label,
    MethodDefinition: label,
    TSPropertySignature: label,
    TSMethodSignature: label,
    Identifier: ({ name, start }) => {
      names.add(name);
      if (!labels.has(start)) touches.add(name);
    },
    TSAnyKeyword: ({ start }) => anys.push(lineOf(start)),
  }).visit(program);
  return { imports: [...imports], functions, touches, names, anys };
}

function unquoted(literal: string): string {
  return literal.replace(/^['"`]|['"`]$/g, '');
}

/** The name under which a function without one is kept: `const name =`, `name:`, `name(`. */
function nameBefore(text: string): string {
  return /([\w$]+)\s*(?:[:=(]\s*)?(?:async\s*)?$/.exec(text)?.[1] ?? 'anonymous';
}
