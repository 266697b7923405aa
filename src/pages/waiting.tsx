import type { VerificationStatus } from '../model/ports.ts';
import { progressWords } from '../reports/progress.ts';
import { pageResponse } from './layout.tsx';

/** Without scripts, the page is asked for again: seldom enough to be read in between. */
const REFRESH_SECONDS = 5;

/** `/verifications/{id}` until there is a result. */
export function waitingPage(id: string, status: VerificationStatus): Response {
  return pageResponse(
    {
      title: 'Vérification en cours',
      section: '/verifier',
      scripts: ['waiting'],
      refreshSeconds: REFRESH_SECONDS,
      headers: new Headers({ 'cache-control': 'no-store' }),
    },
    <div class="wide">
      <h1>Vérification en cours</h1>
      <p class="lead" role="status" data-waiting={id}>
        {statusWords(status)}
      </p>
      <p>
        Le résultat s’affichera ici. Vous pouvez fermer cette page et y revenir : son adresse, que
        personne ne peut deviner, donne seule accès au résultat.
      </p>
      {status.expires !== null && (
        <p>
          Les documents et leur résultat seront effacés le{' '}
          <time datetime={status.expires}>{instantWords(status.expires)}</time>.
        </p>
      )}
      <p>
        <a class="button secondary" href={`/verifications/${id}`}>
          Actualiser
        </a>
      </p>
    </div>,
  );
}

function statusWords({ state, progress }: VerificationStatus): string {
  if (state === 'waiting') return 'Les documents sont reçus, la vérification va commencer.';
  const words = progress === null ? 'lecture' : progressWords(progress);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}…`;
}

function instantWords(instant: string): string {
  return new Intl.DateTimeFormat('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
}
