import type { Authenticated } from '../model/exchange.ts';
import type { Admission } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';

/** Counts the exchanges in flight in this isolate, all together and of each consumer. */
export function boundedAdmission(capacity: number, share: number): Admission {
  const held = new Map<string, number>();
  let inside = 0;
  return {
    enter(consumer) {
      const own = held.get(consumer) ?? 0;
      if (own >= share) return 'share';
      if (inside >= capacity) return 'full';
      held.set(consumer, own + 1);
      inside += 1;
      return 'admitted';
    },
    leave(consumer) {
      inside -= 1;
      const own = (held.get(consumer) ?? 1) - 1;
      if (own > 0) held.set(consumer, own);
      else held.delete(consumer);
    },
  };
}

/**
 * Refuses early what cannot be carried: a full isolate answers at once instead of failing by memory
 * for everybody, and no consumer may fill it alone. The vendor's breaker is the feed's (feed.ts):
 * only it knows the vendor's state.
 */
export async function admitted<T>(
  { consumer }: Pick<Authenticated, 'consumer'>,
  admission: Admission,
  run: () => Promise<T>,
): Promise<T> {
  const entry = admission.enter(consumer);
  if (entry !== 'admitted') {
    const [code, detail] = REFUSALS[entry];
    throw new Problem(code, { detail, retryAfterSeconds: 1 });
  }
  try {
    return await run();
  } finally {
    admission.leave(consumer);
  }
}

const REFUSALS = {
  share: [
    'trop-de-requetes',
    'Trop de requêtes sont en cours pour ce consommateur (les anonymes comptent pour un seul) ; réessayez dans une seconde.',
  ],
  full: [
    'passerelle-saturee',
    'Trop de requêtes sont en cours sur la passerelle ; réessayez dans une seconde.',
  ],
} as const;
