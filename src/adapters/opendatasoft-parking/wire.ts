import { z } from 'zod';
import { fields } from '../wire-fields.ts';

/** Dataset `st_park_p` (« parkings hors voirie », Bordeaux Métropole), the fields that are read. */
const record = fields(
  'ident',
  'nom',
  'adresse',
  'ta_type',
  'type',
  'geo_point_2d',
  'np_total',
  'np_pmr',
  'np_vle',
  'np_veltot',
  'np_2rmot',
  'np_covoit',
  'th_heur',
  'th_2',
  'th_3',
  'th_4',
  'th_24',
  'gabari_std',
  'gabari_max',
  'url',
  'libres',
  'total',
  'etat',
  'connecte',
  'mdate',
);

export type ParkingRecord = z.infer<typeof record>;

/** Explore v2.1, `GET /catalog/datasets/{dataset}/records`. */
export const recordsWire = z.object({
  total_count: z.number().int().min(0),
  results: z.array(record).max(1_000),
});

/** Search v1, `GET /api/records/1.0/search/`. */
export const searchWire = z.object({
  nhits: z.number().int().min(0).optional(),
  records: z.array(z.object({ fields: record })).max(10_000),
});
