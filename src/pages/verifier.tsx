import type { Context } from 'hono';
import { verifyForm } from '../api/verifications.ts';
import type { AppEnv } from '../env.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { Report } from '../model/report.ts';
import { Problem, problemHeaders } from '../problems/problem.ts';
import type { FormatContext } from '../reports/format.ts';
import { formatOf } from '../reports/index.ts';
import { documentationHref } from '../reports/view/links.ts';
import { ReportView } from '../reports/view/report.tsx';
import { VERDICT_WORDS } from '../reports/words.ts';
import { downloadsOf } from './downloads.ts';
import { pageResponse } from './layout.tsx';
import { VerifierForm } from './verifier-form.tsx';

const SECTION = '/verifier';
const SCRIPTS = ['verifier'];

/** An empty form. */
export function verifierPage(c: Context<AppEnv>): Response {
  return pageResponse(
    { title: 'Vérifier un document OpenAPI', section: SECTION, scripts: SCRIPTS },
    <FormPage ruleset={c.req.query('ruleset')} />,
  );
}

/** Judges what the form sends: the result as a page, or as a file when `?format=` asks for one. */
export async function verifierResult(c: Context<AppEnv>): Promise<Response> {
  try {
    const { report, sources } = await verifyForm(c);
    return fileOf(c.req.query('format'), report, { sources }) ?? resultPage(report, sources);
  } catch (error) {
    if (error instanceof Problem) return refusedPage(error);
    throw error;
  }
}

const EXTENSIONS: Readonly<Record<string, string>> = { text: 'txt', spectral: 'json' };

function fileOf(id: string | undefined, report: Report, context: FormatContext) {
  if (id === undefined) return undefined;
  const format = formatOf(id);
  if (format === undefined) {
    throw new Problem('parametre-invalide', { detail: 'Ce format de rapport n’existe pas.' });
  }
  return new Response(format.render(report, context), {
    headers: {
      'content-type': `${format.mediaType}; charset=utf-8`,
      'content-disposition': `attachment; filename="rapport.${EXTENSIONS[id] ?? id}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Not stored anywhere, here no more than in a cache between us and the reader. */
const PRIVATE = new Headers({ 'cache-control': 'no-store' });

function resultPage(report: Report, sources: ReadonlyMap<string, string>): Response {
  const { label } = VERDICT_WORDS[report.verdict];
  return pageResponse(
    { title: `${label} : résultat`, section: SECTION, scripts: SCRIPTS, headers: PRIVATE },
    <div class="wide">
      <h1>Résultat de la vérification</h1>
      <div class="toolbar">
        <a class="button secondary" href="/verifier">
          Vérifier un autre document
        </a>
        <Downloads report={report} sources={sources} />
      </div>
      <div data-result>
        <ReportView report={report} context={{ sources, ruleHref }} />
      </div>
    </div>,
  );
}

const Downloads = ({
  report,
  sources,
}: {
  report: Report;
  sources: ReadonlyMap<string, string>;
}) => {
  const downloads = downloadsOf(report, sources);
  return (
    <>
      {downloads.map(({ label, filename, href }) => (
        <a class="button secondary" href={href} download={filename}>
          {label}
        </a>
      ))}
      {downloads.length === 0 && (
        <p class="quiet">
          Rapport volumineux : le formulaire permet de l’obtenir directement en fichier.
        </p>
      )}
    </>
  );
};

function refusedPage(problem: Problem): Response {
  return pageResponse(
    {
      title: 'Erreur : vérifier un document OpenAPI',
      section: SECTION,
      scripts: SCRIPTS,
      status: problem.status,
      headers: problemHeaders(problem),
    },
    <FormPage problem={problem} />,
  );
}

const FormPage = ({ problem, ruleset }: { problem?: Problem; ruleset?: string | undefined }) => (
  <div class="wide">
    <h1>Vérifier un document OpenAPI</h1>
    <p class="lead">
      Le verdict que l’acheteur aura, avant de déposer. Rien n’est conservé : le document est jugé
      en mémoire puis oublié.
    </p>
    <VerifierForm ruleset={ruleset} {...(problem !== undefined && { problem })} />
  </div>
);

/** Our rules have their page here, whatever the public address that reports print. */
function ruleHref(rule: string, documentation: string | null): string | undefined {
  const sheet = rulesets.flatMap(({ rules }) => rules).find(({ id }) => id === rule);
  return sheet?.path ?? documentationHref(rule, documentation);
}
