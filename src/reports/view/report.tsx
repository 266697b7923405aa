import type { DocumentReport, Report } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { clean, cleanClip } from '../clean.ts';
import { isOwn } from '../digest.ts';
import { linesOf } from '../excerpt.ts';
import { counted, size, wordsOf } from '../words.ts';
import { RuleAnalysis } from './analysis.tsx';
import { FindingsByRule } from './findings.tsx';
import { VerdictIcon } from './icons.tsx';
import { documentId, langOfReport, type ViewContext } from './links.ts';
import { OutcomesTable } from './outcomes.tsx';
import { Proof } from './proof.tsx';
import { ScoresSection } from './scores.tsx';
import { AnnotatedSource } from './source.tsx';
import { linesShown, windowOf } from './source-window.ts';
import { UpcomingSection } from './upcoming.tsx';
import { SummaryCounts, VerdictBanner } from './verdict.tsx';
import { WaiversTable } from './waivers.tsx';

const NAME_CHARACTERS_MAX = 120;
const OBSTACLE_CHARACTERS_MAX = 600;

/** A report for people: the same markup in the result page and in the file that is handed over. */
export const ReportView = ({
  report,
  context,
  language = 'fr',
}: {
  report: Report;
  context: ViewContext;
  language?: Language;
}) => (
  <div class="report">
    <VerdictBanner report={report} language={language} />
    <SummaryCounts report={report} language={language} />
    {report.documents.length > 1 && (
      <DocumentList documents={report.documents} language={language} />
    )}
    {report.documents.length > 1 && context.tools}
    {report.documents.map((document, index) => (
      <DocumentSection
        report={report}
        document={document}
        index={index}
        context={context}
        language={language}
      />
    ))}
    {report.parts.length > 0 && <Parts parts={report.parts} language={language} />}
    <Proof report={report} language={language} />
  </div>
);

const DocumentList = ({
  documents,
  language,
}: {
  documents: readonly DocumentReport[];
  language: Language;
}) => {
  const words = wordsOf(language);
  return (
    <nav aria-labelledby="documents" class="contents">
      <h2 id="documents">{counted(documents.length, 'document', words)}</h2>
      <ol>
        {documents.map((document, index) => (
          <li>
            <a href={`#${documentId(index)}`}>{cleanClip(document.name, NAME_CHARACTERS_MAX)}</a>
            <VerdictWord document={document} language={language} />
            <span class="quiet">{counted(document.findings.length, 'finding', words)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
};

const Parts = ({ parts, language }: { parts: Report['parts']; language: Language }) => (
  <section aria-labelledby="parties">
    <h2 id="parties">{wordsOf(language).report.parts}</h2>
    <ul>
      {parts.map(({ name }) => (
        <li>{cleanClip(name, NAME_CHARACTERS_MAX)}</li>
      ))}
    </ul>
  </section>
);

const VerdictWord = ({ document, language }: { document: DocumentReport; language: Language }) => (
  <span class={`outcome verdict-text-${document.verdict}`}>
    <VerdictIcon verdict={document.verdict} />
    {wordsOf(language).verdict[document.verdict].label}
  </span>
);

interface SectionProps {
  readonly report: Report;
  readonly document: DocumentReport;
  readonly index: number;
  readonly context: ViewContext;
  readonly language: Language;
}

const DocumentSection = ({ report, document, index, context, language }: SectionProps) => {
  const source = context.sources.get(document.name);
  const window = windowOf(
    source === undefined ? [] : linesOf(source),
    document.findings.filter((finding) => isOwn(document, finding)),
  );
  const annotated = window.runs.length > 0 && document.findings.length > 0;
  const judged = document.outcomes.length > 0;
  const id = documentId(index);
  const own = { document, index, context, language };
  return (
    <section class="document" aria-labelledby={id}>
      <h2 id={id}>{cleanClip(document.name, NAME_CHARACTERS_MAX)}</h2>
      <Facts document={document} language={language} />
      {judged && <Jump document={document} id={id} annotated={annotated} language={language} />}
      <Obstacles document={document} language={language} />
      {judged && (
        <>
          <ScoresSection document={document} index={index} language={language} />
          {report.documents.length === 1 && context.tools}
          <RuleAnalysis report={report} {...own} />
          <WaiversTable document={document} index={index} language={language} />
          <FindingsByRule rules={report.rules} shownLines={linesShown(window)} {...own} />
          {context.groupings?.(document, index, linesShown(window))}
          <OutcomesTable rules={report.rules} {...own} />
          <UpcomingSection {...own} />
        </>
      )}
      {annotated && (
        <AnnotatedSource document={document} index={index} window={window} language={language} />
      )}
    </section>
  );
};

const Facts = ({ document, language }: { document: DocumentReport; language: Language }) => {
  const words = wordsOf(language);
  return (
    <p class="document-facts">
      <VerdictWord document={document} language={language} />
      <span>
        {document.openapi === null ? words.report.notOpenapi : `OpenAPI ${clean(document.openapi)}`}
      </span>
      {document.title !== null && (
        <span>{words.quoted(cleanClip(document.title, NAME_CHARACTERS_MAX))}</span>
      )}
      <span>{counted(document.operations, 'operation', words)}</span>
      <span>{size(document.bytes, words)}</span>
    </p>
  );
};

/** To each section that is there. */
const Jump = ({
  document,
  id,
  annotated,
  language,
}: {
  document: DocumentReport;
  id: string;
  annotated: boolean;
  language: Language;
}) => {
  const { sections } = wordsOf(language);
  return (
    <p class="jump">
      {document.scores !== null && <a href={`#${id}-notes`}>{sections.scores}</a>}
      <a href={`#${id}-analyse`}>{sections.officer}</a>
      {document.waivers.length > 0 && <a href={`#${id}-derogations`}>{sections.waivers}</a>}
      <a href={`#${id}-constats`}>{sections.vendor}</a>
      <a href={`#${id}-regles`}>{sections.allRules}</a>
      {document.upcoming !== null && (
        <a href={`#${id}-a-venir`}>
          {sections.upcoming} {clean(document.upcoming.version)}
        </a>
      )}
      {annotated && <a href={`#${id}-source`}>{sections.source}</a>}
    </p>
  );
};

const Obstacles = ({ document, language }: { document: DocumentReport; language: Language }) => (
  <>
    {document.obstacles.map(({ code, message }) => (
      <p class="obstacle">
        <strong>{wordsOf(language).report.obstacle}.</strong>{' '}
        <span lang={langOfReport(language)}>{cleanClip(message, OBSTACLE_CHARACTERS_MAX)}</span>{' '}
        <code class="rule-id">{clean(code)}</code>
      </p>
    ))}
  </>
);
