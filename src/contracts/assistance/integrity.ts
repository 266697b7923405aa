/**
 * What a schema cannot see of a list. A record that cannot be read is left out; above a tenth of them
 * the list is refused. The same identifier twice is one record, or a contradiction.
 */
import { WireError } from '../../model/adapter.ts';

/** One is always tolerated, of several. */
const DROPPED_SHARE_MAX = 0.1;

export function review<T>(
  candidates: readonly (T | undefined)[],
  noun: string,
  idOf: (record: T) => unknown,
): readonly T[] {
  const kept = candidates.filter((candidate) => candidate !== undefined);
  const dropped = candidates.length - kept.length;
  const tolerated = Math.max(1, candidates.length * DROPPED_SHARE_MAX);
  if (dropped > tolerated || (dropped > 0 && kept.length === 0)) {
    throw new WireError(`${dropped} ${noun} inexploitables sur ${candidates.length}`);
  }
  return unique(kept, noun, idOf);
}

function unique<T>(records: readonly T[], noun: string, idOf: (record: T) => unknown) {
  const known = new Map<unknown, string>();
  return records.filter((record) => {
    const id = idOf(record);
    if (id === undefined) return true;
    const [written, before] = [JSON.stringify(record), known.get(id)];
    if (before !== undefined && before !== written) {
      throw new WireError(`deux ${noun} de même identifiant se contredisent`);
    }
    known.set(id, written);
    return before === undefined;
  });
}

/** One record that was asked by name: without it there is no answer. */
export function required<T>(record: T | undefined, noun: string): T {
  if (record === undefined) throw new WireError(`${noun} inexploitable`);
  return record;
}
