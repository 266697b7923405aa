/** What a replay proves. Pure: answers in, findings out. */
import type { Comparison } from '../model/contract.ts';
import type { FeedAnswer } from '../model/ports.ts';
import type {
  CoverageLoss,
  Diff,
  ExchangeOutcome,
  RecordedExchange,
  ReplayedExchange,
  SideOutcome,
  SwapVerdict,
} from '../model/swap.ts';
import { isProblemCode, PROBLEMS } from '../problems/catalogue.ts';
import { diff, STRICT } from './diff.ts';

export interface Compared {
  readonly exchange: RecordedExchange;
  readonly from: FeedAnswer;
  readonly to: FeedAnswer;
}

export interface Terms {
  readonly comparison: Comparison | undefined;
  /** Of the operation; what is no JSON is compared as one text. */
  readonly mediaType: string;
  /** Personal data: values are not shown. */
  readonly masked: boolean;
}

/** Both answers to one exchange, compared. */
export function judge({ exchange, from, to }: Compared, terms: Terms): ReplayedExchange {
  const sides = { from: sideOf(from), to: sideOf(to) };
  if (sides.from.problem !== null || sides.to.problem !== null) {
    return { exchange, outcome: outcomeOfProblems(sides.from, sides.to), ...sides, diff: null };
  }
  const { comparison = STRICT, masked, mediaType } = terms;
  const [left, right] = [bodyOf(from, mediaType), bodyOf(to, mediaType)];
  const found = diff(left, right, { ...comparison, masked });
  return { exchange, outcome: outcomeOfDiff(found), ...sides, diff: found };
}

function bodyOf(answer: FeedAnswer, mediaType: string): unknown {
  if (!answer.ok) return undefined;
  const { body } = answer.snapshot;
  return /[/+]json\b/.test(mediaType) ? JSON.parse(body) : body;
}

/** A copy that stands in for a vendor that fails proves nothing of that vendor. */
function sideOf(answer: FeedAnswer): SideOutcome {
  const problem = answer.ok ? (answer.outcome === 'stale' ? answer.because : null) : answer.problem;
  if (problem === null) return { status: 200, problem };
  const code = problem !== undefined && isProblemCode(problem) ? problem : 'erreur-interne';
  return { status: PROBLEMS[code].status, problem: code };
}

/** « There is no such record » is an answer; a vendor that fails gives none. */
function outcomeOfProblems(from: SideOutcome, to: SideOutcome): ExchangeOutcome {
  if (from.problem !== null && !isAnswer(from.problem)) return 'inconclusive';
  if (from.problem === to.problem) return 'equal';
  if (to.problem !== null && !isAnswer(to.problem)) return 'lost';
  return 'different';
}

function isAnswer(problem: string): boolean {
  return isProblemCode(problem) && PROBLEMS[problem].fault === 'consumer';
}

export function outcomeOfDiff(found: Diff): ExchangeOutcome {
  if (found.different > 0) return 'different';
  if (!found.complete) return 'inconclusive';
  // Nothing but what does not count: the answers may have nothing in common.
  if (found.equal + valued(found) === 0) return 'inconclusive';
  return found.tolerated > 0 ? 'tolerated' : 'equal';
}

function valued({ differences }: Diff): number {
  return differences
    .filter(({ tolerance }) => tolerance !== null && tolerance.kind !== 'ignored')
    .reduce((sum, { count }) => sum + count, 0);
}

export interface Decided {
  readonly verdict: SwapVerdict;
  readonly reasons: readonly string[];
}

/**
 * An operation that only the incumbent offers decides even when nobody asked for it in the replay:
 * its consumers would notice. A field declared absent is told, and decides where it is replayed.
 */
export function decide(exchanges: readonly ReplayedExchange[], losses: CoverageLoss): Decided {
  const counted = (outcome: ExchangeOutcome) =>
    exchanges.filter((each) => each.outcome === outcome).length;
  const [different, lost, inconclusive] = [
    counted('different'),
    counted('lost'),
    counted('inconclusive'),
  ];
  const against = [
    ...said(different, 'n’a pas la même réponse', 'n’ont pas la même réponse'),
    ...said(
      lost,
      'reste sans réponse du service candidat',
      'restent sans réponse du service candidat',
    ),
    ...losses.operations.map(
      (id) => `L’opération ${id} n’est pas offerte par le service candidat.`,
    ),
  ];
  if (against.length > 0) return { verdict: 'non-interchangeable', reasons: against };
  if (exchanges.length === 0) {
    return { verdict: 'non-concluant', reasons: ['Aucun échange à rejouer : rien n’est prouvé.'] };
  }
  const unsure = said(
    inconclusive,
    'ne se compare pas (service en place en échec, ou rien de comparable)',
    'ne se comparent pas (service en place en échec, ou rien de comparable)',
  );
  if (inconclusive > 0) return { verdict: 'non-concluant', reasons: unsure };
  const tolerated = counted('tolerated');
  const verdict = tolerated > 0 ? 'interchangeable-avec-ecarts-toleres' : 'interchangeable';
  return {
    verdict,
    reasons: [
      ...said(counted('equal'), 'a la même réponse', 'ont la même réponse'),
      ...said(
        tolerated,
        'a la même réponse aux écarts tolérés près',
        'ont la même réponse aux écarts tolérés près',
      ),
    ],
  };
}

function said(count: number, one: string, several: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 échange ${one}.` : `${count} échanges ${several}.`];
}
