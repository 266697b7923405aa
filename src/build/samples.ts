/**
 * `npm run samples`: what every format makes of one small deposit, written into
 * docs/samples/reports/. The day is fixed, so that waivers do not expire under the sample.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { lint } from '../lint/lint.ts';
import { loadRuleset } from '../lint/rulesets.ts';
import { fileNameOf } from '../reports/file-name.ts';
import { FORMATS } from '../reports/index.ts';

export const SAMPLES = resolve(import.meta.dirname, '../../docs/samples/reports');

const DEPOSIT = 'depot.yaml';
const DAY = '2026-11-21';

/** Name of each file → its text. */
export async function sampleReports(): Promise<ReadonlyMap<string, string>> {
  const ruleset = await loadRuleset('territoire');
  if (ruleset === undefined) throw new Error('the ruleset of the territory is not there');
  const file = { name: DEPOSIT, bytes: readFileSync(resolve(SAMPLES, DEPOSIT)) };
  const { report, sources } = await lint([file], ruleset, { date: DAY });
  // As the commands of continuous integration name it, from the root of the repository.
  const context = { sources, folder: 'docs/samples/reports' };
  return new Map(FORMATS.map(({ id, render }) => [fileNameOf(id), render(report, context)]));
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of await sampleReports()) writeFileSync(resolve(SAMPLES, name), text);
}
