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
  MAX_WALK_VISITS,
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
import { SharedWalk, type WalkBudget } from './shared-walk.ts';
import { isObject } from './walk.ts';
import { planWalk, type WalkPlan } from './walk-plan.ts';

export interface PathOptions {
  /** Compiles every pattern of filters; the default is the platform's backtracking RegExp. */
  readonly regex?: RegexFactory;
  readonly maxDepth?: number;
  readonly maxVisits?: number;
}

export interface QueryHooks {
  /**
   * The expression cannot be compiled or evaluated on this document: it reports nothing further,
   * and the rules that use it are inconclusive. Without the hook the query throws, as stock does.
   */
  readonly onError?: (expression: string, error: Error) => void;
  /**
   * Treat the document as frozen. Spectral's resolver freezes what it returns, and nimma then
   * walks all of it instead of the zones its expressions name; set this for a resolved document
   * that another resolver left unfrozen.
   */
  readonly frozen?: boolean;
}

export class PathSet {
  readonly expressions: readonly string[];
  readonly #fallback = new Map<string, PlusExpression>();
  readonly #errors = new Map<string, Error>();
  readonly #plan: MatcherPlan;
  readonly #walk: WalkPlan;
  readonly #zone: Zone | undefined;
  readonly #budget: WalkBudget;

  constructor(expressions: readonly string[], options: PathOptions = {}) {
    const regex = options.regex ?? nativeRegex;
    this.expressions = [...new Set(expressions)];
    this.#budget = {
      maxDepth: options.maxDepth ?? MAX_WALK_DEPTH,
      maxVisits: options.maxVisits ?? MAX_WALK_VISITS,
    };
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
    this.#walk = planWalk(this.#plan.matchers, regex);
    for (const [expression, error] of this.#plan.errors) this.#errors.set(expression, error);
    this.#zone = this.#plan.zones === undefined ? undefined : mergeZones(this.#plan.zones);
  }

  query(
    input: unknown,
    callbacks: Readonly<Record<string, ScopeCallback>>,
    hooks: QueryHooks = {},
  ): void {
    new Query(callbacks, hooks, this.#budget).run(input, {
      plan: this.#plan,
      walk: this.#walk,
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
  readonly walk: WalkPlan;
  readonly zone: Zone | undefined;
  readonly fallback: ReadonlyMap<string, PlusExpression>;
  readonly errors: ReadonlyMap<string, Error>;
}

class Query {
  readonly #callbacks: ReadonlyMap<string, ScopeCallback>;
  readonly #hooks: QueryHooks;
  readonly #budget: WalkBudget;
  readonly #thrown: Error[] = [];

  constructor(
    callbacks: Readonly<Record<string, ScopeCallback>>,
    hooks: QueryHooks,
    budget: WalkBudget,
  ) {
    this.#callbacks = new Map(Object.entries(callbacks));
    this.#hooks = hooks;
    this.#budget = budget;
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
    const callback = this.#callbacks.get(expression);
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
      try {
        if (matcher.kind !== 'member' || forkTo(matcher.nodes, cursor)) this.#emit(matcher, cursor);
      } catch (error) {
        this.#fail(expressionsOf(matcher), error);
      }
    }
    for (const [expression, compiled] of fallback) {
      try {
        compiled.run(input, (match) => this.#call(expression, plusScope(match)));
      } catch (error) {
        this.#fail([expression], overflow(error));
      }
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

  #walk(input: unknown, { plan, walk, zone }: Program): void {
    const walked = plan.matchers.filter(
      (matcher) => matcher.kind === 'walk' || matcher.kind === 'every-object',
    );
    if (walked.length === 0 || !isObject(input)) return;
    const failed = new Set<Matcher>();
    const cursor = createCursor(input);
    const ask = (matcher: Matcher): void => {
      if (failed.size > 0 && failed.has(matcher)) return;
      try {
        if (matches(matcher, cursor)) this.#emit(matcher, cursor);
      } catch (error) {
        failed.add(matcher);
        this.#fail(expressionsOf(matcher), error);
      }
    };
    try {
      if (zone !== undefined && !this.#hooks.frozen && this.#zoneHolds(input, zone)) {
        walkZone(cursor, zone, this.#budget.maxDepth, () => {
          for (const matcher of walked) ask(matcher);
        });
      } else {
        new SharedWalk(cursor, walk, this.#budget, ask).run();
      }
    } catch (error) {
      if (!(error instanceof PathBudgetError)) throw error;
      this.#fail(walked.filter((matcher) => !failed.has(matcher)).flatMap(expressionsOf), error);
    }
  }

  /** Where stock's zones crash on a shared object, walk everything: that finds what stock cannot. */
  #zoneHolds(input: unknown, zone: Zone): boolean {
    try {
      walkZone(createCursor(input), zone, this.#budget.maxDepth, () => undefined);
      return true;
    } catch (error) {
      if (error instanceof ZoneLossError) return false;
      throw error;
    }
  }
}

function expressionsOf(matcher: Matcher): string[] {
  return matcher.emitters.map((emitter) => emitter.expression);
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
