import type { Language } from '../model/rule.ts';
import { pathIn, type Words } from './language.ts';

const WORDS = {
  fr: {
    title: 'Garder ou partager ce rapport',
    intro:
      'Rien n’est gardé tant que vous ne le demandez pas. Garder envoie vos documents au serveur, qui les juge à nouveau : même rapport, même empreinte.',
    private: 'Garder ce rapport 30 jours (lien privé)',
    privateHint:
      'Gardés : le rapport et le texte des documents, effacés au bout de 30 jours. Qui les lit : seulement les personnes à qui vous donnez le lien, que nul ne peut deviner.',
    publish: 'Publier ce rapport',
    publishHint:
      'Gardés : le rapport et le texte des documents, sans limite de durée. Qui les lit : tout le monde. L’insigne du verdict peut être affiché ailleurs.',
    consent:
      'J’ai le droit de rendre ces documents publics et j’accepte que chacun puisse les lire.',
    sending: 'Envoi des documents…',
    failed: 'Le rapport n’a pas pu être gardé. Vos documents sont toujours ici : réessayez.',
    kept: 'Rapport gardé',
    published: 'Rapport publié',
    link: 'Lien du rapport',
    until: 'Effacé le ',
    forever: 'Sans date d’effacement.',
    token: 'Jeton d’effacement',
    tokenHint:
      'À noter maintenant : il n’est affiché qu’ici, une seule fois. Sans lui, personne ne peut effacer le rapport avant l’heure.',
    erase: 'Effacer maintenant',
    erased: 'Rapport effacé : le lien ne mène plus à rien.',
    open: 'Ouvrir le rapport',
    server:
      'Pour garder ce résultat, revenez au formulaire et choisissez « Vérifier et garder 30 jours ».',
    form: 'Revenir au formulaire',
  },
  en: {
    title: 'Keep or share this report',
    intro:
      'Nothing is kept until you ask. Keeping sends your documents to the server, which judges them again: same report, same digest.',
    private: 'Keep this report for 30 days (private link)',
    privateHint:
      'Kept: the report and the text of the documents, erased after 30 days. Who reads them: only those to whom you give the link, which nobody can guess.',
    publish: 'Publish this report',
    publishHint:
      'Kept: the report and the text of the documents, with no end date. Who reads them: everybody. The badge of the verdict may be shown elsewhere.',
    consent:
      'I have the right to make these documents public, and I accept that anyone reads them.',
    sending: 'Sending the documents…',
    failed: 'The report could not be kept. Your documents are still here: try again.',
    kept: 'Report kept',
    published: 'Report published',
    link: 'Link to the report',
    until: 'Erased on ',
    forever: 'No erasure date.',
    token: 'Erasure token',
    tokenHint:
      'Write it down now: it is shown here only, once. Without it, nobody can erase the report ahead of time.',
    erase: 'Erase now',
    erased: 'Report erased: the link leads nowhere any more.',
    open: 'Open the report',
    server: 'To keep this result, go back to the form and choose “Check and keep for 30 days”.',
    form: 'Back to the form',
  },
} as const satisfies Words<object>;

/**
 * What `browser/keep.ts` brings to life on a result that was judged in the browser: the documents
 * leave the machine when one of its two buttons is pressed, and not before.
 */
export const KeepPanel = ({ language }: { language: Language }) => {
  const words = WORDS[language];
  return (
    <section class="keep" aria-labelledby="garder" data-keep hidden>
      <h2 id="garder">{words.title}</h2>
      <p>{words.intro}</p>
      <div class="keep-ways" data-ways>
        <div class="keep-way">
          <button class="button" type="button" data-private aria-describedby="garder-prive">
            {words.private}
          </button>
          <p class="field-hint" id="garder-prive">
            {words.privateHint}
          </p>
        </div>
        <form class="keep-way" data-publish>
          <p class="field-hint" id="garder-public">
            {words.publishHint}
          </p>
          <div class="choice">
            <input type="checkbox" id="garder-accord" required />
            <label for="garder-accord">{words.consent}</label>
          </div>
          <button class="button secondary" type="submit" aria-describedby="garder-public">
            {words.publish}
          </button>
        </form>
      </div>
      <p
        class="status"
        role="status"
        data-said
        data-sending={words.sending}
        data-failed={words.failed}
      ></p>
      <Kept language={language} />
    </section>
  );
};

/** What whoever asked learns, once. */
const Kept = ({ language }: { language: Language }) => {
  const words = WORDS[language];
  return (
    <div class="kept" data-kept hidden>
      <h3 tabindex={-1} data-private-title={words.kept} data-public-title={words.published}>
        {words.kept}
      </h3>
      <p>
        <label class="field-label" for="garder-lien">
          {words.link}
        </label>
        <input class="copied" id="garder-lien" readonly data-link data-copy={words.link} />
      </p>
      <p data-expiry data-until={words.until} data-forever={words.forever}></p>
      <p>
        <label class="field-label" for="garder-code">
          {words.token}
        </label>
        <span class="field-hint" id="garder-code-aide">
          {words.tokenHint}
        </span>
        <input
          class="copied"
          id="garder-code"
          readonly
          data-token
          data-copy={words.token}
          aria-describedby="garder-code-aide"
        />
      </p>
      <p class="buttons">
        <a class="button secondary" href="#garder" data-open>
          {words.open}
        </a>
        <button class="button secondary" type="button" data-erase data-erased={words.erased}>
          {words.erase}
        </button>
      </p>
    </div>
  );
};

/** On a result that the server judged, which has forgotten the documents by now. */
export const KeepLater = ({ language }: { language: Language }) => (
  <p class="quiet">
    {WORDS[language].server} <a href={pathIn(language, '/verifier')}>{WORDS[language].form}</a>.
  </p>
);
