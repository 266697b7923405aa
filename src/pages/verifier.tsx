import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Report } from '../model/report.ts';
import { type Problem, problemHeaders } from '../problems/problem.ts';
import { pageResponse } from './layout.tsx';
import { VerifierForm } from './verifier-form.tsx';
import { resultTitle, VerifierResult, type Where } from './verifier-result.tsx';

const SECTION = '/verifier';
const SCRIPTS = ['verifier'];

/** An empty form. */
export function verifierPage(c: Context<AppEnv>): Response {
  return pageResponse(
    { title: 'Vérifier un document OpenAPI', section: SECTION, scripts: SCRIPTS },
    <FormPage ruleset={c.req.query('ruleset')} />,
  );
}

/** Not stored in any cache between us and the reader. */
const PRIVATE = new Headers({ 'cache-control': 'no-store' });

export function resultPage(
  report: Report,
  sources: ReadonlyMap<string, string>,
  where: Where,
): Response {
  return pageResponse(
    { title: resultTitle(report), section: SECTION, scripts: SCRIPTS, headers: PRIVATE },
    <VerifierResult report={report} sources={sources} where={where} />,
  );
}

/** The form again, with what was wrong. */
export function refusedPage(problem: Problem): Response {
  return pageResponse(
    {
      title: 'Erreur : vérifier un document OpenAPI',
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
      Le verdict que l’acheteur aura, avant de déposer.{' '}
      <span data-where>
        Le document est vérifié sur le serveur puis oublié ; au-delà de 1 Mo, il y reste un jour au
        plus, à une adresse que vous seul connaissez.
      </span>
    </p>
    <VerifierForm ruleset={ruleset} {...(problem !== undefined && { problem })} />
  </div>
);
