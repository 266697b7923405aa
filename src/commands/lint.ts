import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { RULESET_IDS } from '../lint/catalogue.ts';
import type { LoadedRuleset } from '../lint/rulesets.ts';
import type { Report, Severity } from '../model/report.ts';
import { FORMATS, formatOf } from '../reports/index.ts';
import { chooseFiles, STANDARD_INPUT } from './lint-files.ts';
import { progressLine } from './progress-line.ts';

const USAGE = 2;
const INCONCLUSIVE = 3;

/** Severities that make the command fail, by `--fail-on`. */
const FAILING: Readonly<Record<string, readonly Severity[]>> = {
  error: ['error'],
  warn: ['error', 'warn'],
  never: [],
};

/** `prise lint`: judges files and prints the report. Exit codes: DESIGN §3.3. */
export async function run(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') return fail(options);
  if (!options.watch) return runOnce(options);
  const { watchAndRun } = await import('./lint-watch.ts');
  const { ruleset: file } = options;
  const ruleset = RULESET_PATH.test(file) ? [file, join(dirname(file), 'functions')] : [];
  return watchAndRun([...options.files, ...ruleset], options.output, () => runOnce(options));
}

type Options = Exclude<ReturnType<typeof parseOptions>, string>;

async function runOnce(options: Options): Promise<number> {
  const chosen = await chooseFiles(options.files, options.output);
  if (typeof chosen === 'string') return fail(chosen);
  const { files, root } = chosen;
  const { lint } = await import('../lint/lint.ts');
  const found = await findRuleset(options.ruleset, root);
  if (typeof found === 'string') return fail(found);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const line = progressLine(process.stderr, bytes);
  const judged = await lint(files, found, { onProgress: line.tell }).catch(asInvalidRuleset);
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
  return exitCode(report, FAILING[options.failOn] ?? []);
}

/** A path has a folder or a known extension; anything else is an id. */
const RULESET_PATH = /[\\/]|\.(?:ya?ml|json|[cm]?js)$/i;

async function findRuleset(reference: string, root: string): Promise<LoadedRuleset | string> {
  if (!RULESET_PATH.test(reference)) {
    const { loadRuleset } = await import('../lint/rulesets.ts');
    const ids = RULESET_IDS.join(', ');
    return (
      loadRuleset(reference) ??
      `référentiel inconnu « ${reference} » (connus : ${ids} ; ou le chemin d’un fichier YAML, JSON ou JavaScript)`
    );
  }
  const { loadRulesetFile } = await import('../lint/ruleset-file/load.ts');
  const { diskFiles } = await import('../lint/ruleset-file/desk/files.ts');
  try {
    return { ...(await loadRulesetFile(resolve(reference), diskFiles)), root };
  } catch (error) {
    return asInvalidRuleset(error);
  }
}

/** Overrides are put together for each document: what is wrong in them shows only then. */
function asInvalidRuleset(error: unknown): string {
  if (error instanceof Error && error.name === 'RulesetFault') {
    return `le référentiel ne peut pas être utilisé :\n${error.message}`;
  }
  throw error;
}

function parseOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ruleset: { type: 'string', short: 'r', default: RULESET_IDS[0] },
        format: { type: 'string', short: 'f', default: 'text' },
        output: { type: 'string', short: 'o' },
        'fail-on': { type: 'string', default: 'error' },
        watch: { type: 'boolean', short: 'w', default: false },
      },
    });
    const format = formatOf(values.format);
    if (format === undefined) {
      return `format inconnu « ${values.format} » (connus : ${FORMATS.map(({ id }) => id).join(', ')})`;
    }
    if (!Object.hasOwn(FAILING, values['fail-on'])) {
      return `--fail-on attend ${Object.keys(FAILING).join(', ')}`;
    }
    if (positionals.length === 0)
      return 'donnez au moins un fichier, un dossier ou un motif, ou « - » pour l’entrée standard';
    if (values.watch && positionals.includes(STANDARD_INPUT)) {
      return '--watch attend des fichiers, pas l’entrée standard';
    }
    return {
      files: positionals,
      watch: values.watch,
      ruleset: values.ruleset,
      format,
      output: values.output,
      failOn: values['fail-on'],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function isWritten(path: string, text: string): Promise<boolean> {
  return writeFile(path, text).then(
    () => true,
    () => false,
  );
}

function exitCode(report: Report, failing: readonly Severity[]): number {
  if (report.verdict === 'non-evaluable') return INCONCLUSIVE;
  const found = report.documents.some(({ findings }) =>
    findings.some(({ severity }) => failing.includes(severity)),
  );
  return found ? 1 : 0;
}

function fail(message: string): number {
  process.stderr.write(`prise lint : ${message}\n`);
  return USAGE;
}
