import type { DocumentReport, Finding, Report, Severity, Verdict } from '../model/report.ts';
import { clean, cleanClip } from './clean.ts';
import {
  closingOf,
  countByOutcome,
  countBySeverity,
  groupsOf,
  isOwn,
  outcomesInOrder,
  place,
  pointer,
  type RuleGroup,
  titleIn,
} from './digest.ts';
import { excerptOf, linesOf } from './excerpt.ts';
import type { Format, FormatContext } from './format.ts';
import {
  type Colour,
  outcomeTally,
  type Paint,
  scoreLines,
  upcomingLines,
  waiverLines,
} from './text-sections.ts';
import { counted, meaningOf, type Words, wordsOf } from './words.ts';

/** Findings shown per rule; the rest is counted. A terminal is read, the JSON report is processed. */
const FINDINGS_PER_RULE_MAX = 50;
/** Of which this many with their line of source: enough to recognise the pattern. */
const FRAMES_PER_RULE_MAX = 5;
const MESSAGE_CHARACTERS_MAX = 500;
const POINTER_CHARACTERS_MAX = 200;

/** For a terminal: by document, then by rule, with the line and a caret. */
export const text: Format = {
  id: 'text',
  mediaType: 'text/plain',
  render: (report, context) => {
    const style = {
      words: wordsOf(context.language),
      paint: context.colour === true ? colours : plain,
    };
    const lines = [
      ...report.documents.flatMap((document) => documentLines(document, context, style)),
      ...partLines(report, style),
      ...verdictLines(report, style),
    ];
    return `${lines.join('\n')}\n`;
  },
};

interface Style {
  readonly words: Words;
  readonly paint: Paint;
}

function partLines({ parts }: Report, { words }: Style): string[] {
  const names = parts.map(({ name }) => clean(name));
  return names.length === 0 ? [] : [`${words.report.partsLine} : ${names.join(', ')}`, ''];
}

const ANSI: Readonly<Record<Colour, number>> = {
  red: 31,
  yellow: 33,
  green: 32,
  blue: 34,
  dim: 2,
  bold: 1,
};

const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warn: 'yellow',
  info: 'blue',
  hint: 'dim',
};

const VERDICT_COLOURS: Readonly<Record<Verdict, Colour>> = {
  conforme: 'green',
  'conforme-avec-reserves': 'yellow',
  'non-conforme': 'red',
  'non-evaluable': 'red',
};

const plain: Paint = (_, content) => content;
const colours: Paint = (colour, content) => `\u001b[${ANSI[colour]}m${content}\u001b[0m`;

function documentLines(document: DocumentReport, context: FormatContext, style: Style): string[] {
  const { words, paint } = style;
  const source = context.sources.get(document.name);
  const lines = source === undefined ? [] : linesOf(source);
  const facts = [
    document.openapi === null ? words.report.notOpenapi : `OpenAPI ${clean(document.openapi)}`,
    counted(document.operations, 'operation', words),
    ...(document.title === null ? [] : [`« ${cleanClip(document.title, 80)} »`]),
  ];
  return [
    paint('bold', clean(document.name)) + paint('dim', `  ${facts.join(', ')}`),
    '',
    ...document.obstacles.flatMap(({ code, message }) => [
      `  ${paint('red', words.report.obstacle.toLowerCase())}  ${cleanClip(message, MESSAGE_CHARACTERS_MAX)} ${paint('dim', clean(code))}`,
      '',
    ]),
    ...groupsOf(document).flatMap((group) => groupLines(group, document, lines, context, style)),
    ...doubtLines(document, style),
    ...waiverLines(document, words, paint),
    ...scoreLines(document.scores, words, paint),
    ...upcomingLines(document, context, words, paint),
    `  ${tally(document, words)}`,
    `  ${paint(VERDICT_COLOURS[document.verdict], words.verdict[document.verdict].label)}`,
    '',
  ];
}

