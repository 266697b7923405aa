import { z } from 'zod';

/** Where requests can plausibly be, WGS 84: what lies outside is not of this territory. */
export const box = z
  .object({
    south: z.number().min(-90).max(90),
    north: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    east: z.number().min(-180).max(180),
  })
  .refine(({ south, north, west, east }) => south < north && west < east, 'empty box');

export type Box = z.infer<typeof box>;
