import { z } from 'zod';
import { FEEDS } from './fields.ts';

/** Where stations can plausibly be, WGS 84: what lies outside is a fault of the vendor's data. */
const box = z
  .object({
    south: z.number().min(-90).max(90),
    north: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    east: z.number().min(-180).max(180),
  })
  .refine(({ south, north, west, east }) => south < north && west < east, 'empty box');

export type Box = z.infer<typeof box>;

const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);

/** Settings that every service behind the contract has. */
export const commonSettings = z.object({
  /** GBFS `system_id`, given by the territory: it stays when the vendor changes. */
  systemId: z.string().min(1),
  box: box.optional(),
  /** Fewer stations than that and the answer is refused: an empty network is a broken one. */
  minimumStations: z.number().int().min(0).default(1),
});

export type CommonSettings = z.infer<typeof commonSettings>;

/** Settings of a vendor that speaks GBFS, whatever the version. */
export const gbfsSettings = commonSettings.extend({
  /** Feeds that this system publishes; GBFS makes most of them optional. */
  feeds: z
    .array(z.enum(FEEDS))
    .default(['system_information', 'station_information', 'station_status']),
});

export type GbfsSettings = z.infer<typeof gbfsSettings>;

/** What the territory says of its network when the vendor's API does not (GBFS `system_information`). */
export const declaredSystem = z
  .object({
    name: z.string().min(1),
    language: language.default('fr'),
    shortName: z.string().min(1).optional(),
    operator: z.string().min(1).optional(),
    /** OpenStreetMap `opening_hours`. */
    openingHours: z.string().min(1),
    feedContactEmail: z.email(),
    email: z.email().optional(),
    /** E.164. */
    phoneNumber: z
      .string()
      .regex(/^\+[1-9]\d{1,14}$/)
      .optional(),
    url: z.url().optional(),
    startDate: z.iso.date().optional(),
    timezone: z.string().min(1).default('Europe/Paris'),
    licenseId: z.string().min(1).optional(),
    licenseUrl: z.url().optional(),
    /** When the territory last changed what precedes. */
    updatedAt: z.iso.datetime({ offset: true }),
  })
  .refine((system) => system.licenseId === undefined || system.licenseUrl === undefined, {
    error: 'licenseId or licenseUrl, not both',
  });

export type DeclaredSystem = z.infer<typeof declaredSystem>;
