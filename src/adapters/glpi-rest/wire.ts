import { z } from 'zod';
import { fields } from '../wire-fields.ts';

export const sessionWire = z.object({ session_token: z.string().regex(/^[\w-]{8,128}$/) });

const ticket = fields(
  'id',
  'name',
  'content',
  'status',
  'type',
  'priority',
  'impact',
  'date',
  'date_mod',
  'time_to_resolve',
  'solvedate',
  'closedate',
  'externalid',
  'is_deleted',
);
export type TicketWire = z.infer<typeof ticket>;

const followup = fields('id', 'items_id', 'itemtype', 'content', 'date', 'is_private');
export type FollowupWire = z.infer<typeof followup>;

const document = fields('id', 'name', 'filename', 'mime', 'is_deleted');
export type DocumentWire = z.infer<typeof document>;

const link = fields('documents_id');

/** `["ERROR_…", "text in the language of the session"]`, whatever the status. */
const error = z.tuple([z.string(), z.string()]).rest(z.string());

/** What a status beside 200 and 206 brings is an error: told apart by the adapter. */
const orError = <T extends z.ZodType>(answer: T) => z.union([error, answer]);

export const ticketWire = orError(ticket);
export const ticketsWire = orError(z.array(ticket).max(1_000));
export const followupWire = orError(followup);
export const followupsWire = orError(z.array(followup).max(1_000));
export const documentWire = orError(document);
export const documentsWire = orError(z.array(document).max(1_000));
export const linksWire = orError(z.array(link).max(1_000));
export const bytesWire = z.instanceof(Uint8Array);

const row = z.record(z.string(), z.unknown());

/** Rows are a list, or a map by identifier (`withindexes`); no `data` when there is none. */
export const searchWire = orError(
  z.object({
    totalcount: z.number().int().min(0),
    data: z.union([z.array(row).max(1_000), z.record(z.string(), row)]).optional(),
  }),
);

const writing = z.object({
  id: z.union([z.number(), z.literal(false)]),
  message: z.string().optional(),
});

/** One object of a single creation; of several, or in a 207, a list in which `id: false` is a refusal. */
export const createdWire = orError(z.union([writing, z.array(writing).length(1)]));

/** `[{"12": true, "message": ""}]`. */
export const updatedWire = orError(z.array(z.record(z.string(), z.unknown())).length(1));

/** Error code when the answer is an error. */
export function errorOf(body: unknown): string | undefined {
  const parsed = error.safeParse(body);
  return parsed.success ? parsed.data[0] : undefined;
}

/** The answer when it is one; undefined is for the caller to explain. */
export function answerOf<T>(wire: z.ZodType<T>, body: unknown): T | undefined {
  return errorOf(body) === undefined ? wire.safeParse(body).data : undefined;
}
