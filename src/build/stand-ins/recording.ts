/**
 * A vendor's answer kept on file: `test/recordings/<adapter>/<resource>.<case>.json`. We write them
 * from the vendors' documentation: shapes are facts, values are ours.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const RECORDINGS: string = fileURLToPath(
  new URL('../../../test/recordings/', import.meta.url).href,
);

/** Where recorded vendors live; whoever plays a recording puts its own address in the place. */
export const RECORDED_ROOT = 'https://editeur.invalid/';

const recording = z.object({
  /** When the values were true: played later, they are moved by as much. */
  recordedAt: z.iso.datetime(),
  request: z.object({
    url: z.string().startsWith(RECORDED_ROOT),
    /** Parameters without which the vendor does not answer. */
    query: z.record(z.string(), z.string()).default({}),
  }),
  /** The body holds the whole list; the vendor gives it by pages. */
  paging: z
    .object({ list: z.string(), limit: z.string(), offset: z.string(), limitMax: z.number() })
    .optional(),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
});

export type Recording = z.infer<typeof recording>;

/** The recordings of one vendor by the names of their files, `records.typical`. */
export function loadRecordings(vendor: string): ReadonlyMap<string, Recording> {
  const folder = join(RECORDINGS, vendor);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    names.map((name) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [name.replace(/\.json$/, ''), recording.parse(content)];
    }),
  );
}
