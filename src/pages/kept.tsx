import type { Keep } from '../model/keep.ts';
import type { Report } from '../model/report.ts';
import { pageResponse } from './layout.tsx';
import { resultTitle, VerifierResult } from './verifier-result.tsx';

export interface KeptResult {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly id: string;
  /** RFC 3339 UTC; null: it stays. */
  readonly expires: string | null;
  readonly keep: Keep;
  /** Only to the browser that has just deposited without scripts. */
  readonly deletionToken?: string | undefined;
}

/** `/verifications/{id}`: the result, who can read it and until when, and how to erase it. */
export function keptResultPage(kept: KeptResult): Response {
  const { report, sources } = kept;
  return pageResponse(
    { title: resultTitle(report), section: '/verifier', scripts: ['verifier'] },
    <>
      <VerifierResult report={report} sources={sources} where={kept.keep} />
      <div class="wide">
        <Keeping {...kept} />
      </div>
    </>,
  );
}

const Keeping = ({ id, expires, keep, deletionToken }: KeptResult) => (
  <section>
    <h2>Conservation</h2>
    {keep === 'public' ? (
      <p>
        Ce rapport est publié&nbsp;: quiconque a l’adresse de cette page peut le lire, et son
        insigne peut être affiché ailleurs.{' '}
        <img src={`/verifications/${id}/badge.svg`} alt="Insigne de ce rapport" height="20" />
      </p>
    ) : (
      <p>
        Seule l’adresse de cette page, que personne ne peut deviner, donne accès à ce rapport et aux
        documents.
      </p>
    )}
    {expires !== null && (
      <p>
        Tout sera effacé le <time datetime={expires}>{dayWords(expires)}</time>.
      </p>
    )}
    {deletionToken !== undefined && (
      <p>
        Notez ce jeton&nbsp;: lui seul permet d’effacer plus tôt, et il ne sera plus montré une fois
        ce navigateur fermé. <code>{deletionToken}</code>
      </p>
    )}
    <form method="post" action={`/verifications/${id}/effacer`}>
      <label for="champ-jeton">Jeton d’effacement</label>{' '}
      <input id="champ-jeton" name="jeton" required autocomplete="off" value={deletionToken} />{' '}
      <button class="button secondary" type="submit">
        Effacer le rapport et les documents
      </button>
    </form>
  </section>
);

/** Once nothing is left. */
export function erasedPage(): Response {
  return pageResponse(
    { title: 'Vérification effacée', section: '/verifier' },
    <div class="wide">
      <h1>Vérification effacée</h1>
      <p class="lead">Le rapport et les documents sont effacés. Rien n’en reste ici.</p>
      <p>
        <a class="button" href="/verifier">
          Vérifier un autre document
        </a>
      </p>
    </div>,
  );
}

function dayWords(instant: string): string {
  return new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
}
