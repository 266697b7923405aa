/** Every kind of service, with the recordings that stand for their vendors. */
import { adapters } from '../../src/adapters/index.ts';
import { RECORDED_ROOT } from '../../src/build/stand-ins/recording.ts';
import { standInServices } from '../../src/build/stand-ins/services.ts';
import { contracts } from '../../src/contracts/index.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import type { Service } from '../../src/model/territory.ts';

export interface Kind {
  readonly adapter: Adapter;
  readonly service: Service;
  readonly recordings: string;
  readonly serviceUrl: string;
}

const services = standInServices('http://stand-in');

const natives = contracts.map(({ native }) => native);

export function kindOf(adapter: Adapter): Kind {
  const id = natives.includes(adapter) ? null : adapter.id;
  const service = services.find(
    (each) => each.adapter === id && each.contract === adapter.contract,
  );
  if (service === undefined) throw new Error(`${adapter.id} has no stand-in service`);
  const serviceUrl = service.url.replace(/^http:\/\/stand-in\/[^/]+\//, RECORDED_ROOT);
  return { adapter, service, recordings: adapter.id, serviceUrl };
}

/** Every registered adapter, and each contract's own reading of native vendors. */
export const kinds: readonly Kind[] = [...natives, ...adapters].map(kindOf);
