/** One answer out of those of every service of a territory. */
import type { Part } from '../model/contract.ts';
import type { Asked, CacheOutcome, Exchange } from '../model/exchange.ts';
import type { FeedAnswer, FeedQuery, WriteAnswer } from '../model/ports.ts';
import { isProblemCode, PROBLEMS } from '../problems/catalogue.ts';
import { Problem } from '../problems/problem.ts';
import { keepsContract } from './keeps-contract.ts';
import { LIMITS } from './limits.ts';
import { snapshotOf } from './snapshot.ts';

export interface Gathered {
  readonly answer: FeedAnswer | WriteAnswer;
  /** What each service gave; empty when there was only one to ask. */
  readonly parts: readonly Part[];
}

/**
 * Asks each source, a few at a time, and merges what came. As old as its oldest part and fresh for as
 * long as the first to expire, so that `Age` never flatters. When nobody answers, the answer is the
 * first one's problem; that a service does not know what is asked is no failure while another does.
 */
export async function gather(
  { contract, operation, sources }: Exchange,
  read: (service: FeedQuery['service']) => Promise<FeedAnswer>,
): Promise<Gathered> {
  const [only] = sources;
  if (only === undefined) throw new Error('no source');
  if (sources.length === 1) return { answer: await read(only.definition), parts: [] };
  const of = operation.view?.of ?? operation.id;
  const merge = contract.merges[of];
  const merged = contract.operations.find(({ id }) => id === of);
  if (merge === undefined || merged === undefined) throw new Error(`${of} has no merge`);
  const answers = await askAll(sources, read);
  const parts = sources.map((source, index) => partOf(source, answers[index]));
  const good = answers.filter((answer) => answer.ok);
  const failed = answers.filter((answer) => !answer.ok);
  const worse = failed.find(({ problem }) => problem !== UNKNOWN) ?? failed[0];
  if (good.length === 0 && worse !== undefined) return { answer: worse, parts };
  const retrieved = good.map(({ snapshot }) => snapshot.retrievedAt).toSorted();
  const ttlSeconds = Math.min(...good.map(({ snapshot }) => snapshot.ttlSeconds));
  const snapshot = await snapshotOf(keepsContract(merged, merge(parts.filter(lacksNothing))), {
    retrievedAt: retrieved[0] ?? '',
    ttlSeconds,
  });
  return { answer: { ok: true, snapshot, outcome: worst(good) }, parts };
}

const UNKNOWN = 'enregistrement-inconnu';

/** False of a service that answered that it has nothing of the kind: the answer is whole without it. */
function lacksNothing(part: Part): boolean {
  return !('problem' in part && part.problem === UNKNOWN);
}

/** Whether a service that may have something to say has not said it. */
export function isPartial(parts: readonly Part[]): boolean {
  return parts.some((part) => 'problem' in part && lacksNothing(part));
}

async function askAll(
  sources: readonly Asked[],
  read: (service: FeedQuery['service']) => Promise<FeedAnswer>,
): Promise<readonly FeedAnswer[]> {
  const answers: FeedAnswer[] = [];
  const waiting = [...sources.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { definition }] = next;
      answers[index] = await read(definition).catch(failure);
    }
  };
  await Promise.all(Array.from({ length: LIMITS.sourcesAtOnce }, worker));
  return answers;
}

/** One service that this gateway cannot ask does not hide what the others give. */
function failure(error: unknown): FeedAnswer {
  if (!(error instanceof Problem)) throw error;
  return { ok: false, problem: error.code, detail: error.detail ?? '' };
}

function partOf({ definition: _, ...source }: Asked, answer: FeedAnswer | undefined): Part {
  if (answer?.ok === true) {
    const { body, retrievedAt } = answer.snapshot;
    return { source, body: JSON.parse(body), retrievedAt };
  }
  const problem = answer?.problem ?? 'erreur-interne';
  return { source, problem, status: isProblemCode(problem) ? PROBLEMS[problem].status : 500 };
}

function worst(answers: readonly { readonly outcome: CacheOutcome }[]): CacheOutcome {
  const outcomes = answers.map(({ outcome }) => outcome);
  return (['stale', 'miss', 'hit'] as const).find((each) => outcomes.includes(each)) ?? 'miss';
}
