/** GTFS Realtime: bytes, delays, and names that are elsewhere. */
import { expect } from 'vitest';
import { gtfsRt } from '../../../src/adapters/gtfs-rt/adapter.ts';
import { siriLite } from '../../../src/adapters/siri-lite/adapter.ts';
import { gtfsRtBytes } from '../../../src/build/stand-ins/gtfs-rt.ts';
import { loadRecordings } from '../../../src/build/stand-ins/recording.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import { type Answer, converse, type Dialogue } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { callAt, dialogue, journeyAt, type Node, read, refusal, visits } from './ask.ts';

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

export const gtfsQuirks: readonly Quirk[] = [
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
