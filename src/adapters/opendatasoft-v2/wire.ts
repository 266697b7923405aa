import { z } from 'zod';
import { vcubRecord } from '../vcub.ts';

/** Explore v2.1, `GET /catalog/datasets/{dataset}/records`. */
export const recordsWire = z.object({
  total_count: z.number().int().min(0),
  results: z.array(vcubRecord),
});
