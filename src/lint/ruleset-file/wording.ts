import { RulesetFault, type RulesetProblem } from './fault.ts';
import { isRecord } from './shape.ts';

/** What Spectral's validation of rulesets says, by its codes. */
const REASONS: Readonly<Record<string, string>> = {
  'generic-validation-error': 'cette partie du référentiel n’est pas valide',
  'invalid-ruleset-definition': 'le référentiel n’a pas la forme attendue',
  'invalid-parser-options-definition': 'les options de lecture (parserOptions) ne sont pas valides',
  'invalid-alias-definition': 'l’alias n’est pas valide',
  'invalid-extend-definition': 'le référentiel étendu (extends) n’est pas valide',
  'invalid-rule-definition': 'la règle n’a pas la forme attendue',
  'invalid-override-definition': 'la dérogation (overrides) n’a pas la forme attendue',
  'invalid-function-options': 'les options de la fonction ne sont pas valides',
  'invalid-given-definition': 'le chemin (given) n’est pas valide',
  'invalid-severity': 'la gravité n’est pas valide',
  'invalid-format': 'le format n’est pas valide',
  'undefined-function': 'la fonction n’existe pas',
  'undefined-alias': 'l’alias n’existe pas',
};

/** Whatever Spectral throws of a ruleset, in French and with its place; its own words follow. */
export function wordFault(error: unknown, file: string): RulesetFault {
  if (error instanceof RulesetFault) return error;
  return new RulesetFault(
    'referentiel-invalide',
    flatten(error).map((single) => problemOf(single, file)),
  );
}

function flatten(error: unknown): unknown[] {
  if (!isRecord(error) && !(error instanceof Error)) return [error];
  const { errors } = error as { errors?: unknown };
  return Array.isArray(errors) && errors.length > 0 ? errors.flatMap(flatten) : [error];
}

function problemOf(error: unknown, file: string): RulesetProblem {
  const { code, path, range, source, message } = error as {
    code?: unknown;
    path?: unknown;
    range?: { start: { line: number; character: number } };
    source?: string;
    message?: unknown;
  };
  const reason = REASONS[String(code)] ?? 'le référentiel n’est pas valide';
  const where = Array.isArray(path) && path.length > 0 ? ` (${path.join('.')})` : '';
  return {
    message: `${reason}${where} : ${String(message ?? error)}`,
    file: source ?? file,
    line: range === undefined ? null : range.start.line + 1,
    column: range === undefined ? null : range.start.character + 1,
  };
}
