/**
 * GTFS Realtime 2.0 on the wire (gtfs-realtime.proto): of each message, the fields that are read, by
 * their number. One table for reading here and for writing in the stand-in.
 */

export interface Field {
  readonly name: string;
  /** A scalar, or the name of a message. `instant` is POSIX seconds. */
  readonly kind: 'text' | 'integer' | 'instant' | MessageName;
  readonly repeated?: true;
}

export type MessageName =
  | 'FeedMessage'
  | 'FeedHeader'
  | 'FeedEntity'
  | 'TripUpdate'
  | 'TripDescriptor'
  | 'StopTimeUpdate'
  | 'StopTimeEvent'
  | 'Alert'
  | 'TimeRange'
  | 'EntitySelector'
  | 'TranslatedString'
  | 'Translation';

const one = (name: string, kind: Field['kind']): Field => ({ name, kind });
const many = (name: string, kind: Field['kind']): Field => ({ name, kind, repeated: true });

export const MESSAGES: Readonly<Record<MessageName, Readonly<Record<number, Field>>>> = {
  FeedMessage: { 1: one('header', 'FeedHeader'), 2: many('entity', 'FeedEntity') },
  FeedHeader: {
    1: one('gtfsRealtimeVersion', 'text'),
    2: one('incrementality', 'integer'),
    3: one('timestamp', 'instant'),
  },
  FeedEntity: {
    1: one('id', 'text'),
    2: one('isDeleted', 'integer'),
    3: one('tripUpdate', 'TripUpdate'),
    5: one('alert', 'Alert'),
  },
  TripUpdate: {
    1: one('trip', 'TripDescriptor'),
    2: many('stopTimeUpdate', 'StopTimeUpdate'),
    4: one('timestamp', 'instant'),
  },
  TripDescriptor: {
    1: one('tripId', 'text'),
    3: one('startDate', 'text'),
    4: one('scheduleRelationship', 'integer'),
    5: one('routeId', 'text'),
    6: one('directionId', 'integer'),
  },
  StopTimeUpdate: {
    1: one('stopSequence', 'integer'),
    2: one('arrival', 'StopTimeEvent'),
    3: one('departure', 'StopTimeEvent'),
    4: one('stopId', 'text'),
    5: one('scheduleRelationship', 'integer'),
  },
  StopTimeEvent: { 1: one('delay', 'integer'), 2: one('time', 'instant') },
  Alert: {
    1: many('activePeriod', 'TimeRange'),
    5: many('informedEntity', 'EntitySelector'),
    7: one('effect', 'integer'),
    10: one('headerText', 'TranslatedString'),
    11: one('descriptionText', 'TranslatedString'),
  },
  TimeRange: { 1: one('start', 'instant'), 2: one('end', 'instant') },
  EntitySelector: { 2: one('routeId', 'text'), 5: one('stopId', 'text') },
  TranslatedString: { 1: many('translation', 'Translation') },
  Translation: { 1: one('text', 'text'), 2: one('language', 'text') },
};
