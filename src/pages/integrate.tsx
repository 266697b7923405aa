import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { RulesetSheet } from '../model/rule.ts';
import { rulesetUrl } from '../model/snippets.ts';
import { languageOf, pathIn, type Words } from './language.ts';
import { pageResponse } from './layout.tsx';
import { Snippets } from './snippets.tsx';

const PATH = '/integrer';
/** A name that most repositories give it; whoever copies writes their own. */
const DOCUMENT = 'openapi.yaml';

const WORDS = {
  fr: {
    title: 'Vérifier depuis vos outils',
    lead: 'Le même verdict, là où vous travaillez. Chaque extrait cite la version exacte du référentiel : ce qui est conforme aujourd’hui le reste, même quand une nouvelle version paraît.',
    version: 'Référentiel',
    digest: 'Empreinte SHA-256',
    replace: 'Remplacez le nom du fichier par celui de votre description :',
    hand: 'Une seule fois, à la main ?',
    check: 'Vérifier un document dans le navigateur',
  },
  en: {
    title: 'Check from your own tools',
    lead: 'The same verdict, where you work. Each snippet names the exact version of the ruleset: what complies today still does when a new version comes out.',
    version: 'Ruleset',
    digest: 'SHA-256 digest',
    replace: 'Replace the file name with that of your description:',
    hand: 'Just once, by hand?',
    check: 'Check a document in the browser',
  },
} as const satisfies Words<object>;

/** The ruleset in the vendor's own tools. */
export function integratePage(c: Context<AppEnv>): Response {
  const language = languageOf(c.req.path);
  const words = WORDS[language];
  return pageResponse(
    { title: words.title, section: PATH, translated: PATH, language, scripts: ['pages'] },
    <div class="wide">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {rulesets.map((ruleset) => (
        <>
          <Identity ruleset={ruleset} words={words} />
          <p>
            {words.replace} <code>{DOCUMENT}</code>.
          </p>
          <Snippets ruleset={ruleset} document={DOCUMENT} language={language} />
        </>
      ))}
      <p>
        {words.hand} <a href={pathIn(language, '/verifier')}>{words.check}</a>.
      </p>
    </div>,
  );
}

const Identity = ({
  ruleset,
  words,
}: {
  ruleset: RulesetSheet;
  words: (typeof WORDS)['fr' | 'en'];
}) => (
  <dl class="facts">
    <div>
      <dt>{words.version}</dt>
      <dd>
        <a href={ruleset.path}>
          {ruleset.id} {ruleset.version}
        </a>
        <br />
        <code>{rulesetUrl(ruleset)}</code>
      </dd>
    </div>
    <div>
      <dt>{words.digest}</dt>
      <dd>
        <code>{ruleset.digest}</code>
      </dd>
    </div>
  </dl>
);
