import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';
import { PUBLIC_ORIGIN } from '../model/snippets.ts';
import { groupingOf } from './explorer.tsx';
import { pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import { resultTitle, VerifierResult } from './verifier-result.tsx';
import { instantWords, VERDICT } from './words.ts';

export interface KeptResult {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
  readonly id: string;
  /** RFC 3339 UTC; null: it stays. */
  readonly expires: string | null;
  readonly keep: 'private' | 'public';
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
    public: 'Rapport public : chacun peut le lire et en afficher le badge.',
    until: 'Il sera effacé le ',
    badge: 'Afficher le badge',
    badgeHint: 'Il suit ce rapport : il dit son verdict et mène ici.',
    alt: 'Prise numérique : ',
    compare: 'Comparer avec un autre rapport',
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
  },
} as const satisfies Words<object>;

/** `/verifications/{id}`: the result, how long it stays, and its badge when it is public. */
export function keptResultPage(kept: KeptResult): Response {
  const { report, sources, id, expires, keep, language = 'fr' } = kept;
  const headers =
    keep === 'private'
      ? {
          'cache-control': 'private, no-store',
          'x-robots-tag': 'noindex',
          'referrer-policy': 'no-referrer',
        }
      : { 'cache-control': 'public, max-age=300' };
  const words = WORDS[language];
  return pageResponse(
    {
      title: resultTitle(report, language),
      section: '/verifier',
      language,
      translated: `/verifications/${id}`,
      scripts: ['verifier'],
      headers: new Headers(headers),
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
      after={keep === 'public' && <Badge {...kept} />}
    />,
  );
}

const Badge = ({ report, id, language = 'fr', origin = PUBLIC_ORIGIN }: KeptResult) => {
  const page = `${origin}${pathIn(language, `/verifications/${id}`)}`;
  const image = `${origin}/verifications/${id}/badge.svg`;
  const words = WORDS[language];
  const alt = `${words.alt}${VERDICT[language][report.verdict].toLowerCase()}`;
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
