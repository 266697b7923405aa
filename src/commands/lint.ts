import { writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import process from 'node:process';
import type { Report, Severity } from '../model/report.ts';
import { chooseFiles } from './lint-files.ts';
import { type Options, parseOptions } from './lint-options.ts';
import { asInvalidRuleset, findDecisions, findRuleset, settingsFiles } from './lint-ruleset.ts';
import { progressLine } from './progress-line.ts';

const USAGE = 2;
const INCONCLUSIVE = 3;

/** `prise lint`: judges files and prints the report. Exit codes: DESIGN §3.3. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') return fail(options);
  if (!options.watch) return runOnce(options);
  const { watchAndRun } = await import('./lint-watch.ts');
  const names = [...options.files, ...settingsFiles(options)];
  return watchAndRun(names, options.output, () => runOnce(options));
}

async function runOnce(options: Options): Promise<number> {
  const chosen = await chooseFiles(options.files, options.output);
  if (typeof chosen === 'string') return fail(chosen);
  const { files, root } = chosen;
  const { lint } = await import('../lint/lint.ts');
  const ruleset = await findRuleset(options, root);
  if (typeof ruleset === 'string') return fail(ruleset);
  const decisions = await findDecisions(options.decisions);
  if (typeof decisions === 'string') return fail(decisions);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const line = progressLine(process.stderr, bytes);
  const { date } = options;
  const judged = await lint(files, ruleset, { onProgress: line.tell, date, decisions }).catch(
    asInvalidRuleset,
  );
  line.clear();
  if (typeof judged === 'string') return fail(judged);
  const { report, sources } = judged;
  const colour = options.output === undefined && process.stdout.isTTY === true;
  const folder = relative(process.cwd(), root).split(sep).join('/');
  const text = options.format.render(report, { sources, colour, root, folder });
  if (options.output === undefined) process.stdout.write(`${text.replace(/\n$/, '')}\n`);
  else if (!(await isWritten(options.output, text))) {
    // Judging may have been long: what was found is shown rather than lost.
    process.stdout.write(`${text.replace(/\n$/, '')}\n`);
    return fail(`impossible d’écrire « ${options.output} » : le rapport est affiché à la place`);
  }
  return exitCode(report, options.failing);
}

async function isWritten(path: string, text: string): Promise<boolean> {
  return writeFile(path, text).then(
    () => true,
    () => false,
  );
}

/** What is waived, or was accepted as equivalent, fails nothing. */
async function exitCode(report: Report, failing: readonly Severity[]): Promise<number> {
  if (report.verdict === 'non-evaluable') return INCONCLUSIVE;
  const { isOpen } = await import('../lint/decisions.ts');
  const found = report.documents.some(({ findings, waivers }) =>
    findings.some((finding) => failing.includes(finding.severity) && isOpen(finding, waivers)),
  );
  return found ? 1 : 0;
}

function fail(message: string): number {
  process.stderr.write(`prise lint : ${message}\n`);
  return USAGE;
}
