import { parse } from 'nimma/parser';
import {
  type Cursor,
  createCursor,
  type Scope,
  type ScopeCallback,
  type WalkScope,
} from './cursor.ts';
import {
  MAX_EXPRESSION_LENGTH,
  MAX_WALK_DEPTH,
  PathBudgetError,
  PathSyntaxError,
} from './errors.ts';
import {
  forkTo,
  type Matcher,
  type MatcherPlan,
  matches,
  planMatchers,
  scopeOf,
} from './nimma-matcher.ts';
import { mergeZones, walkZone, type Zone, ZoneLossError } from './nimma-zones.ts';
import { isBailable, type PathNode } from './path-node.ts';
import { roundTrip } from './plus-path.ts';
import { PlusExpression, type PlusMatch, pathKeys } from './plus-trace.ts';
import { nativeRegex, type RegexFactory } from './script-values.ts';
import { isObject, walkBelow } from './walk.ts';

export interface PathOptions {
  /** Compiles every pattern of filters; the default is the platform's backtracking RegExp. */
  readonly regex?: RegexFactory;
  readonly maxDepth?: number;
}

export interface QueryHooks {
  /**
   * The expression cannot be compiled or evaluated on this document: it reports nothing further,
   * and the rules that use it are inconclusive. Without the hook the query throws, as stock does.
   */
  readonly onError?: (expression: string, error: Error) => void;
}

export class PathSet {
  readonly expressions: readonly string[];
  readonly #fallback = new Map<string, PlusExpression>();
  readonly #errors = new Map<string, Error>();
  readonly #plan: MatcherPlan;
  readonly #zone: Zone | undefined;
  readonly #maxDepth: number;

  constructor(expressions: readonly string[], options: PathOptions = {}) {
    const regex = options.regex ?? nativeRegex;
    this.expressions = [...new Set(expressions)];
    this.#maxDepth = options.maxDepth ?? MAX_WALK_DEPTH;
    const parsed: [string, readonly PathNode[]][] = [];
    for (const expression of this.expressions) {
      if (expression.length > MAX_EXPRESSION_LENGTH) {
        const message = `Expression is longer than ${MAX_EXPRESSION_LENGTH} characters`;
        this.#errors.set(expression, new PathSyntaxError(message));
        continue;
      }
      const nodes = parseAsNimma(expression);
      if (nodes === undefined)
        this.#fallback.set(expression, new PlusExpression(expression, regex));
      else parsed.push([expression, nodes]);
    }
    this.#plan = planMatchers(parsed, regex);
    for (const [expression, error] of this.#plan.errors) this.#errors.set(expression, error);
    this.#zone = this.#plan.zones === undefined ? undefined : mergeZones(this.#plan.zones);
  }

  query(
    input: unknown,
    callbacks: Readonly<Record<string, ScopeCallback>>,
    hooks: QueryHooks = {},
  ): void {
    new Query(callbacks, hooks, this.#maxDepth).run(input, {
      plan: this.#plan,
      zone: this.#zone,
      fallback: this.#fallback,
      errors: this.#errors,
    });
  }
}

/** What nimma runs itself; undefined for what it hands to jsonpath-plus. */
function parseAsNimma(expression: string): readonly PathNode[] | undefined {
  try {
    const nodes = parse(expression);
    return isBailable(nodes) ? undefined : nodes;
  } catch {
    return undefined;
  }
}

interface Program {
  readonly plan: MatcherPlan;
  readonly zone: Zone | undefined;
  readonly fallback: ReadonlyMap<string, PlusExpression>;
  readonly errors: ReadonlyMap<string, Error>;
}

class Query {
  readonly #callbacks: Readonly<Record<string, ScopeCallback>>;
  readonly #hooks: QueryHooks;
  readonly #maxDepth: number;
  readonly #thrown: Error[] = [];

  constructor(
    callbacks: Readonly<Record<string, ScopeCallback>>,
    hooks: QueryHooks,
    maxDepth: number,
  ) {
    this.#callbacks = callbacks;
    this.#hooks = hooks;
    this.#maxDepth = maxDepth;
  }

