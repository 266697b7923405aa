import { operations } from '../../generated/contracts/signalements-v2.ts';
import { absent, type CoverageGroup, coverageOf } from '../coverage.ts';

/** Operations that a vendor carries out: all of them. */
export type OperationName =
  | 'services'
  | 'service'
  | 'requests'
  | 'request'
  | 'createRequest'
  | 'token';

export function signalementsCoverage(
  name: OperationName,
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
) {
  const operation = operations.find((each) => each.id === name);
  return coverageOf(operation?.fields ?? [], groups, otherwise);
}

/** Operations whose items say where they come from, when several services are read. */
export function isMerged(name: OperationName): boolean {
  return name === 'services' || name === 'requests' || name === 'request';
}

export const jurisdictionCoverage: CoverageGroup = absent(
  'Ajouté par la passerelle quand elle réunit plusieurs services d’un territoire.',
  'jurisdiction_id',
);
