import type { DocumentReport, Finding, Severity } from '../../model/report.ts';
import { clean, cleanClip } from '../clean.ts';
import { excerptOf, plainLine } from '../excerpt.ts';
import { count, french, SEVERITY_WORDS } from '../words.ts';
import { MESSAGE_CHARACTERS_MAX } from './findings.tsx';
import { documentId, lineId } from './links.ts';
import type { SourceLine, SourceWindow } from './source-window.ts';

/** Messages under one line; a rule that fires a hundred times at one place says it once more. */
const NOTES_PER_LINE_MAX = 8;

/** The document itself, with each message under the line that it is about. */
export const AnnotatedSource = ({
  document,
  index,
  window,
}: {
  document: DocumentReport;
  index: number;
  window: SourceWindow;
}) => {
  const heading = `${documentId(index)}-source`;
  return (
    <section class="annotated">
      <h3 id={heading}>Document annoté</h3>
      <div class="source">
        {window.runs.map((run) => (
          <>
            {run[0]?.line !== 0 && <Gap />}
            {run.map((line) => (
              <Line line={line} index={index} />
            ))}
          </>
        ))}
        {window.runs.at(-1)?.at(-1)?.line !== window.total - 1 && <Gap />}
      </div>
      {window.linesLeft > 0 && (
        <p>
          {count(window.linesLeft, 'autre ligne porte', 'autres lignes portent')} des constats de{' '}
          {clean(document.name)} : le rapport JSON les donne tous.
        </p>
      )}
    </section>
  );
};

const Gap = () => (
  <p class="gap">
    <span aria-hidden="true">⋯</span> Lignes non affichées
  </p>
);

const Line = ({ line, index }: { line: SourceLine; index: number }) => {
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
                {SEVERITY_WORDS[finding.severity]}
              </span>{' '}
              {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}{' '}
              <code class="rule-id">{clean(finding.rule)}</code>
            </li>
          ))}
          {left > 0 && <li class="note">et {count(left, 'autre constat', 'autres constats')}</li>}
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
