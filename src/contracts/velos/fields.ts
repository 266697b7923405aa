import { operations } from '../../generated/contracts/velos-v3.ts';
import { type CoverageGroup, coverageOf } from '../coverage.ts';

/** Operations that a vendor carries out; discovery and manifest are the gateway's. */
export const FEEDS = [
  'system_information',
  'vehicle_types',
  'station_information',
  'station_status',
  'vehicle_status',
] as const;

export type FeedName = (typeof FEEDS)[number];

export function velosCoverage(
  feed: FeedName,
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
) {
  const operation = operations.find((each) => each.id === feed);
  return coverageOf(operation?.fields ?? [], groups, otherwise);
}
