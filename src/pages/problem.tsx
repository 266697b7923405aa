import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Fault } from '../model/exchange.ts';
import { isProblemCode, PROBLEM_BASE, PROBLEMS, type ProblemCode } from '../problems/catalogue.ts';
import { Problem, problemHeaders } from '../problems/problem.ts';
import { clean } from '../reports/clean.ts';
import { pageResponse } from './layout.tsx';
import { PROBLEM_GUIDE } from './problem-guide.ts';

const FAULT_WORDS: Readonly<Record<Fault, string>> = {
  consumer: 'la requête (côté appelant)',
  gateway: 'la passerelle (côté territoire)',
  vendor: 'l’éditeur raccordé',
};

/** Every code that the product may answer. */
export function problemsPage(): Response {
  return pageResponse(
    { title: 'Codes d’erreur' },
    <div class="wide">
      <h1>Codes d’erreur</h1>
      <p class="lead">
        Chaque erreur porte un code stable et dit à qui est la faute. Les API répondent au format «
        problem+json » (RFC 9457).
      </p>
      <table class="stacked" aria-label="Codes d’erreur">
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Titre</th>
            <th scope="col" class="numeric">
              Statut HTTP
            </th>
            <th scope="col">À qui est la faute</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(PROBLEMS)
            .filter(isProblemCode)
            .map((code) => (
              <ProblemRow code={code} />
            ))}
        </tbody>
      </table>
    </div>,
  );
}

const ProblemRow = ({ code }: { code: ProblemCode }) => (
  <tr>
    <th scope="row">
      <a href={`${PROBLEM_BASE}${code}`}>
        <code>{code}</code>
      </a>
    </th>
    <td data-label="Titre">{PROBLEMS[code].title}</td>
    <td data-label="Statut HTTP" class="numeric">
      {PROBLEMS[code].status}
    </td>
    <td data-label="À qui est la faute">{FAULT_WORDS[PROBLEMS[code].fault]}</td>
  </tr>
);

/** The page behind a problem's `type` URI (RFC 9457 §3.1.1). */
export function problemPage(c: Context<AppEnv>): Response {
  const code = c.req.param('code') ?? '';
  if (!isProblemCode(code)) {
    throw new Problem('ressource-inconnue', { detail: 'Ce code d’erreur n’existe pas.' });
  }
  const { meaning, remedy } = PROBLEM_GUIDE[code];
  return pageResponse(
    { title: PROBLEMS[code].title },
    <div class="wide">
      <p class="breadcrumb">
        <a href="/problemes">Codes d’erreur</a>
      </p>
      <h1>{PROBLEMS[code].title}</h1>
      <dl class="facts">
        <div>
          <dt>Code</dt>
          <dd>
            <code>{code}</code>
          </dd>
        </div>
        <div>
          <dt>Statut HTTP</dt>
          <dd>{PROBLEMS[code].status}</dd>
        </div>
        <div>
          <dt>À qui est la faute</dt>
          <dd>{FAULT_WORDS[PROBLEMS[code].fault]}</dd>
        </div>
      </dl>
      <h2>Ce qui s’est passé</h2>
      <p>{meaning}</p>
      <h2>Que faire</h2>
      <p>{remedy}</p>
    </div>,
  );
}

/** A failure as a page, for whoever asked with a browser; same status and headers as the JSON. */
export function renderProblem(problem: Problem): Response {
  const { title, status, fault } = PROBLEMS[problem.code];
  const { meaning, remedy } = PROBLEM_GUIDE[problem.code];
  return pageResponse(
    { title, status, headers: problemHeaders(problem) },
    <div class="wide">
      <p class="status-code">Erreur {status}</p>
      <h1>{title}</h1>
      <p class="lead">{problem.detail === undefined ? meaning : clean(problem.detail)}</p>
      {problem.violations.length > 0 && (
        <ul>
          {problem.violations.map(({ path, message }) => (
            <li>
              <code>{clean(path)}</code> : {clean(message)}
            </li>
          ))}
        </ul>
      )}
      <p>{remedy}</p>
      <p class="quiet">
        En cause : {FAULT_WORDS[fault]}. Code :{' '}
        <a href={`${PROBLEM_BASE}${problem.code}`}>
          <code>{problem.code}</code>
        </a>
        .
      </p>
      <p>
        <a class="button" href="/">
          Retour à l’accueil
        </a>
      </p>
    </div>,
  );
}
