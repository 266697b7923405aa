/**
 * Schemas and instances come from untrusted supplier documents. Each limit stands where Ajv would
 * overflow the stack or not come back; below it the answers are Ajv's.
 */

/**
 * Nested schemas and chained references recurse while compiling. Measured with Node's default stack
 * of 984 kB: 604 nested levels fit (as many as with Ajv), or a chain of 302 references, each three
 * levels under the one before (Ajv: 185). A stack that ends earlier ends in the same error.
 */
export const MAX_SCHEMA_DEPTH = 600;

/**
 * A recursive schema follows the data down. Measured: 490 levels fit when each passes through an
 * anyOf, an allOf and a $ref, 3 000 for a plain $ref. No document has needed 100.
 */
export const MAX_CALL_DEPTH = 1_000;

/**
 * Schema objects compiled for one root. Inlining a reference repeats its target, so a document of n
 * bytes can ask for n² of them. Of 1 718 schemas of the corpus none
 * asks for more than 1 219; this many take about three seconds.
 */
export const MAX_SCHEMA_NODES = 100_000;

/** Calls of a referenced schema in one validation: `allOf: [{$ref: '#'}, {$ref: '#'}]` doubles them per level. */
export const MAX_CALLS = 2_000_000;

/** Comparisons of `uniqueItems`, which are quadratic; about a second of work. */
export const MAX_COMPARISONS = 20_000_000;

/** What ran out, as a stable code for reports. */
export type BudgetCode =
  | 'schema-depth'
  | 'schema-nodes'
  | 'call-depth'
  | 'calls'
  | 'comparisons'
  | 'data-depth'
  | 'pattern'
  | 'steps'
  | 'combinations';

/** Thousands apart by a no-break space, as French sets them, whatever the platform's locale. */
export const count = (limit: number): string =>
  String(limit).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202f');

const WHAT: Record<BudgetCode, string> = {
  'schema-depth': `un schéma imbrique plus de ${count(MAX_SCHEMA_DEPTH)} niveaux`,
  'schema-nodes': `un schéma déplie plus de ${count(MAX_SCHEMA_NODES)} sous-schémas`,
  'call-depth': `des références s’enchaînent sur plus de ${count(MAX_CALL_DEPTH)} niveaux`,
  calls: `des références sont suivies plus de ${count(MAX_CALLS)} fois`,
  comparisons: `« uniqueItems » demande plus de ${count(MAX_COMPARISONS)} comparaisons`,
  'data-depth': `un exemple imbrique plus de ${count(MAX_SCHEMA_DEPTH)} niveaux`,
  combinations: 'les variables d’un serveur se combinent de trop de façons',
  steps: 'le document demande trop de calculs à l’ensemble des règles',
  pattern: 'une expression régulière est trop coûteuse pour être évaluée',
};

/** Opens the message: Spectral's `schema` function turns what is thrown into a result with it. */
export const BUDGET_MARK = 'schema budget exceeded: ';

/** A schema or an instance asks for more than we grant; the verdict is then inconclusive. */
export class SchemaBudgetError extends RangeError {
  override readonly name = 'SchemaBudgetError';
  readonly code: BudgetCode;

  constructor(code: BudgetCode, detail?: string) {
    super(`${BUDGET_MARK}${WHAT[code]}${detail === undefined ? '' : ` : ${detail}`}`);
    this.code = code;
  }
}
