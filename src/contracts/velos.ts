import * as generated from '../generated/contracts/velos-v3.ts';
import { defineContract } from './define.ts';
import { velosComparisons } from './velos/comparisons.ts';
import { velosDocuments } from './velos/documents.ts';
import { VELOS_FRESHNESS } from './velos/freshness.ts';
import { velosNative } from './velos/native.ts';

/** Shared bicycles: GBFS 3.0 as it is. */
export const velos = defineContract({
  id: 'velos',
  major: 3,
  title: 'Vélos en libre-service',
  norm: {
    name: 'General Bikeshare Feed Specification (GBFS)',
    version: '3.0',
    url: 'https://github.com/MobilityData/gbfs/blob/v3.0/gbfs.md',
  },
  generated,
  freshness: VELOS_FRESHNESS,
  gatewayDocuments: velosDocuments,
  comparisons: velosComparisons,
  native: velosNative,
});