  run(input: unknown, program: Program): void {
    try {
      for (const [expression, error] of program.errors) this.#fail([expression], error);
      this.#once(input, program);
      this.#walk(input, program);
    } finally {
      // Stock collects what callbacks throw and reports it last, hiding any other error.
      if (this.#thrown.length > 0) {
        // biome-ignore lint/correctness/noUnsafeFinally: nimma's `Scope#destroy` throws there too
        throw new AggregateError(this.#thrown, 'Error running Nimma');
      }
    }
  }

  #fail(expressions: readonly string[], error: unknown): void {
    const failure = error instanceof Error ? error : new Error(String(error));
    const { onError } = this.#hooks;
    if (onError === undefined) throw failure;
    for (const expression of expressions) onError(expression, failure);
  }

  #call(expression: string, scope: Scope): void {
    const callback = Object.hasOwn(this.#callbacks, expression)
      ? this.#callbacks[expression]
      : undefined;
    if (callback === undefined) throw new TypeError('fn is not a function');
    try {
      callback(scope);
    } catch (error) {
      this.#thrown.push(
        new Error(`${callback.name || expression} threw: ${print(error)}`, { cause: error }),
      );
    }
  }

  /** `$`, `$.a.b` and the fallback expressions need no walk. */
  #once(input: unknown, { plan, fallback }: Program): void {
    const cursor = createCursor(input);
    for (const matcher of plan.matchers) {
      if (matcher.kind === 'walk') continue;
      cursor.length = 0;
      this.#guard(matcher, () => {
        if (matcher.kind === 'member' && !forkTo(matcher.nodes, cursor)) return;
        this.#emit(matcher, cursor);
      });
    }
    for (const [expression, compiled] of fallback) {
      try {
        compiled.run(input, (match) => this.#call(expression, plusScope(match)));
      } catch (error) {
        this.#fail([expression], overflow(error));
      }
    }
  }

  #guard(matcher: Matcher, action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      this.#fail(
        matcher.emitters.map((emitter) => emitter.expression),
        error,
      );
      return false;
    }
  }

  #emit(matcher: Matcher, cursor: Cursor): void {
    for (const { expression, modifiers } of matcher.emitters) {
      const scope: WalkScope | undefined = scopeOf(modifiers, cursor);
      if (scope === undefined) continue;
      this.#call(expression, scope);
      scope.close();
    }
  }

  #walk(input: unknown, { plan, zone }: Program): void {
    const running = new Set(
      plan.matchers.filter((matcher) => matcher.kind === 'walk' || matcher.kind === 'every-object'),
    );
    if (running.size === 0 || !isObject(input)) return;
    const cursor = createCursor(input);
    const visit = (at: Cursor): void => {
      for (const matcher of running) {
        const survived = this.#guard(matcher, () => {
          if (matches(matcher, at)) this.#emit(matcher, at);
        });
        if (!survived) running.delete(matcher);
      }
    };
    try {
      if (zone !== undefined && this.#zoneHolds(input, zone)) {
        walkZone(cursor, zone, this.#maxDepth, visit);
      } else {
        walkBelow(cursor, this.#maxDepth, visit);
      }
    } catch (error) {
      if (!(error instanceof PathBudgetError)) throw error;
      this.#fail(
        [...running].flatMap((matcher) => matcher.emitters.map((emitter) => emitter.expression)),
        error,
      );
    }
  }

  /** Where stock's zones crash on a shared object, walk everything: that finds what stock cannot. */
  #zoneHolds(input: unknown, zone: Zone): boolean {
    try {
      walkZone(createCursor(input), zone, this.#maxDepth, () => undefined);
      return true;
    } catch (error) {
      if (error instanceof ZoneLossError) return false;
      throw error;
    }
  }
}

function plusScope(match: PlusMatch): Scope {
  let path: string[] | undefined;
  return {
    get path() {
      path ??= roundTrip(pathKeys(match.path));
      return path;
    },
    value: match.value,
  };
}

function overflow(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  return new PathBudgetError(`Evaluation overflowed the stack: ${error.message}`, { cause: error });
}

function print(error: unknown): string {
  if (error instanceof Error) return `${error.constructor.name}(${JSON.stringify(error.message)})`;
  return typeof error === 'string' || typeof error === 'number' ? JSON.stringify(error) : 'unknown';
}
