/** Litteralis: WFS and free text. */
import { expect } from 'vitest';
import { litteralisWfs } from '../../../src/adapters/litteralis-wfs/adapter.ts';
import type { Order } from '../../../src/contracts/voirie/bodies.ts';
import type { Quirk } from '../quirk.ts';
import { collection, extent, featuresOf, onlyOrder, refusal } from './samples.ts';

const savoie =
  'traffic-orders-vendor/litteralis-sogelink__fixtures_litteralis_savoie_communication_sample.json';
const wattrelos = 'traffic-orders-vendor/litteralis-adr__010-litteralis-01.json';
const avignon = 'roadworks/fr-cities-samples__sample_france_avignon.json';

export const litteralisQuirks: readonly Quirk[] = [
  {
    kind: 'time',
    adapter: litteralisWfs.id,
    title:
      'Litteralis écrit les minuits locaux décalés du fuseau et marqués UTC, 1 h l’hiver et 2 h l’été ; seul le jour compte.',
    witness: savoie,
    check() {
      const dates = (arretedebut: string, arretefin: string) => {
        const { properties } = onlyOrder(
          litteralisWfs,
          collection(extent({ arretedebut, arretefin })),
        );
        return [properties.overallStartTime, properties.overallEndTime];
      };
      expect(dates('2026-03-09T01:00:00Z', '2026-03-20T01:00:00Z')).toEqual([
        '2026-03-08T23:00:00Z',
        '2026-03-20T23:00:00Z',
      ]);
      expect(dates('2026-03-23T01:00:00Z', '2026-04-07T02:00:00Z')).toEqual([
        '2026-03-22T23:00:00Z',
        '2026-04-07T22:00:00Z',
      ]);
      const odd = collection(extent({ arretedebut: '2026-03-09T09:00:00Z' }));
      expect(refusal(litteralisWfs, 'arretes', odd)).toMatch(/arrêtés/);
    },
  },
  {
    kind: 'time',
    adapter: litteralisWfs.id,
    title: 'Le champ dit le 19 et le texte de l’arrêté le 18 ; c’est l’arrêté qui a raison.',
    witness: wattrelos,
    check() {
      const ending = (arretefin: string) =>
        collection(
          extent({ arretefin, parametresarrete: 'Date de fin de l’arrêté : 18/03/2026 00:00:00' }),
        );
      expect(
        onlyOrder(litteralisWfs, ending('2026-03-19T01:00:00Z')).properties.overallEndTime,
      ).toBe('2026-03-18T23:00:00Z');
      expect(refusal(litteralisWfs, 'arretes', ending('2026-03-25T01:00:00Z'))).toMatch(/arrêtés/);
    },
  },
  {
    kind: 'time',
    adapter: litteralisWfs.id,
    title: 'Un export écrit « 20201211000000 » là où le service écrit une date ISO.',
    witness: avignon,
    check() {
      const body = collection(
        extent({ arretedebut: '20260309000000', arretefin: '20260320000000' }),
      );
      expect(onlyOrder(litteralisWfs, body).properties).toMatchObject({
        overallStartTime: '2026-03-08T23:00:00Z',
        overallEndTime: '2026-03-20T23:00:00Z',
      });
    },
  },
  {
    kind: 'shapes',
    adapter: litteralisWfs.id,
    title:
      'Litteralis donne une entité par emprise ; elles font un arrêté par « idarrete », le numéro n’étant pas unique.',
    witness: avignon,
    check() {
      const features = featuresOf(
        litteralisWfs,
        'arretes',
        collection(
          extent({ idarrete: 1, localisations: 'RUE A' }),
          extent({ idarrete: 1, localisations: 'RUE B' }),
          extent({ idarrete: 2, localisations: 'RUE C' }),
        ),
      ) as readonly Order[];
      expect(features.map(({ id }) => id)).toEqual(['1', '2']);
      expect(features[0]?.properties.measures[0]?.locations.map((at) => at.description)).toEqual([
        'RUE A',
        'RUE B',
      ]);
    },
  },
  {
    kind: 'shapes',
    adapter: litteralisWfs.id,
    title:
      'Le numéro qui suit le nom d’une mesure n’est pas toujours sa place dans la liste ; le nom suffit quand il est seul.',
    witness: 'test/recordings/litteralis-wfs/features.typical.json',
    check() {
      const numbered = extent({
        mesures: 'Interdiction de stationnement;SOGELINK - Circulation interdite',
        parametresmesures:
          'Interdiction de stationnement 2 | jours et horaires : de 08 h 00 à 18 h 00 ; SOGELINK - Circulation interdite | jours et horaires : de 9h à 16h',
      });
      const { measures } = onlyOrder(litteralisWfs, collection(numbered)).properties;
      expect(
        measures.map(({ type, periods }) => [type, periods[0]?.timeSlots?.[0]?.start]),
      ).toEqual([
        ['parkingProhibited', '08:00'],
        ['noEntry', '09:00'],
      ]);
      const twice = extent({
        mesures: 'Circulation interdite;Circulation interdite',
        parametresmesures: 'Circulation interdite | jours et horaires : de 9h à 16h',
      });
      expect(refusal(litteralisWfs, 'arretes', collection(twice))).toMatch(/arrêtés/);
    },
  },
  {
    kind: 'shapes',
    adapter: litteralisWfs.id,
    title:
      'Des horaires qui ne se lisent pas sûrement restent en toutes lettres, et ne deviennent pas « toute la journée ».',
    witness: savoie,
    check() {
      const said = (words: string) =>
        onlyOrder(
          litteralisWfs,
          collection(
            extent({ parametresmesures: `Circulation interdite | jours et horaires : ${words}` }),
          ),
        ).properties.measures[0]?.periods[0];
      expect(said('pour 5 jours dans la période')).toMatchObject({
        description: 'pour 5 jours dans la période',
      });
      expect(said('du lundi au vendredi de 8 h à 9 h et de 16 h 30 à 17 h')).toMatchObject({
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        timeSlots: [
          { start: '08:00', end: '09:00' },
          { start: '16:30', end: '17:00' },
        ],
      });
      expect(said('24/24 7j/7j')).not.toHaveProperty('description');
    },
  },
  {
    kind: 'scalars',
    adapter: litteralisWfs.id,
    title: 'Une vitesse est un texte, « 30 km/h » ; ce qui n’en est pas une est absent.',
    witness: 'test/recordings/litteralis-wfs/features.typical.json',
    check() {
      const speed = (words: string) => {
        const parametresmesures = `Limitation de vitesse | limite de vitesse : ${words}`;
        const one = extent({ mesures: 'Limitation de vitesse', parametresmesures });
        return onlyOrder(litteralisWfs, collection(one)).properties.measures[0]?.maxSpeed;
      };
      expect(speed('30 km/h')).toBe(30);
      expect(speed('50')).toBe(50);
      expect(speed('selon signalisation')).toBeUndefined();
      expect(speed('300 km/h')).toBeUndefined();
    },
  },
  {
    kind: 'coordinates',
    adapter: litteralisWfs.id,
    title: 'Une emprise est un contour au sol ; elle reste un polygone, sans axe de voie inventé.',
    witness: wattrelos,
    check() {
      expect(onlyOrder(litteralisWfs, collection(extent({}))).geometry).toMatchObject({
        type: 'Polygon',
      });
    },
  },
  {
    kind: 'nothing',
    adapter: litteralisWfs.id,
    title: 'Une emprise sans dates (null) a celles de l’arrêté, et un texte vide ne dit rien.',
    witness: savoie,
    check() {
      const own = extent({
        emprisedebut: null,
        emprisefin: null,
        parametresemprise: '',
        nommodele: ' ',
      });
      const { properties } = onlyOrder(litteralisWfs, collection(own));
      expect(properties.measures[0]?.periods[0]).toMatchObject({
        start: properties.overallStartTime,
        end: properties.overallEndTime,
      });
      expect(properties).not.toHaveProperty('title');
    },
  },
  {
    kind: 'pages',
    adapter: litteralisWfs.id,
    title: 'Une liste WFS dont la fin n’a pas été vue est refusée.',
    witness: 'test/recordings/litteralis-wfs/features.typical.json',
    check() {
      const short = { ...collection(extent({})), numberMatched: 12, totalFeatures: 12 };
      expect(refusal(litteralisWfs, 'arretes', short)).toMatch(/reçus sur 12 annoncés/);
    },
  },
  {
    kind: 'errors',
    adapter: litteralisWfs.id,
    title: 'Une exception WFS écrite dans un 200 n’est pas une liste vide.',
    witness: 'test/recordings/litteralis-wfs/features.error.json',
    check() {
      const exceptions = [{ code: 'NoApplicableCode', text: 'Error occurred getting features' }];
      expect(refusal(litteralisWfs, 'arretes', { version: '2.0.0', exceptions })).not.toBe('');
    },
  },
  {
    kind: 'access',
    adapter: litteralisWfs.id,
    title: 'Litteralis veut un nom et un mot de passe (Basic), que l’adaptateur ne voit pas.',
    witness: 'test/recordings/litteralis-wfs/features.typical.json',
    check() {
      expect(litteralisWfs.auth).toEqual({ kind: 'basic' });
    },
  },
];
