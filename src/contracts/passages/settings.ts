import { z } from 'zod';
import { referenceRules } from './references.ts';

/** Where stops can plausibly be, WGS 84. */
const box = z
  .object({
    south: z.number().min(-90).max(90),
    north: z.number().min(-90).max(90),
    west: z.number().min(-180).max(180),
    east: z.number().min(-180).max(180),
  })
  .refine(({ south, north, west, east }) => south < north && west < east, 'empty box');

/** Settings that every adapter behind the contract has. */
export const passagesSettings = z.object({
  /** SIRI `ProducerRef`, given by the territory: the network, whoever runs its software. */
  producerRef: z.string().min(1),
  /** IANA zone of times that the vendor writes without one. */
  timeZone: z.string().min(1).default('Europe/Paris'),
  /** Of texts whose language the vendor does not say. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default('fr'),
  box: box.optional(),
  references: referenceRules.prefault({}),
});

export type PassagesSettings = z.infer<typeof passagesSettings>;

/** Seconds of `PreviewInterval`, which the contract bounds to minutes or hours; one hour by default. */
export function previewSeconds(interval: string | undefined): number {
  const [, amount, unit] = /^PT(\d{1,2})([MH])$/.exec(interval ?? '') ?? [];
  return amount === undefined ? 3600 : Number(amount) * (unit === 'H' ? 3600 : 60);
}
