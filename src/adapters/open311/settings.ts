import { z } from 'zod';
import { box } from '../../contracts/signalements/settings.ts';

export const OPERATIONS = [
  'services',
  'service',
  'requests',
  'request',
  'createRequest',
  'token',
] as const;

export const settingsSchema = z.object({
  // Nothing else in an answer could tell a swapped latitude and longitude, or another city.
  box,
  /** How the server ends a list: by dates alone (the norm), or by pages as Chicago does. */
  dialect: z.enum(['georeport', 'chicago']).default('georeport'),
  /** XML is mandatory in the norm, JSON is not. */
  format: z.enum(['json', 'xml']).default('json'),
  /** The server's own word for the territory; some refuse to answer without. */
  jurisdictionId: z.string().min(1).optional(),
  /** Of the times that the server writes without one. */
  timeZone: z.string().min(1).default('Europe/Paris'),
  /** Requests that the server gives at most at once: 1 000 in the norm, fewer at FixMyStreet. */
  listMax: z.int().min(2).max(1_000).default(1_000),
  /** States of its own that the server writes in the place of `open` and `closed`. */
  statuses: z.record(z.string(), z.enum(['open', 'closed'])).default({}),
  /** What the server can do; FixMyStreet has neither definitions, creation nor tokens. */
  operations: z.array(z.enum(OPERATIONS)).default([...OPERATIONS]),
});

export type Settings = z.infer<typeof settingsSchema>;
