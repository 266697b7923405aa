import type { RulesetSheet } from './rule.ts';

/** Where the rulesets are published for all tools, whatever machine shows the snippet. */
export const PUBLIC_ORIGIN = 'https://prise-numerique.fr';

/** The stock Spectral that `test/lint/parity.differential.test.ts` holds the engine to. */
export const SPECTRAL_VERSION = '6.16.3';

/** What a snippet must name: the ruleset that the tender froze, and the document to judge. */
export interface SnippetFacts {
  readonly ruleset: Pick<RulesetSheet, 'id' | 'version'>;
  /** Path of the description in the vendor's repository. */
  readonly document: string;
}

export interface Snippet {
  readonly id: SnippetId;
  /** File to write it to, from the root of the repository; null for a command. */
  readonly file: string | null;
  readonly text: string;
}

export type SnippetId = keyof typeof TEXTS;

/** Address of a ruleset that no later version changes: what was judged once is judged alike. */
export function rulesetUrl({ id, version }: SnippetFacts['ruleset']): string {
  return `${PUBLIC_ORIGIN}/rulesets/${id}/${version}/ruleset.yaml`;
}

/** Every way to have the verdict in one's own tools, by its id, in the order of the page. */
export function snippetsOf(facts: SnippetFacts): Snippet[] {
  return (Object.keys(TEXTS) as SnippetId[]).map((id) => {
    const { file, text } = TEXTS[id];
    return { id, file, text: text(facts) };
  });
}

export function snippetOf(id: SnippetId, facts: SnippetFacts): Snippet {
  return { id, file: TEXTS[id].file, text: TEXTS[id].text(facts) };
}

interface Template {
  readonly file: string | null;
  readonly text: (facts: SnippetFacts) => string;
}

/** On several lines, for the eye; YAML folds them into one command. */
function spectral(facts: SnippetFacts, indent: string, ...more: readonly string[]): string {
  return [
    `npx --yes @stoplight/spectral-cli@${SPECTRAL_VERSION} lint ${facts.document}`,
    `--ruleset ${rulesetUrl(facts.ruleset)}`,
    ...more,
  ]
    .map((line) => `${indent}${line}`)
    .join('\n');
}

const TEXTS = {
  prise: {
    file: null,
    text: ({ ruleset: { id, version }, document }) =>
      `npx prise lint ${document} --ruleset ${id}@${version}\n`,
  },
  spectral: {
    file: '.spectral.yaml',
    text: ({ ruleset }) => `extends: ${rulesetUrl(ruleset)}\n`,
  },
  vscode: {
    file: '.vscode/settings.json',
    text: ({ ruleset }) =>
      `${JSON.stringify(
        {
          'spectral.rulesetFile': rulesetUrl(ruleset),
          'spectral.validateFiles': ['**/openapi.{yaml,yml,json}'],
        },
        null,
        2,
      )}\n`,
  },
  'pre-commit': {
    file: '.pre-commit-config.yaml',
    text: (facts) => `repos:
  - repo: local
    hooks:
      - id: prise-numerique
        name: Prise numérique (${facts.ruleset.id} ${facts.ruleset.version})
        language: node
        additional_dependencies:
          - "@stoplight/spectral-cli@${SPECTRAL_VERSION}"
        entry: spectral lint
        args:
          - --ruleset
          - ${rulesetUrl(facts.ruleset)}
        files: ^${facts.document.replaceAll('.', '\\.')}$
`,
  },
  github: {
    file: '.github/workflows/prise-numerique.yml',
    text: (facts) => `name: Prise numérique
on: [push, pull_request]
permissions:
  contents: read
jobs:
  ${facts.ruleset.id}:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # ${facts.ruleset.id} ${facts.ruleset.version}
      - run: >-
${spectral(facts, '          ', '--format github-actions')}
`,
  },
  gitlab: {
    file: '.gitlab-ci.yml',
    text: (facts) => `prise-numerique:
  image: node:22-slim
  script:
    # ${facts.ruleset.id} ${facts.ruleset.version}
    - >-
${spectral(facts, '      ', '--format junit --output.junit prise-numerique.xml')}
  artifacts:
    when: always
    reports:
      junit: prise-numerique.xml
`,
  },
} as const satisfies Readonly<Record<string, Template>>;
