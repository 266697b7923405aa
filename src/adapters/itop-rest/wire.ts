import { z } from 'zod';

/** `"UserRequest::12": { code, class, key, fields }`; `code` tells of this object alone. */
const object = z.object({
  code: z.number().int(),
  class: z.string().optional(),
  key: z.union([z.string(), z.number()]).optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
});

export type ObjectWire = z.infer<typeof object>;

/**
 * Always HTTP 200: `code` says whether it went well. Objects are a map, null when there is none; PHP
 * also writes an empty map as a list.
 */
export const answerWire = z.object({
  code: z.number().int(),
  objects: z
    .union([z.record(z.string(), object), z.array(z.never()).transform(() => ({}))])
    .nullish(),
});

/** Entries of a case log, the newest first. */
export const logWire = z.object({
  entries: z.array(z.object({ date: z.unknown(), message: z.unknown().optional() })).max(1_000),
});

/** A blob as iTop writes it, base64 inside. */
export const blobWire = z.object({
  data: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
  mimetype: z.string().optional(),
  filename: z.string().optional(),
});
