import * as generated from '../generated/contracts/signalements-v2.ts';
import { defineContract } from './define.ts';
import { signalementsComparisons } from './signalements/comparisons.ts';
import { SIGNALEMENTS_FRESHNESS } from './signalements/freshness.ts';
import { signalementsMerges } from './signalements/merges.ts';
import { signalementsNative } from './signalements/native.ts';
import { signalementsViews } from './signalements/views.ts';

/** Requests of citizens about public space: Open311 GeoReport v2, JSON and XML, with creation. */
export const signalements = defineContract({
  id: 'signalements',
  major: 2,
  title: 'Signalements dans l’espace public',
  norm: {
    name: 'Open311 GeoReport',
    version: '2',
    url: 'https://wiki.open311.org/GeoReport_v2/',
  },
  generated,
  freshness: SIGNALEMENTS_FRESHNESS,
  views: signalementsViews,
  merges: signalementsMerges,
  comparisons: signalementsComparisons,
  native: signalementsNative,
});
