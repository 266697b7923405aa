import { z } from 'zod';
import { box } from '../../contracts/signalements/settings.ts';

/** `main/sub`, as slugs: the end of the address of a sub-category. */
const slugs = z.string().regex(/^[\w-]+\/[\w-]+$/);

export const settingsSchema = z.object({
  box,
  /** The territory's codes of types, and the sub-category that each is at Signalen. */
  categories: z.record(z.string().min(1), slugs).refine((map) => {
    const values = Object.values(map);
    return values.length > 0 && new Set(values).size === values.length;
  }, 'each sub-category once, and at least one'),
  /**
   * Lists and single requests come from the private interface, which wants a token: the public one
   * names neither the type nor the place of a request.
   */
  privateReading: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;
