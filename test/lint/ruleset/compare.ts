/** Our findings beside stock Spectral's, file by file, for rulesets that are files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { lint } from '../../../src/lint/lint.ts';
import { diskFiles } from '../../../src/lint/ruleset-file/desk/files.ts';
import { loadRulesetFile } from '../../../src/lint/ruleset-file/load.ts';
import type { LoadedRuleset } from '../../../src/lint/rulesets.ts';
import type { Report } from '../../../src/model/report.ts';
import { spectral } from '../../../src/reports/spectral.ts';
import { KNOWN_DIFFERENCES } from '../../oracles/compare.ts';
import type { StockAnswer, StockFinding } from '../../oracles/stock.ts';

export interface OurAnswer {
  readonly findings: readonly StockFinding[];
  readonly report: Report;
}

/** Rulesets by path: loading one again would cost more than most runs. */
const loaded = new Map<string, Promise<LoadedRuleset>>();

/** As `prise lint FILE --ruleset PATH --format spectral`. */
export async function askOurs(ruleset: string, file: string): Promise<OurAnswer> {
  const known = loaded.get(ruleset) ?? loadRulesetFile(ruleset, diskFiles);
  loaded.set(ruleset, known);
  const root = dirname(file);
  const { report, sources } = await lint(
    [{ name: basename(file), bytes: readFileSync(file) }],
    { ...(await known), root },
    { siblings: siblingsOf(root) },
  );
  const printed = spectral.render(report, { sources, root });
  return { findings: JSON.parse(printed) as StockFinding[], report };
}

/** What the documents here may refer to: the cases keep it in a folder beside them. */
function siblingsOf(root: string): { name: string; bytes: Uint8Array }[] {
  const folder = `${root}/shared`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name: `shared/${name}`, bytes: readFileSync(`${folder}/${name}`) }));
}

/** What differs, as lines to read; none when both say the same in the same order. */
export async function differences(
  answer: StockAnswer,
  seen: Set<string> = new Set(),
): Promise<string[]> {
  const { ruleset = '', file } = answer;
  const name = `${basename(ruleset)} × ${relative(dirname(ruleset), file)}`;
  const { findings, report } = await askOurs(ruleset, file);
  if ('crash' in answer) return inconclusiveBeside(answer, report, name);
  const ours = withoutKnown(findings, 'ours', seen).map(identity);
  const theirs = withoutKnown(answer.findings, 'stock', seen).map(identity);
  const missing = subtract(theirs, ours).map((finding) => `${name} − ${finding}`);
  const extra = subtract(ours, theirs).map((finding) => `${name} + ${finding}`);
  const order =
    missing.length + extra.length === 0 && ours.join('\n') !== theirs.join('\n')
      ? [`${name}: another order`]
      : [];
  return [...missing, ...extra, ...order];
}

/** Where stock Spectral gives everything up, the rules that crash must say so here. */
function inconclusiveBeside(
  { errors }: { readonly errors: readonly string[] },
  report: Report,
  name: string,
): string[] {
  const reasons = report.documents.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ why }) => why ?? []),
  );
  return reasons.length > 0
    ? []
    : [`${name}: stock crashed (${errors.join(' | ')}), we did not see`];
}

function withoutKnown(
  findings: readonly StockFinding[],
  side: 'ours' | 'stock',
  seen: Set<string>,
): StockFinding[] {
  return findings.filter((finding) => {
    const difference = KNOWN_DIFFERENCES.find((candidate) => candidate[side](finding));
    if (difference !== undefined) seen.add(`${difference.id} ${side}`);
    return difference === undefined;
  });
}

/** Everything that Spectral's JSON prints by default. */
function identity({ code, path, message, severity, range, source }: StockFinding): string {
  return JSON.stringify([code, path, message, severity, range, source]);
}

function subtract(from: readonly string[], what: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const item of what) left.set(item, (left.get(item) ?? 0) + 1);
  return from.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}
