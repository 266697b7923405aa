import type { Equivalence } from '../model/decision.ts';
import { groupBy } from '../model/group.ts';
import type {
  DocumentReport,
  Finding,
  Outcome,
  Report,
  RuleOutcome,
  Severity,
  WaiverReport,
} from '../model/report.ts';
import type { RuleDescription } from '../model/rule.ts';

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
export function groupsOf(
  document: Pick<DocumentReport, 'name' | 'outcomes' | 'findings'>,
): RuleGroup[] {
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

/** What takes a finding away from the verdict; `open` where nothing does. */
export type Closing = 'open' | 'waived' | 'accepted';

export function closingOf({ waivers }: DocumentReport, finding: Finding): Closing {
  if (finding.equivalence?.decision === 'accepted') return 'accepted';
  return waiverOf({ waivers }, finding)?.state === 'applied' ? 'waived' : 'open';
}

/** The waiver that covers the finding, in force or not. */
export function waiverOf(
  { waivers }: Pick<DocumentReport, 'waivers'>,
  { waiver }: Finding,
): WaiverReport | undefined {
  return waiver === null ? undefined : waivers[waiver];
}

/** Whose move it is: nobody's only where nothing is left to do. */
export type Actor = 'vendor' | 'buyer' | 'check' | 'later' | 'nobody';

/** All that is known of one rule on one document. */
export interface RuleReading {
  readonly outcome: RuleOutcome;
  readonly description: RuleDescription | undefined;
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverReport[];
  /** What is said by way of equivalence, each once. */
  readonly equivalences: readonly Equivalence[];
  readonly actor: Actor;
}

/** Rules that call for somebody's attention, the gravest first. */
export function readingsOf(report: Pick<Report, 'rules'>, document: DocumentReport): RuleReading[] {
  const descriptions = new Map(report.rules.map((rule) => [rule.rule, rule]));
  const found = groupBy(document.findings, ({ rule }) => rule);
  return outcomesInOrder(document)
    .filter(({ outcome, accepted }) => TO_READ.has(outcome) || accepted > 0)
    .map((outcome) => {
      const findings = found.get(outcome.rule) ?? [];
      const waivers = document.waivers.filter(({ rule }) => rule === outcome.rule);
      const said = findings.flatMap(({ equivalence }) => equivalence ?? []);
      const equivalences = [...new Map(said.map((each) => [JSON.stringify(each), each])).values()];
      const description = descriptions.get(outcome.rule);
      const actor = actorOf(outcome, waivers, equivalences);
      return { outcome, description, findings, waivers, equivalences, actor };
    });
}

const TO_READ: ReadonlySet<Outcome> = new Set(['failed', 'inconclusive', 'waived']);

function actorOf(
  { outcome }: RuleOutcome,
  waivers: readonly WaiverReport[],
  equivalences: readonly Equivalence[],
): Actor {
  if (outcome === 'inconclusive') return 'check';
  if (outcome === 'waived') return 'later';
  if (outcome !== 'failed') return 'nobody';
  const asked =
    waivers.some(({ state }) => state === 'requested') ||
    equivalences.some(({ decision }) => decision === 'claimed');
  return asked ? 'buyer' : 'vendor';
}

/** Messages of findings, each once with how often it came, the most frequent first. */
export function messagesOf(findings: readonly Finding[]): { message: string; times: number }[] {
  return [...groupBy(findings, ({ message }) => message)]
    .map(([message, { length }]) => ({ message, times: length }))
    .sort((a, b) => b.times - a.times);
}

/** Title of a rule in the reader's language where it is known, else the report's own. */
export function titleIn(
  { titles }: { readonly titles?: ReadonlyMap<string, string> | undefined },
  rule: string,
  title: string | null,
): string | null {
  return titles?.get(rule) ?? title;
}

/** Ordered from the gravest; what was put aside comes last of all. */
export function findingsInOrder(document: DocumentReport): Finding[] {
  const rank = (finding: Finding) =>
    (closingOf(document, finding) === 'open' ? 0 : SEVERITIES.length) +
    SEVERITIES.indexOf(finding.severity);
  return [...document.findings].sort((a, b) => rank(a) - rank(b));
}
