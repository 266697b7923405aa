import { RULESET_IDS, type RulesetId } from '../lint/catalogue.ts';
import { LIMITS } from '../lint/limits.ts';
import { PASTED_FIELD } from '../model/submission.ts';
import { PROBLEMS, type ProblemCode } from '../problems/catalogue.ts';
import type { Problem } from '../problems/problem.ts';
import { clean } from '../reports/clean.ts';

const MEGABYTE = 1024 * 1024;

const RULESET_LABELS: Readonly<Record<RulesetId, { label: string; hint: string }>> = {
  territoire: {
    label: 'Référentiel du territoire',
    hint: 'Ce que les marchés demandent. C’est le choix habituel.',
  },
  'spectral:oas': {
    label: 'Règles usuelles de Spectral (spectral:oas)',
    hint: 'La validité de la description OpenAPI, telle que Spectral la juge.',
  },
};

/** Field next to which a problem is told; the others are told above the form. */
const FIELD_OF: Partial<Readonly<Record<ProblemCode, Field>>> = {
  'document-absent': 'texte',
  'corps-trop-grand': 'fichiers',
  'trop-de-documents': 'fichiers',
  'ruleset-inconnu': 'ruleset',
};

type Field = 'texte' | 'fichiers' | 'ruleset';

/** The form of `/verifier`: a plain multipart POST; `browser/verifier.ts` only makes it nicer. */
export const VerifierForm = ({
  problem,
  ruleset,
}: {
  problem?: Problem;
  ruleset?: string | undefined;
}) => {
  const faulty = problem === undefined ? undefined : FIELD_OF[problem.code];
  const chosen = RULESET_IDS.find((id) => id === ruleset) ?? RULESET_IDS[0];
  return (
    <form class="verifier" method="post" action="/verifier" enctype="multipart/form-data">
      {problem !== undefined && <ErrorSummary problem={problem} />}
      <FilesField problem={faulty === 'fichiers' ? problem : undefined} />
      <TextField problem={faulty === 'texte' ? problem : undefined} />
      <RulesetField chosen={chosen} problem={faulty === 'ruleset' ? problem : undefined} />
      <div class="actions">
        <button class="button" type="submit">
          Vérifier
        </button>
        <button class="button secondary" type="button" data-cancel hidden>
          Annuler
        </button>
        <button class="button secondary" type="submit" data-server hidden>
          Vérifier sur le serveur
        </button>
        <p class="status" role="status" data-status></p>
      </div>
      <Downloads />
    </form>
  );
};

/** What went wrong, for whoever has just pressed the button, wherever that was found out. */
export const ErrorSummary = ({ problem }: { problem: Problem }) => {
  const field = FIELD_OF[problem.code];
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <h2>La vérification n’a pas pu commencer</h2>
      <p>
        {field === undefined ? (
          messageOf(problem)
        ) : (
          <a href={`#champ-${field}`}>{messageOf(problem)}</a>
        )}
      </p>
    </div>
  );
};

const FilesField = ({ problem }: { problem: Problem | undefined }) => (
  <div class="field" data-dropzone>
    <label class="field-label" for="champ-fichiers">
      Déposez un ou plusieurs fichiers
    </label>
    <p class="field-hint" id="aide-fichiers">
      YAML ou JSON. {LIMITS.documentBytesMax / MEGABYTE} Mo par fichier,{' '}
      {LIMITS.uploadBytesMax / MEGABYTE} Mo en tout, {LIMITS.documentsMax} fichiers au plus. Un
      document en plusieurs fichiers ($ref) se dépose en une fois.
    </p>
    <FieldError field="fichiers" problem={problem} />
    <input
      id="champ-fichiers"
      type="file"
      name="fichiers"
      multiple
      accept=".yaml,.yml,.json,application/json,application/yaml"
      aria-describedby={describedBy('fichiers', problem)}
      aria-invalid={problem === undefined ? undefined : 'true'}
    />
    <ul class="chosen" data-chosen hidden></ul>
  </div>
);

const TextField = ({ problem }: { problem: Problem | undefined }) => (
  <div class="field">
    <label class="field-label" for="champ-texte">
      Ou collez le document
    </label>
    <p class="field-hint" id="aide-texte">
      Une description OpenAPI 3, en YAML ou en JSON.
    </p>
    <FieldError field="texte" problem={problem} />
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

const RulesetField = ({ chosen, problem }: { chosen: RulesetId; problem: Problem | undefined }) => (
  <fieldset class="field" id="champ-ruleset">
    <legend class="field-label">Référentiel de règles</legend>
    <FieldError field="ruleset" problem={problem} />
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
        <label for={`ruleset-${index}`}>{RULESET_LABELS[id].label}</label>
        <p class="field-hint" id={`aide-ruleset-${index}`}>
          {RULESET_LABELS[id].hint}
        </p>
      </div>
    ))}
  </fieldset>
);

/** For large documents, or to file the report without reading it on screen. */
const Downloads = () => (
  <details class="direct">
    <summary>Obtenir directement un fichier</summary>
    <p>Le rapport complet, sans passer par la page de résultat :</p>
    <p class="buttons">
      <button class="button secondary" type="submit" formaction="/verifier?format=html">
        Rapport HTML
      </button>
      <button class="button secondary" type="submit" formaction="/verifier?format=json">
        Rapport JSON
      </button>
      <button class="button secondary" type="submit" formaction="/verifier?format=text">
        Rapport texte
      </button>
    </p>
  </details>
);

const FieldError = ({ field, problem }: { field: Field; problem: Problem | undefined }) =>
  problem === undefined ? null : (
    <p class="field-error" id={`erreur-${field}`}>
      <strong>Erreur :</strong> {messageOf(problem)}
    </p>
  );

function describedBy(field: Field, problem: Problem | undefined): string {
  return problem === undefined ? `aide-${field}` : `aide-${field} erreur-${field}`;
}

function messageOf(problem: Problem): string {
  return clean(problem.detail ?? PROBLEMS[problem.code].title);
}
