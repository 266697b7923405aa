import { expect } from 'vitest';
import { opendatasoftParking } from '../../../src/adapters/opendatasoft-parking/adapter.ts';
import type { Quirk } from '../quirk.ts';
import { codesOf, jsonAnswer, parkingsOf, statusesOf } from './read.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

const record = {
  ident: 'CUBPK01',
  nom: 'Parc de l’Hôtel',
  ta_type: 'PAYANT',
  type: 'OUVRAGE',
  geo_point_2d: { lat: 44.84, lon: -0.57 },
  np_total: 500,
  libres: 120,
  total: 480,
  etat: 'LIBRE',
  connecte: 1,
  mdate: '2026-10-04T07:58:00+00:00',
};

/** A page of Explore v2.1 with these records. */
function page(...changes: readonly object[]) {
  const results = changes.map((change) => ({ ...record, ...change }));
  return jsonAnswer({ total_count: results.length, results });
}

const reading = (...changes: readonly object[]) => ({
  adapter: opendatasoftParking,
  settings: { box },
  answerAt: page(...changes),
});

const about = { adapter: 'opendatasoft-parking', witness: 'ods-bordeaux-st_park_p__shape.json' };

export const opendatasoftQuirks: readonly Quirk[] = [
  {
    ...about,
    kind: 'coordinates',
    title:
      '`[lat, lon]` en version 1, `{ lat, lon }` en version 2.1 : le même point, longitude d’abord.',
    check: () => {
      const fields = { ...record, geo_point_2d: [44.84, -0.57] };
      const v1 = {
        adapter: opendatasoftParking,
        settings: { box, version: 'v1' },
        answerAt: jsonAnswer({ nhits: 1, records: [{ fields }] }),
      };
      expect(parkingsOf(v1)).toMatchObject([{ at: [-0.57, 44.84] }]);
      expect(parkingsOf(reading({}))).toMatchObject([{ at: [-0.57, 44.84] }]);
    },
  },
  {
    ...about,
    kind: 'coordinates',
    title:
      'Une latitude et une longitude inversées tombent hors du territoire : le parc est laissé, jamais retourné.',
    check: () => {
      const swapped = { ident: 'CUBPK02', geo_point_2d: { lat: -0.57, lon: 44.84 } };
      expect(parkingsOf(reading({}, swapped))).toHaveLength(1);
      expect(parkingsOf(reading(swapped))).toContain('0 parcs');
    },
  },
  {
    ...about,
    kind: 'nothing',
    title: '`null`, `""`, `" "`, `"&nbsp;"` et le champ manquant ne disent rien : le champ manque.',
    check: () => {
      for (const nothing of [null, '', ' ', '&nbsp;', undefined]) {
        const change = { adresse: nothing, th_heur: nothing, np_pmr: nothing, gabari_max: nothing };
        const [park = {}] = parkingsOf(reading(change)) as object[];
        for (const name of ['adresse', 'tarif_1h', 'nb_pmr', 'hauteur_max']) {
          expect(park).not.toHaveProperty(name);
        }
        const [status] = statusesOf(reading({ libres: nothing, etat: nothing })) as object[];
        expect(status).toMatchObject({ parkingSiteStatus: 'unknown', dataQuality: [] });
        expect(status).not.toHaveProperty('parkingNumberOfVacantSpaces');
      }
    },
  },
  {
    ...about,
    kind: 'nothing',
    title:
      'Une capacité de 0 est une façon d’écrire « rien » ; 0 place PMR et 0 euro sont des valeurs.',
    check: () => {
      const [park] = parkingsOf(reading({ np_total: 0, np_pmr: 0, th_heur: 0 })) as object[];
      expect(park).not.toHaveProperty('nb_places');
      expect(park).toMatchObject({ nb_pmr: 0, tarif_1h: 0 });
    },
  },
  {
    ...about,
    kind: 'scalars',
    title:
      'Nombres écrits en texte : lus comme des nombres ; une virgule décimale ou un mot ne l’est pas.',
    check: () => {
      const change = {
        np_total: '500',
        th_heur: '2.20',
        th_2: '4,20',
        libres: '120',
        total: 'N/C',
      };
      const [park] = parkingsOf(reading(change)) as object[];
      expect(park).toMatchObject({ nb_places: 500, tarif_1h: 2.2 });
      expect(park).not.toHaveProperty('tarif_2h');
      const [status] = statusesOf(reading(change)) as object[];
      expect(status).toMatchObject({ parkingNumberOfVacantSpaces: 120 });
      expect(codesOf({ ...status })).toEqual(['compteur-illisible']);
    },
  },
  {
    ...about,
    kind: 'scalars',
    title:
      'Gabarit en mètres : une chaîne en centimètres ; deux gabarits différents ne sont pas départagés.',
    check: () => {
      const heightOf = (change: object) =>
        (parkingsOf(reading(change)) as { hauteur_max?: string }[])[0]?.hauteur_max;
      expect(heightOf({ gabari_max: 1.9 })).toBe('190');
      expect(heightOf({ gabari_max: 2.05, gabari_std: 2.05 })).toBe('205');
      expect(heightOf({ gabari_max: 2.1, gabari_std: 1.9 })).toBeUndefined();
      expect(heightOf({ gabari_max: 190 })).toBeUndefined();
    },
  },
  {
    ...about,
    kind: 'errors',
    title: 'Une erreur dans un 200 (`message`, `error_code`) n’est pas une liste vide.',
    check: () => {
      const answerAt = jsonAnswer({ message: 'quota', error_code: 'TooManyRequests' });
      const refused = { adapter: opendatasoftParking, settings: { box }, answerAt };
      expect(typeof parkingsOf(refused)).toBe('string');
      expect(typeof statusesOf(refused)).toBe('string');
    },
  },
  {
    ...about,
    kind: 'pages',
    title:
      'Cent enregistrements par réponse : la suite est demandée, une liste dont la fin n’est pas vue est refusée.',
    check: () => {
      const all = Array.from({ length: 150 }, (_, index) => ({ ...record, ident: `P${index}` }));
      const answerAt = ({ url }: { url: string }) => {
        const offset = Number(new URL(url).searchParams.get('offset'));
        return { body: { total_count: 150, results: all.slice(offset, offset + 100) } };
      };
      const whole = { adapter: opendatasoftParking, settings: { box }, answerAt };
      expect(parkingsOf(whole)).toHaveLength(150);
      const cut = { ...whole, answerAt: jsonAnswer({ total_count: 221, results: [] }) };
      expect(parkingsOf(cut)).toBe('0 enregistrements reçus sur 221 annoncés');
    },
  },
  {
    ...about,
    kind: 'access',
    title: 'La clé va dans l’adresse, et seulement quand le service en a une.',
    check: () => {
      expect(opendatasoftParking.auth).toEqual({ kind: 'query', name: 'apikey', optional: true });
    },
  },
  {
    ...about,
    kind: 'staleness',
    title:
      'Plus de places libres que de places, ou moins que zéro : la valeur manque et la faute est nommée.',
    check: () => {
      const [over] = statusesOf(reading({ libres: 600 })) as object[];
      expect(over).not.toHaveProperty('parkingNumberOfVacantSpaces');
      expect(codesOf({ ...over })).toEqual(['libres-superieures-au-total']);
      const [under] = statusesOf(reading({ libres: -3 })) as object[];
      expect(under).not.toHaveProperty('parkingNumberOfVacantSpaces');
      expect(codesOf({ ...under })).toEqual(['compteur-negatif']);
    },
  },
  {
    ...about,
    kind: 'staleness',
    title:
      'Fermé, complet et inconnu sont trois états ; un parc non connecté ne donne pas ses compteurs.',
    check: () => {
      const stateOf = (change: object) => (statusesOf(reading(change)) as object[])[0];
      expect(stateOf({ etat: 'COMPLET', libres: 0 })).toMatchObject({ parkingSiteStatus: 'full' });
      expect(stateOf({ etat: 'FERME' })).toMatchObject({ parkingSiteStatus: 'closed' });
      const other = stateOf({ etat: 'ABONNES' });
      expect(other).toMatchObject({ parkingSiteStatus: 'unknown' });
      expect(codesOf({ ...other })).toEqual(['etat-non-repertorie']);
      const off = stateOf({ connecte: 0, etat: null, libres: 0 });
      expect(off).toMatchObject({ parkingSiteStatus: 'unknown' });
      expect(off).not.toHaveProperty('parkingNumberOfVacantSpaces');
    },
  },
  {
    ...about,
    kind: 'staleness',
    title:
      'Une observation de plus de trente minutes est `stale`, une d’avant reste datée, jamais rafraîchie.',
    check: () => {
      const seen = (mdate: string) => (statusesOf(reading({ mdate })) as object[])[0];
      expect(seen('2026-10-04T07:32:00+00:00')).toMatchObject({ stale: false });
      expect(seen('2026-10-04T09:30:00+02:00')).toMatchObject({
        stale: true,
        updatedAt: '2026-10-04T07:30:00Z',
      });
    },
  },
];
