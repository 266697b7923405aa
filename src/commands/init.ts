import { readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ENGINE } from '../generated/engine.ts';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import { snippetOf } from '../model/snippets.ts';
import {
  editorSettings,
  githubWorkflow,
  gitlabInclude,
  isNameable,
  preCommitRepo,
  profileUrl,
  REPOSITORY,
  reference,
  spectralFile,
  type VendorFacts,
} from '../model/vendor-files.ts';
import { exists, obstacleTo, readOrNull, writeWhole } from './init-folder.ts';
import { type Merged, mergeEntry, mergeSettings, mergeWhole } from './init-merge.ts';
import { chooseFiles } from './lint-files.ts';

const USAGE = 2;

/** GitLab's own limit on `changes`; above, the whole folder is named. */
const FILES_MAX = 50;

const CIS = ['github', 'gitlab', 'none'] as const;
type Ci = (typeof CIS)[number];

/** `prise init`: what a vendor's tools need to ask for the verdict. 0 when it is all there, else 2. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') return fail(options);
  const folder = await realpath(options.folder).catch(() => undefined);
  if (folder === undefined || !(await stat(folder)).isDirectory()) {
    return fail(`« ${options.folder} » n’est pas un dossier`);
  }
  const facts = await factsOf(folder, options);
  if (typeof facts === 'string') return fail(facts);
  const ci = options.ci ?? (await guessCi(folder));
  const pieces = piecesOf(facts, ci, await rulesetFileOf(folder));
  for (const { path } of pieces) {
    const obstacle = await obstacleTo(folder, path);
    if (obstacle !== undefined) return fail(`${path} ne peut pas être écrit : ${obstacle}`);
  }
  const done = await apply(folder, pieces, options.force);
  if (typeof done === 'string') return fail(done);
  process.stdout.write(await accountOf(folder, facts, ci, done));
  return done.some(({ merged }) => 'left' in merged) ? USAGE : 0;
}

type Published = VendorFacts['ruleset'];

type Options = Exclude<ReturnType<typeof parseOptions>, string>;

function parseOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ruleset: { type: 'string', short: 'r', default: rulesets[0]?.id ?? '' },
        profile: { type: 'string' },
        ci: { type: 'string' },
        force: { type: 'boolean', default: false },
      },
    });
    const ci = CIS.find((each) => each === values.ci);
    if (values.ci !== undefined && ci === undefined) return `--ci attend ${CIS.join(', ')}`;
    if (positionals.length > 1) return 'donnez un seul dossier';
    if (values.profile !== undefined && !/^[a-z][a-z0-9-]*$/.test(values.profile)) {
      return `profil inconnu « ${values.profile} »`;
    }
    const { ruleset, profile = null, force } = values;
    return { folder: positionals[0] ?? '.', ruleset, profile, ci, force };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What is written about, or why nothing can be, in French. */
async function factsOf(folder: string, options: Options): Promise<VendorFacts | string> {
  const ruleset = await publishedRuleset(options);
  if (typeof ruleset === 'string') return ruleset;
  const chosen = await chooseFiles([folder]);
  if (typeof chosen === 'string') return chosen;
  const files = chosen.files
    .map(({ name }) => relative(folder, join(chosen.root, name)).split(sep).join('/'))
    .sort();
  const odd = files.find((file) => !isNameable(file));
  if (odd !== undefined) {
    return `le nom « ${JSON.stringify(odd).slice(1, -1)} » ne peut pas être écrit dans une chaîne d’intégration : renommez ce fichier`;
  }
  const { profile } = options;
  return {
    ruleset,
    profile,
    files: files.length > FILES_MAX ? ['.'] : files,
    version: ENGINE.version,
  };
}

