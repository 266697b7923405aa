import { rulesets } from '../generated/rulesets/catalogue.ts';
import { RULESET_IDS, type RulesetId } from '../lint/catalogue.ts';
import { LIMITS } from '../lint/limits.ts';
import type { Language } from '../model/rule.ts';
import { PASTED_FIELD } from '../model/submission.ts';
import { PROBLEMS, type ProblemCode } from '../problems/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import { clean } from '../reports/clean.ts';
import { frenchIn, pathIn, type Words } from './language.ts';

const MEGABYTE = 1024 * 1024;

/** What file pickers offer; the engine itself asks for no name. */
export const ACCEPTED = '.yaml,.yml,.json,application/json,application/yaml';

type RulesetWords = Readonly<Record<RulesetId, { label: string; hint: string }>>;

const WORDS = {
  fr: {
    check: 'Vérifier',
    cancel: 'Annuler',
    server: 'Vérifier sur le serveur',
    summary: 'La vérification n’a pas pu commencer',
    error: 'Erreur :',
    files: 'Déposez un ou plusieurs fichiers',
    filesHint: `YAML ou JSON. ${LIMITS.documentBytesMax / MEGABYTE} Mo par fichier, ${LIMITS.uploadBytesMax / MEGABYTE} Mo en tout, ${LIMITS.documentsMax} fichiers au plus. Un document en plusieurs fichiers ($ref) se dépose en une fois.`,
    text: 'Ou collez le document',
    textHint: 'Une description OpenAPI 3, en YAML ou en JSON.',
    ruleset: 'Référentiel de règles',
    rulesets: {
      territoire: {
        label: 'Référentiel du territoire',
        hint: 'Ce que les marchés demandent. C’est le choix habituel.',
      },
      'spectral:oas': {
        label: 'Règles usuelles de Spectral (spectral:oas)',
        hint: 'La validité de la description OpenAPI, telle que Spectral la juge.',
      },
    } as RulesetWords,
    profile: 'Profil',
    profileHint: 'Ce que l’on achète : le référentiel du territoire y pèse différemment.',
    usual: 'par défaut',
    direct: 'Obtenir directement un fichier',
    directHint: 'Le rapport complet, sans passer par la page de résultat :',
    formats: {
      html: 'Rapport HTML',
      json: 'Rapport JSON',
      text: 'Rapport texte',
      csv: 'Tableau CSV',
      sarif: 'SARIF',
    },
    keep: 'Vérifier et garder 30 jours',
    keepHint:
      'Juge sur le serveur et garde le rapport et les documents 30 jours, derrière un lien que nul ne peut deviner :',
  },
  en: {
    check: 'Check',
    cancel: 'Cancel',
    server: 'Check on the server',
    summary: 'The check could not start',
    error: 'Error:',
    files: 'Drop one or several files',
    filesHint: `YAML or JSON. ${LIMITS.documentBytesMax / MEGABYTE} MB a file, ${LIMITS.uploadBytesMax / MEGABYTE} MB in all, ${LIMITS.documentsMax} files at most. A document in several files ($ref) goes in one submission.`,
    text: 'Or paste the document',
    textHint: 'An OpenAPI 3 description, in YAML or JSON.',
    ruleset: 'Ruleset',
    rulesets: {
      territoire: {
        label: 'Ruleset of the territory',
        hint: 'What tenders ask for. The usual choice.',
      },
      'spectral:oas': {
        label: 'Stock Spectral rules (spectral:oas)',
        hint: 'Whether the OpenAPI description is valid, as Spectral judges it.',
      },
    } as RulesetWords,
    profile: 'Profile',
    profileHint: 'What is being bought: the ruleset of the territory weighs differently.',
    usual: 'by default',
    direct: 'Get a file straight away',
    directHint: 'The whole report, without the result page:',
    formats: {
      html: 'HTML report',
      json: 'JSON report',
      text: 'Text report',
      csv: 'CSV table',
      sarif: 'SARIF',
    },
    keep: 'Check and keep for 30 days',
    keepHint:
      'Judges on the server and keeps the report and the documents for 30 days, behind a link that nobody can guess:',
  },
} as const satisfies Words<object>;

/** Field next to which a problem is told; the others are told above the form. */
const FIELD_OF: Partial<Readonly<Record<ProblemCode, Field>>> = {
  'document-absent': 'texte',
  'corps-trop-grand': 'fichiers',
  'trop-de-documents': 'fichiers',
  'ruleset-inconnu': 'ruleset',
};

type Field = 'texte' | 'fichiers' | 'ruleset';

interface FieldProps {
  readonly problem: Problem | undefined;
  readonly language: Language;
}

/** The form of `/verifier`: a plain multipart POST; `browser/verifier.ts` only makes it nicer. */
export const VerifierForm = ({
  problem,
  ruleset,
  language = 'fr',
}: {
  problem?: Problem | undefined;
  ruleset?: string | undefined;
  language?: Language;
}) => {
  const faulty = problem === undefined ? undefined : FIELD_OF[problem.code];
  const chosen = RULESET_IDS.find((id) => id === ruleset) ?? RULESET_IDS[0];
  const of = (field: Field) => (faulty === field ? problem : undefined);
  return (
    <form
      class="verifier"
      method="post"
      action={pathIn(language, '/verifier')}
      enctype="multipart/form-data"
      data-judge="verify"
    >
      {problem !== undefined && <ErrorSummary problem={problem} language={language} />}
      <FilesField problem={of('fichiers')} language={language} />
      <TextField problem={of('texte')} language={language} />
      <RulesetField chosen={chosen} problem={of('ruleset')} language={language} />
      <ProfileField language={language} />
      <FormActions language={language} />
      <Downloads language={language} />
    </form>
  );
};

