/** Another service tried on the live reads of a plug, and the reads noted for a later replay. */
import type { Ports } from '../env.ts';
import type { ContractOperation } from '../model/contract.ts';
import type { Answered, Exchange } from '../model/exchange.ts';
import type { FeedAnswer, FeedQuery } from '../model/ports.ts';
import type { Observation, TrialInForce } from '../model/swap.ts';
import { Problem } from '../problems/problem.ts';
import { judge } from '../swap/verdict.ts';
import { capabilityOf } from './capability.ts';
import type { Gathered } from './gather.ts';
import { passed } from './view.ts';

/** All consumers of open data have one name: there each exchange is drawn for itself. */
const ANYBODY = 'anonyme';

export interface Served extends Gathered {
  /** With the source that was really read. */
  readonly served: Exchange;
}

/** What a vendor is asked for an exchange: its own operation, of which others may be views. */
export function queryOf(exchange: Exchange, service: FeedQuery['service']): FeedQuery {
  const { operation, parameters } = exchange;
  return {
    service,
    operation: operation.view?.of ?? operation.id,
    parameters: passed(operation, parameters),
  };
}

/**
 * Whether an exchange falls into the share of the trial. A consumer that is known stays on its side;
 * nothing is drawn at random, so that the same exchange always falls the same way.
 */
export async function isSampled(
  { consumer, id }: Pick<Exchange, 'consumer' | 'id'>,
  { candidate, share }: Pick<TrialInForce, 'candidate' | 'share'>,
): Promise<boolean> {
  const who = consumer === ANYBODY ? id : consumer;
  const bytes = new TextEncoder().encode(JSON.stringify([candidate.id, who]));
  const digest = new DataView(await crypto.subtle.digest('SHA-256', bytes));
  return digest.getUint32(0) % 100 < share;
}

/**
 * The trial that a read takes part in; writes and documents of our own never come here (handle.ts).
 * None for a read of several services: whose share would that be?
 */
async function trialOf(
  { resolved, sources, ...exchange }: Exchange,
  mode: TrialInForce['mode'],
): Promise<TrialInForce | undefined> {
  const { trial } = resolved;
  if (sources.length !== 1 || trial?.mode !== mode) return undefined;
  return (await isSampled(exchange, trial)) ? trial : undefined;
}

/**
 * The candidate's answer during a canary. When it has none, whatever the reason, the incumbent is
 * asked as if nothing had been tried: undefined.
 */
export async function canaryAnswer(exchange: Exchange, ports: Ports): Promise<Served | undefined> {
  const trial = await trialOf(exchange, 'canary');
  const [incumbent] = exchange.sources;
  if (trial === undefined || incumbent === undefined) return undefined;
  const answer = await asked(exchange, trial, ports);
  const good = answer.ok && answer.outcome !== 'stale';
  // A hit says nothing new of the candidate: as many lines as calls to it.
  if (!good || answer.outcome === 'miss') {
    const problem = problemOf(answer);
    const outcome = good ? 'served' : 'failed';
    later(ports, () => observe(exchange, trial, { outcome, problem, differences: [] }, ports));
  }
  if (!good) return undefined;
  const { candidate: definition } = trial;
  const { id: service, vendor } = definition;
  const source = { ...incumbent, service, vendor, definition };
  return { answer, parts: [], served: { ...exchange, sources: [source] } };
}

/** What follows an answer, once the consumer has it: nothing there can change or delay it. */
export function afterwards(answered: Answered, ports: Ports): void {
  const { operation, sources, outcome, resolved } = answered;
  const [source] = sources;
  if (operation.origin !== 'vendor' || operation.method !== 'GET') return;
  // Only what was just fetched: at most once a call to the vendor, and both sides are of one time.
  if (sources.length !== 1 || outcome !== 'miss') return;
  const ofIncumbent = source?.definition.id === resolved.service.id;
  // Personal data: what was asked is not noted, and no copy of it goes to a second vendor.
  if (operation.scopes.length > 0 || !ofIncumbent) return;
  later(ports, () => record(answered, ports));
  if (resolved.trial?.mode === 'shadow') later(ports, () => shadow(answered, ports));
}

async function record(answered: Answered, { swaps }: Ports): Promise<void> {
  const { resolved, contract, receivedAt } = answered;
  const { operation, parameters } = queryOf(answered, resolved.service);
  const plug = { territory: resolved.plugTerritory, contract: contract.ref };
  await swaps.record(plug, { operation, parameters }, receivedAt);
}

async function shadow(answered: Answered, ports: Ports): Promise<void> {
  const trial = await trialOf(answered, 'shadow');
  if (trial === undefined) return;
  const { contract, snapshot } = answered;
  const { operation, parameters } = queryOf(answered, trial.candidate);
  const to = await asked(answered, trial, ports);
  const { outcome, diff } = judge(
    {
      exchange: { operation, parameters },
      from: { ok: true, snapshot, outcome: 'miss' },
      to,
    },
    {
      comparison: contract.comparisons[operation],
      mediaType: carried(answered, operation).mediaType,
      masked: false,
    },
  );
  const observed = {
    outcome: outcome === 'lost' ? 'failed' : outcome,
    problem: problemOf(to),
    differences: diff?.differences ?? [],
  } as const;
  await observe(answered, trial, observed, ports);
}

function carried({ contract, operation }: Exchange, id: string): ContractOperation {
  return contract.operations.find((each) => each.id === id) ?? operation;
}

async function asked(exchange: Exchange, trial: TrialInForce, ports: Ports): Promise<FeedAnswer> {
  const { catalogue, clock, feeds } = ports;
  const query = queryOf(exchange, trial.candidate);
  try {
    capabilityOf(query, catalogue, clock.now().toISOString());
    return await feeds.read(query);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, problem: error.code, detail: error.detail ?? '' };
  }
}

function problemOf(answer: FeedAnswer): string | null {
  return answer.ok ? (answer.because ?? null) : answer.problem;
}

async function observe(
  exchange: Exchange,
  { territory }: TrialInForce,
  observed: Omit<Observation, 'operation'>,
  { swaps }: Ports,
): Promise<void> {
  const { operation } = queryOf(exchange, exchange.resolved.service);
  await swaps.observe({ territory, contract: exchange.contract.ref }, { operation, ...observed });
}

const AFTERWARDS = 'afterwards';

/** Let go when too much is under way already: what is noted is a sample anyway. */
function later({ lateAdmission, later: then }: Ports, work: () => Promise<void>): void {
  if (lateAdmission.enter(AFTERWARDS) !== 'admitted') return;
  then(work().finally(() => lateAdmission.leave(AFTERWARDS)));
}
