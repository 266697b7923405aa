import type { DocumentReport, Report } from '../../model/report.ts';
import { clean, cleanClip } from '../clean.ts';
import { isOwn } from '../digest.ts';
import { linesOf } from '../excerpt.ts';
import { count, number, size, VERDICT_WORDS } from '../words.ts';
import { FindingsByRule } from './findings.tsx';
import { VerdictIcon } from './icons.tsx';
import { documentId, type ViewContext } from './links.ts';
import { OutcomesTable } from './outcomes.tsx';
import { AnnotatedSource } from './source.tsx';
import { linesShown, windowOf } from './source-window.ts';
import { SummaryCounts, VerdictBanner } from './verdict.tsx';

const NAME_CHARACTERS_MAX = 120;
const OBSTACLE_CHARACTERS_MAX = 600;

/** A report for people: the same markup in the result page and in the file that is handed over. */
export const ReportView = ({ report, context }: { report: Report; context: ViewContext }) => (
  <div class="report">
    <VerdictBanner report={report} />
    <SummaryCounts report={report} />
    {report.documents.length > 1 && <DocumentList documents={report.documents} />}
    {context.tools}
    {report.documents.map((document, index) => (
      <DocumentSection document={document} index={index} context={context} />
    ))}
    {report.parts.length > 0 && <Parts parts={report.parts} />}
    <Proof report={report} />
  </div>
);

const DocumentList = ({ documents }: { documents: readonly DocumentReport[] }) => (
  <nav aria-labelledby="documents" class="contents">
    <h2 id="documents">{count(documents.length, 'document')}</h2>
    <ol>
      {documents.map((document, index) => (
        <li>
          <a href={`#${documentId(index)}`}>{cleanClip(document.name, NAME_CHARACTERS_MAX)}</a>
          <VerdictWord document={document} />
          <span class="quiet">{count(document.findings.length, 'constat')}</span>
        </li>
      ))}
    </ol>
  </nav>
);

const Parts = ({ parts }: { parts: Report['parts'] }) => (
  <section aria-labelledby="parties">
    <h2 id="parties">Fichiers jugés avec le document qui s’y réfère</h2>
    <ul>
      {parts.map(({ name }) => (
        <li>{cleanClip(name, NAME_CHARACTERS_MAX)}</li>
      ))}
    </ul>
  </section>
);

const VerdictWord = ({ document }: { document: DocumentReport }) => (
  <span class={`outcome verdict-text-${document.verdict}`}>
    <VerdictIcon verdict={document.verdict} />
    {VERDICT_WORDS[document.verdict].label}
  </span>
);

const DocumentSection = ({
  document,
  index,
  context,
}: {
  document: DocumentReport;
  index: number;
  context: ViewContext;
}) => {
  const source = context.sources.get(document.name);
  const window = windowOf(
    source === undefined ? [] : linesOf(source),
    document.findings.filter((finding) => isOwn(document, finding)),
  );
  const annotated = window.runs.length > 0 && document.findings.length > 0;
  const id = documentId(index);
  return (
    <section class="document" aria-labelledby={id}>
      <h2 id={id}>{cleanClip(document.name, NAME_CHARACTERS_MAX)}</h2>
      <p class="document-facts">
        <VerdictWord document={document} />
        <span>
          {document.openapi === null
            ? 'Pas une description OpenAPI'
            : `OpenAPI ${clean(document.openapi)}`}
        </span>
        {document.title !== null && (
          <span>« {cleanClip(document.title, NAME_CHARACTERS_MAX)} »</span>
        )}
        <span>{count(document.operations, 'opération')}</span>
        <span>{size(document.bytes)}</span>
      </p>
      {annotated && (
        <p class="jump">
          <a href={`#${id}-constats`}>Constats par règle</a>
          <a href={`#${id}-regles`}>Toutes les règles</a>
          <a href={`#${id}-source`}>Document annoté</a>
        </p>
      )}
      {document.obstacles.map(({ code, message }) => (
        <p class="obstacle">
          <strong>Obstacle.</strong> {cleanClip(message, OBSTACLE_CHARACTERS_MAX)}{' '}
          <code class="rule-id">{clean(code)}</code>
        </p>
      ))}
      {document.outcomes.length > 0 && (
        <>
          <FindingsByRule
            document={document}
            index={index}
            context={context}
            shownLines={linesShown(window)}
          />
          {context.groupings?.(document, index, linesShown(window))}
          <OutcomesTable document={document} index={index} context={context} />
        </>
      )}
      {annotated && <AnnotatedSource document={document} index={index} window={window} />}
    </section>
  );
};

/** What a second party needs to replay the verification and compare bytes. */
const Proof = ({ report }: { report: Report }) => (
  <section class="proof" aria-labelledby="preuve">
    <h2 id="preuve">Pour refaire cette vérification</h2>
    <p>
      Le même document, le même référentiel et le même moteur donnent le même rapport, à l’octet
      près : comparez les empreintes (SHA-256).
    </p>
    <dl>
      <dt>Rapport</dt>
      <dd>
        <code>{report.digest}</code>
      </dd>
      <dt>
        Référentiel {clean(report.ruleset.id)} {clean(report.ruleset.version)}
      </dt>
      <dd>
        <code>{report.ruleset.digest}</code>
      </dd>
      <dt>
        Moteur {clean(report.engine.id)} {clean(report.engine.version)}
      </dt>
      <dd>
        <code>{report.engine.digest}</code>
      </dd>
      {report.documents.map((document) => (
        <>
          <dt>
            {cleanClip(document.name, NAME_CHARACTERS_MAX)} ({number(document.bytes)} octets)
          </dt>
          <dd>
            <code>{document.sha256}</code>
          </dd>
        </>
      ))}
    </dl>
  </section>
);
