/** The French words of a swap, once for the terminal, for Markdown and for pages. */
import type { Tolerance } from '../model/contract.ts';
import type {
  DifferenceExample,
  DifferenceKind,
  ExchangeOutcome,
  RecordedExchange,
  SideOutcome,
  SwapVerdict,
  TrialMode,
} from '../model/swap.ts';

export const VERDICTS: Readonly<Record<SwapVerdict, string>> = {
  interchangeable: 'INTERCHANGEABLE',
  'interchangeable-avec-ecarts-toleres': 'INTERCHANGEABLE, AVEC ÉCARTS TOLÉRÉS',
  'non-interchangeable': 'NON INTERCHANGEABLE',
  'non-concluant': 'NON CONCLUANT',
};

/** One character each, so that a list reads from the top down. */
export const MARKS: Readonly<Record<ExchangeOutcome, string>> = {
  equal: '✓',
  tolerated: '✓',
  different: '≠',
  lost: '✗',
  inconclusive: '?',
};

export const OUTCOMES: Readonly<Record<ExchangeOutcome, string>> = {
  equal: 'égal',
  tolerated: 'égal aux écarts tolérés près',
  different: 'différent',
  lost: 'sans réponse du candidat',
  inconclusive: 'ne se compare pas',
};

export const KINDS: Readonly<Record<DifferenceKind, string>> = {
  missing: 'absent du candidat',
  added: 'ajouté par le candidat',
  changed: 'changé',
  type: 'd’un autre type',
  order: 'dans un autre ordre',
  duplicate: 'en double',
};

export const MODES: Readonly<Record<TrialMode, string>> = {
  shadow: 'dans l’ombre : le candidat est interrogé après la réponse, et comparé',
  canary: 'en canari : le candidat sert une part des lectures',
  committed: 'basculé : le raccordement est passé au candidat',
};

export function exchangeText({ operation, parameters }: RecordedExchange): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? operation : `${operation} (${query.join(', ')})`;
}

export function sideText({ status, problem }: SideOutcome): string {
  return problem === null ? String(status) : `${status} ${problem}`;
}

/** `before → after`; what one side does not have is a dash, what is not shown says nothing. */
export function changeText({ from, to }: Pick<DifferenceExample, 'from' | 'to'>): string {
  return from === null && to === null ? '' : `${from ?? '—'} → ${to ?? '—'}`;
}

export function toleranceText(tolerance: Tolerance): string {
  switch (tolerance.kind) {
    case 'within':
      return `toléré à ${number(tolerance.amount)} près : ${tolerance.why}`;
    case 'seconds':
      return `toléré à ${number(tolerance.amount)} s près : ${tolerance.why}`;
    case 'count':
      return `nombre toléré à ${number(tolerance.amount * 100)} % près : ${tolerance.why}`;
    case 'wording':
      return `toléré à la graphie près : ${tolerance.why}`;
    case 'optional':
      return `facultatif : ${tolerance.why}`;
    default:
      return `ne compte pas : ${tolerance.why}`;
  }
}

/** One notation on every machine. */
function number(value: number): string {
  return String(value).replace('.', ',');
}

/** Vendors' values are shown as they are but for what a terminal or a page would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}
