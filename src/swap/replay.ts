/** Exchanges through both services: no clock and no vendor here, the caller lends both. */
import type { FeedAnswer } from '../model/ports.ts';
import type { ExchangeMeasure, RecordedExchange, ReplayedExchange } from '../model/swap.ts';
import { SWAP_LIMITS } from './limits.ts';
import { judge, type Terms } from './verdict.ts';

export type Side = 'from' | 'to';

export interface Timed {
  readonly answer: FeedAnswer;
  readonly durationMs: number;
}

export interface Replay {
  readonly ask: (side: Side, exchange: RecordedExchange) => Promise<Timed>;
  readonly termsOf: (exchange: RecordedExchange) => Terms;
}

export interface Replayed {
  readonly exchanges: readonly ReplayedExchange[];
  readonly measures: readonly ExchangeMeasure[];
}

/** Both sides of an exchange are asked at the same time, so that the world is the same for both. */
export async function replay(
  exchanges: readonly RecordedExchange[],
  { ask, termsOf }: Replay,
): Promise<Replayed> {
  const done: { exchange: ReplayedExchange; measure: ExchangeMeasure }[] = [];
  const waiting = [...exchanges.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, exchange] = next;
      const [from, to] = await Promise.all([ask('from', exchange), ask('to', exchange)]);
      done[index] = {
        exchange: judge({ exchange, from: from.answer, to: to.answer }, termsOf(exchange)),
        measure: { from: measured(from), to: measured(to) },
      };
    }
  };
  await Promise.all(Array.from({ length: SWAP_LIMITS.exchangesAtOnce }, worker));
  return {
    exchanges: done.map(({ exchange }) => exchange),
    measures: done.map(({ measure }) => measure),
  };
}

function measured({ answer, durationMs }: Timed) {
  return { durationMs, retrievedAt: answer.ok ? answer.snapshot.retrievedAt : null };
}
