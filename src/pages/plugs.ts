import type { Plug } from '../model/territory.ts';

/** Plugs valid at an instant, one per territory and contract: the one that resolution would take. */
export function inForce(plugs: readonly Plug[], at: string): Plug[] {
  const best = new Map<string, Plug>();
  for (const plug of plugs) {
    if (plug.validFrom > at || (plug.validUntil !== null && plug.validUntil <= at)) continue;
    const key = `${plug.territory} ${plug.contract}`;
    const other = best.get(key);
    if (other === undefined || outranks(plug, other)) best.set(key, plug);
  }
  return [...best.values()];
}

function outranks(plug: Plug, other: Plug): boolean {
  if (plug.priority !== other.priority) return plug.priority > other.priority;
  return plug.validFrom > other.validFrom;
}
