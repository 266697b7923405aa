/** SIRI: one value in many writings. */
import { expect } from 'vitest';
import { siriLite } from '../../../src/adapters/siri-lite/adapter.ts';
import { loadRecordings } from '../../../src/build/stand-ins/recording.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import { type Answer, converse } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { callAt, dialogue, journeyAt, read, refusal, visits } from './ask.ts';

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

export const siriQuirks: readonly Quirk[] = [
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
];
