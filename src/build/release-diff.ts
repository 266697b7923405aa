/**
 * `npm run release:diff -- A B [DOCUMENT…]`: judges documents with two versions of the ruleset and
 * tells which verdicts change, and whether the numbers of the versions say so (RELEASING.md). A
 * version is one of `rulesets/releases/`, or that of the working tree. Without documents, the good
 * and bad ones of all rules are judged, and the corpus where it lies beside the repository.
 * Exits with 1 when the second version should have a greater number.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import process from 'node:process';
import { lint } from '../lint/lint.ts';
import { type LoadedRuleset, loadRuleset } from '../lint/rulesets.ts';
import { bumpOf, type Change, claimOf, covers, greatest, type Said } from './rulesets/bump.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CORPUS = resolve(ROOT, '../shared/corpus/openapi');
/** Larger documents take minutes and teach nothing more of a verdict. */
const MAX_BYTES = 300_000;
const SHOWN_MAX = 15;

async function rulesetOf(version: string): Promise<LoadedRuleset> {
  const ruleset = await loadRuleset(`territoire@${version}`);
  if (ruleset === undefined) throw new Error(`territoire has no version ${version}`);
  return ruleset;
}

function ownDocuments(): string[] {
  const own = globSync(`${ROOT}/rulesets/{rules,next}/*/{good,bad}.yaml`);
  const corpus = existsSync(CORPUS) ? globSync(`${CORPUS}/*`) : [];
  return [...own.sort(), ...corpus.sort().filter((path) => statSync(path).size < MAX_BYTES)];
}

async function saidOf(file: string, ruleset: LoadedRuleset): Promise<Said> {
  const { report } = await lint([{ name: basename(file), bytes: readFileSync(file) }], ruleset);
  const findings = report.documents.flatMap((document) =>
    document.findings.map(({ rule, severity, path }) => `${rule} ${severity} ${path.join('/')}`),
  );
  return { verdict: report.verdict, findings: findings.sort() };
}

async function changesBetween(from: string, to: string, files: readonly string[]) {
  const [before, after] = [await rulesetOf(from), await rulesetOf(to)];
  const changes: Change[] = [];
  for (const file of files) {
    const [was, is] = [await saidOf(file, before), await saidOf(file, after)];
    changes.push({ document: relative(ROOT, file), was, is });
  }
  const added = namesOf(after).filter((rule) => !namesOf(before).includes(rule));
  const removed = namesOf(before).filter((rule) => !namesOf(after).includes(rule));
  const announced = added.filter((rule) => before.next?.added.has(rule));
  return { changes, added, removed, announced };
}

/** Rules in force: without those that are only announced. */
function namesOf({ ruleset, next }: LoadedRuleset): string[] {
  return Object.keys(ruleset.rules).filter((rule) => !next?.added.has(rule));
}

/** How many documents go from a verdict to another, and some of their names. */
function movesOf(changes: readonly Change[]): string[] {
  const moves = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.was.verdict === change.is.verdict) continue;
    const move = `${change.was.verdict} → ${change.is.verdict} (${bumpOf(change)})`;
    moves.set(move, [...(moves.get(move) ?? []), change]);
  }
  return [...moves].flatMap(([move, moved]) => [
    `${move}: ${moved.length}`,
    ...moved.slice(0, SHOWN_MAX).map(({ document }) => `  ${document}`),
    ...(moved.length > SHOWN_MAX ? [`  and ${moved.length - SHOWN_MAX} more`] : []),
  ]);
}

const [from = '', to = '', ...given] = process.argv.slice(2);
if (from === '' || to === '') throw new Error('usage: npm run release:diff -- A B [DOCUMENT…]');
const files = given.length > 0 ? given.map((file) => resolve(file)) : ownDocuments();
const { changes, added, removed, announced } = await changesBetween(from, to, files);
// A rule more or less is one even where no document at hand meets it.
const least = greatest([
  ...changes.map(bumpOf),
  added.length + removed.length > 0 ? 'minor' : 'none',
]);
const claimed = claimOf(from, to);
const honest = covers(claimed, least);
const same = changes.filter((change) => bumpOf(change) === 'patch').length;
process.stdout.write(
  [
    `territoire ${from} → ${to}: ${files.length} documents, ${same} judged alike`,
    ...movesOf(changes),
    ...(added.length > 0 ? [`rules added: ${added.join(', ')}`] : []),
    ...(added.length > 0
      ? [`of which announced by ${from}: ${announced.join(', ') || 'none'}`]
      : []),
    ...(removed.length > 0 ? [`rules removed: ${removed.join(', ')}`] : []),
    `what changes is ${least}; the number says ${claimed}: ${honest ? 'honest' : 'NOT honest'}`,
    '',
  ].join('\n'),
);
process.exitCode = honest ? 0 : 1;
