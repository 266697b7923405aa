import { z } from 'zod';

/** Names of fields and classes enter queries: letters only. */
const field = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/);

export const itopSettings = z.object({
  /** Of the server: iTop writes local times without zone. */
  timeZone: z.string().min(1).default('Europe/Paris'),
  /** Field added to the data model for the territory's identifier; iTop has none of its own. */
  territoryField: field.optional(),
  /** Organisation and caller under which tickets are opened: iTop requires both. */
  organisation: z.string().regex(/^[1-9]\d{0,9}$/),
  caller: z.string().regex(/^[1-9]\d{0,9}$/),
});

export type ItopSettings = z.infer<typeof itopSettings>;
