import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { RULESET_IDS } from '../lint/catalogue.ts';
import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { COMPARED_FIELDS } from '../model/submission.ts';
import { type Problem, problemHeaders } from '../problems/problem.ts';
import { clean } from '../reports/clean.ts';
import { compare } from '../reports/compare.ts';
import { ComparisonResult, comparisonTitle } from './compare-result.tsx';
import { languageOf, pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import {
  ACCEPTED,
  ErrorSummary,
  FormActions,
  ProfileField,
  RulesetField,
} from './verifier-form.tsx';

const PATH = '/comparer';
const SCRIPTS = ['verifier'];

const WORDS = {
  fr: {
    title: 'Comparer deux versions',
    error: 'Erreur : ',
    lead: 'Le même document, avant et après : ce qui est corrigé, ce qui est nouveau, ce qui reste.',
    where: 'Les documents sont comparés sur le serveur puis oubliés.',
    promise:
      'Les documents sont comparés dans votre navigateur : ils ne quittent pas votre ordinateur.',
    avant: 'Avant',
    apres: 'Après',
    hint: 'Un document, ou tous ses fichiers.',
    submit: 'Comparer',
    kept: 'Comparer deux rapports gardés',
    keptHint: 'L’adresse d’un rapport gardé, ou son identifiant.',
  },
  en: {
    title: 'Compare two versions',
    error: 'Error: ',
    lead: 'The same document, before and after: what is fixed, what is new, what remains.',
    where: 'The documents are compared on the server, then forgotten.',
    promise: 'The documents are compared in your browser: they do not leave your computer.',
    avant: 'Before',
    apres: 'After',
    hint: 'One document, or all its files.',
    submit: 'Compare',
    kept: 'Compare two kept reports',
    keptHint: 'The address of a kept report, or its identifier.',
  },
} as const satisfies Words<object>;

/** Two empty fields, and the form for reports that are kept. */
export function comparePage(c: Context<AppEnv>): Response {
  const language = languageOf(c.req.path);
  return page(language, {}, <Forms language={language} before={c.req.query('avant')} />);
}

export function comparedPage(before: Report, after: Report, language: Language): Response {
  const comparison = compare(before, after);
  return page(
    language,
    { title: comparisonTitle(comparison, language), headers: new Headers(PRIVATE) },
    <ComparisonResult
      comparison={comparison}
      names={[namesOf(before), namesOf(after)]}
      language={language}
      where="server"
    />,
  );
}

const PRIVATE = { 'cache-control': 'no-store' };

export function compareRefusedPage(problem: Problem, language: Language): Response {
  const title = `${WORDS[language].error}${WORDS[language].title}`;
  return page(
    language,
    { title, status: problem.status, headers: problemHeaders(problem) },
    <Forms language={language} problem={problem} />,
  );
}

/** What the compared documents are called, on one line. */
export function namesOf({ documents }: Report): string {
  return documents.map(({ name }) => clean(name)).join(', ');
}

function page(
  language: Language,
  options: { title?: string; status?: number; headers?: Headers },
  content: Parameters<typeof pageResponse>[1],
): Response {
  const { title = WORDS[language].title, ...rest } = options;
  return pageResponse(
    { title, section: PATH, language, translated: PATH, scripts: SCRIPTS, ...rest },
    content,
  );
}

const Forms = ({
  language,
  problem,
  before,
}: {
  language: Language;
  problem?: Problem;
  before?: string | undefined;
}) => {
  const words = WORDS[language];
  return (
    <div class="wide">
      <h1>{words.title}</h1>
      <p class="lead">
        {words.lead}{' '}
        <span data-where data-promise={words.promise}>
          {words.where}
        </span>
      </p>
      <Upload language={language} problem={problem} />
      <KeptForm language={language} before={before} />
    </div>
  );
};

const Upload = ({ language, problem }: { language: Language; problem: Problem | undefined }) => {
  const words = WORDS[language];
  return (
    <form
      class="verifier comparer"
      method="post"
      action={pathIn(language, PATH)}
      enctype="multipart/form-data"
      data-judge="compare"
    >
      {problem !== undefined && <ErrorSummary problem={problem} language={language} />}
      <div class="sides">
        {COMPARED_FIELDS.map((field) => (
          <div class="field" data-dropzone>
            <label class="field-label" for={`champ-${field}`}>
              {words[field]}
            </label>
            <p class="field-hint" id={`aide-${field}`}>
              {words.hint}
            </p>
            <input
              id={`champ-${field}`}
              type="file"
              name={field}
              multiple
              required
              accept={ACCEPTED}
              aria-describedby={`aide-${field}`}
            />
            <ul class="chosen" data-chosen hidden></ul>
          </div>
        ))}
      </div>
      <RulesetField chosen={RULESET_IDS[0]} problem={undefined} language={language} />
      <ProfileField language={language} />
      <FormActions language={language} label={words.submit} />
    </form>
  );
};

/** Works without script: an address like any other. */
const KeptForm = ({ language, before }: { language: Language; before: string | undefined }) => {
  const words = WORDS[language];
  return (
    <details class="direct" open={before !== undefined}>
      <summary>{words.kept}</summary>
      <form method="get" action={pathIn(language, PATH)} class="sides">
        {COMPARED_FIELDS.map((field) => (
          <div class="field">
            <label class="field-label" for={`garde-${field}`}>
              {words[field]}
            </label>
            <p class="field-hint" id={`aide-garde-${field}`}>
              {words.keptHint}
            </p>
            <input
              id={`garde-${field}`}
              name={field}
              required
              autocomplete="off"
              spellcheck={false}
              value={field === 'avant' ? before : undefined}
              aria-describedby={`aide-garde-${field}`}
            />
          </div>
        ))}
        <p class="buttons">
          <button class="button secondary" type="submit">
            {words.submit}
          </button>
        </p>
      </form>
    </details>
  );
};
