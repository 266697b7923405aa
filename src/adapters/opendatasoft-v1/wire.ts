import { z } from 'zod';
import { vcubRecord } from '../vcub.ts';

/** Search v1, `GET /api/records/1.0/search/`. */
export const searchWire = z.object({
  nhits: z.number().int().min(0).optional(),
  records: z.array(z.object({ fields: vcubRecord })),
});
