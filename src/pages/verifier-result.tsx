import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { Keep } from '../model/keep.ts';
import type { Report } from '../model/report.ts';
import { documentationHref } from '../reports/view/links.ts';
import { ReportView } from '../reports/view/report.tsx';
import { VERDICT_WORDS } from '../reports/words.ts';
import { downloadsOf } from './downloads.ts';

/** Which machine judged: what that means for whoever brought the document is said on the result. */
export type Where = 'browser' | 'server' | 'queue' | Keep;

const WHERE_WORDS: Readonly<Record<Where, string>> = {
  browser: 'Vérifié dans votre navigateur\u00a0: le document n’a pas quitté votre ordinateur.',
  server: 'Vérifié sur le serveur\u00a0: le document a été jugé en mémoire, puis oublié.',
  queue:
    'Vérifié sur le serveur\u00a0: le document et ce résultat seront effacés un jour après le dépôt. Seule l’adresse de cette page y donne accès.',
  private: 'Vérifié sur le serveur\u00a0: le document et ce résultat y sont gardés en privé.',
  public: 'Vérifié sur le serveur\u00a0: ce résultat est publié.',
};

interface Result {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
}

/** The result of a verification: the same markup whether the server or the browser renders it. */
export const VerifierResult = ({ report, sources, where }: Result & { where: Where }) => (
  <div class="wide">
    <h1 tabindex={-1}>Résultat de la vérification</h1>
    <p class="where" data-where={where}>
      {WHERE_WORDS[where]}
    </p>
    <div class="toolbar">
      <a class="button secondary" href="/verifier">
        Vérifier un autre document
      </a>
      <Downloads report={report} sources={sources} />
    </div>
    <div data-result>
      <ReportView report={report} context={{ sources, ruleHref }} />
    </div>
  </div>
);

export function resultTitle(report: Report): string {
  return `${VERDICT_WORDS[report.verdict].label}\u00a0: résultat`;
}

const Downloads = ({ report, sources }: Result) => {
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
          Rapport volumineux : le formulaire permet de l’obtenir directement en fichier.
        </p>
      )}
    </>
  );
};

/** Our rules have their page here, whatever the public address that reports print. */
function ruleHref(rule: string, documentation: string | null): string | undefined {
  const sheet = rulesets.flatMap(({ rules }) => rules).find(({ id }) => id === rule);
  return sheet?.path ?? documentationHref(rule, documentation);
}
