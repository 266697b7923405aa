/** The five kinds of service, with the recordings that stand for their vendors. */
import { adapters } from '../../src/adapters/index.ts';
import { RECORDED_ROOT } from '../../src/build/stand-ins/recording.ts';
import { standInServices } from '../../src/build/stand-ins/services.ts';
import { velos } from '../../src/contracts/velos.ts';
import type { Adapter } from '../../src/model/adapter.ts';
import type { Service } from '../../src/model/territory.ts';

export interface Kind {
  readonly adapter: Adapter;
  readonly service: Service;
  readonly recordings: string;
  readonly serviceUrl: string;
}

const services = standInServices('http://stand-in');

export function kindOf(adapter: Adapter): Kind {
  const id = adapter === velos.native ? null : adapter.id;
  const service = services.find((each) => each.adapter === id);
  if (service === undefined) throw new Error(`${adapter.id} has no stand-in service`);
  const serviceUrl = service.url.replace(/^http:\/\/stand-in\/[^/]+\//, RECORDED_ROOT);
  return { adapter, service, recordings: adapter.id, serviceUrl };
}

/** Every registered adapter, and the contract's own reading of native vendors. */
export const kinds: readonly Kind[] = [velos.native, ...adapters].map(kindOf);
