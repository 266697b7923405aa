import { groupBy } from '../model/group.ts';
import type {
  AxisScore,
  DocumentReport,
  Finding,
  Outcome,
  Report,
  Severity,
  Verdict,
} from '../model/report.ts';
import type { Axis, RuleDescription } from '../model/rule.ts';

/** Two reports on the same thing at two moments: what became of each finding, rule and score. */
export interface Comparison {
  readonly verdict: Change<Verdict>;
  /** Same ruleset, profile and engine: else a difference may be theirs and not the document's. */
  readonly sameYardstick: boolean;
  readonly documents: readonly DocumentComparison[];
  /** Rules of which there is something to say, the gravest first, then in the ruleset's order. */
  readonly rules: readonly RuleComparison[];
  readonly fixed: number;
  readonly appeared: number;
  readonly remaining: number;
}

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

export interface DocumentComparison extends Change<DocumentReport | null> {
  readonly scores: readonly ScoreChange[];
}

export interface ScoreChange extends Change<number | null> {
  readonly axis: Axis | 'overall';
}

export interface RuleComparison {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string | null;
  readonly description: RuleDescription | null;
  /** The worst of its outcomes; null when the rule was not to run. */
  readonly outcome: Change<Outcome | null>;
  readonly fixed: readonly Finding[];
  readonly appeared: readonly Finding[];
  /** As it was, and as it is: place and words may have changed. */
  readonly remaining: readonly Change<Finding>[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'hint'];
/** The worst first. */
const OUTCOMES: readonly Outcome[] = [
  'failed',
  'inconclusive',
  'waived',
  'passed',
  'not-applicable',
];

export function compare(before: Report, after: Report): Comparison {
  const { fixed, appeared, remaining } = match(findingsOf(before), findingsOf(after));
  const ids = new Set([...rulesOf(after), ...rulesOf(before)]);
  const rules = [...ids]
    .map((rule) => ruleComparison(rule, { before, after }, { fixed, appeared, remaining }))
    .filter(
      ({ fixed: gone, appeared: fresh, remaining: left, outcome }) =>
        gone.length + fresh.length + left.length > 0 || outcome.before !== outcome.after,
    )
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return {
    verdict: { before: before.verdict, after: after.verdict },
    sameYardstick:
      before.engine.digest === after.engine.digest &&
      before.ruleset.digest === after.ruleset.digest &&
      before.profile?.digest === after.profile?.digest,
    documents: pairs(before.documents, after.documents),
    rules,
    fixed: fixed.length,
    appeared: appeared.length,
    remaining: remaining.length,
  };
}

function findingsOf({ documents }: Report): Finding[] {
  return documents.flatMap(({ findings }) => findings);
}

function rulesOf({ documents }: Report): string[] {
  return documents.flatMap(({ outcomes }) => outcomes.map(({ rule }) => rule));
}

type Matched = Pick<RuleComparison, 'fixed' | 'appeared' | 'remaining'>;

/**
 * What makes two findings one, the surest first. A fingerprint does not name the file, which may be
 * called otherwise by now: of two that are alike, the one of the same file is taken first.
 */
const KEYS: readonly ((finding: Finding) => string)[] = [
  ({ fingerprint, source }) => JSON.stringify([fingerprint, source]),
  ({ fingerprint }) => fingerprint,
  ({ rule, path, source }) => JSON.stringify([rule, path, source]),
  ({ rule, path }) => JSON.stringify([rule, path]),
  ({ rule, message }) => JSON.stringify([rule, message]),
];

/** Each finding is matched once at most: by its rank, since two of them may be one and the same. */
function match(before: readonly Finding[], after: readonly Finding[]): Matched {
  let fixed = [...before.entries()];
  let appeared = [...after];
  const remaining: Change<Finding>[] = [];
  for (const keyOf of KEYS) {
    const waiting = groupBy(fixed, ([, finding]) => keyOf(finding));
    const taken = new Set<number>();
    appeared = appeared.filter((now) => {
      const [rank, was] = waiting.get(keyOf(now))?.shift() ?? [];
      if (rank === undefined || was === undefined) return true;
      taken.add(rank);
      remaining.push({ before: was, after: now });
      return false;
    });
    fixed = fixed.filter(([rank]) => !taken.has(rank));
  }
  return { fixed: fixed.map(([, finding]) => finding), appeared, remaining };
}

function ruleComparison(rule: string, reports: Change<Report>, matched: Matched): RuleComparison {
  const outcomes = [reports.after, reports.before].map(({ documents }) =>
    documents.flatMap((document) => document.outcomes.filter((outcome) => outcome.rule === rule)),
  );
  const [now = [], was = []] = outcomes;
  const [first] = [...now, ...was];
  const described = [reports.after, reports.before].flatMap((report) => report.rules);
  return {
    rule,
    severity: first?.severity ?? 'warn',
    title: first?.title ?? null,
    description: described.find((description) => description.rule === rule) ?? null,
    outcome: { before: worstOf(was), after: worstOf(now) },
    fixed: matched.fixed.filter((finding) => finding.rule === rule),
    appeared: matched.appeared.filter((finding) => finding.rule === rule),
    remaining: matched.remaining.filter(({ after }) => after.rule === rule),
  };
}

function worstOf(outcomes: readonly { readonly outcome: Outcome }[]): Outcome | null {
  return OUTCOMES.find((each) => outcomes.some(({ outcome }) => outcome === each)) ?? null;
}

/** By name, or the only ones of their submissions whatever their names; then what has no fellow. */
function pairs(
  before: readonly DocumentReport[],
  after: readonly DocumentReport[],
): DocumentComparison[] {
  const [was] = before;
  const [now] = after;
  if (before.length === 1 && after.length === 1 && was !== undefined && now !== undefined) {
    return [pair(was, now)];
  }
  const names = new Set([...after, ...before].map(({ name }) => name));
  return [...names].map((name) =>
    pair(
      before.find((document) => document.name === name) ?? null,
      after.find((document) => document.name === name) ?? null,
    ),
  );
}

function pair(before: DocumentReport | null, after: DocumentReport | null): DocumentComparison {
  return { before, after, scores: scoreChanges(before, after) };
}

/** Axes of which one of the two has a score; none when neither document was scored. */
function scoreChanges(
  before: DocumentReport | null,
  after: DocumentReport | null,
): readonly ScoreChange[] {
  const axes = (after?.scores ?? before?.scores)?.axes.map(({ axis }) => axis) ?? [];
  const changes: ScoreChange[] = [
    {
      axis: 'overall',
      before: before?.scores?.overall ?? null,
      after: after?.scores?.overall ?? null,
    },
    ...axes.map((axis) => ({
      axis,
      before: scoreOf(before?.scores?.axes, axis),
      after: scoreOf(after?.scores?.axes, axis),
    })),
  ];
  return changes.filter((change) => change.before !== null || change.after !== null);
}

function scoreOf(axes: readonly AxisScore[] | undefined, wanted: Axis): number | null {
  return axes?.find(({ axis }) => axis === wanted)?.score ?? null;
}
