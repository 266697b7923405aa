import type { Adapter } from '../model/adapter.ts';
import type { Contract } from '../model/contract.ts';
import { chantiersGeojson } from './chantiers-geojson/adapter.ts';
import { datex2Parking } from './datex2-parking/adapter.ts';
import { dialogDatex2 } from './dialog-datex2/adapter.ts';
import { gbfs2 } from './gbfs-2/adapter.ts';
import { georchestraSignalement } from './georchestra-signalement/adapter.ts';
import { glpiRest } from './glpi-rest/adapter.ts';
import { gtfsRt } from './gtfs-rt/adapter.ts';
import { itopRest } from './itop-rest/adapter.ts';
import { jcdecauxVlsV1 } from './jcdecaux-vls-v1/adapter.ts';
import { litteralisWfs } from './litteralis-wfs/adapter.ts';
import { navitia } from './navitia/adapter.ts';
import { ngsiOffstreetparking } from './ngsi-offstreetparking/adapter.ts';
import { open311 } from './open311/adapter.ts';
import { opendatasoftChantier } from './opendatasoft-chantier/adapter.ts';
import { opendatasoftParking } from './opendatasoft-parking/adapter.ts';
import { opendatasoftV1 } from './opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from './opendatasoft-v2/adapter.ts';
import { parkapi } from './parkapi/adapter.ts';
import { servicenowTable } from './servicenow-table/adapter.ts';
import { signalen } from './signalen/adapter.ts';
import { siriLite } from './siri-lite/adapter.ts';

/** Every vendor API behind a contract, one line each. */
export const adapters: readonly Adapter[] = [
  chantiersGeojson, // fichiers et WFS de portails
  datex2Parking, // DATEX II 3 et 2, stationnement
  dialogDatex2, // DiaLog, DATEX II v3
  gbfs2, // GBFS 1.x et 2.x
  georchestraSignalement, // geOrchestra, module signalement
  glpiRest, // GLPI apirest.php
  gtfsRt, // GTFS Realtime
  itopRest, // iTop REST/JSON
  jcdecauxVlsV1, // JCDecaux VLS v1
  litteralisWfs, // Litteralis, WFS 2.0
  navitia, // Navitia v1
  ngsiOffstreetparking, // NGSI-LD et NGSI-v2, OffStreetParking
  open311, // Open311 GeoReport v2, Chicago, FixMyStreet
  opendatasoftChantier, // Opendatasoft, chantiers
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
