import type { DocumentReport, Finding, Severity } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { excerptOf, plainLine } from '../excerpt.ts';
import { counted, french, wordsOf } from '../words.ts';
import { MESSAGE_CHARACTERS_MAX } from './findings.tsx';
import { documentId, langOfReport, lineId } from './links.ts';
import type { SourceLine, SourceWindow } from './source-window.ts';

/** Messages under one line; a rule that fires a hundred times at one place says it once more. */
const NOTES_PER_LINE_MAX = 8;

/** The document itself, with each message under the line that it is about. */
export const AnnotatedSource = ({
  document,
  index,
  window,
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  window: SourceWindow;
  language?: Language;
}) => {
  const words = wordsOf(language);
  const heading = `${documentId(index)}-source`;
  return (
    <section class="annotated">
      <h3 id={heading}>{words.sections.source}</h3>
      <div class="source">
        {window.runs.map((run) => (
          <>
            {run[0]?.line !== 0 && <Gap language={language} />}
            {run.map((line) => (
              <Line line={line} index={index} language={language} />
            ))}
          </>
        ))}
        {window.runs.at(-1)?.at(-1)?.line !== window.total - 1 && <Gap language={language} />}
      </div>
      {window.linesLeft > 0 && (
        <p>
          {words.tables.linesLeft(
            counted(window.linesLeft, 'otherLine', words),
            clean(document.name),
          )}
        </p>
      )}
    </section>
  );
};

const Gap = ({ language }: { language: Language }) => (
  <p class="gap">
    <span aria-hidden="true">⋯</span> {wordsOf(language).tables.gap}
  </p>
);

const Line = ({
  line,
  index,
  language,
}: {
  line: SourceLine;
  index: number;
  language: Language;
}) => {
  const words = wordsOf(language);
  const [first] = line.findings;
  const severity = gravest(line.findings);
  const shown = line.findings.slice(0, NOTES_PER_LINE_MAX);
  const left = line.findings.length - shown.length;
  return (
    <div
      class={severity === undefined ? 'line' : `line line-${severity}`}
      id={severity === undefined ? undefined : lineId(index, line.line)}
    >
      <span class="line-number">{line.line + 1}</span>
      <code class="line-text">
        {first === undefined ? plainLine(line.text) : <Marked line={line.text} finding={first} />}
      </code>
      {shown.length > 0 && (
        <ul class="notes">
          {shown.map((finding) => (
            <li class={`note note-${finding.severity}`}>
              <span class={`severity severity-${finding.severity}`}>
                {words.severity[finding.severity]}
              </span>{' '}
              <span lang={langOfReport(language)}>
                {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}
              </span>{' '}
              <code class="rule-id">{clean(finding.rule)}</code>
            </li>
          ))}
          {left > 0 && <li class="note">{counted(left, 'otherFinding', words)}</li>}
        </ul>
      )}
    </div>
  );
};

const Marked = ({ line, finding }: { line: string; finding: Finding }) => {
  const { before, marked, after } = excerptOf(line, finding);
  return (
    <>
      {before}
      {marked !== '' && <mark>{marked}</mark>}
      {after}
    </>
  );
};

const GRAVITY: readonly Severity[] = ['error', 'warn', 'info', 'hint'];

function gravest(findings: readonly Finding[]): Severity | undefined {
  return GRAVITY.find((severity) => findings.some((finding) => finding.severity === severity));
}
