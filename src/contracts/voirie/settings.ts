import { z } from 'zod';

/** Where orders and works can plausibly be, WGS 84. Nothing else could tell swapped axes. */
const box = z
  .object({
    south: z.number().min(-90).max(90),
    north: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    east: z.number().min(-180).max(180),
  })
  .refine(({ south, north, west, east }) => south < north && west < east, 'empty box');

/** Settings that every service behind the contract has. */
export const commonSettings = z.object({
  box,
  /** INSEE code → name of the communes that may be issuing authorities. */
  communes: z.record(z.string().regex(/^(2[AB]|\d{2})\d{3}$/), z.string().min(1)).default({}),
});

export type CommonSettings = z.infer<typeof commonSettings>;