function groupLines(
  group: RuleGroup,
  document: DocumentReport,
  lines: readonly string[],
  context: FormatContext,
  { words, paint }: Style,
): string[] {
  const severity = paint(SEVERITY_COLOURS[group.severity], words.severity[group.severity]);
  const known = titleIn(context, group.rule, group.title);
  const title = known === null ? '' : `  ${clean(known)}`;
  const waived = group.waived ? `, ${words.outcome.waived}` : '';
  const shown = group.findings.slice(0, FINDINGS_PER_RULE_MAX);
  const left = group.findings.length - shown.length;
  return [
    `  ${severity}  ${paint('bold', clean(group.rule))}${title}  ${paint('dim', `(${counted(group.findings.length, 'finding', words)}${waived})`)}`,
    ...shown.flatMap((finding, index) => [
      ...findingLines(finding, document, { words, paint }),
      ...(index < FRAMES_PER_RULE_MAX && isOwn(document, finding)
        ? frameLines(finding, lines, paint)
        : []),
    ]),
    ...(left > 0 ? [`    ${counted(left, 'otherFinding', words)}, ${words.report.inJson}`] : []),
    '',
  ];
}

function findingLines(
  finding: Finding,
  document: DocumentReport,
  { words, paint }: Style,
): string[] {
  const message = cleanClip(finding.message, MESSAGE_CHARACTERS_MAX);
  const where = cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX);
  const file = isOwn(document, finding) ? '' : `${clean(finding.source)}:`;
  const closing = closingOf(document, finding);
  const { equivalence } = finding;
  return [
    `    ${`${file}${place(finding)}`.padEnd(8)}${message}  ${paint('dim', where)}${
      closing === 'open' ? '' : paint('green', `  ${words.vendor.closed[closing]}`)
    }`,
    ...(equivalence === null
      ? []
      : [
          `            ${paint('blue', `${words.officer.equivalence}${words.colon}`)} ${words.quoted(cleanClip(equivalence.proof, MESSAGE_CHARACTERS_MAX))} ${cleanClip(equivalence.author, POINTER_CHARACTERS_MAX)}, ${words.equivalence[equivalence.decision]}`,
        ]),
  ];
}

function frameLines(finding: Finding, lines: readonly string[], paint: Paint): string[] {
  const line = lines[finding.range.start.line];
  if (line === undefined) return [];
  const { before, marked, after } = excerptOf(line, finding);
  const number = String(finding.range.start.line + 1);
  const gutter = ' '.repeat(number.length);
  // Width in code points: close enough to columns for the Latin text that documents are made of.
  const carets = '^'.repeat(Math.max(1, [...marked].length));
  return [
    `    ${paint('dim', `${number} │ `)}${before}${marked}${after}`,
    `    ${paint('dim', `${gutter} │ `)}${' '.repeat([...before].length)}${paint('red', carets)}`,
  ];
}

/** Rules whose silence must not be read as success. */
function doubtLines(document: DocumentReport, { words, paint }: Style): string[] {
  const doubts = outcomesInOrder(document).filter(({ outcome }) => outcome === 'inconclusive');
  if (doubts.length === 0) return [];
  return [
    ...doubts.map(({ rule, outcome, why }) => {
      const reason = why === null ? '' : ` : ${cleanClip(why, MESSAGE_CHARACTERS_MAX)}`;
      return `  ${paint('yellow', words.outcome[outcome])}  ${paint('bold', clean(rule))}${reason}`;
    }),
    '',
  ];
}

function tally(document: DocumentReport, words: Words): string {
  const severities = countBySeverity(document.findings);
  const findings = (['error', 'warn', 'info', 'hint'] as const).map((severity) =>
    counted(severities[severity], severity, words),
  );
  const rules = outcomeTally(countByOutcome(document.outcomes), words);
  return `${findings.join(', ')} ; ${words.report.rules} : ${rules}`;
}

function verdictLines(report: Report, { words, paint }: Style): string[] {
  const { label, next } = words.verdict[report.verdict];
  const named = ({ id, version }: { readonly id: string; readonly version: string }) =>
    `${clean(id)} ${clean(version)}`;
  const facts = [
    `${words.report.ruleset} ${named(report.ruleset)}`,
    ...(report.profile === null
      ? []
      : [`${words.report.profile.toLowerCase()} ${named(report.profile)}`]),
    ...(report.asOf === null ? [] : [`${words.report.asOf.toLowerCase()} ${clean(report.asOf)}`]),
    `${words.report.engine.toLowerCase()} ${named(report.engine)}`,
    `${words.report.digestLine} ${report.digest}`,
  ];
  return [
    paint('bold', `${words.report.verdict} : ${paint(VERDICT_COLOURS[report.verdict], label)}`),
    `${meaningOf(report.verdict, report.documents.length, words)} ${next}`,
    paint('dim', words.report.equivalenceNote),
    paint('dim', facts.join(', ')),
  ];
}
