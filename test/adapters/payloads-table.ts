/** `npm run payloads`: docs/payloads.md, what becomes of the real payloads of ../shared. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { page, table } from '../../src/build/markdown.ts';
import { type FileRuns, hasPayloads, type Run, runAll } from './payload-runs.ts';

export const PAYLOADS_PAGE = 'docs/payloads.md';

export type Fate = 'normalised' | 'refused' | 'apart' | 'wrong';

/** A file is normalised when one reading at least succeeds; one that is wrong makes the file wrong. */
export function fateOf({ runs }: FileRuns): Fate {
  if (runs.length === 0) return 'apart';
  if (runs.some(({ result }) => result === 'wrong')) return 'wrong';
  return runs.some(({ result }) => result === 'normalised') ? 'normalised' : 'refused';
}

export function payloadsPage(all: readonly FileRuns[]): string {
  const groups = Map.groupBy(all, ({ contract, folder }) => `${contract}\t${folder}`);
  const rows = [...groups].map(([key, files]) => [...key.split('\t'), ...numbers(files)]);
  const head = ['contrat', 'dossier', 'fichiers', 'normalisés', 'refusés', 'hors contrat', 'faux'];
  return page('Vrais messages d’éditeurs', 'npm run payloads', [
    'Chaque document du corpus passe par la lecture que son contenu appelle, comme si un éditeur venait de l’envoyer. Il devient une réponse que le contrat accepte et qui peut être vraie, ou il est refusé avec une raison. « Hors contrat » : un schéma, une page, un flux que le contrat ne sert pas. « Faux » doit rester à 0 : une réponse que le contrat refuse alors que l’adaptateur l’a faite, une réponse qui ne peut pas être vraie, un plantage.',
    table(head, [...rows, ['**total**', '', ...numbers(all)]]),
    ...reasons(all),
    ...list('Refus, fichier par fichier', all, 'refused'),
    ...list('Faux', all, 'wrong'),
  ]);
}

function numbers(files: readonly FileRuns[]): string[] {
  const fates = files.map(fateOf);
  const n = (fate: Fate) => String(fates.filter((each) => each === fate).length);
  return [String(files.length), ...(['normalised', 'refused', 'apart', 'wrong'] as const).map(n)];
}

function reasons(all: readonly FileRuns[]): string[] {
  const refused = all.flatMap(({ contract, name, runs }) =>
    runs
      .filter(({ result }) => result === 'refused')
      .map(({ why }) => ({ contract, name, why: general(why) })),
  );
  if (refused.length === 0) return [];
  const groups = Map.groupBy(refused, ({ contract, why }) => `${contract}\t${why}`);
  const rows = [...groups].map(([key, each]) => [
    ...key.split('\t'),
    String(new Set(each.map(({ name }) => name)).size),
  ]);
  rows.sort(([a = '', , n], [b = '', , m]) => a.localeCompare(b) || Number(m) - Number(n));
  return ['## Pourquoi ils sont refusés', table(['contrat', 'raison', 'fichiers'], rows)];
}

/** Reasons that differ by their numbers alone are one. */
function general(why: string): string {
  return why.replace(/\b\d+\b/g, 'n').replace(/\/n(?=\/| |$)/g, '/…');
}

function list(title: string, all: readonly FileRuns[], result: Run['result']): string[] {
  const rows = all.flatMap(({ folder, name, runs }) =>
    runs
      .filter((run) => run.result === result)
      .map(({ adapter, operation, why }) => [
        `${folder}/${name}`,
        `\`${adapter}\``,
        `\`${operation}\``,
        why,
      ]),
  );
  return rows.length === 0
    ? []
    : [`## ${title}`, table(['fichier', 'adaptateur', 'opération', 'raison'], rows)];
}

if (import.meta.main) {
  if (!hasPayloads) {
    process.stderr.write('npm run payloads : ../shared est absent, rien n’est écrit.\n');
    process.exit(2);
  }
  const target = resolve(import.meta.dirname, '../..', PAYLOADS_PAGE);
  writeFileSync(target, payloadsPage(await runAll()));
}
