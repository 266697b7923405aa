import type { Keep } from '../model/keep.ts';
import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { PUBLIC_ORIGIN } from '../model/snippets.ts';
import { wordsOf } from '../reports/words.ts';
import { groupingOf } from './explorer.tsx';
import { pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import { resultTitle, VerifierResult } from './verifier-result.tsx';
import { instantWords } from './words.ts';

export interface KeptResult {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly id: string;
  /** RFC 3339 UTC; null: it stays. */
  readonly expires: string | null;
  readonly keep: Keep;
  /** Only to the browser that has just deposited without scripts. */
  readonly deletionToken?: string | undefined;
  /** `par` of the address. */
  readonly grouping?: string | undefined;
  readonly language?: Language;
  /** Of the address that is embedded elsewhere. */
  readonly origin?: string;
}

const WORDS = {
  fr: {
    private:
      'Rapport privé : seules les personnes qui ont cette adresse peuvent le lire. Le rapport et les documents seront effacés le ',
    public: 'Rapport public : chacun peut le lire et en afficher l’insigne.',
    until: 'Il sera effacé le ',
    badge: 'Afficher l’insigne',
    badgeHint: 'Il suit ce rapport : il dit son verdict et mène ici.',
    alt: 'Prise numérique : ',
    compare: 'Comparer avec un autre rapport',
    erasure: 'Effacer avant l’heure',
    note: 'Notez ce jeton : lui seul permet d’effacer ce rapport, et il ne sera plus montré une fois ce navigateur fermé.',
    token: 'Jeton d’effacement',
    erase: 'Effacer le rapport et les documents',
  },
  en: {
    private:
      'Private report: only those who have this address can read it. The report and the documents will be erased on ',
    public: 'Public report: anyone can read it and show its badge.',
    until: 'It will be erased on ',
    badge: 'Show the badge',
    badgeHint: 'It follows this report: it tells its verdict and leads here.',
    alt: 'Prise numérique: ',
    compare: 'Compare with another report',
    erasure: 'Erase ahead of time',
    note: 'Write this token down: it alone can erase this report, and it will not be shown again once this browser is closed.',
    token: 'Erasure token',
    erase: 'Erase the report and the documents',
  },
} as const satisfies Words<object>;

/** `/verifications/{id}`: the result, how long it stays, and its badge when it is public. */
export function keptResultPage(kept: KeptResult): Response {
  const { report, sources, id, expires, keep, language = 'fr' } = kept;
  const words = WORDS[language];
  return pageResponse(
    {
      title: resultTitle(report, language),
      section: '/verifier',
      language,
      translated: `/verifications/${id}`,
      scripts: ['verifier'],
    },
    <VerifierResult
      report={report}
      sources={sources}
      where="kept"
      language={language}
      grouping={groupingOf(kept.grouping)}
      notice={
        <>
          {words[keep]}
          {keep === 'public' && expires !== null && ` ${words.until}`}
          {expires !== null && (
            <>
              <time datetime={expires}>{instantWords(language, expires)}</time>.
            </>
          )}{' '}
          <a href={`${pathIn(language, '/comparer')}?avant=${id}`}>{words.compare}</a>.
        </>
      }
      after={
        <>
          {keep === 'public' && <Badge {...kept} />}
          <Erasure {...kept} />
        </>
      }
    />,
  );
}

const Badge = ({ report, id, language = 'fr', origin = PUBLIC_ORIGIN }: KeptResult) => {
  const page = `${origin}${pathIn(language, `/verifications/${id}`)}`;
  const image = `${origin}/verifications/${id}/badge.svg`;
  const words = WORDS[language];
  const alt = `${words.alt}${wordsOf(language).verdict[report.verdict].label.toLowerCase()}`;
  const ways = [
    { name: 'Markdown', text: `[![${alt}](${image})](${page})\n` },
    { name: 'HTML', text: `<a href="${page}"><img src="${image}" alt="${alt}"></a>\n` },
  ];
  return (
    <section class="badge" aria-labelledby="badge">
      <h2 id="badge">{words.badge}</h2>
      <p>
        <img src={`/verifications/${id}/badge.svg`} alt={alt} height={20} />
      </p>
      <p>{words.badgeHint}</p>
      <div class="snippets">
        {ways.map(({ name, text }) => (
          <figure>
            <figcaption>{name}</figcaption>
            <pre tabindex={0} data-copy={`${words.badge} (${name})`}>
              <code>{text}</code>
            </pre>
          </figure>
        ))}
      </div>
    </section>
  );
};

/** What DELETE does, for whoever noted the token: it needs no script. */
const Erasure = ({ id, deletionToken, language = 'fr' }: KeptResult) => {
  const words = WORDS[language];
  return (
    <details class="integrate" open={deletionToken !== undefined}>
      <summary>{words.erasure}</summary>
      {deletionToken !== undefined && <p>{words.note}</p>}
      <form method="post" action={`/verifications/${id}/effacer`}>
        <p>
          <label class="field-label" for="champ-jeton">
            {words.token}
          </label>
          <input
            class="copied"
            id="champ-jeton"
            name="jeton"
            required
            autocomplete="off"
            value={deletionToken}
          />
        </p>
        <p>
          <button class="button secondary" type="submit">
            {words.erase}
          </button>
        </p>
      </form>
    </details>
  );
};

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
