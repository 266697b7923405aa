import { z } from 'zod';
import { fields } from '../wire-fields.ts';

/** Of both layers: `litteralis` (an extent with its measures) and `LIcommunication` (one measure). */
const properties = fields(
  'idarrete',
  'idemprise',
  'shorturl',
  'arretesrcid',
  'collectivitelibelle',
  'documenttype',
  'arretedebut',
  'arretefin',
  'emprisedebut',
  'emprisefin',
  'mesures',
  'mesure',
  'parametresmesures',
  'parametresmesure',
  'parametresarrete',
  'parametresemprise',
  'localisations',
  'categoriesmodele',
  'nommodele',
  'titre',
  'gene',
  'publicationinternet',
  'publie',
  'datecreation',
  'datemodification',
);

export type Extent = z.infer<typeof properties>;

/** `GetFeature` of WFS 2.0 as GeoServer writes it in JSON. */
export const featuresWire = z.object({
  type: z.literal('FeatureCollection'),
  numberMatched: z.union([z.number().int().min(0), z.literal('unknown')]).optional(),
  totalFeatures: z.union([z.number().int().min(0), z.literal('unknown')]).optional(),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(z.object({ geometry: z.unknown().optional(), properties })).max(5_000),
});

export type FeatureWire = z.infer<typeof featuresWire>['features'][number];
