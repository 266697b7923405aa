import type { Profile } from '../model/profile.ts';
import type { AxisScore, RuleOutcome, Scores, ScoreTerm } from '../model/report.ts';
import { AXES, type Axis, type RuleDescription } from '../model/rule.ts';

const FORMULA =
  'note d’un axe = 100 × somme des points ÷ somme des poids ; points d’une règle = poids × nœuds respectés ÷ nœuds jugés ; note globale = moyenne des axes notés';

/**
 * Scores do not grow or shrink with the size of the document: each rule counts for the share of its
 * nodes that are as they should be. What a waiver covers is still not as it should be; what the
 * buyer accepted as equivalent is. A rule without any node does not count.
 */
export function scoresOf(
  outcomes: readonly RuleOutcome[],
  rules: ReadonlyMap<string, RuleDescription>,
  thresholds: Profile['thresholds'] = {},
): Scores | null {
  const axes = (Object.keys(AXES) as Axis[]).map((axis) =>
    axisScore(
      axis,
      outcomes.filter(({ rule }) => weighs(rules.get(rule), axis)),
      rules,
    ),
  );
  if (axes.every(({ score }) => score === null)) return null;
  const counted = axes.filter(({ terms }) => terms.length > 0);
  const overall = counted.some(({ score }) => score === null)
    ? null
    : decimals(mean(counted.map(({ score }) => score ?? 0)), 1);
  const reached = { overall, ...Object.fromEntries(axes.map(({ axis, score }) => [axis, score])) };
  const below = (Object.entries(thresholds) as [Axis | 'overall', number][])
    .filter(([axis, threshold]) => {
      const score = (reached as Record<string, number | null>)[axis];
      return typeof score !== 'number' || score < threshold;
    })
    .map(([axis]) => axis);
  return { formula: FORMULA, axes, overall, below };
}

function weighs(rule: RuleDescription | undefined, axis: Axis): boolean {
  return rule !== undefined && rule.axis === axis && rule.weight > 0;
}

function axisScore(
  axis: Axis,
  outcomes: readonly RuleOutcome[],
  rules: ReadonlyMap<string, RuleDescription>,
): AxisScore {
  const terms = outcomes
    .filter(({ nodes, outcome }) => nodes > 0 || outcome === 'inconclusive')
    .map((outcome) => termOf(outcome, rules.get(outcome.rule)?.weight ?? 0));
  const weights = sum(terms.map(({ weight }) => weight));
  const judgeable = weights > 0 && outcomes.every(({ outcome }) => outcome !== 'inconclusive');
  const score = judgeable
    ? decimals(
        (100 * sum(terms.map((term) => (term.weight * term.met) / term.judged))) / weights,
        1,
      )
    : null;
  return { axis, score, terms };
}

function termOf(outcome: RuleOutcome, weight: number): ScoreTerm {
  const { rule, nodes, findings, accepted } = outcome;
  // Findings are not told node by node: what is accepted lowers the nodes at fault in proportion.
  const failing =
    findings === 0
      ? outcome.failing
      : Math.ceil((outcome.failing * (findings - accepted)) / findings);
  const met = Math.max(0, nodes - failing);
  const points = nodes === 0 ? 0 : decimals((weight * met) / nodes, 2);
  return { rule, weight, judged: nodes, met, points };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

function decimals(number: number, digits: number): number {
  return Math.round(number * 10 ** digits) / 10 ** digits;
}
