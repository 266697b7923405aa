import { groupBy } from '../model/group.ts';
import type { Finding, Outcome, RuleOutcome, Severity, WaiverReport } from '../model/report.ts';
import { isOpen } from './decisions.ts';
import type { LoadedRuleset } from './rulesets.ts';
import type { RuleRun } from './runner.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

/** Findings of the engine itself, which no rule of a ruleset makes. */
const ENGINE_RULES: Readonly<Record<string, string>> = {
  parser: 'Le document se lit sans erreur de syntaxe',
  'invalid-ref': 'Toutes les références ($ref) aboutissent',
  'unrecognized-format': 'Le format du document est reconnu',
};

/** One outcome per rule that was to run, then one per kind of finding that the engine itself made. */
export function outcomesOf(
  runs: readonly RuleRun[],
  findings: readonly Finding[],
  waivers: readonly WaiverReport[],
  rules: LoadedRuleset['rules'],
): RuleOutcome[] {
  const found = groupBy(findings, ({ rule }) => rule);
  const ofRules = runs.map((run) => {
    const severity = SEVERITIES[Number(run.rule.severity)] ?? 'warn';
    const counts = countsOf(found.get(run.rule.name) ?? [], waivers);
    return {
      rule: run.rule.name,
      severity,
      mandatory: severity === 'error',
      outcome: outcomeOf(run, counts),
      nodes: run.nodes,
      failing: run.failing,
      ...counts,
      why: run.failure === null ? null : `La règle s’est arrêtée : ${run.failure}`,
      title: rules.get(run.rule.name)?.title ?? null,
      documentation: run.rule.documentationUrl,
    } satisfies RuleOutcome;
  });
  const ofEngine = Object.entries(ENGINE_RULES).flatMap(([rule, title]) => {
    const own = found.get(rule);
    return own === undefined ? [] : [engineOutcome(rule, title, own)];
  });
  return [...ofRules, ...ofEngine];
}

/** What the engine itself finds cannot be waived: the document does not say what it says. */
function engineOutcome(rule: string, title: string, findings: readonly Finding[]): RuleOutcome {
  const severity = SEVERITIES.find((each) => findings.some((found) => found.severity === each));
  return {
    rule,
    severity: severity ?? 'error',
    mandatory: severity === 'error',
    outcome: 'failed',
    nodes: findings.length,
    failing: findings.length,
    findings: findings.length,
    waived: 0,
    accepted: 0,
    why: null,
    title,
    documentation: null,
  };
}

type Counts = Pick<RuleOutcome, 'findings' | 'waived' | 'accepted'>;

function countsOf(findings: readonly Finding[], waivers: readonly WaiverReport[]): Counts {
  const closed = findings.filter((finding) => !isOpen(finding, waivers));
  const accepted = closed.filter(({ equivalence }) => equivalence?.decision === 'accepted').length;
  return { findings: findings.length, waived: closed.length - accepted, accepted };
}

/** What was found counts even when the rule stopped half way; silence then proves nothing. */
function outcomeOf(run: RuleRun, { findings, waived, accepted }: Counts): Outcome {
  if (findings > waived + accepted) return 'failed';
  if (run.failure !== null) return 'inconclusive';
  if (waived > 0) return 'waived';
  return run.nodes === 0 ? 'not-applicable' : 'passed';
}
