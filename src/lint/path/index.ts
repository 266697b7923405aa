/**
 * JSONPath for the linter: what nimma 0.2.3 with its jsonpath-plus 10.4.0 fallback selects, in the
 * same order, without generating code.
 */
import { type PathOptions, PathSet } from './path-set.ts';
import { nativeRegex, type RegexFactory } from './script-values.ts';

export type { Scope, ScopeCallback, Segment } from './cursor.ts';
export { PathBudgetError, PathSyntaxError } from './errors.ts';
export { getLintTargets, type LintTarget } from './lint-targets.ts';
export { type PathOptions, PathSet, type QueryHooks } from './path-set.ts';
export type { RegexFactory } from './script-values.ts';

/** A process sees few rulesets; formats and resolved/unresolved split each into a few sets. */
const MAX_CACHED_SETS = 64;
const cache = new Map<RegexFactory, Map<string, PathSet>>();

/** Compiles a list of expressions once; the same list with the same options is answered again. */
export function compilePaths(expressions: readonly string[], options: PathOptions = {}): PathSet {
  const regex = options.regex ?? nativeRegex;
  const sets = cache.get(regex) ?? new Map<string, PathSet>();
  cache.set(regex, sets);
  const key = JSON.stringify([options.maxDepth ?? 0, options.maxVisits ?? 0, expressions]);
  const known = sets.get(key);
  if (known !== undefined) return known;
  const compiled = new PathSet(expressions, options);
  if (sets.size >= MAX_CACHED_SETS) sets.clear();
  sets.set(key, compiled);
  return compiled;
}
