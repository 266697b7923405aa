/** The swaps that the project shows: who leaves, who comes, and what consumers had asked. */
import type { RecordedExchange } from '../src/model/swap.ts';

export interface ShownSwap {
  /** Name of its page in docs/swaps. */
  readonly name: string;
  readonly contract: `${string}@${number}`;
  /** Services of the demo. */
  readonly from: string;
  readonly to: string;
  readonly exchanges: readonly RecordedExchange[];
}

const read = (operation: string, parameters: Readonly<Record<string, string>> = {}) => ({
  operation,
  parameters,
});

export const SWAPS: readonly ShownSwap[] = [
  {
    name: 'servicenow-glpi',
    contract: 'assistance@5',
    from: 'assistance-servicenow',
    to: 'assistance-glpi',
    exchanges: [
      read('listTroubleTicket', { limit: '20' }),
      read('listTroubleTicket', { limit: '3', offset: '3' }),
      read('listTroubleTicket', { status: 'inProgress' }),
      read('listTroubleTicket', { externalIdentifier: 'BM-2026-0001' }),
      read('listTroubleTicket', { externalIdentifier: 'BM-2026-9999' }),
    ],
  },
  {
    name: 'opendatasoft-gbfs',
    contract: 'velos@3',
    from: 'velos-opendatasoft-v2',
    to: 'velos-gbfs-3-reseau',
    exchanges: [
      read('system_information'),
      read('vehicle_types'),
      read('station_information'),
      read('station_status'),
    ],
  },
  {
    name: 'litteralis-dialog',
    contract: 'voirie@1',
    from: 'voirie-litteralis-arretes',
    to: 'voirie-dialog',
    exchanges: [read('arretes')],
  },
];

/** What a swap must not hide: works that DiaLog does not publish. */
export const REFUSED: ShownSwap = {
  name: 'litteralis-dialog-chantiers',
  contract: 'voirie@1',
  from: 'voirie-litteralis',
  to: 'voirie-dialog',
  exchanges: [read('arretes'), read('chantiers')],
};
