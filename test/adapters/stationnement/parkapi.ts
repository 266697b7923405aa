import { expect } from 'vitest';
import { parkapi } from '../../../src/adapters/parkapi/adapter.ts';
import { loadRecordings } from '../../../src/build/stand-ins/recording.ts';
import type { Quirk } from '../quirk.ts';
import { codesOf, jsonAnswer, parkingsOf, statusesOf } from './read.ts';

const lot = {
  id: 'bordeauxtilleuls',
  name: 'Tilleuls',
  coords: { lat: 44.84, lng: -0.57 },
  total: 480,
  free: 120,
  state: 'open',
  lot_type: 'Parkhaus',
};

const city = (lots: readonly object[], last_updated: unknown = '2026-10-04T07:57:40') => ({
  adapter: parkapi,
  settings: {},
  answerAt: jsonAnswer({ last_updated, lots }),
});

const only = (change: object) => {
  const read = statusesOf(city([{ ...lot, ...change }]));
  return typeof read === 'string' ? undefined : read[0];
};

const HERRENBERG = 'otp-vendors__vehicleparking_parkapi_herrenberg.json';
const about = { adapter: 'parkapi', witness: HERRENBERG };

export const parkapiQuirks: readonly Quirk[] = [
  {
    ...about,
    kind: 'time',
    title: 'Une date sans fuseau pour toute la liste, en UTC : elle date chaque parc.',
    check: () => {
      expect(only({})).toMatchObject({ updatedAt: '2026-10-04T07:57:40Z', stale: false });
      expect(only({})).not.toHaveProperty('parkingStatusOriginTime');
      expect(statusesOf(city([lot], 'hier'))).toContain('0 parcs');
    },
  },
  {
    ...about,
    kind: 'staleness',
    title:
      '`nodata` avec `free: 0` n’est pas complet ; `open` avec `free: 0` non plus : ouvert, zéro libre.',
    check: () => {
      const unknown = only({ state: 'nodata', free: 0 });
      expect(unknown).toMatchObject({ parkingSiteStatus: 'unknown' });
      expect(unknown).not.toHaveProperty('parkingNumberOfVacantSpaces');
      expect(only({ free: 0 })).toMatchObject({
        parkingSiteStatus: 'open',
        parkingNumberOfVacantSpaces: 0,
      });
      expect(only({ state: 'few' })).toMatchObject({ parkingSiteStatus: 'almostFull' });
      expect(only({ state: 'closed' })).toMatchObject({ parkingSiteStatus: 'closed' });
    },
  },
  {
    ...about,
    kind: 'staleness',
    title: 'Plus libre que total : la valeur manque ; total à 0 est un total qu’on ne connaît pas.',
    check: () => {
      const over = only({ free: 500 });
      expect(over).not.toHaveProperty('parkingNumberOfVacantSpaces');
      expect(codesOf(over)).toEqual(['libres-superieures-au-total']);
      expect(only({ free: 5, total: 0 })).toMatchObject({ parkingNumberOfVacantSpaces: 5 });
    },
  },
  {
    ...about,
    kind: 'shapes',
    title: 'Des parcs sans `id` : leur nom en tient lieu, sauf quand deux le portent.',
    check: () => {
      const named = (name: string) => ({ ...lot, id: undefined, name });
      const idsOf = (lots: readonly object[]) => {
        const read = parkingsOf(city(lots));
        return typeof read === 'string' ? read : read.map(({ id }) => id);
      };
      expect(idsOf([named('Straße 5 (Süd)')])).toEqual(['strasse5sued']);
      expect(idsOf([named('Nord'), named('Nord')])).toContain('inexploitables');
    },
  },
  {
    ...about,
    kind: 'shapes',
    witness: 'ParkAPI__park_api_cities_Dresden.geojson',
    title: 'Fichier GeoJSON d’une ville : longitude d’abord, la ville elle-même n’est pas un parc.',
    check: () => {
      const feature = (name: string, more: object) => ({
        type: 'Feature',
        properties: { name, ...more },
        geometry: { type: 'Point', coordinates: [-0.57, 44.84] },
      });
      const features = [
        feature('Bordeaux', { type: 'city' }),
        feature('Les Tilleuls', { total: 0 }),
      ];
      const answerAt = jsonAnswer({ type: 'FeatureCollection', features });
      const [park, ...rest] = parkingsOf({ adapter: parkapi, settings: {}, answerAt }) as object[];
      expect(rest).toEqual([]);
      expect(park).toEqual({ id: 'bordeauxlestilleuls', nom: 'LES TILLEULS', at: [-0.57, 44.84] });
    },
  },
  {
    ...about,
    kind: 'shapes',
    witness: 'sites.version-3',
    title: 'Version 3 : positions en texte, parcs à vélos et parcs non comptés dans la même liste.',
    check: () => {
      const body = loadRecordings('parkapi').get('sites.version-3')?.response.body;
      const reading = { adapter: parkapi, settings: {}, answerAt: jsonAnswer(body) };
      expect(parkingsOf(reading)).toMatchObject([
        { id: '12', at: [-0.5712, 44.8401], gratuit: false, hauteur_max: '190' },
        { id: '14' },
      ]);
      expect(statusesOf(reading)).toMatchObject([
        { id: '12', parkingSiteStatus: 'closed', parkingNumberOfVacantSpaces: 3 },
      ]);
    },
  },
  {
    ...about,
    kind: 'pages',
    witness: 'sites.version-3',
    title: 'Version 3 : moins de parcs que `total_count` n’en annonce est refusé.',
    check: () => {
      const answerAt = jsonAnswer({ total_count: 40, items: [] });
      const reading = { adapter: parkapi, settings: {}, answerAt };
      expect(parkingsOf(reading)).toBe('0 parcs reçus sur 40 annoncés');
    },
  },
];
