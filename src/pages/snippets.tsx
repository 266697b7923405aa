import type { Language, RulesetSheet } from '../model/rule.ts';
import { type SnippetId, snippetsOf } from '../model/snippets.ts';
import type { Words } from './language.ts';

interface SnippetWords {
  readonly title: string;
  readonly what: string;
}

const TITLES: Words<Readonly<Record<SnippetId, SnippetWords>>> = {
  fr: {
    prise: {
      title: 'Ligne de commande',
      what: 'Le rapport complet, avec verdict, notes et corrections, depuis un dépôt de Prise numérique.',
    },
    github: {
      title: 'GitHub Actions',
      what: 'À chaque envoi, les constats s’affichent sur les lignes modifiées.',
    },
    gitlab: {
      title: 'GitLab CI',
      what: 'Les constats apparaissent dans l’onglet Tests de la demande de fusion.',
    },
    'pre-commit': {
      title: 'Avant chaque commit',
      what: 'Avec l’outil pre-commit : rien ne part sans avoir été vérifié.',
    },
    spectral: {
      title: 'Spectral',
      what: 'Une ligne suffit pour qui l’emploie déjà ; vos propres règles s’ajoutent en dessous.',
    },
    vscode: {
      title: 'Visual Studio Code',
      what: 'Avec l’extension Spectral : les constats se soulignent pendant la frappe.',
    },
  },
  en: {
    prise: {
      title: 'Command line',
      what: 'The whole report, with verdict, scores and fixes, from a checkout of Prise numérique.',
    },
    github: {
      title: 'GitHub Actions',
      what: 'At each push, findings show on the lines that changed.',
    },
    gitlab: { title: 'GitLab CI', what: 'Findings show in the Tests tab of the merge request.' },
    'pre-commit': {
      title: 'Before each commit',
      what: 'With the pre-commit tool: nothing leaves without having been checked.',
    },
    spectral: {
      title: 'Spectral',
      what: 'One line is enough for those who use it already; your own rules go below.',
    },
    vscode: {
      title: 'Visual Studio Code',
      what: 'With the Spectral extension: findings are underlined as you type.',
    },
  },
};

const FILE: Words<string> = { fr: 'Fichier', en: 'File' };
const COMMAND: Words<string> = { fr: 'À la racine du dépôt', en: 'At the root of the repository' };

/** Every snippet, ready to copy: `browser/copy.ts` adds the buttons. */
export const Snippets = ({
  ruleset,
  document,
  language,
  level = 2,
}: {
  ruleset: Pick<RulesetSheet, 'id' | 'version'>;
  document: string;
  language: Language;
  level?: 2 | 3;
}) => {
  const Heading = `h${level}` as const;
  return (
    <div class="snippets">
      {snippetsOf({ ruleset, document }).map(({ id, file, text }) => (
        <section class="snippet" aria-labelledby={`extrait-${id}`}>
          <Heading id={`extrait-${id}`}>{TITLES[language][id].title}</Heading>
          <p>{TITLES[language][id].what}</p>
          <figure>
            <figcaption>
              {file === null ? (
                COMMAND[language]
              ) : (
                <>
                  {FILE[language]} <code>{file}</code>
                </>
              )}
            </figcaption>
            <pre tabindex={0} data-copy={TITLES[language][id].title}>
              <code>{text}</code>
            </pre>
          </figure>
        </section>
      ))}
    </div>
  );
};
