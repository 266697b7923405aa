/** Bodies of the contract `voirie`: GeoJSON (RFC 7946) with DATEX II names. */

/** Longitude, latitude. */
export type Position = readonly [number, number];

export type SimpleGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | {
      readonly type: 'MultiLineString' | 'Polygon';
      readonly coordinates: readonly (readonly Position[])[];
    }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly Position[])[])[];
    };

export type Geometry =
  | SimpleGeometry
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly SimpleGeometry[] };

export const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Day = (typeof DAYS)[number];

/** Wall clocks; crosses midnight when the end does not come after the start. */
export interface TimeSlot {
  readonly start: string;
  readonly end: string;
  readonly timeZone: 'Europe/Paris' | 'UTC';
}

export interface Exception {
  readonly start?: string;
  readonly end?: string;
  readonly days?: readonly Day[];
  readonly specialDays?: readonly string[];
  readonly timeSlots?: readonly TimeSlot[];
}

export interface Period {
  readonly start: string;
  /** Exclusive. */
  readonly end?: string;
  readonly isPermanent: boolean;
  readonly recurrence: 'everyDay' | 'certainDays';
  readonly days?: readonly Day[];
  readonly specialDays?: readonly string[];
  readonly timeSlots?: readonly TimeSlot[];
  /** Days and hours in words that were not understood: they narrow the period. */
  readonly description?: string;
  readonly exceptions?: readonly Exception[];
}

export const COMPARISONS = [
  'equalTo',
  'greaterThan',
  'greaterThanOrEqualTo',
  'lessThan',
  'lessThanOrEqualTo',
] as const;

export interface Comparison {
  readonly comparisonOperator: (typeof COMPARISONS)[number];
  /** Tonnes or metres. */
  readonly value: number;
}

export interface Vehicle {
  readonly vehicleType?: string;
  readonly vehicleUsage?: string;
  readonly loadType?: string;
  readonly nonVehicularRoadUser?: string;
  readonly accessCondition?: string;
  readonly description?: string;
  readonly grossWeight?: Comparison;
  readonly height?: Comparison;
  readonly width?: Comparison;
  readonly length?: Comparison;
}

export interface VehicleSet {
  readonly restricted?: readonly Vehicle[];
  readonly exempted?: readonly Vehicle[];
  readonly maxWeight?: number;
  readonly maxHeight?: number;
  readonly maxWidth?: number;
  readonly maxLength?: number;
  readonly critair?: readonly string[];
}

export interface Location {
  readonly roadType?: 'lane' | 'departmentalRoad' | 'nationalRoad' | 'rawGeoJSON';
  readonly inseeCode?: string;
  readonly roadName?: string;
  readonly roadNumber?: string;
  readonly fromHouseNumber?: string;
  readonly fromRoadName?: string;
  readonly toHouseNumber?: string;
  readonly toRoadName?: string;
  readonly direction?: 'both' | 'aligned' | 'opposite';
  readonly description?: string;
  readonly geometry?: Geometry;
}

export type MeasureType =
  | 'noEntry'
  | 'speedLimitation'
  | 'parkingProhibited'
  | 'alternateRoad'
  | 'overtakingProhibited'
  | 'other';

export interface Measure {
  readonly type: MeasureType;
  readonly description?: string;
  /** km/h. */
  readonly maxSpeed?: number;
  readonly vehicleSet?: VehicleSet;
  readonly periods: readonly Period[];
  readonly locations: readonly Location[];
}

export const STATUSES = [
  'planned',
  'madeButNotImplemented',
  'madeAndPartiallyImplemented',
  'madeAndImplemented',
  'partiallyWithdrawn',
  'withdrawn',
] as const;

interface Sourced {
  readonly source?: {
    readonly service: string;
    readonly vendor: string;
    readonly retrievedAt: string;
  };
}

export interface OrderProperties extends Sourced {
  readonly identifier: string;
  readonly category: 'temporary' | 'permanent';
  readonly subject?: 'roadMaintenance' | 'event' | 'incident' | 'winterMaintenance' | 'other';
  readonly title?: string;
  readonly issuingAuthority: string;
  readonly inseeCode?: string;
  readonly status: (typeof STATUSES)[number];
  readonly overallStartTime: string;
  readonly overallEndTime?: string;
  readonly documentUrl?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly measures: readonly Measure[];
}

export interface Feature<Properties, Shape> {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Shape;
  readonly properties: Properties;
}

export type Order = Feature<OrderProperties, Geometry | null>;

export interface WorkProperties extends Sourced {
  readonly identifier?: string;
  readonly title?: string;
  readonly description?: string;
  readonly roadName?: string;
  readonly locationDescription?: string;
  readonly inseeCode?: string;
  readonly impact?: string;
  readonly contractor?: string;
  readonly overallStartTime: string;
  readonly overallEndTime?: string;
  readonly documentUrl?: string;
  readonly updatedAt?: string;
}

export type Work = Feature<WorkProperties, Geometry>;

export interface Collection<Item> {
  readonly type: 'FeatureCollection';
  readonly timeStamp: string;
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly sources?: readonly {
    readonly service: string;
    readonly vendor: string;
    readonly status: number;
    readonly code?: string;
    readonly retrievedAt?: string;
  }[];
  readonly features: readonly Item[];
}

/** Two features of the same name would be one on a map: whoever makes a collection sees to it. */
export function collection<Item>(features: readonly Item[], timeStamp: string): Collection<Item> {
  const { length } = features;
  return {
    type: 'FeatureCollection',
    timeStamp,
    numberMatched: length,
    numberReturned: length,
    features,
  };
}
