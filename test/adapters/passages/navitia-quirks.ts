/** Navitia: local times, absences as 404. */
import { expect } from 'vitest';
import { navitia } from '../../../src/adapters/navitia/adapter.ts';
import { type Answer, converse, type Dialogue, outcomeOf } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { callAt, dialogue, read, refusal, visits } from './ask.ts';

const navitiaVisit = (times: object): Answer => ({
  body: {
    departures: [{ display_informations: { code: 'C' }, stop_point: {}, stop_date_time: times }],
  },
});

export const navitiaQuirks: readonly Quirk[] = [
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
];
