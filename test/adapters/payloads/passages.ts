/** SIRI in JSON and XML, GTFS Realtime feeds, answers and objects of Navitia. */
import { gtfsRt } from '../../../src/adapters/gtfs-rt/adapter.ts';
import { type Feed, feedWire } from '../../../src/adapters/gtfs-rt/wire.ts';
import { navitia } from '../../../src/adapters/navitia/adapter.ts';
import { siriLite } from '../../../src/adapters/siri-lite/adapter.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import { RECEIVED_AT } from '../converse.ts';
import type { PayloadFile, PayloadReader, Trial } from '../payload.ts';

type Json = Readonly<Record<string, unknown>>;

const common = { producerRef: 'X' };

/** Deliveries of SIRI by the operation that they answer; others have none in the contract. */
const SERVICES = {
  StopMonitoringDelivery: 'stopMonitoring',
  EstimatedTimetableDelivery: 'estimatedTimetable',
  GeneralMessageDelivery: 'generalMessage',
  SituationExchangeDelivery: 'generalMessage',
  StopPointsDelivery: 'stopPointsDiscovery',
  LinesDelivery: 'linesDiscovery',
};

function trialsOf({ bytes }: PayloadFile): readonly Trial[] {
  const json = read(bytes, 'json');
  if (isObject(json)) return [...siriTrials(bytes, 'json'), ...navitiaTrials(json)];
  const xml = read(bytes, 'xml');
  if (isObject(xml) && /^(?:Siri|Envelope)$/.test(String(xml.name)))
    return siriTrials(bytes, 'xml');
  const feed = feedWire.safeParse(bytes);
  return feed.success ? gtfsTrials(bytes, feed.data) : [];
}

function siriTrials(bytes: Uint8Array, format: 'json' | 'xml'): readonly Trial[] {
  const text = new TextDecoder().decode(bytes);
  const named = Object.entries(SERVICES).filter(([name]) =>
    new RegExp(`["<:]${name}["\\s>]`).test(text),
  );
  // A facility or a vehicle is asked for as a message: the refusal says what came instead.
  const other = /["<:](?:Siri|ServiceDelivery)["\s>]/.test(text) && named.length === 0;
  const operations = other ? ['generalMessage'] : named.map(([, operation]) => operation);
  return operations.map((operation) => ({
    adapter: siriLite,
    operation,
    settings: { ...common, format },
    parameters: {
      MonitoringRef: valueIn(text, 'MonitoringRef') ?? 'X',
      LineRef: valueIn(text, 'LineRef') ?? 'X',
    },
    at: instantIn(text),
    answerAt: ({ reads }) => ({ body: readAnswer(bytes, reads ?? 'json', '') }),
  }));
}

/** The first value of an element, in either of the two writings. */
function valueIn(text: string, name: string): string | undefined {
  const [, xml, json] =
    new RegExp(`<(?:\\w+:)?${name}>([^<]+)<|"${name}"[\\s:[{]*(?:"value"[\\s:]*)?"([^"]+)"`).exec(
      text,
    ) ?? [];
  return xml ?? json;
}

function instantIn(text: string): string {
  // Situations of the examples were over when they were sent: they are read when they began.
  const began = text.includes('PtSituationElement') ? valueIn(text, 'StartTime') : undefined;
  const said = Date.parse(began ?? valueIn(text, 'ResponseTimestamp') ?? '');
  return Number.isNaN(said) ? RECEIVED_AT : new Date(said).toISOString();
}

/** Whole answers, or the objects of the documentation in the list that would hold them. */
function navitiaTrials(body: Json): readonly Trial[] {
  const trial = (operation: string, answer: unknown, status = 200): Trial => ({
    adapter: navitia,
    operation,
    settings: { ...common, timeZone: 'Europe/Paris' },
    parameters: { MonitoringRef: 'stop_point:X' },
    answerAt: () => ({ status, body: answer }),
  });
  if (Array.isArray(body.departures)) return [trial('stopMonitoring', body)];
  if (isObject(body.error) && typeof body.error.id === 'string') {
    return [trial('stopMonitoring', body, 404)];
  }
  if (Array.isArray(body.stop_points)) return [trial('stopPointsDiscovery', body)];
  if (Array.isArray(body.lines)) return [trial('linesDiscovery', body)];
  if (Array.isArray(body.disruptions)) return [trial('generalMessage', body)];
  const id = String(body.id);
  if (id.startsWith('stop_point:') && 'name' in body) {
    return [trial('stopPointsDiscovery', { stop_points: [body] })];
  }
  if (id.startsWith('line:') && 'name' in body) {
    return [trial('linesDiscovery', { lines: [body] })];
  }
  if ('disruption_id' in body && 'messages' in body) {
    return [trial('generalMessage', { disruptions: [body] })];
  }
  return [];
}

/** A feed alone: its static GTFS is made of the identifiers that it holds. */
function gtfsTrials(bytes: Uint8Array, { header, entity }: Feed): readonly Trial[] {
  const at = new Date((header.timestamp ?? Date.parse(RECEIVED_AT) / 1000) * 1000).toISOString();
  const updates = entity.flatMap(({ tripUpdate }) => tripUpdate ?? []);
  const stops = updates.flatMap(({ stopTimeUpdate }) => stopTimeUpdate.map(({ stopId }) => stopId));
  const trips = updates.map(({ trip }) => trip.tripId ?? '');
  const line = updates[0]?.trip.routeId ?? 'L1';
  const stop = stops.find((each) => each !== undefined) ?? 'X';
  const tables: Readonly<Record<string, string>> = {
    stops: `stop_id,stop_name\n${[...new Set(stops)].map((id) => `${id},Arrêt ${id}`).join('\n')}`,
    routes: `route_id,route_type,route_short_name\n${line},3,L1`,
    trips: `trip_id,route_id\n${trips.map((id) => `${id},${line}`).join('\n')}`,
  };
  const trial = (operation: string): Trial => ({
    adapter: gtfsRt,
    operation,
    settings: {
      ...common,
      tables: { stops: 'stops', routes: 'routes', trips: 'trips' },
      alerts: 'alerts',
    },
    parameters: { MonitoringRef: stop, LineRef: line },
    at,
    answerAt: ({ url, reads }) => ({
      body: reads === 'text' ? tables[url.split('/').at(-1) ?? ''] : bytes,
    }),
  });
  const alerts = entity.some(({ alert }) => alert !== undefined);
  if (alerts && updates.length === 0) return [trial('generalMessage')];
  // A cancelled trip names no stop: only its line can be asked for.
  const both =
    stops.length === 0 && updates.length > 0
      ? [trial('estimatedTimetable')]
      : ['stopMonitoring', 'estimatedTimetable'].map(trial);
  return alerts ? [...both, trial('generalMessage')] : both;
}

function read(bytes: Uint8Array, reading: 'json' | 'xml'): unknown {
  try {
    return readAnswer(bytes, reading, '');
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

export const reader: PayloadReader = {
  folders: [
    'departures-siri',
    'departures-gtfsrt',
    'departures-navitia',
    '_manual/departures-siri',
    '_manual/departures-navitia',
  ],
  trialsOf,
};
