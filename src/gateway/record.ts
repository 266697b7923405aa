import type { Answered, JournalEntry, Received, Routed } from '../model/exchange.ts';
import type { Clock, Journal } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';

/** How far an exchange came: steps fill it in, so that a failure is recorded with what was known. */
export interface Trace {
  reached: Received | Routed | Answered;
}

/** One line per exchange, whether it ends in an answer or in a problem, and the same end for all. */
export async function recorded(
  trace: Trace,
  { clock, journal }: { readonly clock: Clock; readonly journal: Journal },
  run: () => Promise<Response>,
): Promise<Response> {
  const write = (status: number, problem: Problem | null) =>
    journal.write(entry(trace.reached, status, problem, clock.now()));
  try {
    const response = await run();
    write(response.status, null);
    return response;
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('erreur-interne');
    write(problem.status, problem);
    throw error;
  }
}

function entry(
  reached: Trace['reached'],
  status: number,
  problem: Problem | null,
  now: Date,
): JournalEntry {
  const routed = 'resolved' in reached ? reached : null;
  // During a canary, the one that answered; the registry's own for a whole territory.
  const [only, ...others] = routed?.sources ?? [];
  const asked = others.length === 0 ? only?.definition : undefined;
  return {
    exchange: reached.id,
    at: reached.receivedAt,
    // What the registry knows, never the consumer's own text.
    territory: routed?.resolved.territory.code ?? '',
    contract: routed?.contract.ref ?? '',
    operation: routed?.operation.id ?? null,
    service: asked?.id ?? routed?.resolved.service.id ?? null,
    status,
    problem: problem?.code ?? null,
    fault: problem?.fault ?? null,
    cache: 'outcome' in reached ? reached.outcome : null,
    durationMs: now.getTime() - Date.parse(reached.receivedAt),
  };
}
