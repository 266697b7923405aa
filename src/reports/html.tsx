import { raw } from 'hono/html';
import type { Report } from '../model/report.ts';
import { clean } from './clean.ts';
import type { Format, FormatContext } from './format.ts';
import { documentationHref } from './view/links.ts';
import { ReportView } from './view/report.tsx';
import { REPORT_STYLE } from './view/style.ts';
import { counted, type Words, wordsOf } from './words.ts';

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

const ReportFile = ({ report, context }: { report: Report; context: FormatContext }) => {
  const { sources, titles, language = 'fr' } = context;
  const words = wordsOf(language);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="content-security-policy" content={POLICY} />
        <meta name="color-scheme" content="light dark" />
        <title>{titleOf(report, words)}</title>
        <style>{raw(REPORT_STYLE)}</style>
      </head>
      <body class="file">
        <header class="file-header">
          <p>Prise numérique</p>
          <h1>{words.report.title}</h1>
        </header>
        <main>
          <ReportView
            report={report}
            context={{ sources, titles, ruleHref: documentationHref }}
            language={language}
          />
        </main>
      </body>
    </html>
  );
};

function titleOf(report: Report, words: Words): string {
  const [first] = report.documents;
  const subject =
    report.documents.length === 1 && first !== undefined
      ? clean(first.name)
      : counted(report.documents.length, 'document', words);
  return `${words.verdict[report.verdict].label}${words.colon} ${subject}`;
}
