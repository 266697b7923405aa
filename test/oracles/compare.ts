import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { lint } from '../../src/lint/lint.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';
import { spectral } from '../../src/reports/spectral.ts';
import type { StockAnswer, StockFinding } from './stock.ts';

/** A difference that we want, and how to tell that it is this one. */
export interface KnownDifference {
  readonly id: string;
  readonly reason: string;
  readonly stock: (finding: StockFinding) => boolean;
  readonly ours: (finding: StockFinding) => boolean;
}

/** The only differences from stock Spectral. One that no longer occurs fails the parity run. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'remote-references',
    reason: 'Nous ne suivons aucune référence vers le réseau ; le message le dit autrement.',
    stock: ({ code, message }) => code === 'invalid-ref' && message.startsWith('no network:'),
    ours: ({ code, message }) =>
      code === 'invalid-ref' && message.startsWith('La référence externe'),
  },
  {
    id: 'stack-overflow',
    reason: 'Spectral déborde de la pile et en fait un constat ; la règle est ici non concluante.',
    stock: ({ message }) => message.includes('Maximum call stack size exceeded'),
    ours: () => false,
  },
];

export interface Comparison {
  readonly file: string;
  readonly findings: number;
  readonly missing: readonly StockFinding[];
  readonly extra: readonly StockFinding[];
  readonly sameOrder: boolean;
  readonly known: readonly string[];
}

/** Lints the file as the CLI would and compares with what stock Spectral answered. */
export async function compareWithStock(answer: StockAnswer): Promise<Comparison> {
  if ('crash' in answer)
    throw new Error(`stock Spectral crashed on ${answer.file}: ${answer.crash}`);
  const { file } = answer;
  const ruleset = await loadRuleset('spectral:oas');
  if (ruleset === undefined) throw new Error('spectral:oas is missing');
  const { report, sources } = await lint(
    [{ name: basename(file), bytes: readFileSync(file) }],
    ruleset,
  );
  const printed = spectral.render(report, { sources, root: dirname(file) });
  const known = new Set<string>();
  const ours = withoutKnown(JSON.parse(printed) as StockFinding[], 'ours', known);
  const theirs = withoutKnown(answer.findings, 'stock', known);
  return {
    file: basename(file),
    findings: answer.findings.length,
    missing: subtract(theirs, ours),
    extra: subtract(ours, theirs),
    sameOrder: JSON.stringify(ours.map(identity)) === JSON.stringify(theirs.map(identity)),
    known: [...known],
  };
}

function withoutKnown(
  findings: readonly StockFinding[],
  side: 'ours' | 'stock',
  known: Set<string>,
): StockFinding[] {
  return findings.filter((finding) => {
    const difference = KNOWN_DIFFERENCES.find((candidate) => candidate[side](finding));
    if (difference !== undefined) known.add(difference.id);
    return difference === undefined;
  });
}

/** Everything that Spectral's JSON prints by default. */
function identity(finding: StockFinding): string {
  const { code, path, message, severity, range, source } = finding;
  return JSON.stringify([code, path, message, severity, range, source]);
}

function subtract(from: readonly StockFinding[], what: readonly StockFinding[]): StockFinding[] {
  const left = new Map<string, number>();
  for (const finding of what) left.set(identity(finding), (left.get(identity(finding)) ?? 0) + 1);
  return from.filter((finding) => {
    const count = left.get(identity(finding)) ?? 0;
    left.set(identity(finding), count - 1);
    return count <= 0;
  });
}
