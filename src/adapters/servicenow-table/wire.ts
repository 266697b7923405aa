import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const incident = fields(
  'sys_id',
  'sys_class_name',
  'number',
  'short_description',
  'description',
  'state',
  'active',
  'impact',
  'priority',
  'opened_at',
  'sys_updated_on',
  'due_date',
  'resolved_at',
  'closed_at',
  'correlation_id',
);

export type IncidentWire = z.infer<typeof incident>;

/** Asked of the vendor: a record has some eighty fields. */
export const INCIDENT_FIELDS = Object.keys(incident.shape).join();

const journal = fields('sys_id', 'element', 'value', 'sys_created_on');
export type JournalWire = z.infer<typeof journal>;
export const JOURNAL_FIELDS = Object.keys(journal.shape).join();

const file = fields(
  'sys_id',
  'table_name',
  'table_sys_id',
  'file_name',
  'content_type',
  'size_bytes',
);
export type FileWire = z.infer<typeof file>;

/** An answer has a result or, with a status that says so, an error. */
const answer = <T extends z.ZodType>(result: T) => z.object({ result: result.optional() });

export const incidentsWire = z.object({ result: z.array(incident).max(1_000) });
export const incidentWire = answer(incident);
export const journalsWire = z.object({ result: z.array(journal).max(1_000) });
export const filesWire = z.object({ result: z.array(file).max(1_000) });
export const fileWire = answer(file);
export const bytesWire = z.instanceof(Uint8Array);

/** Numbers and booleans stand for their text: some APIs of the platform type what others write. */
const scalar = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim());

/**
 * A field as the platform may write it: a scalar, `{display_value, value}` with
 * `sysparm_display_value=all`, `{link, value}` for a reference. Nothing is `""`.
 */
const written = z.union([
  scalar.transform((value) => ({ value, display: value })),
  z
    .object({ value: scalar, display_value: scalar.nullish() })
    .transform(({ value, display_value }) => ({ value, display: display_value ?? '' })),
]);

/** The stored value: codes, UTC instants. */
export function stored(field: unknown): string | undefined {
  return written.safeParse(field).data?.value || undefined;
}

/** What the vendor's own screens show. */
export function shown(field: unknown): string | undefined {
  return written.safeParse(field).data?.display || undefined;
}
