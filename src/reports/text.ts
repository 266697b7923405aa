import type { DocumentReport, Finding, Report, Severity, Verdict } from '../model/report.ts';
import { clean, cleanClip } from './clean.ts';
import {
  countByOutcome,
  countBySeverity,
  groupsOf,
  isOwn,
  outcomesInOrder,
  place,
  pointer,
  type RuleGroup,
} from './digest.ts';
import { excerptOf, linesOf } from './excerpt.ts';
import type { Format, FormatContext } from './format.ts';
import {
  count,
  EQUIVALENCE_NOTE,
  meaningOf,
  OUTCOME_WORDS,
  SEVERITY_WORDS,
  VERDICT_WORDS,
} from './words.ts';

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
    const paint = context.colour === true ? colours : plain;
    const lines = [
      ...report.documents.flatMap((document) => documentLines(document, context, paint)),
      ...partLines(report),
      ...verdictLines(report, paint),
    ];
    return `${lines.join('\n')}\n`;
  },
};

function partLines({ parts }: Report): string[] {
  const names = parts.map(({ name }) => clean(name));
  return names.length === 0
    ? []
    : [`Jugés avec le document qui s’y réfère : ${names.join(', ')}`, ''];
}

type Colour = 'red' | 'yellow' | 'green' | 'blue' | 'dim' | 'bold';
type Paint = (colour: Colour, text: string) => string;

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

function documentLines(document: DocumentReport, context: FormatContext, paint: Paint): string[] {
  const source = context.sources.get(document.name);
  const lines = source === undefined ? [] : linesOf(source);
  const facts = [
    document.openapi === null
      ? 'pas une description OpenAPI'
      : `OpenAPI ${clean(document.openapi)}`,
    count(document.operations, 'opération'),
    ...(document.title === null ? [] : [`« ${cleanClip(document.title, 80)} »`]),
  ];
  const group = (rule: RuleGroup) => groupLines(rule, document, lines, paint);
  return [
    paint('bold', clean(document.name)) + paint('dim', `  ${facts.join(', ')}`),
    '',
    ...document.obstacles.flatMap(({ code, message }) => [
      `  ${paint('red', 'obstacle')}  ${cleanClip(message, MESSAGE_CHARACTERS_MAX)} ${paint('dim', code)}`,
      '',
    ]),
    ...groupsOf(document).flatMap(group),
    ...doubtLines(document, paint),
    `  ${tally(document)}`,
    `  ${paint(VERDICT_COLOURS[document.verdict], VERDICT_WORDS[document.verdict].label)}`,
    '',
  ];
}

function groupLines(
  group: RuleGroup,
  document: DocumentReport,
  lines: readonly string[],
  paint: Paint,
): string[] {
  const severity = paint(SEVERITY_COLOURS[group.severity], SEVERITY_WORDS[group.severity]);
  const title = group.title === null ? '' : `  ${clean(group.title)}`;
  const waived = group.waived ? ', dérogation' : '';
  const shown = group.findings.slice(0, FINDINGS_PER_RULE_MAX);
  const left = group.findings.length - shown.length;
  return [
    `  ${severity}  ${paint('bold', clean(group.rule))}${title}  ${paint('dim', `(${count(group.findings.length, 'constat')}${waived})`)}`,
    ...shown.flatMap((finding, index) => [
      ...findingLines(finding, document, paint),
      ...(index < FRAMES_PER_RULE_MAX && isOwn(document, finding)
        ? frameLines(finding, lines, paint)
        : []),
    ]),
    ...(left > 0 ? [`    et ${count(left, 'autre')}, dans le rapport JSON`] : []),
    '',
  ];
}

function findingLines(finding: Finding, document: DocumentReport, paint: Paint): string[] {
  const message = cleanClip(finding.message, MESSAGE_CHARACTERS_MAX);
  const where = cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX);
  const file = isOwn(document, finding) ? '' : `${clean(finding.source)}:`;
  return [`    ${`${file}${place(finding)}`.padEnd(8)}${message}  ${paint('dim', where)}`];
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
function doubtLines(document: DocumentReport, paint: Paint): string[] {
  const doubts = outcomesInOrder(document).filter(
    ({ outcome }) => outcome === 'inconclusive' || outcome === 'waived',
  );
  if (doubts.length === 0) return [];
  return [
    ...doubts.map(({ rule, outcome, why }) => {
      const reason = why === null ? '' : ` : ${cleanClip(why, MESSAGE_CHARACTERS_MAX)}`;
      return `  ${paint('yellow', OUTCOME_WORDS[outcome])}  ${paint('bold', clean(rule))}${reason}`;
    }),
    '',
  ];
}

function tally(document: DocumentReport): string {
  const severities = countBySeverity(document.findings);
  const outcomes = countByOutcome(document.outcomes);
  const findings = [
    count(severities.error, 'erreur'),
    count(severities.warn, 'avertissement'),
    count(severities.info, 'information'),
    count(severities.hint, 'conseil'),
  ];
  const rules = [
    count(outcomes.passed, 'respectée'),
    `${outcomes.failed} non ${outcomes.failed < 2 ? 'respectée' : 'respectées'}`,
    `${outcomes['not-applicable']} sans objet`,
    `${outcomes.inconclusive} non ${outcomes.inconclusive < 2 ? 'concluante' : 'concluantes'}`,
    count(outcomes.waived, 'dérogation'),
  ];
  return `${findings.join(', ')} ; règles : ${rules.join(', ')}`;
}

function verdictLines(report: Report, paint: Paint): string[] {
  const { label, next } = VERDICT_WORDS[report.verdict];
  return [
    paint('bold', `Verdict : ${paint(VERDICT_COLOURS[report.verdict], label)}`),
    `${meaningOf(report.verdict, report.documents.length)} ${next}`,
    paint('dim', EQUIVALENCE_NOTE),
    paint(
      'dim',
      `Référentiel ${clean(report.ruleset.id)} ${clean(report.ruleset.version)}, moteur ${clean(report.engine.id)} ${clean(report.engine.version)}, empreinte du rapport ${report.digest}`,
    ),
  ];
}
