/** A commune and a service of a test's own: feeds, plugs and faults of one do not touch another. */
import { demoTerritory } from '../../src/build/demo.ts';
import type { Service } from '../../src/model/territory.ts';
import type { Endpoint } from './endpoint.ts';

/** In order of use; codes of départements that do not exist. */
let next = 96_000 + (Date.now() % 900);

export interface Commune {
  readonly code: string;
  /** Path of one operation of velos v3 on the commune. */
  readonly path: (operation: string) => string;
  readonly service: Service;
}

/** Plugs a new commune to a new service that is like one of the demo, with changes. */
export async function newCommune(
  endpoint: Endpoint,
  like: string,
  changes: Partial<Service> = {},
): Promise<Commune> {
  const demo = demoTerritory(endpoint.standIns);
  const model = demo.services.find(({ id }) => id === like);
  if (model === undefined) throw new Error(`the demo has no service ${like}`);
  next += 1;
  const code = String(next);
  const service = { ...model, id: `essai-${code}`, ...changes };
  const loaded = await endpoint.administer('PUT', '/api/administration/territoires', {
    territories: [{ code, kind: 'commune', name: `Commune d’essai ${code}`, epci: null }],
    vendors: demo.vendors,
    services: [service],
    plugs: [
      {
        territory: code,
        contract: service.contract,
        service: service.id,
        validFrom: '2026-01-01T00:00:00Z',
      },
    ],
  });
  if (!loaded.ok) throw new Error(`not loaded: ${await loaded.text()}`);
  return { code, service, path: (operation) => `/territoires/${code}/velos/v3/${operation}.json` };
}
