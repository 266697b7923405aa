/** DiaLog: DATEX II v3. */
import { expect } from 'vitest';
import { dialogDatex2 } from '../../../src/adapters/dialog-datex2/adapter.ts';
import type { Quirk } from '../quirk.ts';
import { datex, featuresOf, onlyOrder, refusal } from './samples.ts';

const dialog = 'traffic-datex2/dialog__Controller_Api_get-regulations-expected-result.xml';
const finland = 'traffic-datex2/datex4j-real-feeds__datasets_finland_roadworks.xml';

const LINE = [
  [-0.5792, 44.8378],
  [-0.5785, 44.8381],
];

export const datexQuirks: readonly Quirk[] = [
  {
    kind: 'coordinates',
    adapter: dialogDatex2.id,
    title:
      'DiaLog écrit le GeoJSON longitude d’abord et le GML latitude d’abord, dans le même document ; les deux donnent le même tracé.',
    witness: 'traffic-datex2/dialog__public_api_sample.xml',
    check() {
      const gml = datex({ geometry: 'gml' });
      expect(onlyOrder(dialogDatex2, gml).geometry).toEqual({
        type: 'LineString',
        coordinates: LINE,
      });
      expect(onlyOrder(dialogDatex2, datex({})).geometry).toEqual({
        type: 'LineString',
        coordinates: LINE,
      });
    },
  },
  {
    kind: 'coordinates',
    adapter: dialogDatex2.id,
    title: 'Des axes échangés sont une faute de l’éditeur, et non un arrêté d’un autre territoire.',
    witness: dialog,
    check() {
      expect(refusal(dialogDatex2, 'arretes', datex({ geometry: 'swapped' }))).toMatch(/arrêtés/);
      expect(featuresOf(dialogDatex2, 'arretes', datex({ geometry: 'elsewhere' }))).toEqual([]);
    },
  },
  {
    kind: 'time',
    adapter: dialogDatex2.id,
    title:
      'DiaLog écrit en UTC les heures quotidiennes ; elles deviennent locales quand l’heure ne change pas pendant la période, et restent en UTC sinon.',
    witness: dialog,
    check() {
      const slotsOf = (start: string, end: string | undefined) =>
        onlyOrder(dialogDatex2, datex({ start, end, slot: ['06:00:00+00:00', '15:30:00+00:00'] }))
          .properties.measures[0]?.periods[0]?.timeSlots;
      expect(slotsOf('2026-07-01T00:00:00+00:00', '2026-07-10T00:00:00+00:00')).toEqual([
        { start: '08:00', end: '17:30', timeZone: 'Europe/Paris' },
      ]);
      expect(slotsOf('2026-12-01T00:00:00+00:00', '2026-12-10T00:00:00+00:00')).toEqual([
        { start: '07:00', end: '16:30', timeZone: 'Europe/Paris' },
      ]);
      const kept = [{ start: '06:00', end: '15:30', timeZone: 'UTC' }];
      expect(slotsOf('2026-10-20T00:00:00+00:00', '2026-10-30T00:00:00+00:00')).toEqual(kept);
      expect(slotsOf('2026-10-20T00:00:00+00:00', undefined)).toEqual(kept);
    },
  },
  {
    kind: 'time',
    adapter: dialogDatex2.id,
    title: 'Un arrêté permanent n’a pas de fin ; il n’en reçoit pas.',
    witness: 'test/recordings/dialog-datex2/regulations.typical.json',
    check() {
      const { properties } = onlyOrder(dialogDatex2, datex({ end: undefined }));
      expect(properties).toMatchObject({ category: 'permanent' });
      expect(properties).not.toHaveProperty('overallEndTime');
      expect(properties.measures[0]?.periods[0]).toMatchObject({ isPermanent: true });
    },
  },
  {
    kind: 'shapes',
    adapter: dialogDatex2.id,
    title:
      'Un seul arrêté s’écrit comme une liste d’un arrêté, quel que soit le préfixe des éléments.',
    witness: 'traffic-datex2/dialog__spec_datex2_example.xml',
    check() {
      const one = datex({});
      expect(onlyOrder(dialogDatex2, one).id).toBe('ordre-1');
      expect(onlyOrder(dialogDatex2, datex({ prefix: 'tro:' }))).toEqual(
        onlyOrder(dialogDatex2, one),
      );
      expect(onlyOrder(dialogDatex2, datex({ container: true }))).toEqual(
        onlyOrder(dialogDatex2, one),
      );
    },
  },
  {
    kind: 'shapes',
    adapter: dialogDatex2.id,
    title: 'Le numéro d’un arrêté porte celui de l’organisation et de l’agence ; ils sont ôtés.',
    witness: dialog,
    check() {
      const numbered = (regulationId: string, source: string) =>
        onlyOrder(dialogDatex2, datex({ regulationId, source })).properties.identifier;
      const organisation = '#8f9164ed-dc0f-4c98-ac18-2f590a1cfd22';
      expect(numbered(`F/CIFS/2023${organisation}`, 'dialog')).toBe('F/CIFS/2023');
      expect(numbered(`117374#24-A-0473${organisation}`, 'litteralis')).toBe('24-A-0473');
      expect(numbered(`117374#24-A-0473${organisation}`, 'dialog')).toBe('117374#24-A-0473');
    },
  },
  {
    kind: 'shapes',
    adapter: dialogDatex2.id,
    title:
      'DiaLog écrit « lessThanOrEqualTo » pour le maximum admis ; un poids lourd d’au plus 3,5 t n’existe pas.',
    witness: dialog,
    check() {
      const { measures } = onlyOrder(dialogDatex2, datex({ weight: '3.5' })).properties;
      expect(measures[0]?.vehicleSet).toEqual({
        restricted: [{ vehicleType: 'heavyGoodsVehicle' }],
        maxWeight: 3.5,
      });
    },
  },
  {
    kind: 'shapes',
    adapter: dialogDatex2.id,
    title:
      'Une condition qui n’est pas comprise retire l’arrêté, qui dirait sinon plus que ce qu’il dit.',
    witness: 'traffic-datex2/dialog__spec_datex2_example.xml',
    check() {
      expect(refusal(dialogDatex2, 'arretes', datex({ condition: 'DriverCondition' }))).toMatch(
        /aucun des arrêtés/,
      );
    },
  },
  {
    kind: 'errors',
    adapter: dialogDatex2.id,
    title: 'Une publication DATEX II d’autre chose, ou en v2, est refusée par son nom.',
    witness: finland,
    check() {
      const other = (text: string) => refusal(dialogDatex2, 'arretes', text);
      expect(other('<payload type="SituationPublication"/>')).toContain('SituationPublication');
      const v2 =
        '<d2LogicalModel><payloadPublication type="SituationPublication"/></d2LogicalModel>';
      expect(other(v2)).toMatch(/DATEX II v2 publie des événements/);
    },
  },
];
