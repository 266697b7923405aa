/** What no schema can say of a body, contract by contract: `sound/<contract>.ts`. */
import type { Kind } from './services.ts';

/** Whether a body that keeps its schema could be true: identifiers once each, positions in their place… */
export type IsSound = (body: unknown, kind: Kind, operation: string) => boolean;

export async function soundnessOf(contract: string): Promise<IsSound> {
  const module: { isSound: IsSound } = await import(`./sound/${contract.split('@')[0]}.ts`);
  return module.isSound;
}
