import type { Adapter } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import { chantiersGeojson } from './chantiers-geojson/adapter.ts';
import { dialogDatex2 } from './dialog-datex2/adapter.ts';
import { gbfs2 } from './gbfs-2/adapter.ts';
import { jcdecauxVlsV1 } from './jcdecaux-vls-v1/adapter.ts';
import { litteralisWfs } from './litteralis-wfs/adapter.ts';
import { opendatasoftChantier } from './opendatasoft-chantier/adapter.ts';
import { opendatasoftV1 } from './opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from './opendatasoft-v2/adapter.ts';

/** Every vendor API behind a contract, one line each. */
export const adapters: readonly Adapter[] = [
  chantiersGeojson, // fichiers et WFS de portails
  dialogDatex2, // DiaLog, DATEX II v3
  gbfs2, // GBFS 1.x et 2.x
  jcdecauxVlsV1, // JCDecaux VLS v1
  litteralisWfs, // Litteralis, WFS 2.0
  opendatasoftChantier, // Opendatasoft, chantiers
  opendatasoftV1, // Opendatasoft Search v1
  opendatasoftV2, // Opendatasoft Explore v2.1
];

export function findAdapter(id: string): Adapter | undefined {
  return adapters.find((adapter) => adapter.id === id);
}

/** Ids of the operations that a service offers, in the order of the contract. */
export function offeredOperations(
  adapter: Adapter,
  settings: unknown,
  contract: Contract,
): readonly string[] {
  const offered = adapter.offered?.(settings) ?? Object.keys(adapter.operations);
  const carried = (id: string) => offered.includes(id) && Object.hasOwn(adapter.operations, id);
  return contract.operations.filter(({ id, view }) => carried(view?.of ?? id)).map(({ id }) => id);
}
