import type { FieldCoverage } from '../model/adapter.ts';
import type { CoverageLoss } from '../model/swap.ts';

/** What one service declares: the operations that it offers, and the coverage of their fields. */
export interface Declared {
  readonly offered: readonly string[];
  readonly coverage: Readonly<Record<string, readonly FieldCoverage[]>>;
}

/** What the incumbent gives and the candidate does not, by their own declarations. */
export function lossesBetween(from: Declared, to: Declared): CoverageLoss {
  const operations = from.offered.filter((id) => !to.offered.includes(id));
  const kept = from.offered.filter((id) => to.offered.includes(id));
  const fields = kept.flatMap((operation) => {
    const given = new Set(
      (from.coverage[operation] ?? [])
        .filter(({ status }) => status !== 'absent')
        .map(({ field }) => field),
    );
    return (to.coverage[operation] ?? [])
      .filter(({ field, status }) => status === 'absent' && given.has(field))
      .map(({ field, why }) => ({ operation, field, why }));
  });
  return { operations, fields };
}
