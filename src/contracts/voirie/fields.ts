import { operations } from '../../generated/contracts/voirie-v1.ts';
import { type CoverageGroup, coverageOf } from '../coverage.ts';

export function voirieCoverage(
  list: 'arretes' | 'chantiers',
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
) {
  const operation = operations.find(({ id }) => id === list);
  return coverageOf(operation?.fields ?? [], groups, otherwise);
}
