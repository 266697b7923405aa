/**
 * `node src/build/calibrate.ts`: how the real documents of the corpus fare under each rule, written
 * into docs/calibration.md. The severities rest on it: a rule that most of the market fails is a
 * warning, not a barrier. Stock Spectral judges, so that the table owes nothing to our engine.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '@stoplight/spectral-core';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import { territoire as sheet } from '../generated/rulesets/catalogue.ts';
import { territoire } from '../generated/rulesets/territoire.ts';
import type { Calibration } from '../model/rule.ts';

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');
const DATA = resolve(import.meta.dirname, '../../rulesets/calibration.json');
const OUTPUT = resolve(import.meta.dirname, '../../docs/calibration.md');

/** Stock Spectral takes minutes on a document of many megabytes, which would teach nothing more. */
const MAX_BYTES = 1_000_000;

/** Publishers that are French administrations or their shared services. */
const FRENCH_PUBLIC = ['betagouv', 'datagouv', 'etalab'];

export interface Judged {
  readonly name: string;
  readonly french: boolean;
  /** Rules with at least one finding. */
  readonly failed: ReadonlySet<string>;
}

interface Entry {
  readonly path: string;
  readonly kind: string;
  readonly source: string;
  readonly version: string;
  readonly operations: number;
}

/** Real documents of OpenAPI 3 that have an operation: what a vendor could deposit. */
async function realDocuments(): Promise<Entry[]> {
  const [, ...rows] = (await readFile(`${CORPUS}/INDEX.tsv`, 'utf8')).trim().split('\n');
  return rows
    .map((row) => row.split('\t'))
    .map(([path = '', type, kind = '', source = '', , version = '', , operations]) => ({
      path,
      kind: `${type}/${kind}`,
      source,
      version,
      operations: Number(operations),
    }))
    .filter(
      (entry) =>
        entry.kind === 'openapi/real' && entry.version.startsWith('3.') && entry.operations > 0,
    );
}

/** Rules that a document fails, by stock Spectral. References to other files are left as they are. */
export async function judge(text: string, name: string): Promise<ReadonlySet<string>> {
  const spectral = new core.Spectral();
  spectral.setRuleset(new core.Ruleset(territoire.definition));
  const document = name.endsWith('.json')
    ? new core.Document(text, parsers.Json, name)
    : new core.Document(text, parsers.Yaml, name);
  const findings = await spectral.run(document);
  const rules: Readonly<Record<string, Rule>> = spectral.ruleset?.rules ?? {};
  return new Set(
    findings.map(({ code }) => String(code)).filter((code) => Object.hasOwn(rules, code)),
  );
}

async function judgeCorpus(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { path, source } of await realDocuments()) {
    const file = `${CORPUS}/${path}`;
    const size = await stat(file).then(
      (found) => found.size,
      () => Number.POSITIVE_INFINITY,
    );
    if (size > MAX_BYTES) continue;
    const owner = /^github:([^/]+)\//.exec(source)?.[1] ?? '';
    const failed = await judge(await readFile(file, 'utf8'), basename(path));
    judged.push({ name: path, french: FRENCH_PUBLIC.includes(owner), failed });
  }
  return judged;
}

function share(judged: readonly Judged[], rule: string): string {
  const failing = judged.filter(({ failed }) => failed.has(rule)).length;
  const rate = judged.length === 0 ? 0 : Math.round((100 * failing) / judged.length);
  return `${rate} % (${failing})`;
}

/** Columns from this one on are numbers, set to the right. */
const FIRST_NUMBER = 3;

/** Padded as the formatter wants it, so that writing the page again changes only its numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, at) =>
      at < FIRST_NUMBER ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
    );
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, at) =>
    at < FIRST_NUMBER ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** The same numbers as data, for the pages of the rules. */
function calibrationData(judged: readonly Judged[]): Readonly<Record<string, Calibration>> {
  const french = judged.filter((document) => document.french);
  const failing = (documents: readonly Judged[], rule: string) =>
    documents.filter(({ failed }) => failed.has(rule)).length;
  return Object.fromEntries(
    sheet.rules.map(({ id }) => [
      id,
      {
        documents: judged.length,
        failing: failing(judged, id),
        french: { documents: french.length, failing: failing(french, id) },
      },
    ]),
  );
}

export function calibrationPage(judged: readonly Judged[]): string {
  const french = judged.filter((document) => document.french);
  const rows = sheet.rules.map(({ id, severity, title }) => [
    `\`${id}\``,
    severity,
    title,
    share(judged, id),
    share(french, id),
  ]);
  return `# Calibrage des règles

Part des documents OpenAPI réels qui échouent à chaque règle de \`${territoire.id}\` ${territoire.version}, jugés par Spectral d’origine : ${judged.length} documents du corpus (OpenAPI 3, au moins une opération, moins de 1 Mo), dont ${french.length} d’administrations françaises. Entre parenthèses, le nombre de documents.

Une règle à laquelle échoue l’essentiel du marché est un avertissement, assorti d’un plan de mise en conformité. Six exigences sont éliminatoires : description bien construite, adresse du service, HTTPS, accès déclaré, aucun secret dans l’URL et export des données. L’export l’est bien que l’essentiel du marché y échoue : sans lui, rien n’est réversible.

Cette page est écrite par \`node src/build/calibrate.ts\`.

${table(['règle', 'sévérité', 'exigence', 'échecs', 'échecs (France)'], rows)}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await mkdir(dirname(OUTPUT), { recursive: true });
  const judged = await judgeCorpus();
  await writeFile(OUTPUT, calibrationPage(judged));
  await writeFile(DATA, `${JSON.stringify(calibrationData(judged), null, 2)}\n`);
}
