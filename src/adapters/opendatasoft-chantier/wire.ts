import { z } from 'zod';

/** Columns differ from one dataset to the next: those that the settings name are read, no other. */
const row = z.record(z.string(), z.unknown());

/** Explore v2.1, `GET /catalog/datasets/{dataset}/records`. */
export const recordsWire = z.object({
  total_count: z.number().int().min(0),
  results: z.array(row).max(1_000),
});

/** Search v1, `GET /api/records/1.0/search/`. */
export const searchWire = z.object({
  nhits: z.number().int().min(0).optional(),
  records: z
    .array(
      z.object({ recordid: z.string().optional(), fields: row, geometry: z.unknown().optional() }),
    )
    .max(10_000),
});
