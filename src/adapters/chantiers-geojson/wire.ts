import { z } from 'zod';

/** A GeoJSON collection, of a file or of a WFS; columns are those that the settings name. */
export const geojsonWire = z.object({
  type: z.literal('FeatureCollection'),
  numberMatched: z.union([z.number().int().min(0), z.literal('unknown')]).optional(),
  totalFeatures: z.union([z.number().int().min(0), z.literal('unknown')]).optional(),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z
    .array(
      z.object({
        id: z.unknown().optional(),
        geometry: z.unknown().optional(),
        properties: z.record(z.string(), z.unknown()),
      }),
    )
    .max(20_000),
});
