/**
 * What a vendor's repository holds so that its own tools ask for the verdict: pure texts, written
 * by `prise init` and checked against the action, the template and the hook of this repository.
 */
import { PUBLIC_ORIGIN, rulesetUrl, type SnippetFacts } from './snippets.ts';

/** Where the action, the template and the hook are taken from. */
export const REPOSITORY = 'prise-numerique/prise';

export interface VendorFacts {
  readonly ruleset: SnippetFacts['ruleset'];
  /** Id of a profile of the ruleset; null leaves the choice to the ruleset. */
  readonly profile: string | null;
  /** Descriptions and their parts, from the root of the repository, with `/`. */
  readonly files: readonly string[];
  /** Version of `prise` whose action, template and hook are named. */
  readonly version: string;
}

/** What cannot be named in a file of one path per line, or would be an expression of a CI. */
const UNNAMEABLE = /[\p{Cc}\p{Zl}\p{Zp}]|^\s|\s$|^-|\$\{\{|\$\[\[/u;

export function isNameable(path: string): boolean {
  return path !== '' && !UNNAMEABLE.test(path);
}

/** The rules of a profile are those of the ruleset, more or less severe. */
export function profileUrl({ ruleset, profile }: Pick<VendorFacts, 'ruleset' | 'profile'>): string {
  return profile === null
    ? rulesetUrl(ruleset)
    : `${PUBLIC_ORIGIN}/rulesets/${ruleset.id}/${ruleset.version}/profiles/${profile}.yaml`;
}

/** For stock Spectral and the editors that run it. */
export function spectralFile(facts: VendorFacts): string {
  return `extends: ${profileUrl(facts)}\n`;
}

/**
 * The file and not its address: what the vendor adds to it counts in the editor too, and the
 * extension took no address before 1.1.
 */
export function editorSettings(
  { files }: VendorFacts,
  rulesetFile: string,
): Readonly<Record<string, unknown>> {
  return {
    'spectral.rulesetFile': rulesetFile,
    // The whole folder when there are too many to name.
    'spectral.validateFiles': files.map((file) =>
      file === '.' ? '**/*.{yaml,yml,json}' : `**/${escapeGlob(file)}`,
    ),
  };
}

export function githubWorkflow(facts: VendorFacts): string {
  return `name: Prise numérique
on: [push, pull_request]
permissions:
  contents: read
jobs:
  ${facts.ruleset.id}:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: ${REPOSITORY}@v${facts.version}
        with:
          files: |
${lines(facts.files, 12)}
          ruleset: ${reference(facts)}
${facts.profile === null ? '' : `          profile: ${facts.profile}\n`}`;
}

/** One entry of `include`. */
export function gitlabInclude(facts: VendorFacts): string {
  return `- remote: https://raw.githubusercontent.com/${REPOSITORY}/v${facts.version}/docs/ci/prise.gitlab-ci.yml
  inputs:
    version: v${facts.version}
    files: |
${lines(facts.files, 6)}
    changes:
${facts.files.map((file) => `      - ${JSON.stringify(file === '.' ? '**/*' : file)}`).join('\n')}
    ruleset: ${reference(facts)}
${facts.profile === null ? '' : `    profile: ${facts.profile}\n`}`;
}

/** One entry of `repos`. The files are named here: their parts must be judged with them. */
export function preCommitRepo(facts: VendorFacts): string {
  const profile = facts.profile === null ? [] : ['--profile', facts.profile];
  const args = ['--ruleset', reference(facts), ...profile, ...facts.files];
  const pattern = facts.files.includes('.')
    ? '\\.(?:ya?ml|json)$'
    : `^(?:${facts.files.map(escapePattern).join('|')})$`;
  return `- repo: https://github.com/${REPOSITORY}
  rev: v${facts.version}
  hooks:
    - id: prise-lint
      args: ${JSON.stringify(args)}
      files: ${JSON.stringify(pattern)}
      pass_filenames: false
`;
}

export function reference({ ruleset }: Pick<VendorFacts, 'ruleset'>): string {
  return `${ruleset.id}@${ruleset.version}`;
}

function lines(files: readonly string[], indent: number): string {
  return files.map((file) => `${' '.repeat(indent)}${file}`).join('\n');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** As minimatch reads it. */
function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}()!+@\\]/g, '[$&]').replaceAll('[\\]', '\\\\');
}
