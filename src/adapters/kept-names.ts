import { z } from 'zod';

/** SIRI in XML under SOAP, the deepest document read by names, stays below 20. */
const DEPTH_MAX = 24;

/**
 * Wire shape of a document whose values each have many forms: at any depth, members of these names
 * enter and no other. Each value is judged on its own by the adapter.
 */
export function keptNames(names: ReadonlySet<string>) {
  const kept = (value: unknown, depth: number): unknown => {
    if (depth > DEPTH_MAX) return undefined;
    if (Array.isArray(value)) return value.map((member) => kept(member, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).filter(([name]) => names.has(name));
    return Object.fromEntries(members.map(([name, member]) => [name, kept(member, depth + 1)]));
  };
  return z.unknown().transform((value) => kept(value, 0));
}
