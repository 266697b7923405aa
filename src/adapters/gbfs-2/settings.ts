import { z } from 'zod';
import { gbfsSettings } from '../../contracts/velos/settings.ts';

export const gbfs2Settings = gbfsSettings.extend({
  /** Which list of `gbfs.json` to read, and the language of its texts; French, else the first. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)
    .optional(),
  /** Required by 3.0, optional in 2.x: used when the system does not publish one. */
  feedContactEmail: z.email().optional(),
  /** OpenStreetMap `opening_hours`, in place of what is derived from the system's hours. */
  openingHours: z.string().min(1).optional(),
});

export type Gbfs2Settings = z.infer<typeof gbfs2Settings>;
