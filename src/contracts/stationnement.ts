import * as generated from '../generated/contracts/stationnement-v1.ts';
import { defineContract } from './define.ts';
import { stationnementComparisons } from './stationnement/comparisons.ts';
import { STATIONNEMENT_FRESHNESS } from './stationnement/freshness.ts';
import { stationnementMerges } from './stationnement/merges.ts';
import { stationnementNative } from './stationnement/native.ts';
import { stationnementViews } from './stationnement/views.ts';

/** Car parks: the national schema for what they are, DATEX II names for their availability. */
export const stationnement = defineContract({
  id: 'stationnement',
  major: 1,
  title: 'Stationnement',
  norm: {
    name: 'Schéma national des lieux de stationnement et DATEX II Parking',
    version: '0.1.5',
    url: 'https://schema.data.gouv.fr/etalab/schema-stationnement/',
  },
  generated,
  freshness: STATIONNEMENT_FRESHNESS,
  views: stationnementViews,
  merges: stationnementMerges,
  comparisons: stationnementComparisons,
  native: stationnementNative,
});
