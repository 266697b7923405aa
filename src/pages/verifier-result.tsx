import type { Child } from 'hono/jsx';
import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { ReportView } from '../reports/view/report.tsx';
import { wordsOf } from '../reports/words.ts';
import { downloadsOf } from './downloads.ts';
import { ExplorerTools, type Grouping, OtherGroupings } from './explorer.tsx';
import { KeepLater, KeepPanel } from './keep.tsx';
import { pathIn, type Words } from './language.ts';
import { ruleHrefIn, titlesIn } from './rule-title.tsx';
import { Snippets } from './snippets.tsx';

/** Which machine judged: what that means for whoever brought the document is said on the result. */
export type Where = 'browser' | 'server' | 'queue' | 'kept';

const WORDS = {
  fr: {
    title: 'Résultat de la vérification',
    result: 'résultat',
    browser: 'Vérifié dans votre navigateur\u00a0: le document n’a pas quitté votre ordinateur.',
    server: 'Vérifié sur le serveur\u00a0: le document a été jugé en mémoire, puis oublié.',
    queue:
      'Vérifié sur le serveur\u00a0: le document et ce résultat seront effacés un jour après le dépôt. Seule l’adresse de cette page y donne accès.',
    kept: '',
    again: 'Vérifier un autre document',
    compare: 'Comparer avec une autre version',
    large: 'Rapport volumineux : le formulaire permet de l’obtenir directement en fichier.',
    integrate: 'Refaire cette vérification à chaque modification',
    file: { html: 'Rapport HTML', json: 'Rapport JSON' },
  },
  en: {
    title: 'Result of the check',
    result: 'result',
    browser: 'Checked in your browser: the document has not left your computer.',
    server: 'Checked on the server: the document was judged in memory, then forgotten.',
    queue:
      'Checked on the server: the document and this result will be erased one day after they were sent. Only the address of this page gives access to them.',
    kept: '',
    again: 'Check another document',
    compare: 'Compare with another version',
    large: 'Large report: the form gives it straight as a file.',
    integrate: 'Repeat this check at each change',
    file: { html: 'HTML report', json: 'JSON report' },
  },
} as const satisfies Words<object>;

interface Result {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly language?: Language | undefined;
}

/** The result of a verification: the same markup whether the server or the browser renders it. */
export const VerifierResult = ({
  report,
  sources,
  where,
  language = 'fr',
  grouping = 'regle',
  notice,
  after,
}: Result & { where: Where; grouping?: Grouping; notice?: Child; after?: Child }) => {
  const words = WORDS[language];
  const context = { sources, ruleHref: ruleHrefIn(language), titles: titlesIn(language) };
  return (
    <div class="wide">
      <h1 tabindex={-1}>{words.title}</h1>
      <p class="where" data-where={where}>
        {notice ?? words[where]}
      </p>
      <div class="toolbar">
        <a class="button secondary" href={pathIn(language, '/verifier')}>
          {words.again}
        </a>
        {where !== 'kept' && (
          <a class="button secondary" href={pathIn(language, '/comparer')}>
            {words.compare}
          </a>
        )}
        <Downloads report={report} sources={sources} language={language} />
      </div>
      <div class="result" data-result>
        <ReportView
          report={report}
          language={language}
          context={{
            ...context,
            tools: <ExplorerTools report={report} grouping={grouping} language={language} />,
            groupings: (document, index, shownLines) => (
              <OtherGroupings
                document={document}
                index={index}
                shownLines={shownLines}
                context={context}
                language={language}
              />
            ),
          }}
        />
      </div>
      {where === 'browser' && <KeepPanel language={language} />}
      {where === 'server' && <KeepLater language={language} />}
      {after}
      <Integrate report={report} language={language} />
    </div>
  );
};

export function resultTitle(report: Report, language: Language = 'fr'): string {
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return `${wordsOf(language).verdict[report.verdict].label}${colon}${WORDS[language].result}`;
}

const Downloads = ({ report, sources, language = 'fr' }: Result) => {
  const downloads = downloadsOf(report, { sources, language, titles: titlesIn(language) });
  const words = WORDS[language];
  return (
    <>
      {downloads.map(({ id, filename, href }) => (
        <a class="button secondary" href={href} download={filename}>
          {words.file[id]}
        </a>
      ))}
      {downloads.length === 0 && <p class="quiet">{words.large}</p>}
    </>
  );
};

/** Rulesets that are published can be asked for again by any tool, by their exact version. */
const Integrate = ({ report, language }: { report: Report; language: Language }) =>
  report.ruleset.id.includes(':') ? null : (
    <details class="integrate">
      <summary>{WORDS[language].integrate}</summary>
      <Snippets ruleset={report.ruleset} document="openapi.yaml" language={language} level={2} />
    </details>
  );