/** Of our own, with the exact version: what was judged once is judged alike. */
async function publishedRuleset({ ruleset, profile }: Options): Promise<Published | string> {
  const [id] = ruleset.split('@');
  const known = rulesets.map((each) => `${each.id}@${each.version}`).join(', ');
  if (!rulesets.some((each) => each.id === id)) {
    return `référentiel publié inconnu « ${ruleset} » (connus : ${known})`;
  }
  const { loadRuleset } = await import('../lint/rulesets.ts');
  const found = await loadRuleset(ruleset, profile ?? undefined);
  if (found !== undefined) return { id: found.id, version: found.version };
  return (await loadRuleset(ruleset)) === undefined
    ? `référentiel publié inconnu « ${ruleset} » (connus : ${known})`
    : `le référentiel « ${ruleset} » n’a pas de profil « ${profile} »`;
}

/** The forge that the folder already speaks to. */
async function guessCi(folder: string): Promise<Ci> {
  if (await exists(folder, '.gitlab-ci.yml')) return 'gitlab';
  if (await exists(folder, '.github')) return 'github';
  const remotes = await readFile(join(folder, '.git/config'), 'utf8').catch(() => '');
  const [, host = ''] = /^\s*url = (?:\w+:\/\/)?(?:[^@/\s]+@)?([^:/\s]+)/m.exec(remotes) ?? [];
  if (/(?:^|\.)github\.com$/i.test(host)) return 'github';
  return /gitlab/i.test(host) ? 'gitlab' : 'none';
}

/** Where Spectral will look: the vendor may have a ruleset of its own, under any of these names. */
async function rulesetFileOf(folder: string): Promise<string> {
  const file = '.spectral.yaml';
  for (const name of [file, '.spectral.yml', '.spectral.json', '.spectral.js']) {
    if (await exists(folder, name)) return name;
  }
  return file;
}

interface Piece {
  readonly path: string;
  readonly purpose: string;
  readonly merge: (existing: string | null, force: boolean) => Merged;
}

function piecesOf(facts: VendorFacts, ci: Ci, rulesetFile: string): Piece[] {
  const { ruleset } = facts;
  const snippet = { ruleset, document: facts.files[0] ?? '' };
  const entryOf =
    (list: string, text: string, name: string) => (existing: string | null, f: boolean) =>
      mergeEntry(existing, { list, text, known: [name, OURS] }, f);
  const wholeOf = (text: string, mark: string) => (existing: string | null, f: boolean) =>
    mergeWhole(existing, { text, mark }, f);
  const pieces: Piece[] = [
    {
      path: rulesetFile,
      purpose: 'les règles, pour Spectral',
      merge: (existing, force) => {
        const whole = { text: spectralFile(facts), mark: profileUrl(facts) };
        // A program or JSON of the vendor's own is never replaced: ours is YAML.
        if (!/\.js(?:on)?$/.test(rulesetFile)) return mergeWhole(existing, whole, force);
        const merged = mergeWhole(existing, whole, false);
        return 'left' in merged ? { ...merged, yields: false } : merged;
      },
    },
    {
      path: snippetOf('vscode', snippet).file ?? '',
      purpose: 'les constats pendant la saisie, dans VS Code',
      merge: (existing, force) =>
        mergeSettings(existing, editorSettings(facts, rulesetFile), force),
    },
    {
      path: snippetOf('pre-commit', snippet).file ?? '',
      purpose: 'le verdict avant chaque commit, avec pre-commit',
      merge: entryOf('repos', preCommitRepo(facts), 'repo'),
    },
  ];
  const text = githubWorkflow(facts);
  if (ci === 'github') {
    pieces.push({
      path: snippetOf('github', snippet).file ?? '',
      purpose: 'le verdict à chaque envoi, dans GitHub Actions',
      merge: wholeOf(text, text),
    });
  }
  if (ci === 'gitlab') {
    pieces.push({
      path: snippetOf('gitlab', snippet).file ?? '',
      purpose: 'le verdict à chaque demande de fusion, dans GitLab CI',
      merge: entryOf('include', gitlabInclude(facts), 'remote'),
    });
  }
  return pieces;
}