/** The buttons of a form that judges, and what is said while it does. */
export const FormActions = ({ language, label }: { language: Language; label?: string }) => (
  <div class="actions">
    <button class="button" type="submit">
      {label ?? WORDS[language].check}
    </button>
    <button class="button secondary" type="button" data-cancel hidden>
      {WORDS[language].cancel}
    </button>
    <button class="button secondary" type="submit" data-server hidden>
      {WORDS[language].server}
    </button>
    <p class="status" role="status" data-status></p>
  </div>
);

/** What went wrong, for whoever has just pressed the button, wherever that was found out. */
export const ErrorSummary = ({
  problem,
  language = 'fr',
}: {
  problem: Problem;
  language?: Language;
}) => {
  const field = FIELD_OF[problem.code];
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <h2>{WORDS[language].summary}</h2>
      <p lang={frenchIn(language)}>
        {field === undefined ? (
          messageOf(problem)
        ) : (
          <a href={`#champ-${field}`}>{messageOf(problem)}</a>
        )}
      </p>
    </div>
  );
};

const FilesField = ({ problem, language }: FieldProps) => (
  <div class="field" data-dropzone>
    <label class="field-label" for="champ-fichiers">
      {WORDS[language].files}
    </label>
    <p class="field-hint" id="aide-fichiers">
      {WORDS[language].filesHint}
    </p>
    <FieldError field="fichiers" problem={problem} language={language} />
    <input
      id="champ-fichiers"
      type="file"
      name="fichiers"
      multiple
      accept={ACCEPTED}
      aria-describedby={describedBy('fichiers', problem)}
      aria-invalid={problem === undefined ? undefined : 'true'}
    />
    <ul class="chosen" data-chosen hidden></ul>
  </div>
);

const TextField = ({ problem, language }: FieldProps) => (
  <div class="field">
    <label class="field-label" for="champ-texte">
      {WORDS[language].text}
    </label>
    <p class="field-hint" id="aide-texte">
      {WORDS[language].textHint}
    </p>
    <FieldError field="texte" problem={problem} language={language} />
    <textarea
      id="champ-texte"
      name={PASTED_FIELD}
      rows={12}
      spellcheck={false}
      aria-describedby={describedBy('texte', problem)}
      aria-invalid={problem === undefined ? undefined : 'true'}
    ></textarea>
  </div>
);

export const RulesetField = ({ chosen, problem, language }: FieldProps & { chosen: RulesetId }) => (
  <fieldset class="field" id="champ-ruleset">
    <legend class="field-label">{WORDS[language].ruleset}</legend>
    <FieldError field="ruleset" problem={problem} language={language} />
    {RULESET_IDS.map((id, index) => (
      <div class="choice">
        <input
          type="radio"
          id={`ruleset-${index}`}
          name="ruleset"
          value={id}
          checked={id === chosen}
          aria-describedby={`aide-ruleset-${index}`}
        />
        <label for={`ruleset-${index}`}>{WORDS[language].rulesets[id].label}</label>
        <p class="field-hint" id={`aide-ruleset-${index}`}>
          {WORDS[language].rulesets[id].hint}
        </p>
      </div>
    ))}
  </fieldset>
);

/** Of the default ruleset; its own severities when none is chosen. */
export const ProfileField = ({ language }: { language: Language }) => {
  const words = WORDS[language];
  const profiles = rulesets.flatMap((ruleset) => ruleset.profiles);
  return (
    <div class="field">
      <label class="field-label" for="champ-profil">
        {words.profile}
      </label>
      <p class="field-hint" id="aide-profil">
        {words.profileHint}
      </p>
      <select id="champ-profil" name="profile" aria-describedby="aide-profil">
        {profiles.map(({ id, title }, rank) => (
          <option value={rank === 0 ? '' : id} lang={frenchIn(language)}>
            {title}
            {rank === 0 && ` (${words.usual})`}
          </option>
        ))}
      </select>
    </div>
  );
};

/** For large documents, to file the report without reading it on screen, or to come back to it. */
const Downloads = ({ language }: { language: Language }) => {
  const words = WORDS[language];
  const action = pathIn(language, '/verifier');
  return (
    <details class="direct">
      <summary>{words.direct}</summary>
      <p>{words.directHint}</p>
      <p class="buttons">
        {(['html', 'json', 'text', 'csv', 'sarif'] as const).map((format) => (
          <button class="button secondary" type="submit" formaction={`${action}?format=${format}`}>
            {words.formats[format]}
          </button>
        ))}
      </p>
      <p>{words.keepHint}</p>
      <p class="buttons">
        <button
          class="button secondary"
          type="submit"
          formaction={`${action}?keep=private`}
          data-server-only
        >
          {words.keep}
        </button>
      </p>
    </details>
  );
};

const FieldError = ({ field, problem, language }: FieldProps & { field: Field }) =>
  problem === undefined ? null : (
    <p class="field-error" id={`erreur-${field}`}>
      <strong>{WORDS[language].error}</strong>{' '}
      <span lang={frenchIn(language)}>{messageOf(problem)}</span>
    </p>
  );

function describedBy(field: Field, problem: Problem | undefined): string {
  return problem === undefined ? `aide-${field}` : `aide-${field} erreur-${field}`;
}

function messageOf(problem: Problem): string {
  return clean(problem.detail ?? PROBLEMS[problem.code].title);
}
