import type { Child } from 'hono/jsx';
import type { Language } from '../model/rule.ts';
import { pathIn, type Words } from './language.ts';

export interface PageOptions {
  readonly title: string;
  /** Path of the section in the main navigation that the page belongs to. */
  readonly section?: string;
  readonly language?: Language;
  /** French path, with its query, of a page that exists in both languages. */
  readonly translated?: string | undefined;
  /** Modules of `browser/`, by name; the page works without them. */
  readonly scripts?: readonly string[];
  /** Asks for the page again, for readers without scripts. */
  readonly refreshSeconds?: number;
  readonly status?: number;
  readonly headers?: Headers;
}

interface Section {
  readonly path: string;
  readonly label: string;
}

/** Pages that exist in French alone have their French address in both. */
const SECTIONS: Words<readonly Section[]> = {
  fr: [
    { path: '/verifier', label: 'Vérifier' },
    { path: '/comparer', label: 'Comparer' },
    { path: '/regles', label: 'Règles' },
    { path: '/integrer', label: 'Intégrer' },
    { path: '/contrats', label: 'Contrats' },
  ],
  en: [
    { path: '/verifier', label: 'Check' },
    { path: '/comparer', label: 'Compare' },
    { path: '/regles', label: 'Rules' },
    { path: '/integrer', label: 'Integrate' },
  ],
};

const FRAME = {
  fr: {
    skip: 'Aller au contenu',
    tag: 'les standards du territoire',
    navigation: 'Navigation principale',
    switchTo: 'English',
    footer:
      'Outil de vérification préalable et d’analyse : il accompagne le profil d’acheteur et ne le remplace pas. Gratuit, sans compte. Les documents vérifiés sont oubliés aussitôt, ou sous un jour au-delà de 1 Mo, sauf si vous demandez de garder le rapport.',
    api: 'API du portail (OpenAPI)',
    problems: 'Codes d’erreur',
    licence: 'Logiciel libre, licence EUPL 1.2',
  },
  en: {
    skip: 'Skip to content',
    tag: 'the standards of the territory',
    navigation: 'Main navigation',
    switchTo: 'Français',
    footer:
      'A tool for checking beforehand and for analysis: it stands beside the buyer’s own platform and does not replace it. Free, no account. Documents are forgotten as soon as they are checked, or within a day above 1 MB, unless you ask to keep the report.',
    api: 'API of the portal (OpenAPI)',
    problems: 'Error codes (in French)',
    licence: 'Free software, EUPL 1.2 licence',
  },
} as const satisfies Words<object>;

/** A page of the portal as an answer: without inline script or style (CSP). */
export function pageResponse(options: PageOptions, content: Child): Response {
  const headers = new Headers(options.headers);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', options.language ?? 'fr');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  const page = <Layout options={options}>{content}</Layout>;
  return new Response(`<!doctype html>\n${page.toString()}`, {
    status: options.status ?? 200,
    headers,
  });
}

const Layout = ({ options, children }: { options: PageOptions; children?: Child }) => {
  const { language = 'fr', translated } = options;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{options.title} – Prise numérique</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
        {translated !== undefined &&
          (['fr', 'en'] as const).map((each) => (
            <link rel="alternate" hreflang={each} href={pathIn(each, translated)} />
          ))}
        {options.refreshSeconds !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(options.refreshSeconds)} />
          </noscript>
        )}
        {options.scripts?.map((name) => (
          <script type="module" src={`/js/${name}.js`}></script>
        ))}
      </head>
      <body>
        <a class="skip" href="#contenu">
          {FRAME[language].skip}
        </a>
        <Header section={options.section} language={language} translated={translated} />
        <main id="contenu" tabindex={-1}>
          {children}
        </main>
        <Footer language={language} />
      </body>
    </html>
  );
};

const Header = ({
  section,
  language,
  translated,
}: {
  section: string | undefined;
  language: Language;
  translated: string | undefined;
}) => {
  const other = language === 'fr' ? 'en' : 'fr';
  const { tag, navigation, switchTo } = FRAME[language];
  return (
    <header class="site-header">
      <div class="wide">
        <a class="brand" href="/" hreflang={language === 'fr' ? undefined : 'fr'}>
          <Logo />
          <span>
            <span lang="fr">Prise numérique</span> <span class="brand-tag">{tag}</span>
          </span>
        </a>
        <nav aria-label={navigation}>
          <ul>
            {SECTIONS[language].map(({ path, label }) => (
              <li>
                <a
                  href={pathIn(language, path)}
                  aria-current={path === section ? 'true' : undefined}
                >
                  {label}
                </a>
              </li>
            ))}
            {translated !== undefined && (
              <li class="language">
                <a
                  href={pathIn(other, translated)}
                  lang={other}
                  hreflang={other}
                  rel="alternate"
                  data-language
                >
                  {switchTo}
                </a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </header>
  );
};

const Footer = ({ language }: { language: Language }) => {
  const { footer, api, problems, licence } = FRAME[language];
  return (
    <footer class="site-footer">
      <div class="wide">
        <p>{footer}</p>
        <ul>
          <li>
            <a href="/api/openapi.json">{api}</a>
          </li>
          <li>
            <a href="/problemes">{problems}</a>
          </li>
          <li>{licence}</li>
        </ul>
      </div>
    </footer>
  );
};

/** A French socket (type E): two holes and the earth pin. The word beside it says the name. */
const Logo = () => (
  <svg class="logo" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
    <rect x="1.5" y="1.5" width="37" height="37" rx="9" class="logo-plate" />
    <circle cx="20" cy="20" r="13" class="logo-well" />
    <circle cx="14" cy="22" r="2.6" class="logo-hole" />
    <circle cx="26" cy="22" r="2.6" class="logo-hole" />
    <circle cx="20" cy="12.6" r="2.2" class="logo-pin" />
  </svg>
);
