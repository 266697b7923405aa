/** The oracle: nimma and jsonpath-plus as installed, which generate code. */
import { createRequire } from 'node:module';
import { compilePaths, type Scope } from '../../../src/lint/path/index.ts';

type Callbacks = Record<string, (scope: { path: (string | number)[]; value: unknown }) => void>;
type NimmaClass = new (
  expressions: readonly string[],
  options: object,
) => { query(input: unknown, callbacks: Callbacks): void };

const require = createRequire(import.meta.url);
const Nimma = (require('nimma/legacy') as { default: NimmaClass }).default;
const { jsonPathPlus } = require('nimma/fallbacks') as { jsonPathPlus: object };

export interface Outcome {
  readonly scopes: ReadonlyMap<string, readonly (readonly [(string | number)[], unknown])[]>;
  readonly error: Error | undefined;
}

function collect(
  expressions: readonly string[],
  run: (callbacks: Record<string, (scope: Scope) => void>) => void,
): Outcome {
  const scopes = new Map(
    expressions.map((expression) => [expression, [] as [(string | number)[], unknown][]]),
  );
  const callbacks = Object.fromEntries(
    expressions.map((expression) => [
      expression,
      ({ path, value }: Scope) => void scopes.get(expression)?.push([path.slice(), value]),
    ]),
  );
  try {
    run(callbacks);
    return { scopes, error: undefined };
  } catch (error) {
    return { scopes, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** As spectral-core's runner calls it. */
export function stock(expressions: readonly string[], document: unknown): Outcome {
  return collect(expressions, (callbacks) => {
    const options = { fallback: jsonPathPlus, unsafe: false, output: 'auto', customShorthands: {} };
    new Nimma(expressions, options).query(document, callbacks);
  });
}

export function ours(expressions: readonly string[], document: unknown): Outcome {
  return collect(expressions, (callbacks) => compilePaths(expressions).query(document, callbacks));
}

/** What differs between stock and ours, one line each; nothing when they agree. */
export function differences(expressions: readonly string[], document: unknown): string[] {
  const expected = stock(expressions, document);
  const actual = ours(expressions, document);
  if (expected.error !== undefined || actual.error !== undefined) {
    const [a, b] = [expected.error?.message, actual.error?.message];
    if (a === b || isPrintedCode(a, b) || isZoneCrash(a)) return [];
    return [`${expressions.join(' , ')}: stock throws ${a}, ours ${b}`];
  }
  return expressions.flatMap((expression) => {
    const difference = firstDifference(
      expected.scopes.get(expression) ?? [],
      actual.scopes.get(expression) ?? [],
    );
    return difference === undefined ? [] : [`${expression}: ${difference}`];
  });
}

/** V8 quotes generated code here ("scope.sandbox… is not a function"): any failure of ours will do. */
function isPrintedCode(stockMessage: string | undefined, our: string | undefined): boolean {
  return (
    our !== undefined &&
    /is not a function|is not iterable|Unexpected (token|identifier|string|number)|missing \)|Invalid|in filter/.test(
      stockMessage ?? '',
    )
  );
}

/** nimma's zones break on shared objects; we answer what the expressions select. */
function isZoneCrash(stockMessage: string | undefined): boolean {
  return stockMessage?.startsWith("Cannot use 'in' operator to search for") ?? false;
}

function firstDifference(
  expected: readonly (readonly [(string | number)[], unknown])[],
  actual: readonly (readonly [(string | number)[], unknown])[],
): string | undefined {
  if (expected.length !== actual.length) {
    return `${expected.length} scopes in stock, ${actual.length} in ours`;
  }
  for (const [i, [path, value]] of expected.entries()) {
    const [ourPath, ourValue] = actual[i] ?? [[], undefined];
    const samePath = path.length === ourPath.length && path.every((key, j) => key === ourPath[j]);
    if (!samePath) return `scope ${i} at ${path.join('/')} in stock, ${ourPath.join('/')} in ours`;
    if (!Object.is(value, ourValue)) return `other value at ${path.join('/')}`;
  }
  return undefined;
}
