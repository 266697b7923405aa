/** Departures, stops, lines and disruptions of Navitia → the contract's. */
import {
  type Line,
  type Message,
  phrases,
  reference,
  type StopPoint,
  type Visit,
} from '../../contracts/passages/bodies.ts';
import { located } from '../../contracts/passages/integrity.ts';
import { fromVendor } from '../../contracts/passages/references.ts';
import type { PassagesSettings } from '../../contracts/passages/settings.ts';
import { present } from '../../contracts/present.ts';
import { stateOf } from '../call-state.ts';
import { pointFromObject } from '../coordinates.ts';
import { fromText, type InstantContext, latest } from '../instant.ts';
import { plain } from '../plain-text.ts';
import { identifier, oneOf, text } from '../wire-values.ts';
import type { Context } from './answers.ts';
import { at, listAt } from './wire.ts';

export interface Reading extends Context {
  readonly settings: PassagesSettings;
}

/** `physical_mode:Tramway`, or its name where the id is not given. */
const MODES: Readonly<Record<string, string>> = {
  air: 'air',
  boat: 'ferry',
  bus: 'bus',
  busrapidtransit: 'bus',
  coach: 'coach',
  ferry: 'ferry',
  localtrain: 'rail',
  longdistancetrain: 'rail',
  metro: 'metro',
  métro: 'metro',
  rapidtransit: 'rail',
  train: 'rail',
  tramway: 'tram',
  tram: 'tram',
};

export function visitOf(record: unknown, asked: string, reading: Reading): Visit | undefined {
  const { settings, planned } = reading;
  const { references } = settings;
  const shown = at(record, 'display_informations');
  const linked = linksOf(record);
  const line = linked.line ?? identifier(at(record, 'route', 'line').id);
  const LineRef = reference(fromVendor(line, references.line));
  const name = identifier(shown.code) ?? text(shown.label) ?? text(shown.name);
  const destination = destinationOf(record);
  const times = timesOf(at(record, 'stop_date_time'), planned);
  if ((LineRef?.value ?? name ?? destination) === undefined || times === undefined)
    return undefined;
  const stop = at(record, 'stop_point');
  const [mode] = listAt(stop, 'physical_modes');
  const written = linked.physical_mode ?? identifier(at(mode).id) ?? text(shown.physical_mode);
  const { Monitored, ...call } = times;
  return present({
    MonitoringRef: { value: asked },
    MonitoredVehicleJourney: present({
      LineRef,
      VehicleMode: MODES[(written ?? '').replace('physical_mode:', '').toLowerCase()],
      PublishedLineName: phrases(name),
      DestinationName: phrases(destination),
      Monitored,
      MonitoredCall: present({
        StopPointRef: reference(fromVendor(identifier(stop.id), references.stopPoint)),
        StopPointName: phrases(text(stop.name)),
        DestinationDisplay: phrases(text(shown.headsign)),
        ...call,
      }),
    }),
  });
}

/** Ids of the objects that a record links to, by their type. */
function linksOf(record: unknown): Readonly<Record<string, string>> {
  const entries = listAt(record, 'links').flatMap((link) => {
    const [type, id] = [text(at(link).type), identifier(at(link).id)];
    return type === undefined || id === undefined ? [] : [[type, id] as const];
  });
  return Object.fromEntries(entries);
}

/** `direction` adds the town in brackets; the stop area of the same label has the name alone. */
function destinationOf(record: unknown): string | undefined {
  const written = text(at(record, 'display_informations').direction);
  const direction = at(record, 'route', 'direction');
  const name = text(at(direction, 'stop_area').name);
  return written !== undefined && written === text(direction.name) ? (name ?? written) : written;
}

/**
 * `base_*` is the timetable, the other times follow real time when `data_freshness` says so. Where it
 * does not say, times that differ from the timetable can only come from elsewhere; times without a
 * timetable beside them can be either and are left out.
 */
