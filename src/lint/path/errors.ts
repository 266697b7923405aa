/** The document (or a circular graph) is deeper, or the walk longer, than the budget allows. */
export class PathBudgetError extends Error {
  override readonly name = 'PathBudgetError';
}

/** The expression cannot be compiled: too long, not JavaScript we evaluate, or refused as unsafe. */
export class PathSyntaxError extends SyntaxError {
  override readonly name = 'PathSyntaxError';
}

/** Longest expression compiled; the longest `given` of spectral:oas is 250 characters. */
export const MAX_EXPRESSION_LENGTH = 4096;

/** Brackets and operators nested in one filter; more is an attack on the stack, not a rule. */
export const MAX_SCRIPT_NESTING = 128;

/** Deepest document walked with the explicit stack; stock nimma dies with a RangeError near 8 000. */
export const MAX_WALK_DEPTH = 10_000;

/** Deepest document for the recursive jsonpath-plus evaluation (several frames per level). */
export const MAX_TRACE_DEPTH = 1_000;

/**
 * Nodes visited by one query, counted once per path: a graph of 30 references can unfold into
 * 2^30 paths. The widest graph of the corpus has 2.5 million.
 */
export const MAX_WALK_VISITS = 20_000_000;