/** Whatever the version: an older entry of ours is replaced, not doubled. */
const OURS = new RegExp(`^https://(?:github|raw\\.githubusercontent)\\.com/${REPOSITORY}(?:/|$)`);

interface Done extends Piece {
  readonly merged: Merged;
  readonly existed: boolean;
}

/** Everything is decided before anything is written. */
async function apply(
  folder: string,
  pieces: readonly Piece[],
  force: boolean,
): Promise<Done[] | string> {
  const done: Done[] = [];
  for (const piece of pieces) {
    try {
      const existing = await readOrNull(folder, piece.path);
      done.push({ ...piece, merged: piece.merge(existing, force), existed: existing !== null });
    } catch {
      return `impossible de lire « ${piece.path} » : vérifiez les droits`;
    }
  }
  for (const { path, merged } of done) {
    if (!('text' in merged)) continue;
    try {
      await writeWhole(folder, path, merged.text);
    } catch {
      return `impossible d’écrire « ${path} » : vérifiez les droits et la place`;
    }
  }
  return done;
}

async function accountOf(
  folder: string,
  facts: VendorFacts,
  ci: Ci,
  done: readonly Done[],
): Promise<string> {
  const shown = facts.files.slice(0, 5).join(', ');
  const more = facts.files.length > 5 ? `, et ${facts.files.length - 5} autres` : '';
  const profile = facts.profile === null ? '' : `, profil ${facts.profile}`;
  const width = Math.max(...done.map(({ path }) => path.length));
  const lines = done.map((each) => {
    const line = `  ${stateOf(each).padEnd(8)}  ${each.path.padEnd(width)}  ${each.purpose}\n`;
    if (!('left' in each.merged)) return line;
    return `${line}            ${each.merged.left}. ${wayOut(each.merged)}\n`;
  });
  const notes: string[] = [];
  if (ci === 'none')
    notes.push('Aucune chaîne d’intégration : --ci github ou --ci gitlab en écrit une.');
  if (ci !== 'none' && (await isBelowRoot(folder))) {
    notes.push(
      'Ce dossier n’est pas la racine du dépôt git : la chaîne d’intégration n’y sera pas lue.',
    );
  }
  const options = facts.profile === null ? '' : ` --profile ${facts.profile}`;
  const names = facts.files.map(shellWord).join(' ');
  const from = relative(process.cwd(), folder);
  const place = from === '' ? '' : `cd ${shellWord(from)} && `;
  return [
    `Documents : ${shown}${more}\nRéférentiel : ${reference(facts)}${profile}\n\n`,
    ...lines,
    ...(notes.length > 0 ? [`\n${notes.join('\n')}\n`] : []),
    `\nEnsuite : ${place}prise lint ${names} --ruleset ${reference(facts)}${options}\n`,
  ].join('');
}

function wayOut({ advice, yields }: Extract<Merged, { left: string }>): string {
  const text = advice.trimEnd().replace(/^/gm, '      │ ');
  if (advice === '') return 'Laissé tel quel, sauf avec --force';
  return `Laissé tel quel${yields ? ', sauf avec --force' : ''}. À y mettre :\n${text}`;
}

function stateOf({ merged, existed }: Done): string {
  if ('inPlace' in merged) return 'en place';
  if ('left' in merged) return 'laissé';
  return existed ? 'modifié' : 'écrit';
}

/** Inside a git repository, but not where its forge looks. */
async function isBelowRoot(folder: string): Promise<boolean> {
  if (await exists(folder, '.git')) return false;
  for (let above = resolve(folder, '..'); ; above = resolve(above, '..')) {
    if (await exists(above, '.git')) return true;
    if (above === resolve(above, '..')) return false;
  }
}

function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function fail(message: string): number {
  process.stderr.write(`prise init : ${message}\n`);
  return USAGE;
}