function timesOf(written: Readonly<Record<string, unknown>>, planned: InstantContext) {
  const freshness = oneOf(written.data_freshness, [
    'realtime',
    'adapted_schedule',
    'base_schedule',
  ]);
  const read = (name: string) => fromText(written[name], planned);
  const [departure, arrival] = [read('departure_date_time'), read('arrival_date_time')];
  const scheduled = freshness === 'base_schedule';
  const aimed = {
    departure: read('base_departure_date_time') ?? (scheduled ? departure : undefined),
    arrival: read('base_arrival_date_time') ?? (scheduled ? arrival : undefined),
  };
  const differs =
    (aimed.departure !== undefined && aimed.departure !== departure) ||
    (aimed.arrival !== undefined && aimed.arrival !== arrival);
  const estimated = freshness === undefined ? differs : !scheduled;
  const times = present({
    AimedArrivalTime: aimed.arrival,
    ExpectedArrivalTime: estimated ? arrival : undefined,
    AimedDepartureTime: aimed.departure,
    ExpectedDepartureTime: estimated ? departure : undefined,
    DepartureStatus: estimated ? stateOf(aimed.departure, departure) : undefined,
  });
  const known = Object.keys(times).length > 0;
  const Monitored = freshness === undefined ? undefined : freshness === 'realtime';
  return known ? { ...times, Monitored } : undefined;
}

export function stopPointOf(record: unknown, { settings }: Reading): StopPoint | undefined {
  const { id, name, coord } = at(record);
  const ref = fromVendor(identifier(id), settings.references.stopPoint);
  const StopName = phrases(text(name));
  if (ref === undefined || StopName === undefined) return undefined;
  const Location = located(pointFromObject(coord), settings.box);
  return present({ StopPointRef: { value: ref }, StopName, Location });
}

export function lineOf(record: unknown, { settings }: Reading): Line | undefined {
  const { id, name, code } = at(record);
  const ref = fromVendor(identifier(id), settings.references.line);
  const LineCode = reference(identifier(code));
  const LineName = phrases(text(name));
  if (ref === undefined || (LineCode ?? LineName) === undefined) return undefined;
  return present({ LineRef: { value: ref }, LineCode, LineName });
}

/** Neither those that are over nor those to come, which a message could not tell apart. */
export function isCurrent(record: unknown): boolean {
  const { status } = at(record);
  return status === undefined || status === 'active';
}

export function messageOf(record: unknown, reading: Reading): Message | undefined {
  const { settings, observed, planned } = reading;
  const { id, updated_at } = at(record);
  const [ref, texts] = [identifier(id), textsOf(record)];
  if (ref === undefined || texts.length === 0) return undefined;
  const { references } = settings;
  const touched = listAt(record, 'impacted_objects').map((each) => at(each, 'pt_object'));
  const refs = (types: readonly string[], rules: typeof references.line) => {
    const found = touched
      .filter(({ embedded_type }) => types.includes(String(embedded_type)))
      .flatMap((each) => fromVendor(identifier(each.id), rules) ?? []);
    return found.length === 0 ? undefined : [...new Set(found)].map((value) => ({ value }));
  };
  const ends = listAt(record, 'application_periods').map((each) => fromText(at(each).end, planned));
  return present({
    RecordedAtTime: fromText(updated_at, observed),
    InfoMessageIdentifier: { value: ref },
    InfoChannelRef: { value: 'Perturbation' },
    ValidUntilTime: ends.includes(undefined) ? undefined : latest(ends),
    Content: present({
      LineRef: refs(['line'], references.line),
      StopPointRef: refs(['stop_point', 'stop_area'], references.stopPoint),
      Message: texts.map((value) => ({ MessageText: phrases(value) })),
    }),
  });
}

/** One message has a text for each channel: those in plain text if there are any, each once. */
function textsOf(record: unknown): readonly string[] {
  const written = listAt(record, 'messages').flatMap((each) => {
    const found = text(at(each).text);
    const bare = found === undefined ? undefined : plain(found);
    return bare === undefined ? [] : [{ bare, marked: at(each, 'channel').content_type }];
  });
  const unmarked = written.filter(({ marked }) => marked !== 'text/html');
  const chosen = unmarked.length === 0 ? written : unmarked;
  return [...new Set(chosen.map(({ bare }) => bare))];
}
