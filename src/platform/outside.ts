import { type Config, parseConfig } from '../env.ts';
import { outbound } from '../gateway/call.ts';
import type { Outside } from '../gateway/handle.ts';
import type { Catalogue } from '../model/ports.ts';
import { secretsOf, systemClock } from './runtime.ts';

/** What an object that speaks to vendors is given, out of its environment. */
export function outsideOf(
  catalogue: Catalogue,
  env: object,
): { readonly config: Config; readonly outside: Outside } {
  const config = parseConfig(env);
  const openDialogue = outbound({
    clock: systemClock,
    secret: secretsOf(env),
    localOrigins: config.LOCAL_ORIGINS,
    deadlineMs: config.CALL_DEADLINE_MS,
  });
  return { config, outside: { catalogue, clock: systemClock, openDialogue } };
}
