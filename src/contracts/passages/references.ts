/**
 * References of stops and lines belong to the territory: a consumer keeps them when the vendor changes.
 * A rule joins two templates around one `{id}`; it reads both ways, and what does not match has no
 * counterpart at all.
 */
import { z } from 'zod';

const template = z
  .string()
  .regex(/^[!-z|~]*\{id\}[!-z|~]*$/, 'exactly one {id} among visible characters');

const rule = z.object({
  /** `bordeaux:StopPoint:BP:{id}:LOC` */
  ours: template,
  /** `stop_point:BM:SP:{id}` */
  vendor: template,
});

export type ReferenceRule = z.infer<typeof rule>;

/** Without rules the vendor's references are the territory's. */
export const referenceRules = z.object({
  stopPoint: z.array(rule).default([]),
  line: z.array(rule).default([]),
});

export function toVendor(ref: string, rules: readonly ReferenceRule[]): string | undefined {
  return translated(ref, rules, ({ ours, vendor }) => [ours, vendor]);
}

export function fromVendor(
  ref: string | undefined,
  rules: readonly ReferenceRule[],
): string | undefined {
  if (ref === undefined) return undefined;
  return translated(ref, rules, ({ ours, vendor }) => [vendor, ours]);
}

function translated(
  ref: string,
  rules: readonly ReferenceRule[],
  direction: (rule: ReferenceRule) => readonly [string, string],
): string | undefined {
  if (rules.length === 0) return ref;
  for (const each of rules) {
    const [from, to] = direction(each);
    const id = idIn(ref, from);
    if (id !== undefined) return to.replace('{id}', () => id);
  }
  return undefined;
}

function idIn(ref: string, written: string): string | undefined {
  const [before = '', after = ''] = written.split('{id}');
  if (!ref.startsWith(before) || !ref.endsWith(after)) return undefined;
  const id = ref.slice(before.length, ref.length - after.length);
  return ref.length > before.length + after.length && /^[!-~]+$/.test(id) ? id : undefined;
}
