/** A report of a swap as Markdown: for a merge request, or the file of a tender. */
import type { Difference, ReplayedExchange, SwapReport } from '../model/swap.ts';
import {
  changeText,
  exchangeText,
  KINDS,
  MARKS,
  OUTCOMES,
  printable,
  sideText,
  toleranceText,
  VERDICTS,
} from './words.ts';

export function swapMarkdown({ id, at, digest, findings }: SwapReport): string {
  const { territory, contract, from, to, verdict, reasons, exchanges, losses, unproven } = findings;
  const lines = [
    `# Bascule de ${contract.ref} sur ${territory}`,
    '',
    `De ${code(from.service)} (${plain(from.title)}) vers ${code(to.service)} (${plain(to.title)}).`,
    '',
    `**${VERDICTS[verdict]}**`,
    '',
    ...reasons.map((reason) => `- ${plain(reason)}`),
    '',
    '| | échange | service en place | candidat | issue | égales | tolérées | différentes |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...exchanges.map(row),
    ...exchanges.flatMap(section),
  ];
  if (losses.operations.length + losses.fields.length > 0) {
    lines.push('', '## Ce que le nouveau service ne donne pas', '');
    lines.push(...losses.operations.map((operation) => `- l’opération ${code(operation)}`));
    lines.push(
      ...losses.fields.map(
        ({ operation, field, why }) => `- ${code(`${operation} ${field}`)} : ${plain(why)}`,
      ),
    );
  }
  if (unproven.length > 0) {
    lines.push('', `Rien n’est prouvé de : ${unproven.map(code).join(', ')}.`);
  }
  lines.push('', `Preuve ${code(id)}, le ${at}, empreinte SHA-256 ${code(digest)}.`, '');
  return lines.join('\n');
}

function row({ exchange, outcome, from, to, diff }: ReplayedExchange): string {
  const counts = diff === null ? ['', '', ''] : [diff.equal, diff.tolerated, diff.different];
  const cells = [code(exchangeText(exchange)), sideText(from), sideText(to), OUTCOMES[outcome]];
  return `| ${[MARKS[outcome], ...cells, ...counts].join(' | ')} |`;
}

function section({ exchange, diff }: ReplayedExchange): string[] {
  if (diff === null || diff.differences.length === 0) return [];
  return [
    '',
    `## ${code(exchangeText(exchange))}`,
    '',
    ...diff.differences.flatMap(differenceLines),
    ...(diff.unlisted === 0 ? [] : [`- et ${diff.unlisted} autres écarts`]),
  ];
}

function differenceLines({ field, kind, count, tolerance, examples }: Difference): string[] {
  const covered = tolerance === null ? '**non toléré**' : plain(toleranceText(tolerance));
  const places = examples.map((example) => [example.path, changeText(example)] as const);
  return [
    `- ${code(field === '' ? '(tout)' : field)}, ${KINDS[kind]}, ${count} fois : ${covered}`,
    ...places
      .filter(([, change]) => change !== '')
      .map(([path, change]) => `  - ${code(path)} : ${code(change)}`),
  ];
}

/** A span that its own backticks and the bars of a table cannot end; on one line. */
function code(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ')).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}

/** Nothing in it is markup. */
function plain(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
