/**
 * `npm run rules:table`: every rule put through what it must stand, written into
 * docs/rules-table.md. Needs ../shared/corpus, and some minutes: stock Spectral judges it too.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { corpusDocuments } from '../corpus.ts';
import { costsOn } from './cost.ts';
import { judge, rules } from './judge.ts';
import { mutantsOf, survives } from './mutants.ts';
import { ofRules, ours, PAIRS, ROOT, RULESET, stock } from './stock.ts';

/** Documents below are judged by stock Spectral as well. */
const PARITY_BYTES = 100_000;
/** Documents above are those on which costs are counted. */
const COST_BYTES = 1_000_000;

interface Parity {
  /** Findings that both made, at the same place in the same words. */
  same: number;
  different: number;
}

interface Worst {
  readonly reads: number;
  readonly document: string;
}

async function parityOf(): Promise<Map<string, Parity>> {
  const files = [...PAIRS, ...corpusDocuments(PARITY_BYTES)];
  const answers = await stock(RULESET, files);
  const found = new Map(territoire.rules.map(({ id }) => [id, { same: 0, different: 0 }]));
  for (const file of files) {
    const [left, right] = [await ours(file), ofRules(answers[file] ?? [])].map((findings) =>
      findings.map((finding) => [finding.rule, JSON.stringify(finding)] as const),
    );
    for (const [id, parity] of found) {
      const of = (side: typeof left) =>
        (side ?? []).filter(([rule]) => rule === id).map(([, text]) => text);
      const theirs = new Set(of(right));
      const same = of(left).filter((finding) => theirs.has(finding)).length;
      parity.same += same;
      parity.different += of(left).length + theirs.size - 2 * same;
    }
  }
  return found;
}

async function worstCosts(): Promise<Map<string, Worst>> {
  const worst = new Map<string, Worst>();
  for (const file of corpusDocuments()) {
    if (statSync(file).size < COST_BYTES) continue;
    for (const { rule, reads } of await costsOn(readFileSync(file, 'utf8'), basename(file))) {
      if (reads >= (worst.get(rule)?.reads ?? 0))
        worst.set(rule, { reads, document: basename(file) });
    }
  }
  return worst;
}

async function killed(id: string): Promise<string> {
  const rule = rules[id];
  if (rule === undefined) throw new Error(id);
  const mutants = mutantsOf(rule);
  let dead = 0;
  for (const mutant of mutants) if (!(await survives(id, mutant.rule))) dead += 1;
  return `${dead}/${mutants.length}`;
}

const HEADER = `# Les règles à l’épreuve

Chaque règle de \`territoire\` ${territoire.version}, et ce qu’elle a subi :

- **bon** : nœuds jugés dans son bon document, où aucune règle ne trouve rien ;
- **mauvais** : constats dans son mauvais document, où elle est seule à en faire ;
- **mutants** : changements de son \`given\` ou de son \`then\` que ses documents et ses cas remarquent ;
- **Spectral d’origine** : constats identiques (place, texte, gravité, position) à ceux de Spectral d’origine, et constats qui diffèrent, sur les ${PAIRS.length} documents des règles et les documents du corpus de moins de ${PARITY_BYTES / 1000} ko ;
- **coût** : membres du document que lit la règle, par membre qu’il contient, dans le pire document du corpus de plus de 1 Mo. Compté, non chronométré : le même sur toute machine.

Cette page est écrite par \`npm run rules:table\`. Les mêmes épreuves sont dans \`test/rulesets\`.

`;

const parity = await parityOf();
const costs = await worstCosts();
const rows: string[][] = [
  ['règle', 'gravité', 'bon', 'mauvais', 'mutants', 'Spectral d’origine', 'coût', 'pire document'],
];
for (const { id, severity, good, bad } of territoire.rules) {
  const passed = (await judge(good)).outcomes.find(({ rule }) => rule === id);
  const failed = (await judge(bad)).outcomes.find(({ rule }) => rule === id);
  const { same = 0, different = 0 } = parity.get(id) ?? {};
  const worst = costs.get(id);
  rows.push([
    `\`${id}\``,
    severity,
    String(passed?.nodes),
    String(failed?.findings),
    await killed(id),
    `${same} = ; ${different} ≠`,
    (worst?.reads ?? 0).toFixed(2).replace('.', ','),
    worst?.document ?? '',
  ]);
  process.stdout.write(`${rows.at(-1)?.join(' | ')}\n`);
}
const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
const line = (row: readonly string[]) =>
  `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
const [head = [], ...others] = rows;
const rule = widths.map((width) => '-'.repeat(width));
writeFileSync(`${ROOT}/docs/rules-table.md`, HEADER + [head, rule, ...others].map(line).join(''));
