import { exhausted, metered, spend } from './deadline.ts';
import { type Diagnostic, prepareDiagnostics } from './diagnostic.ts';
import { guard } from './guards.ts';
import { type Inventory, NO_RANGE } from './inventory.ts';
import { LIMITS } from './limits.ts';
import { printMessage } from './message.ts';
import { compilePaths, getLintTargets, PathBudgetError } from './path/index.ts';
import { BUDGET_MARK, count, SchemaBudgetError } from './schema/budget.ts';
import {
  decodeSegmentFragment,
  getClosestJsonPath,
  PrintStyle,
  printPath,
  type Rule,
  type Ruleset,
} from './stoplight.ts';

type JsonPath = (string | number)[];

interface FunctionResult {
  readonly message: string;
  readonly path?: JsonPath;
}

/**
 * A function of ours may say that a node is none of its business, so that it counts as not judged
 * instead of as passed. Stock Spectral does not ask, and finds nothing there either.
 */
type RuleFunction = Rule['then'][number]['function'] & {
  readonly concerns?: (...asked: Parameters<Rule['then'][number]['function']>) => boolean;
};

/** What became of one rule: how many nodes it judged, and the first thing that stopped it. */
export interface RuleRun {
  readonly rule: Rule;
  /** Whether the rule is made for this version of OpenAPI at all. */
  readonly relevant: boolean;
  /** What several references lead to is one node. */
  nodes: number;
  /** Of these, the nodes that it found at fault. */
  failing: number;
  readonly met: Set<unknown>;
  readonly faulty: Set<unknown>;
  failure: string | null;
}

export interface RunResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly rules: readonly RuleRun[];
}

/** Runs every enabled rule over one document. A rule that crashes stops alone and says so. */
export async function runRules(
  inventory: Inventory,
  ruleset: Ruleset,
  found: readonly Diagnostic[],
): Promise<RunResult> {
  const run = new Run(inventory, found);
  const { formats } = inventory;
  const rules = Object.values(ruleset.rules)
    .filter((rule) => rule.enabled)
    .map(
      (rule): RuleRun => ({
        rule,
        relevant: rule.matchesFormat(formats as never),
        nodes: 0,
        failing: 0,
        met: new Set(),
        faulty: new Set(),
        failure: null,
      }),
    );
  const relevant = rules.filter((rule) => rule.relevant);
  metered(() => {
    const resolved = relevant.filter(({ rule }) => rule.resolved);
    run.visit(inventory.resolved, inventory.frozen.resolved, resolved);
    const unresolved = relevant.filter(({ rule }) => !rule.resolved);
    run.visit(inventory.unresolved, inventory.frozen.unresolved, unresolved);
  });
  await Promise.all(run.pending);
  return { diagnostics: prepareDiagnostics(run.diagnostics), rules };
}

/** Steps of handing one node to one rule, which most often does little with it. */
const JUDGING = 10;

class Run {
  readonly diagnostics: Diagnostic[];
  readonly pending: Promise<void>[] = [];
  readonly #inventory: Inventory;
  #units = 0;

  constructor(inventory: Inventory, found: readonly Diagnostic[]) {
    this.#inventory = inventory;
    this.diagnostics = [...found];
  }

