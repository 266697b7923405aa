import { expect } from 'vitest';
import { ngsiOffstreetparking } from '../../../src/adapters/ngsi-offstreetparking/adapter.ts';
import type { Quirk } from '../quirk.ts';
import { codesOf, jsonAnswer, parkingsOf, statusesOf } from './read.ts';

const reading = (body: unknown) => ({
  adapter: ngsiOffstreetparking,
  settings: {},
  answerAt: jsonAnswer(body),
});

const simplified = {
  id: 'urn:ngsi-ld:OffStreetParking:tilleuls',
  type: 'OffStreetParking',
  name: 'Tilleuls',
  location: { type: 'Point', coordinates: [-0.57, 44.84] },
  totalSpotNumber: 414,
  availableSpotNumber: 132,
  occupancyModified: '2026-10-04T07:58:00Z',
  observationDateTime: '2026-10-04T06:00:00Z',
};

const about = {
  adapter: 'ngsi-offstreetparking',
  witness: 'smart-data-models__OffStreetParking_examples_example-normalized.json',
};

export const ngsiQuirks: readonly Quirk[] = [
  {
    ...about,
    kind: 'shapes',
    title:
      'Une entité seule ou une liste, valeurs nues ou `{ type, value }`, dans un objet GeoJSON ou non : le même parc.',
    check: () => {
      const { id, type, ...attributes } = simplified;
      const wrapped = Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, { type: 'Property', value }]),
      );
      const geometry = { type: 'GeoProperty', value: attributes.location };
      const feature = { id, type: 'Feature', geometry, properties: { ...wrapped, type } };
      for (const body of [simplified, [simplified], { id, type, ...wrapped }, feature]) {
        expect(parkingsOf(reading(body))).toMatchObject([
          { id, nom: 'TILLEULS', nb_places: 414, at: [-0.57, 44.84] },
        ]);
        expect(statusesOf(reading(body))).toMatchObject([
          { parkingSiteStatus: 'unknown', parkingNumberOfVacantSpaces: 132 },
        ]);
      }
    },
  },
  {
    ...about,
    kind: 'time',
    title:
      'Trois dates qui diffèrent : celle du compteur, sinon de l’occupation, sinon de l’observation.',
    check: () => {
      const updatedOf = (change: object) => {
        const read = statusesOf(reading({ ...simplified, ...change }));
        return typeof read === 'string' ? read : read[0]?.updatedAt;
      };
      const value = { type: 'Property', value: 132 };
      expect(
        updatedOf({ availableSpotNumber: { ...value, observedAt: '2026-10-04T07:59:00Z' } }),
      ).toBe('2026-10-04T07:59:00Z');
      expect(updatedOf({})).toBe('2026-10-04T07:58:00Z');
      expect(updatedOf({ occupancyModified: null })).toBe('2026-10-04T06:00:00Z');
    },
  },
  {
    ...about,
    kind: 'coordinates',
    witness: 'smart-data-models__OnStreetParking_examples_example-geojsonfeature.json',
    title:
      'Un parc dessiné comme une surface n’a pas une position, et le stationnement sur voirie n’est pas un parc : laissés.',
    check: () => {
      const area = { type: 'Polygon', coordinates: [[[-0.57, 44.84]]] };
      expect(
        parkingsOf(reading([simplified, { ...simplified, id: 'b', location: area }])),
      ).toHaveLength(1);
      expect(parkingsOf(reading({ ...simplified, type: 'OnStreetParking' }))).toContain(
        'OffStreetParking',
      );
    },
  },
  {
    ...about,
    kind: 'staleness',
    title: 'Une liste de mots pour l’état : la fermeture l’emporte, un mot inconnu est nommé.',
    check: () => {
      const stateOf = (status: unknown) => {
        const read = statusesOf(reading({ ...simplified, status }));
        return typeof read === 'string' ? undefined : read[0];
      };
      expect(stateOf(['closed', 'full'])).toMatchObject({ parkingSiteStatus: 'closed' });
      expect(stateOf('open')).toMatchObject({ parkingSiteStatus: 'open' });
      expect(codesOf(stateOf(['enTravaux']))).toEqual(['etat-non-repertorie']);
      expect(codesOf(stateOf(['full']))).toEqual(['etat-contredit']);
    },
  },
];
