/** Bytes of a GTFS Realtime feed → its messages. Static tables read by `pbf`, no generated code. */
import { PbfReader } from 'pbf';
import { z } from 'zod';
import { type Field, MESSAGES, type MessageName } from './protocol.ts';

const VARINT = 0;
const BYTES = 2;

/** Message by message, each bounded by the one that holds it: a length that lies is an error. */
function readMessage(reader: PbfReader, end: number, name: MessageName): object {
  const message: Record<string, unknown> = {};
  for (let number = reader.nextField(end); number !== 0; number = reader.nextField(end)) {
    const field = MESSAGES[name][number];
    if (field === undefined) continue;
    const value = readValue(reader, field);
    if (reader.pos > end) throw new Error('beyond the end');
    const known = message[field.name];
    if (!field.repeated) message[field.name] = value;
    else if (Array.isArray(known)) known.push(value);
    else message[field.name] = [value];
  }
  if (reader.pos !== end) throw new Error('beyond the end');
  return message;
}

function readValue(reader: PbfReader, { kind }: Field): unknown {
  const scalar = kind === 'integer' || kind === 'instant';
  if (reader.type !== (scalar ? VARINT : BYTES)) throw new Error('another type');
  if (kind === 'text') return reader.readString();
  // 64 bits, negative ones in ten bytes.
  if (kind === 'integer' || kind === 'instant') return reader.readVarint(true);
  const length = reader.readVarint();
  const end = reader.pos + length;
  if (end > reader.length) throw new Error('beyond the end');
  return readMessage(reader, end, kind);
}

const integer = z.number().int().optional();
const text = z.string().optional();
const event = z.object({ delay: integer, time: integer }).optional();

const stopTimeUpdate = z.object({
  stopSequence: integer,
  arrival: event,
  departure: event,
  stopId: text,
  scheduleRelationship: integer,
});

const trip = z.object({
  tripId: text,
  startDate: text,
  scheduleRelationship: integer,
  routeId: text,
  directionId: integer,
});

const tripUpdate = z.object({
  trip,
  stopTimeUpdate: z.array(stopTimeUpdate).default([]),
  timestamp: integer,
});

const translated = z
  .object({ translation: z.array(z.object({ text: z.string(), language: text })).default([]) })
  .optional();

const alert = z.object({
  activePeriod: z.array(z.object({ start: integer, end: integer })).default([]),
  informedEntity: z.array(z.object({ routeId: text, stopId: text })).default([]),
  effect: integer,
  headerText: translated,
  descriptionText: translated,
});

const entity = z.object({
  id: z.string(),
  isDeleted: integer,
  tripUpdate: tripUpdate.optional(),
  alert: alert.optional(),
});

export const feed = z.object({
  header: z.object({
    gtfsRealtimeVersion: z.string().regex(/^[12]\.\d$/),
    // A differential feed is only what changed since another one.
    incrementality: z.literal(0).default(0),
    timestamp: z.number().int().optional(),
  }),
  entity: z.array(entity).default([]),
});

export type Feed = z.infer<typeof feed>;
export type TripUpdate = z.infer<typeof tripUpdate>;
export type StopTimeUpdate = z.infer<typeof stopTimeUpdate>;
export type StopTimeEvent = z.infer<typeof event>;
export type Alert = z.infer<typeof alert>;

/** `feed` as it is on the wire. */
export const feedWire = z
  .instanceof(Uint8Array)
  .transform((bytes, context) => {
    try {
      return readMessage(new PbfReader(bytes), bytes.length, 'FeedMessage');
    } catch {
      context.addIssue({ code: 'custom', message: 'not a GTFS Realtime feed' });
      return z.NEVER;
    }
  })
  .pipe(feed);
