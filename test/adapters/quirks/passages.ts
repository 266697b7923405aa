/** Departures: SIRI in many writings, protobuf, and local times without zone. */
import { expect } from 'vitest';
import { gtfsRt } from '../../../src/adapters/gtfs-rt/adapter.ts';
import { navitia } from '../../../src/adapters/navitia/adapter.ts';
import { siriLite } from '../../../src/adapters/siri-lite/adapter.ts';
import { gtfsRtBytes } from '../../../src/build/stand-ins/gtfs-rt.ts';
import { loadRecordings } from '../../../src/build/stand-ins/recording.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import { type Adapter, VendorError } from '../../../src/model/adapter.ts';
import { type Answer, answers, converse, type Dialogue, outcomeOf } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { kindOf } from '../services.ts';

type Node = Readonly<Record<string, unknown>>;

const STOP = 'bordeaux:StopPoint:BP:3648:LOC';

function dialogue(adapter: Adapter, operation: string, answer?: Answer): Dialogue {
  const { service, serviceUrl, recordings } = kindOf(adapter);
  const parameters: Readonly<Record<string, string>> =
    operation === 'stopMonitoring' ? { MonitoringRef: STOP } : {};
  const typical = answers(recordings);
  const answerAt: Dialogue['answerAt'] = (request, step) =>
    step === 0 && answer !== undefined ? answer : typical(request, step);
  const { settings } = service;
  return { adapter, operation, settings, serviceUrl, parameters, answerAt };
}

function read(adapter: Adapter, operation: string, answer?: Answer): unknown {
  const outcome = outcomeOf(dialogue(adapter, operation, answer));
  return 'body' in outcome ? outcome.body : outcome;
}

function visits(adapter: Adapter, answer?: Answer): readonly Node[] {
  const { Siri } = read(adapter, 'stopMonitoring', answer) as {
    Siri: {
      ServiceDelivery: { StopMonitoringDelivery: readonly { MonitoredStopVisit: Node[] }[] };
    };
  };
  return Siri.ServiceDelivery.StopMonitoringDelivery[0]?.MonitoredStopVisit ?? [];
}

function journeyAt(list: readonly Node[], index = 0): Node {
  return Object(list[index]?.MonitoredVehicleJourney);
}

const callAt = (list: readonly Node[], index = 0): Node =>
  Object(journeyAt(list, index).MonitoredCall);

function refusal(adapter: Adapter, operation: string, answer: Answer): unknown {
  try {
    return converse(dialogue(adapter, operation, answer)).body;
  } catch (error) {
    return error instanceof VendorError ? error.refusal : 'wire';
  }
}

/** A recording's bytes as the gateway reads them. */
function recordedBytes(name: string, reading: 'json' | 'xml'): Answer {
  const recording = loadRecordings('siri-lite').get(name);
  const bytes = recording?.bytes ?? new Uint8Array();
  return { body: readAnswer(bytes, reading, '') };
}

const siri = (visit: object, around: object = {}): Answer => ({
  body: {
    Siri: {
      ServiceDelivery: {
        StopMonitoringDelivery: [{ Status: true, MonitoredStopVisit: [visit], ...around }],
      },
    },
  },
});

const siriVisit = (call: object, journey: object = {}) => ({
  MonitoredVehicleJourney: { LineRef: 'bordeaux:Line:60:LOC', ...journey, MonitoredCall: call },
});

const AT_TEN = { AimedDepartureTime: '2026-10-04T08:10:00Z' };

const navitiaVisit = (times: object): Answer => ({
  body: {
    departures: [{ display_informations: { code: 'C' }, stop_point: {}, stop_date_time: times }],
  },
});

/** A feed whose only trip calls at the stop. */
const feed = (update: object, trip: object = {}, timestamp = '2026-10-04T08:00:00Z'): Answer => ({
  body: gtfsRtBytes({
    header: { gtfsRealtimeVersion: '2.0', incrementality: 0, timestamp },
    entity: [
      {
        id: '1',
        tripUpdate: {
          trip: { tripId: 't-601', routeId: '60', startDate: '20261004', ...trip },
          stopTimeUpdate: [{ stopSequence: 12, stopId: '3648', ...update }],
        },
      },
    ],
  }),
});

