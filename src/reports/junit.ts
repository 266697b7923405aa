import type { DocumentReport, Finding, Report, RuleOutcome } from '../model/report.ts';
import { closingOf, outcomesInOrder, place, pointer, titleIn, waiverOf } from './digest.ts';
import type { Format, FormatContext } from './format.ts';
import { pathOf } from './paths.ts';
import { xmlText } from './quote.ts';
import { counted, type Words, wordsOf } from './words.ts';

/** Findings told per rule; the rest is counted. */
const FINDINGS_PER_RULE_MAX = 50;
const TEXT_CHARACTERS_MAX = 500;

/** One suite per document, one case per rule: as every continuous integration reads it. */
export const junit: Format = {
  id: 'junit',
  mediaType: 'application/xml',
  render: (report, context) => {
    const words = wordsOf(context.language);
    const suites = report.documents.map((document) => suiteOf(report, document, context, words));
    const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    for (const { cases } of suites) add(counts, cases);
    const name = `prise ${report.ruleset.id} ${report.ruleset.version}`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites${attributes({ name, ...counts })}>`,
      ...suites.flatMap(({ lines }) => lines),
      '</testsuites>',
      '',
    ].join('\n');
  },
};

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

interface Suite {
  readonly cases: readonly Case[];
  readonly lines: readonly string[];
}

function suiteOf(
  report: Report,
  document: DocumentReport,
  context: FormatContext,
  words: Words,
): Suite {
  const file = pathOf(document.name, context);
  const cases = [
    ...document.obstacles.map(({ code, message }) =>
      caseOf(file, words.machine.obstacleRule, code, {
        kind: 'error',
        type: code,
        message,
        body: [],
      }),
    ),
    ...outcomesInOrder(document).map((outcome) => {
      const title = titleIn(context, outcome.rule, outcome.title);
      const name = title === null ? outcome.rule : `${title} (${outcome.rule})`;
      return caseOf(file, name, report.ruleset.id, resultOf(document, outcome, words));
    }),
  ];
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  add(counts, cases);
  const properties = { sha256: document.sha256, verdict: document.verdict, digest: report.digest };
  return {
    cases,
    lines: [
      `  <testsuite${attributes({ name: document.name, ...counts })}>`,
      '    <properties>',
      ...Object.entries(properties).map(
        ([name, value]) => `      <property${attributes({ name, value })}/>`,
      ),
      '    </properties>',
      ...cases.flatMap(({ lines }) => lines),
      '  </testsuite>',
    ],
  };
}

interface Result {
  readonly kind: Kind;
  readonly type: string;
  readonly message: string;
  readonly body: readonly string[];
}

function resultOf(document: DocumentReport, outcome: RuleOutcome, words: Words): Result {
  const findings = document.findings.filter(({ rule }) => rule === outcome.rule);
  const body = bodyOf(document, findings, words);
  const type = outcome.severity;
  switch (outcome.outcome) {
    case 'failed': {
      const open = findings.filter((finding) => closingOf(document, finding) === 'open');
      const message = `${counted(open.length, 'finding', words)} (${words.severity[type]})`;
      return { kind: 'failure', type, message, body };
    }
    case 'inconclusive':
      return { kind: 'error', type, message: outcome.why ?? words.outcome.inconclusive, body };
    case 'waived':
      return { kind: 'skipped', type, message: motiveOf(document, findings, words), body: [] };
    case 'not-applicable':
      return { kind: 'skipped', type, message: words.outcome['not-applicable'], body: [] };
    default:
      return { kind: 'passed', type, message: '', body: [] };
  }
}

function motiveOf(document: DocumentReport, findings: readonly Finding[], words: Words): string {
  const waivers = new Set(findings.flatMap((finding) => waiverOf(document, finding) ?? []));
  return [...waivers]
    .map(
      ({ motive, author, until }) =>
        `${words.outcome.waived} ${words.officer.until(until)} : ${motive} (${author})`,
    )
    .join(' ; ');
}

function bodyOf(document: DocumentReport, findings: readonly Finding[], words: Words): string[] {
  const left = findings.length - FINDINGS_PER_RULE_MAX;
  return [
    ...findings.slice(0, FINDINGS_PER_RULE_MAX).map((finding) => {
      const closing = closingOf(document, finding);
      const aside = closing === 'open' ? '' : ` (${words.vendor.closed[closing]})`;
      return `${finding.source}:${place(finding)} ${pointer(finding.path)} ${finding.message}${aside}`;
    }),
    ...(left > 0 ? [`${counted(left, 'otherFinding', words)}, ${words.report.inJson}`] : []),
  ];
}

function caseOf(
  file: string,
  name: string,
  classname: string,
  { kind, type, message, body }: Result,
): Case {
  const opening = `    <testcase${attributes({ name, classname, file })}`;
  if (kind === 'passed') return { kind, lines: [`${opening}/>`] };
  const told = kind === 'skipped' ? { message } : { type, message };
  const text = body.map((line) => xmlText(line, TEXT_CHARACTERS_MAX)).join('\n');
  const inner =
    text === ''
      ? `      <${kind}${attributes(told)}/>`
      : `      <${kind}${attributes(told)}>${text}</${kind}>`;
  return { kind, lines: [`${opening}>`, inner, '    </testcase>'] };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value), TEXT_CHARACTERS_MAX)}"`)
    .join('');
}

function add(
  counts: { tests: number; failures: number; errors: number; skipped: number },
  cases: readonly Case[],
): void {
  const of = (kind: Kind) => cases.filter((each) => each.kind === kind).length;
  counts.tests += cases.length;
  counts.failures += of('failure');
  counts.errors += of('error');
  counts.skipped += of('skipped');
}
