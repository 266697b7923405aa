import type { Admission } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';

/** Counts the exchanges in flight in this isolate. */
export function boundedAdmission(capacity: number): Admission {
  let inside = 0;
  return {
    enter() {
      if (inside >= capacity) return false;
      inside += 1;
      return true;
    },
    leave() {
      inside -= 1;
    },
  };
}

/**
 * Refuses early what cannot be carried: a full isolate answers at once instead of failing by memory
 * for everybody. The vendor's breaker is the feed's (feed.ts): only it knows the vendor's state.
 */
export async function admitted<T>(admission: Admission, run: () => Promise<T>): Promise<T> {
  if (!admission.enter()) {
    throw new Problem('passerelle-saturee', {
      detail: 'Trop de requêtes sont en cours sur la passerelle ; réessayez dans une seconde.',
      retryAfterSeconds: 1,
    });
  }
  try {
    return await run();
  } finally {
    admission.leave();
  }
}
