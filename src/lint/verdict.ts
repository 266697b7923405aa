import type { Obstacle, Outcome, RuleOutcome, Scores, Verdict } from '../model/report.ts';

/** From the best to the worst for whoever must decide. */
const ORDER: readonly Verdict[] = [
  'conforme',
  'conforme-avec-reserves',
  'non-conforme',
  'non-evaluable',
];

/**
 * The verdict on one document. Gates come first: what could not be judged is never called good, and
 * a mandatory rule that did not run to its end leaves the document without a verdict. A score only
 * ever takes away: below a threshold of the profile, a document is not without reserves.
 */
export function verdictOf(
  obstacles: readonly Obstacle[],
  outcomes: readonly RuleOutcome[],
  scores: Scores | null,
): Verdict {
  if (obstacles.length > 0) return 'non-evaluable';
  const mandatory = outcomes.filter((rule) => rule.mandatory);
  if (mandatory.some((rule) => rule.outcome === 'inconclusive')) return 'non-evaluable';
  if (mandatory.some((rule) => rule.outcome === 'failed')) return 'non-conforme';
  const reserved = outcomes.some(
    (rule) => rule.outcome === 'inconclusive' || (NOT_MET.has(rule.outcome) && weighs(rule)),
  );
  const below = scores !== null && scores.below.length > 0;
  return reserved || below ? 'conforme-avec-reserves' : 'conforme';
}

/** What is waived is forgiven, not met. */
const NOT_MET: ReadonlySet<Outcome> = new Set(['failed', 'waived']);

/** Information and hints are told, but take nothing away from the verdict. */
function weighs(rule: RuleOutcome): boolean {
  return rule.severity === 'error' || rule.severity === 'warn';
}

/** The verdict on several documents is the worst of theirs. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const worst = Math.max(...verdicts.map((verdict) => ORDER.indexOf(verdict)));
  return ORDER[worst] ?? 'non-evaluable';
}