  /** The report holds no more: rules that find further faults say that they are not listed. */
  get #full(): boolean {
    return this.diagnostics.length >= LIMITS.findingsMax || this.#units >= LIMITS.findingUnitsMax;
  }

  /** One traversal of the document for all the rules' paths together. */
  visit(input: unknown, frozen: boolean, rules: readonly RuleRun[]): void {
    const byPath = new Map<string, RuleRun[]>();
    for (const run of rules) {
      for (const given of run.rule.getGivenForFormats(this.#inventory.formats as never)) {
        byPath.set(given, [...(byPath.get(given) ?? []), run]);
      }
    }
    if (byPath.size === 0) return;
    if (typeof input !== 'object' || input === null) {
      for (const run of byPath.get('$') ?? []) this.#judge(run, { path: [], value: input });
      return;
    }
    compilePaths([...byPath.keys()]).query(
      input,
      Object.fromEntries(
        [...byPath].map(([given, runs]) => [
          given,
          (scope: { path: JsonPath; value: unknown }) => {
            for (const run of runs) this.#judge(run, scope);
          },
        ]),
      ),
      {
        frozen,
        onError: (given: string, error: unknown) => {
          for (const run of byPath.get(given) ?? []) stop(run, error);
        },
      },
    );
  }

  #judge(run: RuleRun, scope: { readonly path: JsonPath; readonly value: unknown }): void {
    if (run.failure === TOO_MANY) return;
    if (exhausted()) {
      if (run.failure === null) stop(run, new SchemaBudgetError('steps'));
      return;
    }
    const { rule } = run;
    const given = scope.path[0] === '$' ? scope.path.slice(1) : scope.path;
    try {
      for (const then of rule.then) {
        for (const target of getLintTargets(scope.value, then.field)) {
          // The path is copied for every rule that asks.
          spend(JUDGING + given.length);
          guard(rule.name, target.value);
          const path = target.path.length > 0 ? [...given, ...target.path] : given;
          const context = {
            document: this.#inventory.document,
            documentInventory: this.#inventory,
            rule,
            path,
          };
          const judging: RuleFunction = then.function;
          const asked = [target.value, then.functionOptions ?? null, context as never] as const;
          if (judging.concerns?.(...asked) === false) continue;
          if (isFirst(run.met, target.value)) run.nodes++;
          const results = judging(...asked) as
            | undefined
            | FunctionResult[]
            | Promise<undefined | FunctionResult[]>;
          this.#collect(run, path, target.value, results);
        }
      }
    } catch (error) {
      stop(run, error);
    }
  }

  #collect(
    run: RuleRun,
    path: JsonPath,
    value: unknown,
    results: undefined | FunctionResult[] | Promise<undefined | FunctionResult[]>,
  ): void {
    if (results === undefined) return;
    if (!('then' in results)) {
      const faults = results.some(({ message }) => !message.startsWith(BUDGET_MARK));
      if (faults && isFirst(run.faulty, value)) run.failing++;
      for (const result of results) {
        // Spectral's `schema` function turns whatever the validator throws into a result. A schema
        // that was given up is no fault found in the document: the rule is inconclusive.
        if (result.message.startsWith(BUDGET_MARK)) stop(run, result.message);
        else if (!this.#full) this.#report(run.rule, path, result);
        if (this.#full) stop(run, TOO_MANY);
      }
      return;
    }
    // What a function of the user's gives may itself be what crashes.
    const settled = results
      .then((later) => this.#collect(run, path, value, later))
      .catch((error: unknown) => stop(run, error));
    this.pending.push(settled);
  }

  /** Places a result in the file where its node was written, and words it. */
  #report(rule: Rule, targetPath: JsonPath, result: FunctionResult): void {
    const inventory = this.#inventory;
    const wanted = (result.path ?? targetPath).map(decodeSegmentFragment);
    const location = inventory.findAssociatedItemForPath(wanted, rule.resolved);
    const path = location?.path ?? getClosestJsonPath(inventory.resolved, wanted);
    const document = location?.document ?? inventory.document;
    const source = location?.document.source ?? null;
    const severity = source === null ? rule.severity : rule.getSeverityForSource(source, path);
    if (Number(severity) === -1) return;
    const missing = location?.missingPropertyPath;
    const variables = {
      property:
        missing !== undefined && missing.length > path.length
          ? printPath(missing.slice(path.length - 1), PrintStyle.Dot)
          : (path.at(-1) ?? ''),
      error: result.message,
      path: printPath(path, PrintStyle.EscapedPointer),
      description: rule.description,
      value: valueAt(document.data, path),
    };
    const error = printMessage(result.message, variables);
    const message =
      rule.message === null
        ? (rule.description ?? error)
        : printMessage(rule.message, { ...variables, error });
    const worded = shortened(message.trim());
    this.#units += worded.length + path.reduce<number>((sum, each) => sum + String(each).length, 0);
    this.diagnostics.push({
      code: rule.name,
      message: worded,
      path,
      severity: severity as Diagnostic['severity'],
      ...(source !== null && { source }),
      range: document.getRangeForJsonPath(path, true) ?? NO_RANGE,
      ...(rule.documentationUrl !== null && { documentationUrl: rule.documentationUrl }),
    });
  }
}

/** Values that several places share are judged at each and counted once. */
function isFirst(known: Set<unknown>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (known.has(value)) return false;
  known.add(value);
  return true;
}

const TOO_MANY = `le rapport ne liste pas plus de ${count(LIMITS.findingsMax)} constats ni de ${count(LIMITS.findingUnitsMax)} caractères`;

function shortened(message: string): string {
  if (message.length <= LIMITS.messageUnitsMax) return message;
  return `${message.slice(0, LIMITS.messageUnitsMax)}…`;
}

function stop(run: RuleRun, error: unknown): void {
  const message = reasonOf(error);
  run.failure ??= message.startsWith(BUDGET_MARK) ? message.slice(BUDGET_MARK.length) : message;
}

/** In French where the reason is ours; what a rule itself throws is quoted as it is. */
function reasonOf(error: unknown): string {
  if (error instanceof PathBudgetError) return 'le document offre trop de chemins à parcourir';
  if (error instanceof RangeError && !(error instanceof SchemaBudgetError)) {
    return 'le document imbrique trop de niveaux';
  }
  return error instanceof Error ? error.message : String(error);
}

function valueAt(data: unknown, path: JsonPath): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}
