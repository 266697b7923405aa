/** A report of a swap and a trial as lines of a terminal. */
import type {
  Difference,
  ExchangeMeasure,
  ReplayedExchange,
  SwapReport,
  SwapSide,
  TrialState,
} from '../model/swap.ts';
import {
  changeText,
  exchangeText,
  KINDS,
  MARKS,
  MODES,
  OUTCOMES,
  printable,
  sideText,
  toleranceText,
  VERDICTS,
} from './words.ts';

export function swapText({ id, at, digest, findings, measures }: SwapReport): string {
  const { territory, contract, from, to, verdict, reasons, exchanges, losses, unproven } = findings;
  const names = exchanges.map(({ exchange }) => exchangeText(exchange));
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = [
    `Bascule de ${contract.ref} sur ${territory}`,
    `  de    ${side(from)}`,
    `  vers  ${side(to)}`,
    '',
    `${VERDICTS[verdict]}`,
    ...reasons.map((reason) => `  ${reason}`),
    '',
    ...exchanges.flatMap((each, index) => [
      exchangeLine(each, names[index] ?? '', width, measures[index]),
      ...(each.diff?.differences ?? []).flatMap((one) => differenceLines(one)),
      ...unlistedLine(each),
    ]),
  ];
  if (losses.operations.length + losses.fields.length > 0) {
    lines.push('', 'Ce que le nouveau service ne donne pas, d’après sa couverture');
    lines.push(...losses.operations.map((operation) => `  l’opération ${operation}`));
    const fields = losses.fields.map(({ operation, field }) => `${operation} ${field}`);
    const wide = Math.max(0, ...fields.map((name) => name.length));
    lines.push(
      ...losses.fields.map(({ why }, rank) => `  ${(fields[rank] ?? '').padEnd(wide)}  ${why}`),
    );
  }
  if (unproven.length > 0) {
    lines.push('', `Sans échange à rejouer, rien n’est prouvé de : ${unproven.join(', ')}.`);
  }
  lines.push('', `Preuve ${id}, le ${at}, empreinte ${digest}`);
  return lines.map(printable).join('\n');
}

function side({ service, title, adapter }: SwapSide): string {
  return `${service} (${title} ; adaptateur ${adapter})`;
}

function exchangeLine(
  { outcome, from, to, diff }: ReplayedExchange,
  name: string,
  width: number,
  measure: ExchangeMeasure | undefined,
): string {
  const times =
    measure === undefined
      ? ''
      : ` en ${measure.from.durationMs} ms, ${sideText(to)} en ${measure.to.durationMs} ms`;
  const counts =
    diff === null
      ? ''
      : ` (valeurs égales ${diff.equal}, tolérées ${diff.tolerated}, différentes ${diff.different})`;
  return `${MARKS[outcome]} ${name.padEnd(width)}  ${sideText(from)}${times}  ${OUTCOMES[outcome]}${counts}`;
}

function differenceLines({ field, kind, count, tolerance, examples }: Difference): string[] {
  const mark = tolerance === null ? '≠' : '~';
  const head = `    ${mark} ${field === '' ? '(tout)' : field}  ${KINDS[kind]}, ${count} fois`;
  const places = examples.map(({ path, ...example }) => [path, changeText(example)] as const);
  const shown = places.filter(([, change]) => change !== '');
  const width = Math.max(0, ...shown.map(([path]) => path.length));
  return [
    head,
    ...shown.map(([path, change]) => `        ${path.padEnd(width)}  ${change}`),
    ...(tolerance === null ? [] : [`        ${toleranceText(tolerance)}`]),
  ];
}

function unlistedLine({ diff }: ReplayedExchange): string[] {
  if (diff === null || diff.unlisted === 0) return [];
  return [`    … et ${diff.unlisted} autres écarts, comptés sans être listés`];
}

export function trialText(trial: TrialState): string {
  const { territory, contract, incumbent, candidate, mode, share, openedAt } = trial;
  const head = [
    `Essai de ${candidate} à la place de ${incumbent}, ${contract} sur ${territory}`,
    `  ${MODES[mode]}, depuis le ${openedAt}`,
  ];
  if (mode === 'committed') return head.join('\n');
  const { asked, equal, tolerated, different, failed, inconclusive } = trial.counters;
  const problems = Object.entries(trial.problems).map(([code, count]) => `${code} (${count})`);
  return [
    ...head,
    `  ${share} % des lectures ; les écritures restent au service en place`,
    '',
    `  lectures demandées au candidat  ${asked}`,
    `  réponses égales                 ${equal}`,
    `  égales aux écarts tolérés près  ${tolerated}`,
    `  différentes                     ${different}`,
    `  échecs du candidat              ${failed}`,
    `  sans rien à comparer            ${inconclusive}`,
    ...(problems.length === 0 ? [] : ['', `  Problèmes du candidat : ${problems.join(', ')}`]),
    ...(trial.differences.length === 0 ? [] : ['', 'Premiers écarts non tolérés']),
    ...trial.differences.flatMap(({ operation, difference }, rank) => [
      ...(trial.differences[rank - 1]?.operation === operation ? [] : [`  ${operation}`]),
      ...differenceLines(difference),
    ]),
  ]
    .map(printable)
    .join('\n');
}
