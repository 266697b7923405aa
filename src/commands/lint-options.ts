import { parseArgs } from 'node:util';
import { RULESET_IDS } from '../lint/catalogue.ts';
import { dayInParis, isDay } from '../model/day.ts';
import type { Severity } from '../model/report.ts';
import type { Format } from '../reports/format.ts';
import { FORMATS, formatOf } from '../reports/index.ts';
import { STANDARD_INPUT } from './lint-files.ts';

/** Severities that make the command fail, by `--fail-on`. */
const FAILING: Readonly<Record<string, readonly Severity[]>> = {
  error: ['error'],
  warn: ['error', 'warn'],
  never: [],
};

export interface Options {
  readonly files: readonly string[];
  readonly watch: boolean;
  /** Undefined when not given: a profile may say it. */
  readonly ruleset: string | undefined;
  readonly profile: string | undefined;
  readonly decisions: string | undefined;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly format: Format;
  readonly output: string | undefined;
  readonly failing: readonly Severity[];
}

export const DEFAULT_RULESET = RULESET_IDS[0];

/** What was asked for, or what is wrong with it, in French. */
export function parseOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ruleset: { type: 'string', short: 'r' },
        profile: { type: 'string', short: 'p' },
        decisions: { type: 'string' },
        date: { type: 'string', default: dayInParis(new Date()) },
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
    const failing = FAILING[values['fail-on']];
    if (failing === undefined || !Object.hasOwn(FAILING, values['fail-on'])) {
      return `--fail-on attend ${Object.keys(FAILING).join(', ')}`;
    }
    if (!isDay(values.date)) return '--date attend une date AAAA-MM-JJ';
    if (positionals.length === 0)
      return 'donnez au moins un fichier, un dossier ou un motif, ou « - » pour l’entrée standard';
    if (values.watch && positionals.includes(STANDARD_INPUT)) {
      return '--watch attend des fichiers, pas l’entrée standard';
    }
    const { watch, ruleset, profile, decisions, date, output } = values;
    return {
      files: positionals,
      watch,
      ruleset,
      profile,
      decisions,
      date,
      format,
      output,
      failing,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
