import { groupBy } from '../model/group.ts';
import type { DocumentReport, Finding, Outcome, RuleOutcome, Severity } from '../model/report.ts';

/** Readings of a report that several formats share: order, groups, counts, places. */
const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'hint'];
const OUTCOMES: readonly Outcome[] = [
  'failed',
  'inconclusive',
  'waived',
  'passed',
  'not-applicable',
];

export interface RuleGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string | null;
  readonly documentation: string | null;
  readonly waived: boolean;
  readonly findings: readonly Finding[];
}

/** Findings by rule, the gravest first, then in document order. */
export function groupsOf(document: DocumentReport): RuleGroup[] {
  const outcomes = new Map(document.outcomes.map((outcome) => [outcome.rule, outcome]));
  const groups = groupBy(document.findings, (finding) => finding.rule);
  return [...groups]
    .map(([rule, findings]) => ({
      rule,
      severity: worst(findings),
      title: outcomes.get(rule)?.title ?? null,
      documentation: outcomes.get(rule)?.documentation ?? null,
      waived: outcomes.get(rule)?.outcome === 'waived',
      findings,
    }))
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** What went wrong first, then what was waived, then what went well. */
export function outcomesInOrder(document: DocumentReport): RuleOutcome[] {
  return [...document.outcomes].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warn: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

export function countByOutcome(outcomes: readonly RuleOutcome[]): Record<Outcome, number> {
  const counts = { failed: 0, inconclusive: 0, waived: 0, passed: 0, 'not-applicable': 0 };
  for (const { outcome } of outcomes) counts[outcome] += 1;
  return counts;
}

/** RFC 6901 JSON Pointer, in its URI fragment form without percent-encoding, as people read it. */
export function pointer(path: readonly (string | number)[]): string {
  return `#${path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** One-based `line:column`, as editors show it. */
export function place({ range }: Finding): string {
  return `${range.start.line + 1}:${range.start.character + 1}`;
}

/** Whether the finding lies in the document itself, not in a file that it refers to. */
export function isOwn({ name }: DocumentReport, { source }: Finding): boolean {
  return source === name;
}

function worst(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((severity) => findings.some((f) => f.severity === severity)) ?? 'hint';
}
