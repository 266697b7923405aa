/**
 * A vendor's answer kept on file: `test/recordings/<adapter>/<resource>.<case>.json`. We write them
 * from the vendors' documentation: shapes are facts, values are ours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
    url: z.string().startsWith(RECORDED_ROOT),
    /** Parameters and headers without which the vendor does not answer. */
    query: z.record(z.string(), z.string()).default({}),
    headers: z.record(z.string(), z.string()).default({}),
    /** Texts that the body holds, as it is sent: what tells apart requests to one address. */
    contains: z.array(z.string()).default([]),
  }),
  /** The body holds the whole list; the vendor gives it by pages. */
  paging: z
    .object({ list: z.string(), limit: z.string(), offset: z.string(), limitMax: z.number() })
    .optional(),
  /**
   * What moves with the clock: instants under the names that the player knows (`fields`), every RFC
   * 3339 or compact ISO 8601 instant of the text (`text`), or nothing.
   */
  moves: z.enum(['fields', 'text', 'nothing']).default('fields'),
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    /** JSON; or, beside the recording, a file whose bytes are the body (XML, CSV, protobuf). */
    body: z.unknown().optional(),
    file: z
      .string()
      .regex(/^[\w.-]+$/)
      .optional(),
    /** The body describes a protobuf feed, instants as RFC 3339: written as bytes once moved. */
    encoding: z.enum(['gtfs-rt']).optional(),
  }),
});

export type Recording = z.infer<typeof recording> & { readonly bytes?: Uint8Array };

/** The recordings of one vendor by the names of their files, `records.typical`. */
export function loadRecordings(vendor: string): ReadonlyMap<string, Recording> {
  const folder = join(RECORDINGS, vendor);
  const names = readdirSync(folder).filter((name) => /\.\w[\w-]*\.json$/.test(name));
  return new Map(
    names.toSorted().map((name) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const parsed = recording.parse(content);
      const { file } = parsed.response;
      const bytes = file === undefined ? {} : { bytes: readFileSync(join(folder, file)) };
      return [name.replace(/\.json$/, ''), { ...parsed, ...bytes }];
    }),
  );
}

/** What a consumer may ask that the recordings of a vendor answer: `requests.json`. */
const request = z.object({
  parameters: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
});

export type ConsumerRequest = z.infer<typeof request>;

/** By operation; one without an entry is asked without parameters. */
export function loadRequests(vendor: string): Readonly<Record<string, ConsumerRequest>> {
  const file = join(RECORDINGS, vendor, 'requests.json');
  if (!existsSync(file)) return {};
  return z.record(z.string(), request).parse(JSON.parse(readFileSync(file, 'utf8')));
}
