import type { FieldCoverage, Given } from '../model/adapter.ts';

/** Fields that share a status and a reason, by their last name: `capacity` for `data.stations[].capacity`. */
export interface CoverageGroup {
  readonly status: Given;
  readonly why: string;
  readonly fields: readonly string[];
}

export function given(why: string, ...fields: string[]): CoverageGroup {
  return { status: 'given', why, fields };
}

export function derived(why: string, ...fields: string[]): CoverageGroup {
  return { status: 'derived', why, fields };
}

export function absent(why: string, ...fields: string[]): CoverageGroup {
  return { status: 'absent', why, fields };
}

/**
 * One declaration per field of the operation: those of the groups, then `otherwise` for the rest.
 * Throws at start-up on a field that the contract does not have or that is declared twice.
 */
export function coverageOf(
  fields: readonly string[],
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
): readonly FieldCoverage[] {
  const declared = new Map<string, FieldCoverage>();
  for (const { status, why, fields: names } of groups) {
    for (const name of names) {
      const field = fields.find((each) => each === name || each.endsWith(`.${name}`));
      if (field === undefined || declared.has(field)) throw new Error(`coverage of ${name}`);
      declared.set(field, { field, status, why });
    }
  }
  const { status, why } = otherwise;
  return fields.map((field) => declared.get(field) ?? { field, status, why });
}
