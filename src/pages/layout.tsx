import type { Child } from 'hono/jsx';

export interface PageOptions {
  readonly title: string;
  /** Path of the section in the main navigation that the page belongs to. */
  readonly section?: string;
  /** Modules of `browser/`, by name; the page works without them. */
  readonly scripts?: readonly string[];
  /** Asks for the page again, for readers without scripts. */
  readonly refreshSeconds?: number;
  readonly status?: number;
  readonly headers?: Headers;
}

const SECTIONS = [
  { path: '/verifier', label: 'Vérifier un document' },
  { path: '/contrats', label: 'Contrats' },
  { path: '/regles', label: 'Règles' },
] as const;

/** A page of the portal as an answer: French, without inline script or style (CSP). */
export function pageResponse(options: PageOptions, content: Child): Response {
  const headers = new Headers(options.headers);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', 'fr');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
  const page = <Layout options={options}>{content}</Layout>;
  return new Response(`<!doctype html>\n${page.toString()}`, {
    status: options.status ?? 200,
    headers,
  });
}

const Layout = ({ options, children }: { options: PageOptions; children?: Child }) => (
  <html lang="fr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{options.title} – Prise numérique</title>
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/style.css" />
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
        Aller au contenu
      </a>
      <Header section={options.section} />
      <main id="contenu" tabindex={-1}>
        {children}
      </main>
      <Footer />
    </body>
  </html>
);

const Header = ({ section }: { section: string | undefined }) => (
  <header class="site-header">
    <div class="wide">
      <a class="brand" href="/">
        <Logo />
        <span>
          Prise numérique <span class="brand-tag">les standards du territoire</span>
        </span>
      </a>
      <nav aria-label="Navigation principale">
        <ul>
          {SECTIONS.map(({ path, label }) => (
            <li>
              <a href={path} aria-current={path === section ? 'true' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </header>
);

const Footer = () => (
  <footer class="site-footer">
    <div class="wide">
      <p>
        Outil de vérification préalable et d’analyse : il accompagne le profil d’acheteur et ne le
        remplace pas. Gratuit, sans compte. Les documents vérifiés sont oubliés aussitôt, ou sous un
        jour au-delà de 1 Mo.
      </p>
      <ul>
        <li>
          <a href="/api/openapi.json">API du portail (OpenAPI)</a>
        </li>
        <li>
          <a href="/problemes">Codes d’erreur</a>
        </li>
        <li>Logiciel libre, licence EUPL 1.2</li>
      </ul>
    </div>
  </footer>
);

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
