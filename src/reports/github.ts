import { groupBy } from '../model/group.ts';
import type { DocumentReport, Finding, Report, Severity } from '../model/report.ts';
import { closingOf, findingsInOrder, outcomesInOrder, titleIn } from './digest.ts';
import type { Format, FormatContext } from './format.ts';
import { pathOf } from './paths.ts';
import { commandData, commandProperty } from './quote.ts';
import { numeral, type Words, wordsOf } from './words.ts';

/** Per level and step of a job; further ones are in the log only (GitHub's limit, 50 per job). */
const ANNOTATIONS_MAX = 10;
const MESSAGE_CHARACTERS_MAX = 1000;

type Level = 'error' | 'warning' | 'notice';

const ORDER: readonly Level[] = ['error', 'warning', 'notice'];

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warn: 'warning',
  info: 'notice',
  hint: 'notice',
};

interface Annotation {
  readonly level: Level;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** Workflow commands: GitHub Actions shows each as an annotation of the line, the gravest first. */
export const github: Format = {
  id: 'github',
  mediaType: 'text/x-github-actions',
  render: (report, context) => {
    const words = wordsOf(context.language);
    const annotations = report.documents
      .flatMap((document) => [
        ...obstacles(document, context, words),
        ...doubts(document, context, words),
        ...findingsInOrder(document).map((finding) => annotationOf(document, finding, context)),
      ])
      .sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
    const lines = [...annotations.map(commandOf), ...closingLines(report, annotations, words)];
    return `${lines.join('\n')}\n`;
  },
};

function annotationOf(
  document: DocumentReport,
  finding: Finding,
  context: FormatContext,
): Annotation {
  const words = wordsOf(context.language);
  const { start, end } = finding.range;
  const closing = closingOf(document, finding);
  const outcome = document.outcomes.find(({ rule }) => rule === finding.rule);
  const aside = closing === 'open' ? '' : ` (${words.vendor.closed[closing]})`;
  return {
    level: closing === 'open' ? LEVELS[finding.severity] : 'notice',
    properties: {
      file: pathOf(finding.source, context),
      line: start.line + 1,
      // Columns are of one line only (GitHub refuses them otherwise).
      ...(end.line === start.line
        ? { col: start.character + 1, endColumn: Math.max(end.character, start.character) + 1 }
        : { endLine: Math.max(end.line, start.line) + 1 }),
      title: `${titleIn(context, finding.rule, outcome?.title ?? null) ?? finding.rule}${aside}`,
    },
    message: `${finding.message} [${finding.rule}]`,
  };
}

function obstacles(document: DocumentReport, context: FormatContext, words: Words): Annotation[] {
  return document.obstacles.map(({ code, message }) => ({
    level: 'error',
    properties: { file: pathOf(document.name, context), title: words.report.obstacle },
    message: `${message} [${code}]`,
  }));
}

/** A rule that did not finish must not pass for one that found nothing. */
function doubts(document: DocumentReport, context: FormatContext, words: Words): Annotation[] {
  return outcomesInOrder(document)
    .filter(({ outcome }) => outcome === 'inconclusive')
    .map(({ rule, title, why, mandatory }) => ({
      level: mandatory ? 'error' : 'warning',
      properties: {
        file: pathOf(document.name, context),
        title: titleIn(context, rule, title) ?? rule,
      },
      message: `${words.outcome.inconclusive} : ${why ?? words.officer.missingUnknown} [${rule}]`,
    }));
}

function commandOf({ level, properties, message }: Annotation): string {
  const given = Object.entries(properties).map(
    ([name, value]) => `${name}=${commandProperty(String(value), MESSAGE_CHARACTERS_MAX)}`,
  );
  return `::${level} ${given.join(',')}::${commandData(message, MESSAGE_CHARACTERS_MAX)}`;
}

/** In our own words only: a plain line of the log that quoted a stranger could be a command. */
function closingLines(report: Report, annotations: readonly Annotation[], words: Words): string[] {
  const levels = [...groupBy(annotations, ({ level }) => level).values()];
  const left = levels.reduce((sum, { length }) => sum + Math.max(0, length - ANNOTATIONS_MAX), 0);
  return [
    ...(left > 0
      ? [words.machine.annotationsMax(String(ANNOTATIONS_MAX), numeral(left, words))]
      : []),
    `${words.report.verdict}${words.colon} ${words.verdict[report.verdict].label} (${report.digest})`,
  ];
}
