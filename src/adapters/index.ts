import type { Adapter } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import { gbfs2 } from './gbfs-2/adapter.ts';
import { glpiRest } from './glpi-rest/adapter.ts';
import { itopRest } from './itop-rest/adapter.ts';
import { jcdecauxVlsV1 } from './jcdecaux-vls-v1/adapter.ts';
import { opendatasoftV1 } from './opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from './opendatasoft-v2/adapter.ts';
import { servicenowTable } from './servicenow-table/adapter.ts';

/** Every vendor API behind a contract, one line each. */
export const adapters: readonly Adapter[] = [
  gbfs2, // GBFS 1.x et 2.x
  glpiRest, // GLPI apirest.php
  itopRest, // iTop REST/JSON
  jcdecauxVlsV1, // JCDecaux VLS v1
  opendatasoftV1, // Opendatasoft Search v1
  opendatasoftV2, // Opendatasoft Explore v2.1
  servicenowTable, // ServiceNow Table API
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
