/** Bodies of the contract: the national schema as GeoJSON, DATEX II names for what moves. */

/** Members of etalab/schema-stationnement 0.1.5, in its order, but `Xlong` and `Ylat`: the geometry. */
export interface ParkingProperties {
  readonly id: string;
  readonly nom: string;
  readonly insee?: string;
  readonly source?: string;
  readonly [field: string]: unknown;
}

/** RFC 7946 §3.2. */
export interface Parking {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [number, number] };
  readonly properties: ParkingProperties;
}

/** One of several services that a whole territory was read from. */
export interface SourceState {
  readonly service: string;
  readonly vendor: string;
  readonly state: 'read' | 'failed';
  readonly retrievedAt?: string;
  readonly problem?: string;
}

export interface Parkings {
  readonly type: 'FeatureCollection';
  readonly numberMatched?: number;
  readonly numberReturned?: number;
  readonly features: readonly Parking[];
  readonly sources?: readonly SourceState[];
}

export const SITE_STATUSES = ['open', 'closed', 'full', 'almostFull', 'unknown'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

export const TRENDS = ['increasing', 'decreasing', 'stable'] as const;
export type Trend = (typeof TRENDS)[number];

export interface Contradiction {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface Availability {
  readonly id: string;
  readonly insee?: string;
  readonly parkingSiteStatus: SiteStatus;
  readonly parkingNumberOfVacantSpaces?: number;
  readonly parkingNumberOfOccupiedSpaces?: number;
  readonly parkingOccupancy?: number;
  readonly parkingNumberOfSpacesOverride?: number;
  readonly trend?: Trend;
  readonly parkingStatusOriginTime?: string;
  readonly updatedAt: string;
  readonly stale: boolean;
  readonly dataQuality: readonly Contradiction[];
  readonly source?: string;
}

export interface Availabilities {
  readonly publicationTime: string;
  readonly numberMatched?: number;
  readonly numberReturned?: number;
  readonly parkingRecordStatus: readonly Availability[];
  readonly sources?: readonly SourceState[];
}