/** Visits when the timetable is at hand. */
function scheduledVisits(times: string, first: Answer): readonly Node[] {
  const asked = dialogue(gtfsRt, 'stopMonitoring', first);
  const settings = Object(asked.settings);
  const answerAt: Dialogue['answerAt'] = (request, step) =>
    request.url.endsWith('stop_times.txt')
      ? { body: `trip_id,stop_id,stop_sequence,arrival_time,departure_time\n${times}\n` }
      : (asked.answerAt?.(request, step) ?? { body: undefined });
  const tables = { ...settings.tables, stopTimes: '../../gtfs/stop_times.txt' };
  const { body } = converse({ ...asked, settings: { ...settings, tables }, answerAt });
  return visits(siriLite, { body });
}

export const quirks: readonly Quirk[] = [
  {
    kind: 'shapes',
    adapter: 'siri-lite',
    title:
      'Une même valeur s’écrit "x", { value } ou [{ value }] ; le contrat n’en connaît qu’une forme.',
    witness: 'mecatran-tbm__stop-monitoring.json',
    check() {
      const written = ['Tram C', { value: 'Tram C' }, [{ value: 'Tram C' }], ['Tram C']];
      for (const PublishedLineName of written) {
        const list = visits(siriLite, siri(siriVisit(AT_TEN, { PublishedLineName })));
        expect(journeyAt(list).PublishedLineName).toEqual([{ value: 'Tram C' }]);
      }
      for (const LineRef of ['x', { value: 'x' }, [{ value: 'x' }]]) {
        const list = visits(siriLite, siri(siriVisit(AT_TEN, { LineRef })));
        expect(journeyAt(list).LineRef).toEqual({ value: 'x' });
      }
    },
  },
  {
    kind: 'shapes',
    adapter: 'siri-lite',
    title:
      'La racine « Siri » manque et la livraison est un objet au lieu d’une liste (511.org) : les passages sont lus quand même.',
    witness: 'stop-monitoring.flat',
    check() {
      expect(visits(siriLite, recordedBytes('stop-monitoring.flat', 'json'))).toHaveLength(1);
    },
  },
  {
    kind: 'encodings',
    adapter: 'siri-lite',
    title: 'Le JSON commence par une marque d’ordre des octets : elle ne gêne pas la lecture.',
    witness: 'stop-monitoring.flat',
    check() {
      const bytes = loadRecordings('siri-lite').get('stop-monitoring.flat')?.bytes;
      expect([...(bytes?.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
      const list = visits(siriLite, recordedBytes('stop-monitoring.flat', 'json'));
      expect(callAt(list).StopPointName).toEqual([{ value: 'Quinconces' }]);
    },
  },
  {
    kind: 'errors',
    adapter: 'siri-lite',
    title: 'Un arrêt inconnu est un 200 avec « Status: false » : la réponse est un 404.',
    witness: 'mecatran-tbm__stop-monitoring-error.json',
    check() {
      const failed = (ErrorCondition: unknown) =>
        refusal(
          siriLite,
          'stopMonitoring',
          siri({}, { Status: false, ErrorCondition, MonitoredStopVisit: [] }),
        );
      expect(failed('unknown stop')).toBe('absent');
      expect(failed({ InvalidDataReferencesError: { ErrorText: '' } })).toBe('absent');
      expect(failed({ AccessNotAllowedError: {} })).toBe('denied');
      expect(failed({ ServiceNotAvailableError: {} })).toBe('failed');
      expect(failed('maintenance')).toBe('failed');
    },
  },
  {
    kind: 'nothing',
    adapter: 'siri-lite',
    title: 'La liste est vide la nuit, ou n’est pas écrite du tout : c’est une réponse vide.',
    witness: 'stop-monitoring-4021.typical',
    check() {
      for (const MonitoredStopVisit of [[], undefined, null]) {
        expect(visits(siriLite, siri({}, { MonitoredStopVisit }))).toEqual([]);
      }
    },
  },
  {
    kind: 'coordinates',
    adapter: 'siri-lite',
    title: '« latitude » et « longitude » sont en minuscules dans « Location » : ils sont lus.',
    witness: 'mecatran-tbm__stoppoints-discovery.json',
    check() {
      for (const Location of [
        { latitude: 44.84, longitude: -0.57 },
        { Latitude: '44.84', Longitude: '-0.57' },
      ]) {
        const stop = { StopPointRef: { value: 'a' }, StopName: { value: 'A' }, Location };
        const StopPointsDelivery = { Status: true, AnnotatedStopPointRef: [stop] };
        const body = read(siriLite, 'stopPointsDiscovery', {
          body: { Siri: { StopPointsDelivery } },
        });
        expect(JSON.stringify(body)).toContain('"Location":{"Longitude":-0.57,"Latitude":44.84}');
      }
    },
  },
  {
    kind: 'time',
    adapter: 'siri-lite',
    title: 'Les heures portent « Z » ou un décalage local : toutes deviennent UTC.',
    witness: 'siri-cen-examples__examples_siri_exm_SM_exs_stopMonitoring_response_simple.xml',
    check() {
      for (const [written, utc] of [
        ['2026-10-04T08:10:00Z', '2026-10-04T08:10:00Z'],
        ['2026-10-04T10:10:00+02:00', '2026-10-04T08:10:00Z'],
        ['2026-10-04T10:10:00.000+02:00', '2026-10-04T08:10:00Z'],
        ['2026-10-04T10:10:00', '2026-10-04T08:10:00Z'],
      ]) {
        const list = visits(siriLite, siri(siriVisit({ AimedDepartureTime: written })));
        expect(callAt(list).AimedDepartureTime).toBe(utc);
      }
    },
  },
  {
    kind: 'scalars',
    adapter: 'siri-lite',
    title: 'En XML tout est texte, avec des blancs autour : booléens, rangs et états sont lus.',
    witness: 'stop-monitoring.xml',
    check() {
      const answer = recordedBytes('stop-monitoring.xml', 'xml');
      const asked = dialogue(siriLite, 'stopMonitoring', answer);
      const settings = { ...Object(asked.settings), format: 'xml' };
      const { body } = converse({ ...asked, settings });
      const list = visits(siriLite, { body });
      expect(callAt(list)).toMatchObject({
        Order: 5,
        VehicleAtStop: false,
        DepartureStatus: 'early',
      });
      expect(journeyAt(list).DestinationName).toEqual([{ value: 'Ambarès Parabelle', lang: 'fr' }]);
    },
  },
  {
    kind: 'shapes',
    adapter: 'siri-lite',
    title:
      'Un message est un texte, un objet ou une liste de textes, parfois en HTML : le contrat en donne la liste, sans balise.',
    witness: 'siri-cen-examples__examples_siri_exm_GM_exm_generalMessage_response.xml',
    check() {
      const texts = (Content: unknown) => {
        const InfoMessage = [{ InfoMessageIdentifier: '1', Content }];
        const GeneralMessageDelivery = { Status: true, InfoMessage };
        return JSON.stringify(
          read(siriLite, 'generalMessage', {
            body: { ServiceDelivery: { GeneralMessageDelivery } },
          }),
        );
      };
      for (const content of [
        'Travaux & retards',
        { MessageText: '<p>Travaux &amp; retards</p>' },
        { Message: [{ MessageText: { value: 'Travaux & retards' } }] },
      ]) {
        expect(texts(content)).toContain('"MessageText":[{"value":"Travaux & retards"}]');
      }
    },
  },
  {
    kind: 'access',
    adapter: 'siri-lite',
    title:
      'La clé va dans l’adresse (« AccountKey »), quand il y en a une : la passerelle l’ajoute.',
    witness: 'stop-monitoring-3648.typical',
    check() {
      expect(siriLite.auth).toEqual({ kind: 'query', name: 'AccountKey', optional: true });
      const { urls } = converse(dialogue(siriLite, 'stopMonitoring'));
      expect(urls.join()).not.toContain('AccountKey');
    },
  },
  {
    kind: 'time',
    adapter: 'navitia',
    title: 'Les heures sont locales, compactes et sans fuseau : elles deviennent UTC.',
    witness: 'navitia-doc__departures.json',
    check() {
      const aimed = (written: string) =>
        callAt(
          visits(
            navitia,
            navitiaVisit({ base_departure_date_time: written, arrival_date_time: written }),
          ),
        ).AimedDepartureTime;
      expect(aimed('20160615T133700')).toBe('2016-06-15T11:37:00Z');
      expect(aimed('20160115T133700')).toBe('2016-01-15T12:37:00Z');
      const none = { base_departure_date_time: '20160327T023000' };
      expect(read(navitia, 'stopMonitoring', navitiaVisit(none))).toHaveProperty('refused');
      const other = { ...Object(navitiaVisit({}).body), context: { timezone: 'Europe/London' } };
      expect(read(navitia, 'stopMonitoring', { body: other })).toHaveProperty('refused');
    },
  },
  {
    kind: 'staleness',
    adapter: 'navitia',
    title:
      'Une heure peut être théorique ou estimée : « data_freshness » en décide, et non l’appel.',
    witness: 'departures-3648.typical',
    check() {
      const at = (data_freshness: string) =>
        callAt(
          visits(
            navitia,
            navitiaVisit({
              data_freshness,
              base_departure_date_time: '20261004T101000',
              departure_date_time: '20261004T101200',
            }),
          ),
        );
      expect(at('realtime').ExpectedDepartureTime).toBe('2026-10-04T08:12:00Z');
      expect(at('base_schedule')).not.toHaveProperty('ExpectedDepartureTime');
      expect(at('base_schedule').AimedDepartureTime).toBe('2026-10-04T08:10:00Z');
    },
  },
  {
    kind: 'coordinates',
    adapter: 'navitia',
    title: 'Les coordonnées sont des textes : elles deviennent des nombres.',
    witness: 'navitia-doc__objects-03.json',
    check() {
      const stop = {
        id: 'stop_point:BM:SP:1',
        name: 'A',
        coord: { lat: '44.84', lon: '-0.57' },
      };
      const body = read(navitia, 'stopPointsDiscovery', {
        body: { stop_points: [stop], pagination: { total_result: 1 } },
      });
      expect(JSON.stringify(body)).toContain('"Location":{"Longitude":-0.57,"Latitude":44.84}');
    },
  },
  {
    kind: 'errors',
    adapter: 'navitia',
    title:
      'Un 404 « no_departure_this_day » ou « terminus » est une réponse vide et non une erreur.',
    witness: 'departures-4021.typical',
    check() {
      const error = (id: string) => ({ status: 404, body: { error: { id, message: '' } } });
      for (const id of ['no_departure_this_day', 'terminus', 'active_disruption']) {
        expect(visits(navitia, error(id))).toEqual([]);
      }
    },
  },
  {
    kind: 'errors',
    adapter: 'navitia',
    title:
      'Un 404 « unknown_object » ou « bad_filter » est un arrêt inconnu : la réponse est un 404.',
    witness: 'navitia-doc__error-404.json',
    check() {
      for (const id of ['unknown_object', 'bad_filter']) {
        const answer = { status: 404, body: { error: { id } } };
        expect(refusal(navitia, 'stopMonitoring', answer)).toBe('absent');
      }
      const broken = { status: 404, body: {} };
      expect(refusal(navitia, 'stopMonitoring', broken)).toBe('failed');
    },
  },
  {
    kind: 'pages',
    adapter: 'navitia',
    title: 'Les arrêts viennent par pages numérotées, plus courtes que demandé : toutes sont lues.',
    witness: 'stop_points.typical',
    check() {
      const page = (id: number) => ({
        stop_points: [{ id: `stop_point:BM:SP:${id}`, name: 'A' }],
        pagination: { total_result: 2 },
      });
      const asked = dialogue(navitia, 'stopPointsDiscovery');
      const { urls, body } = converse({ ...asked, answerAt: (_, step) => ({ body: page(step) }) });
      expect(urls.map((url) => new URL(url).searchParams.get('start_page'))).toEqual(['0', '1']);
      expect(JSON.stringify(body)).toContain('bordeaux:StopPoint:BP:1:LOC');
      const endless = { ...page(0), pagination: { total_result: 9 } };
      const cut: Dialogue = {
        ...asked,
        answerAt: (_, step) => ({ body: step === 0 ? endless : { stop_points: [] } }),
      };
      expect(outcomeOf(cut)).toHaveProperty('refused');
    },
  },
  {
    kind: 'access',
    adapter: 'navitia',
    title: 'La clé est la valeur entière d’« Authorization », sans mot devant.',
    witness: 'departures-3648.typical',
    check() {
      expect(navitia.auth).toEqual({ kind: 'headers', headers: [{ name: 'authorization' }] });
    },
  },
  {
    kind: 'encodings',
    adapter: 'gtfs-rt',
    title: 'Le flux est en protobuf : il est lu octet par octet, et refusé dès qu’il est tronqué.',
    witness: 'trip-updates.typical',
    check() {
      const whole = feed({ departure: { time: '2026-10-04T08:10:00Z' } });
      expect(visits(gtfsRt, whole)).toHaveLength(1);
      const bytes = whole.body instanceof Uint8Array ? whole.body : new Uint8Array();
      const cut = read(gtfsRt, 'stopMonitoring', { body: bytes.slice(0, -3) });
      expect(cut).toHaveProperty('refused');
    },
  },
  {
    kind: 'encodings',
    adapter: 'gtfs-rt',
    title: 'Les tables du GTFS sont en UTF-8 marqué ou en Latin-1 : les accents restent.',
    witness: 'routes.typical',
    check() {
      const recorded = (name: string) => loadRecordings('gtfs-rt').get(name)?.bytes;
      expect([...(recorded('stops.typical')?.subarray(0, 3) ?? [])]).toEqual([0xef, 0xbb, 0xbf]);
      const csv = Uint8Array.from('route_id,route_type,route_long_name\n9,3,Écusson\n', (each) =>
        each.charCodeAt(0),
      );
      const text = readAnswer(csv, 'text', 'text/csv; charset=iso-8859-1');
      expect(JSON.stringify(read(gtfsRt, 'linesDiscovery', { body: text }))).toContain('Écusson');
      expect(JSON.stringify(read(gtfsRt, 'stopPointsDiscovery'))).toContain('Quinconces');
    },
  },
  {
    kind: 'time',
    adapter: 'gtfs-rt',
    title: 'Les heures sont des secondes POSIX de 64 bits, les retards peuvent être négatifs.',
    witness: 'bibus-brest__fixture_files_bibus-brest-gtfs-rt-alerts.pb',
    check() {
      const list = visits(
        gtfsRt,
        feed({ departure: { time: '2026-10-04T08:10:00Z', delay: -120 } }),
      );
      expect(callAt(list)).toMatchObject({
        ExpectedDepartureTime: '2026-10-04T08:10:00Z',
        AimedDepartureTime: '2026-10-04T08:12:00Z',
        DepartureStatus: 'early',
      });
    },
  },
  {
    kind: 'staleness',
    adapter: 'gtfs-rt',
    title:
      'Un retard sans heure ne dit pas quand : sans horaire, le passage n’a pas d’heure ; avec lui, elle est exacte.',
    witness: 'otp__resources_mmri_3b.pb',
    check() {
      const late = feed({ departure: { delay: 600 } });
      expect(callAt(visits(gtfsRt, late))).not.toHaveProperty('ExpectedDepartureTime');
      expect(callAt(visits(gtfsRt, late)).DepartureStatus).toBe('delayed');
      expect(callAt(scheduledVisits('t-601,3648,12,10:05:00,10:05:00', late))).toMatchObject({
        AimedDepartureTime: '2026-10-04T08:05:00Z',
        ExpectedDepartureTime: '2026-10-04T08:15:00Z',
      });
    },
  },
  {
    kind: 'staleness',
    adapter: 'gtfs-rt',
    title: 'Un flux figé, ou de positions seules, semble n’annoncer aucun départ : il est refusé.',
    witness: 'otp__updater_vehicle_position_king-county-metro-1.pbf',
    check() {
      const old = feed({ departure: { delay: 0 } }, {}, '2026-10-04T06:00:00Z');
      expect(refusal(gtfsRt, 'stopMonitoring', old)).toBe('failed');
      const alerts = gtfsRtBytes({
        header: { gtfsRealtimeVersion: '2.0', timestamp: '2026-10-04T08:00:00Z' },
        entity: [{ id: '1' }],
      });
      expect(refusal(gtfsRt, 'stopMonitoring', { body: alerts })).toBe('wire');
    },
  },
  {
    kind: 'nothing',
    adapter: 'gtfs-rt',
    title:
      'SKIPPED, NO_DATA et CANCELED ne sont pas des heures : le passage est supprimé ou sans suivi.',
    witness: 'otp__resources_mmri_3e.pb',
    check() {
      const row = 't-601,3648,12,10:05:00,10:05:00';
      const skipped = feed({ scheduleRelationship: 1 });
      expect(callAt(visits(gtfsRt, skipped)).DepartureStatus).toBe('cancelled');
      const unknown = scheduledVisits(row, feed({ scheduleRelationship: 2 }));
      expect(callAt(unknown)).toMatchObject({
        AimedDepartureTime: '2026-10-04T08:05:00Z',
        DepartureStatus: 'noReport',
      });
      expect(callAt(unknown)).not.toHaveProperty('ExpectedDepartureTime');
      const canceled = scheduledVisits(row, feed({}, { scheduleRelationship: 3 }));
      expect(callAt(canceled)).toMatchObject({
        AimedDepartureTime: '2026-10-04T08:05:00Z',
        DepartureStatus: 'cancelled',
      });
      expect(visits(gtfsRt, feed({}, { scheduleRelationship: 7 }))).toEqual([]);
    },
  },
  {
    kind: 'time',
    adapter: 'gtfs-rt',
    title:
      'L’horaire « 25:10:00 » est celui du lendemain à 1 h 10, quel que soit le changement d’heure.',
    witness: 'mobilitydata-validator__test_resources_bullrunner-gtfs.zip',
    check() {
      const late = feed({ departure: { delay: 60 } }, { startDate: '20261003' });
      const row = 't-601,3648,12,34:10:00,34:10:00';
      expect(callAt(scheduledVisits(row, late)).AimedDepartureTime).toBe('2026-10-04T08:10:00Z');
    },
  },
  {
    kind: 'shapes',
    adapter: 'gtfs-rt',
    title: 'Le flux ne porte que des identifiants : noms, modes et destinations viennent du GTFS.',
    witness: 'stops.typical',
    check() {
      const list = visits(gtfsRt, feed({ departure: { time: '2026-10-04T08:10:00Z' } }));
      expect(journeyAt(list)).toMatchObject({
        LineRef: { value: 'bordeaux:Line:60:LOC' },
        PublishedLineName: [{ value: 'C' }],
        VehicleMode: 'tram',
        DestinationName: [{ value: 'Gare de Blanquefort' }],
      });
      expect(callAt(list).StopPointName).toEqual([{ value: 'Quinconces' }]);
    },
  },
];
