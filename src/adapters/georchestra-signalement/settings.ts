import { z } from 'zod';

/** Each type costs one call of the list of types, for its form. */
const TYPES_MAX = 40;

export const settingsSchema = z.object({
  /** The territory's codes of types, and the name of the context that each is at geOrchestra. */
  types: z.record(z.string().min(1), z.string().min(1).max(100)).refine((map) => {
    const names = Object.values(map);
    return names.length > 0 && names.length <= TYPES_MAX && new Set(names).size === names.length;
  }, `each context once, from one to ${TYPES_MAX}`),
});

export type Settings = z.infer<typeof settingsSchema>;
