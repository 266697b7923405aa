import * as generated from '../generated/contracts/assistance-v5.ts';
import { assistanceComparisons } from './assistance/comparisons.ts';
import { ASSISTANCE_FRESHNESS } from './assistance/freshness.ts';
import { assistanceMerges } from './assistance/merges.ts';
import { assistanceNative } from './assistance/native.ts';
import { defineContract } from './define.ts';

/** The help desk: TMF621 Trouble Ticket v5, in the part that every tool has. */
export const assistance = defineContract({
  id: 'assistance',
  major: 5,
  title: 'Centre d’assistance',
  norm: {
    name: 'TM Forum TMF621 Trouble Ticket',
    version: '5.0.1',
    url: 'https://github.com/tmforum-apis/TMF621_TroubleTicket',
  },
  generated,
  freshness: ASSISTANCE_FRESHNESS,
  merges: assistanceMerges,
  comparisons: assistanceComparisons,
  native: assistanceNative,
});
