import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { type Problem, problemHeaders } from '../problems/problem.ts';
import { type Grouping, groupingOf } from './explorer.tsx';
import { languageOf, pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import { VerifierForm } from './verifier-form.tsx';
import { resultTitle, VerifierResult, type Where } from './verifier-result.tsx';

const PATH = '/verifier';
const SCRIPTS = ['verifier'];

const WORDS = {
  fr: {
    title: 'Vérifier un document OpenAPI',
    error: 'Erreur : ',
    lead: 'Le verdict que l’acheteur aura, avant de déposer.',
    where:
      'Le document est vérifié sur le serveur puis oublié ; au-delà de 1 Mo, il y reste un jour au plus, à une adresse que vous seul connaissez.',
    ways: 'Autres façons de faire',
    compare: 'Comparer deux versions',
    integrate: 'Vérifier depuis vos outils',
    rules: 'Lire les règles',
  },
  en: {
    title: 'Check an OpenAPI document',
    error: 'Error: ',
    lead: 'The verdict that the buyer will see, before you submit.',
    where:
      'The document is checked on the server, then forgotten; above 1 MB it stays there for a day at most, at an address that you alone know.',
    ways: 'Other ways',
    compare: 'Compare two versions',
    integrate: 'Check from your own tools',
    rules: 'Read the rules',
  },
} as const satisfies Words<object>;

/** An empty form. */
export function verifierPage(c: Context<AppEnv>): Response {
  const language = languageOf(c.req.path);
  return pageResponse(
    {
      title: WORDS[language].title,
      section: PATH,
      language,
      translated: PATH,
      scripts: SCRIPTS,
    },
    <FormPage ruleset={c.req.query('ruleset')} language={language} />,
  );
}

/** Not stored in any cache between us and the reader. */
const PRIVATE = new Headers({ 'cache-control': 'no-store' });

export interface ResultOptions {
  readonly language?: Language;
  /** `par` of the address. */
  readonly grouping?: string | undefined;
  /** Of a result that has an address of its own. */
  readonly id?: string;
}

export function resultPage(
  report: Report,
  sources: ReadonlyMap<string, string>,
  where: Where,
  { language = 'fr', grouping: wanted, id }: ResultOptions = {},
): Response {
  const grouping: Grouping = groupingOf(wanted);
  return pageResponse(
    {
      title: resultTitle(report, language),
      section: PATH,
      language,
      // What was posted cannot be asked for in another language: the form of it can.
      translated: id === undefined ? PATH : `/verifications/${id}`,
      scripts: SCRIPTS,
      headers: PRIVATE,
    },
    <VerifierResult
      report={report}
      sources={sources}
      where={where}
      language={language}
      grouping={grouping}
    />,
  );
}

/** The form again, with what was wrong. */
export function refusedPage(problem: Problem, language: Language = 'fr'): Response {
  return pageResponse(
    {
      title: `${WORDS[language].error}${WORDS[language].title}`,
      section: PATH,
      language,
      translated: PATH,
      scripts: SCRIPTS,
      status: problem.status,
      headers: problemHeaders(problem),
    },
    <FormPage problem={problem} language={language} />,
  );
}

const FormPage = ({
  problem,
  ruleset,
  language,
}: {
  problem?: Problem;
  ruleset?: string | undefined;
  language: Language;
}) => {
  const words = WORDS[language];
  const ways = [
    { path: '/comparer', label: words.compare },
    { path: '/integrer', label: words.integrate },
    { path: '/regles', label: words.rules },
  ];
  return (
    <div class="wide">
      <h1>{words.title}</h1>
      <p class="lead">
        {words.lead} <span data-where>{words.where}</span>
      </p>
      <VerifierForm ruleset={ruleset} problem={problem} language={language} />
      <nav class="ways" aria-label={words.ways}>
        <ul>
          {ways.map(({ path, label }) => (
            <li>
              <a href={pathIn(language, path)}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
};
