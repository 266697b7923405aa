import { groupBy } from '../model/group.ts';
import type { Outcome, RuleOutcome, Severity } from '../model/report.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LoadedRuleset } from './rulesets.ts';
import type { RuleRun } from './runner.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

/** Findings of the engine itself, which no rule of a ruleset makes. */
const ENGINE_RULES: Readonly<Record<string, string>> = {
  parser: 'Le document se lit sans erreur de syntaxe',
  'invalid-ref': 'Toutes les références ($ref) aboutissent',
  'unrecognized-format': 'Le format du document est reconnu',
};

/** One outcome per rule that was to run, then one per finding that the engine itself made. */
export function outcomesOf(
  runs: readonly RuleRun[],
  diagnostics: readonly Diagnostic[],
  titles: LoadedRuleset['titles'],
): RuleOutcome[] {
  const counts = groupBy(diagnostics, ({ code }) => String(code));
  const ofRules = runs.map((run) => {
    const findings = counts.get(run.rule.name)?.length ?? 0;
    const severity = SEVERITIES[Number(run.rule.severity)] ?? 'warn';
    return {
      rule: run.rule.name,
      severity,
      mandatory: severity === 'error',
      outcome: outcomeOf(run, findings),
      nodes: run.nodes,
      findings,
      why: run.failure === null ? null : `La règle s’est arrêtée : ${run.failure}`,
      title: titles.get(run.rule.name) ?? null,
      documentation: run.rule.documentationUrl,
    } satisfies RuleOutcome;
  });
  const ofEngine = Object.entries(ENGINE_RULES).flatMap(([rule, title]) => {
    const found = counts.get(rule);
    if (found === undefined) return [];
    const severity = SEVERITIES[Math.min(...found.map((finding) => finding.severity))] ?? 'error';
    return [
      {
        rule,
        severity,
        mandatory: severity === 'error',
        outcome: 'failed',
        nodes: found.length,
        findings: found.length,
        why: null,
        title,
        documentation: null,
      } satisfies RuleOutcome,
    ];
  });
  return [...ofRules, ...ofEngine];
}

/** What was found counts even when the rule stopped half way; silence then proves nothing. */
function outcomeOf(run: RuleRun, findings: number): Outcome {
  if (findings > 0) return 'failed';
  if (run.failure !== null) return 'inconclusive';
  return run.nodes === 0 ? 'not-applicable' : 'passed';
}
