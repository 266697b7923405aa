import { raw } from 'hono/html';
import type { Report } from '../model/report.ts';
import { clean } from './clean.ts';
import type { Format, FormatContext } from './format.ts';
import { documentationHref } from './view/links.ts';
import { ReportView } from './view/report.tsx';
import { REPORT_STYLE } from './view/style.ts';
import { VERDICT_WORDS } from './words.ts';

/** Nothing runs and nothing is fetched, whatever a supplier's string may say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** One file that stands alone: to attach to an analysis, to print on A4, to keep. */
export const html: Format = {
  id: 'html',
  mediaType: 'text/html',
  render: (report, context) => {
    const page = <ReportFile report={report} context={context} />;
    return `<!doctype html>\n${page.toString()}\n`;
  },
};

const ReportFile = ({ report, context }: { report: Report; context: FormatContext }) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="content-security-policy" content={POLICY} />
      <meta name="color-scheme" content="light dark" />
      <title>{titleOf(report)}</title>
      <style>{raw(REPORT_STYLE)}</style>
    </head>
    <body class="file">
      <header class="file-header">
        <p>Prise numérique</p>
        <h1>Rapport de vérification</h1>
      </header>
      <main>
        <ReportView
          report={report}
          context={{ sources: context.sources, ruleHref: documentationHref }}
        />
      </main>
    </body>
  </html>
);

function titleOf(report: Report): string {
  const [first] = report.documents;
  const subject =
    report.documents.length === 1 && first !== undefined
      ? clean(first.name)
      : `${report.documents.length} documents`;
  return `${VERDICT_WORDS[report.verdict].label} : ${subject}`;
}
