import * as generated from '../generated/contracts/voirie-v1.ts';
import { defineContract } from './define.ts';
import { voirieComparisons } from './voirie/comparisons.ts';
import { VOIRIE_FRESHNESS } from './voirie/freshness.ts';
import { voirieMerges } from './voirie/merges.ts';
import { voirieNative } from './voirie/native.ts';
import { voirieViews } from './voirie/views.ts';

/** Traffic orders and works: what DATEX II v3.3 says of them, as GeoJSON, DATEX II and CIFS. */
export const voirie = defineContract({
  id: 'voirie',
  major: 1,
  title: 'Arrêtés de circulation et chantiers',
  norm: {
    name: 'DATEX II, TrafficRegulationPublication',
    version: '3.3',
    url: 'https://docs.datex2.eu/downloads/modelv33.html',
  },
  generated,
  freshness: VOIRIE_FRESHNESS,
  views: voirieViews,
  merges: voirieMerges,
  comparisons: voirieComparisons,
  native: voirieNative,
});
