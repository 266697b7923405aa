import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const ATTRIBUTES = [
  'name',
  'location',
  'address',
  'status',
  'chargeType',
  'layout',
  'allowedVehicleType',
  'maximumAllowedHeight',
  'totalSpotNumber',
  'availableSpotNumber',
  'occupiedSpotNumber',
  'occupancyModified',
  'observationDateTime',
] as const;

const attributes = fields(...ATTRIBUTES);

export type Attributes = z.infer<typeof attributes>;

/** An entity, or the GeoJSON feature that carries one. */
const entity = fields('id', 'type', 'geometry', 'properties', ...ATTRIBUTES);

export type EntityWire = z.infer<typeof entity>;

/** One page of `GET /entities`; a broker asked for one entity gives it alone. */
export const entitiesWire = z.union([
  z.array(entity).max(1_000),
  entity.refine(({ id }) => typeof id === 'string', { error: 'entity' }),
]);

export const propertiesWire = attributes;
