import { z } from 'zod';
import { commonSettings } from '../velos/settings.ts';

/** `33063-P-001`, delivered by the Point d’accès national (schema-stationnement 0.1.5, `id`). */
export const NATIONAL_ID = /^(([013-9]\d|2[AB1-9])\d{3})-P-\d{3}$/;
/** As in the contract; longer, it is no identifier. */
export const ID_MAX = 200;

const insee = z.string().regex(/^([013-9]\d|2[AB1-9])\d{3}$/);

/** What the territory knows of a car park and the vendor’s API does not say. */
const declared = z.object({
  id: z.string().regex(NATIONAL_ID).optional(),
  insee: insee.optional(),
  nom: z.string().min(1).optional(),
  type_usagers: z.enum(['tous', 'abonnés']).optional(),
  gratuit: z.boolean().optional(),
  hauteur_max: z
    .string()
    .regex(/^(\d+|N\/A)$/)
    .optional(),
  num_siret: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  type_ouvrage: z.enum(['enclos_en_surface', 'ouvrage']).optional(),
});

export type Declared = z.infer<typeof declared>;

/** Settings of every service behind the contract. */
export const parkingSettings = z.object({
  box: commonSettings.shape.box,
  /** Fewer car parks than that and the answer is refused: an empty list is a broken feed. */
  minimumParkings: z.number().int().min(0).default(1),
  /** IANA zone of the vendor’s times without one. */
  timeZone: z.string().min(1).default('Europe/Paris'),
  /** Commune of the car parks of which nothing else tells it. */
  insee: insee.optional(),
  /**
   * By the vendor’s identifier. The national identifier survives the vendor: without it, the
   * vendor’s own goes through.
   */
  declared: z.record(z.string(), declared).default({}),
});

export type ParkingSettings = z.infer<typeof parkingSettings>;

/** Commune of a car park: declared, in its national identifier, or the only one of the service. */
export function inseeOf(
  id: string,
  known: Declared | undefined,
  settings: ParkingSettings,
): string | undefined {
  return known?.insee ?? NATIONAL_ID.exec(id)?.[1] ?? settings.insee;
}
