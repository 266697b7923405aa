import * as generated from '../generated/contracts/passages-v1.ts';
import { defineContract } from './define.ts';
import { passagesComparisons } from './passages/comparisons.ts';
import { PASSAGES_FRESHNESS } from './passages/freshness.ts';
import { passagesMerges } from './passages/merges.ts';
import { passagesNative } from './passages/native.ts';
import { passagesViews } from './passages/views.ts';

/** Public transport: SIRI profil France in one way of writing SIRI Lite. */
export const passages = defineContract({
  id: 'passages',
  major: 1,
  title: 'Prochains passages',
  norm: {
    name: 'SIRI, profil France (SIRI Lite)',
    version: '1.8',
    url: 'https://normes.transport.data.gouv.fr/normes/siri/profil-france/',
  },
  generated,
  freshness: PASSAGES_FRESHNESS,
  views: passagesViews,
  merges: passagesMerges,
  comparisons: passagesComparisons,
  native: passagesNative,
});
