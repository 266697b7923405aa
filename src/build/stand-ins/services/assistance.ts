import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

/** Keys that the stand-ins want, in the environment under `secretName`. */
const KEYS = {
  servicenow: { name: 'VENDOR_SERVICENOW_KEY', value: 'prise:mot-de-demonstration' },
  glpi: {
    name: 'VENDOR_GLPI_KEY',
    value: 'jeton-de-demonstration application-de-demonstration',
  },
  itop: { name: 'VENDOR_ITOP_KEY', value: 'prise:mot-de-demonstration' },
  native: { name: 'VENDOR_TMF621_KEY', value: 'jeton-de-demonstration' },
};

function services(origin: string): readonly Service[] {
  const common = { contract: 'assistance@5', origins: [] } as const;
  return [
    {
      ...common,
      id: 'assistance-servicenow',
      vendor: 'servicenow',
      title: 'Centre d’assistance, ServiceNow',
      adapter: 'servicenow-table',
      url: `${origin}/servicenow/api/now/`,
      settings: {},
      secretName: KEYS.servicenow.name,
    },
    {
      ...common,
      id: 'assistance-glpi',
      vendor: 'glpi',
      title: 'Centre d’assistance, GLPI',
      adapter: 'glpi-rest',
      url: `${origin}/glpi/apirest.php/`,
      settings: { timeZone: 'Europe/Paris' },
      secretName: KEYS.glpi.name,
    },
    {
      ...common,
      id: 'assistance-itop',
      vendor: 'itop',
      title: 'Centre d’assistance, iTop',
      adapter: 'itop-rest',
      url: `${origin}/itop/`,
      settings: {
        timeZone: 'Europe/Paris',
        territoryField: 'external_ref',
        organisation: '3',
        caller: '7',
      },
      secretName: KEYS.itop.name,
    },
    {
      ...common,
      id: 'assistance-tmf621',
      vendor: 'editeur-a',
      title: 'Centre d’assistance, TMF621 sans adaptateur',
      adapter: null,
      url: `${origin}/tmf621/tmf621/v5/`,
      settings: {},
      secretName: KEYS.native.name,
    },
  ];
}

export const assistance: StandInContract = {
  vendors: {
    servicenow: 'servicenow-table',
    glpi: 'glpi-rest',
    itop: 'itop-rest',
    tmf621: 'assistance-natif',
  },
  secrets: Object.values(KEYS),
  services,
};
