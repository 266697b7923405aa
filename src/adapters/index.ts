import type { Adapter } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import { datex2Parking } from './datex2-parking/adapter.ts';
import { gbfs2 } from './gbfs-2/adapter.ts';
import { glpiRest } from './glpi-rest/adapter.ts';
import { gtfsRt } from './gtfs-rt/adapter.ts';
import { itopRest } from './itop-rest/adapter.ts';
import { jcdecauxVlsV1 } from './jcdecaux-vls-v1/adapter.ts';
import { navitia } from './navitia/adapter.ts';
import { open311 } from './open311/adapter.ts';
import { opendatasoftParking } from './opendatasoft-parking/adapter.ts';
import { opendatasoftV1 } from './opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from './opendatasoft-v2/adapter.ts';
import { parkapi } from './parkapi/adapter.ts';
import { servicenowTable } from './servicenow-table/adapter.ts';
import { signalen } from './signalen/adapter.ts';
import { siriLite } from './siri-lite/adapter.ts';

/** Every vendor API behind a contract, one line each. */
export const adapters: readonly Adapter[] = [
  datex2Parking, // DATEX II 3 et 2, stationnement
  gbfs2, // GBFS 1.x et 2.x
  glpiRest, // GLPI apirest.php
  gtfsRt, // GTFS Realtime
  itopRest, // iTop REST/JSON
  jcdecauxVlsV1, // JCDecaux VLS v1
  navitia, // Navitia v1
  open311, // Open311 GeoReport v2, Chicago, FixMyStreet
  opendatasoftParking, // Opendatasoft Explore v2.1 et v1, st_park_p
  opendatasoftV1, // Opendatasoft Search v1
  opendatasoftV2, // Opendatasoft Explore v2.1
  parkapi, // ParkAPI 1, 2 et 3
  servicenowTable, // ServiceNow Table API
  signalen, // Signalen v1
  siriLite, // SIRI Lite et SIRI XML
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
