/** Why a ruleset file cannot be used. Stable: callers and tests rely on them. */
export type RulesetFaultCode =
  | 'referentiel-introuvable'
  | 'referentiel-illisible'
  | 'referentiel-invalide'
  | 'referentiel-trop-grand'
  | 'referentiel-cyclique'
  | 'referentiel-reseau'
  | 'referentiel-indisponible'
  | 'referentiel-javascript';

/** One thing that is wrong, and where. Lines and columns count from 1; null when not known. */
export interface RulesetProblem {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** A ruleset that cannot be used. Its message is French, one line per problem. */
export class RulesetFault extends Error {
  readonly code: RulesetFaultCode;
  readonly problems: readonly RulesetProblem[];

  constructor(code: RulesetFaultCode, problems: readonly RulesetProblem[]) {
    super(problems.map(print).join('\n'));
    this.name = 'RulesetFault';
    this.code = code;
    this.problems = problems;
  }
}

function print({ message, file, line, column }: RulesetProblem): string {
  const place = [file, line, column].filter((part) => part !== null).join(':');
  return place === '' ? message : `${place} — ${message}`;
}

/** A fault about a whole file. */
export function faultOf(code: RulesetFaultCode, file: string, message: string): RulesetFault {
  return new RulesetFault(code, [{ message, file, line: null, column: null }]);
}
