/** Bicycles: five ways to write the same stations. */
import { expect } from 'vitest';
import { gbfs2 } from '../../../src/adapters/gbfs-2/adapter.ts';
import { jcdecauxVlsV1 } from '../../../src/adapters/jcdecaux-vls-v1/adapter.ts';
import { opendatasoftV1 } from '../../../src/adapters/opendatasoft-v1/adapter.ts';
import { opendatasoftV2 } from '../../../src/adapters/opendatasoft-v2/adapter.ts';
import { velosNative } from '../../../src/contracts/velos/native.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import { converse, outcomeOf } from '../converse.ts';
import type { Quirk } from '../quirk.ts';
import { kindOf } from '../services.ts';

interface Stations {
  readonly data: { readonly stations: readonly { readonly station_id: string }[] };
}

/** What becomes of one body, or of one a step. */
function answered(adapter: Adapter, operation: string, ...bodies: readonly unknown[]) {
  const { service, serviceUrl } = kindOf(adapter);
  const bodyAt = (_: URL, step: number) => bodies[Math.min(step, bodies.length - 1)];
  return outcomeOf({ adapter, operation, settings: service.settings, serviceUrl, bodyAt });
}

function read(adapter: Adapter, operation: string, ...bodies: readonly unknown[]): unknown {
  const outcome = answered(adapter, operation, ...bodies);
  return 'body' in outcome ? outcome.body : outcome;
}

function only(adapter: Adapter, operation: string, ...bodies: readonly unknown[]): unknown {
  return (read(adapter, operation, ...bodies) as Stations).data.stations[0];
}

const vcub = {
  ident: 251,
  nom: 'Belcier Gare',
  etat: 'CONNECTEE',
  nbvelos: 21,
  nbclassiq: '15',
  nbelec: '6',
  nbplaces: 20,
  mdate: '2021-11-04T11:43:44+00:00',
  geo_point_2d: { lat: 44.823285, lon: -0.554574 },
};

const v2 = (...results: readonly object[]) => ({ total_count: results.length, results });

const jcdecaux = {
  number: 12,
  contract_name: 'bordeaux',
  name: '00012 - PLACE DES TILLEULS',
  position: { lat: 44.84, lng: -0.57 },
  status: 'OPEN',
  bike_stands: 20,
  available_bike_stands: 15,
  available_bikes: 5,
  last_update: 1_505_128_124_000,
};

const feeds = (names: readonly string[]) =>
  names.map((name) => ({ name, url: `https://editeur.invalid/${name}.json` }));
const discovery2 = { data: { fr: { feeds: feeds(['station_status', 'station_information']) } } };
const discovery3 = { data: { feeds: feeds(['station_status']) } };

const status2 = {
  station_id: '1',
  num_bikes_available: 2,
  num_docks_available: 9,
  is_installed: 1,
  is_renting: 0,
  is_returning: 1,
  last_reported: 1_631_517_287,
};

const statuses2 = (...stations: readonly object[]) => ({
  last_updated: 1_631_517_290,
  ttl: 30,
  version: '2.3',
  data: { stations },
});

const status3 = {
  station_id: '1',
  num_vehicles_available: 2,
  is_installed: true,
  is_renting: true,
  is_returning: true,
  last_reported: '2021-09-13T07:14:47Z',
};

const statuses3 = (...stations: readonly object[]) => ({
  last_updated: '2021-09-13T07:15:00Z',
  ttl: 30,
  version: '3.0',
  data: { stations },
});

const writing: readonly Quirk[] = [
  {
    kind: 'coordinates',
    adapter: opendatasoftV1.id,
    title:
      'Le point « geo_point_2d » est écrit [latitude, longitude], à l’inverse du GeoJSON du même enregistrement ; le contrat nomme « lat » et « lon ».',
    witness: 'test/recordings/opendatasoft-v1/records.typical.json',
    check() {
      const geo_shape = { type: 'Point', coordinates: [-0.554574, 44.823285] };
      const fields = { ...vcub, geo_point_2d: [44.823285, -0.554574], geo_shape };
      expect(only(opendatasoftV1, 'station_information', { records: [{ fields }] })).toMatchObject({
        lat: 44.823285,
        lon: -0.554574,
      });
    },
  },
  {
    kind: 'coordinates',
    adapter: opendatasoftV2.id,
    title:
      'Un point à 0°/0°, ou dont les axes sont permutés, est écrit comme un vrai ; hors du territoire, la station est écartée et jamais redressée.',
    witness: 'test/recordings/opendatasoft-v2/records.typical.json',
    check() {
      for (const point of [
        { lat: 0, lon: 0 },
        { lat: -0.554574, lon: 44.823285 },
      ]) {
        const body = v2({ ...vcub, geo_point_2d: point });
        expect(answered(opendatasoftV2, 'station_information', body)).toHaveProperty('refused');
      }
    },
  },
  {
    kind: 'time',
    adapter: opendatasoftV2.id,
    title:
      'La date « mdate » peut venir sans fuseau : elle est lue à Paris, et l’heure que le printemps saute n’est pas devinée.',
    witness: 'test/recordings/opendatasoft-v2/records.typical.json',
    check() {
      const summer = v2({ ...vcub, mdate: '2026-07-15T08:00:00' });
      expect(only(opendatasoftV2, 'station_status', summer)).toMatchObject({
        last_reported: '2026-07-15T06:00:00Z',
      });
      const skipped = v2({ ...vcub, mdate: '2026-03-29T02:30:00' });
      expect(answered(opendatasoftV2, 'station_status', skipped)).toHaveProperty('refused');
    },
  },
  {
    kind: 'time',
    adapter: jcdecauxVlsV1.id,
    title:
      'La date « last_update » compte des millisecondes depuis 1970 ; des secondes, qui donneraient janvier 1970, sont refusées.',
    witness: 'test/recordings/jcdecaux-vls-v1/stations.typical.json',
    check() {
      expect(only(jcdecauxVlsV1, 'station_status', [jcdecaux])).toMatchObject({
        last_reported: '2017-09-11T11:08:44Z',
      });
      const seconds = [{ ...jcdecaux, last_update: 1_505_128_124 }];
      expect(answered(jcdecauxVlsV1, 'station_status', seconds)).toHaveProperty('refused');
    },
  },
  {
    kind: 'time',
    adapter: gbfs2.id,
    title:
      'GBFS 2 compte des secondes depuis 1970, que le contrat écrit selon RFC 3339 ; des millisecondes ne sont pas converties.',
    witness: 'test/recordings/gbfs-2/station_status.typical.json',
    check() {
      const body = statuses2(status2);
      expect(only(gbfs2, 'station_status', discovery2, body)).toMatchObject({
        last_reported: '2021-09-13T07:14:47Z',
      });
      const late = statuses2({ ...status2, last_reported: 1_631_517_287_000 });
      expect(answered(gbfs2, 'station_status', discovery2, late)).toHaveProperty('refused');
    },
  },
  {
    kind: 'nothing',
    adapter: gbfs2.id,
    title: '« Jamais » s’écrit 0 ou -1 dans « last_reported » : la station n’a alors pas d’état.',
    witness: 'test/recordings/gbfs-2/station_status.typical.json',
    check() {
      for (const never of [0, -1]) {
        const body = statuses2(status2, { ...status2, station_id: '2', last_reported: never });
        const { data } = read(gbfs2, 'station_status', discovery2, body) as Stations;
        expect(data.stations.map(({ station_id }) => station_id)).toEqual(['1']);
      }
    },
  },
  {
    kind: 'nothing',
    adapter: opendatasoftV2.id,
    title:
      'Un compte inconnu est une chaîne vide : le détail par type est absent, il ne vaut pas zéro.',
    witness: 'test/recordings/opendatasoft-v2/records.typical.json',
    check() {
      const station = only(opendatasoftV2, 'station_status', v2({ ...vcub, nbelec: '' }));
      expect(station).toMatchObject({ num_vehicles_available: 21 });
      expect(station).not.toHaveProperty('vehicle_types_available');
    },
  },
  {
    kind: 'scalars',
    adapter: opendatasoftV2.id,
    title:
      '« nbelec » et « nbclassiq » sont du texte quand « nbvelos » est un nombre ; le contrat n’a que des nombres.',
    witness: 'vcub-v2.1__records.json',
    check() {
      expect(only(opendatasoftV2, 'station_status', v2(vcub))).toMatchObject({
        vehicle_types_available: [
          { vehicle_type_id: 'velo', count: 15 },
          { vehicle_type_id: 'velo-electrique', count: 6 },
        ],
      });
    },
  },
  {
    kind: 'scalars',
    adapter: gbfs2.id,
    title:
      'Les booléens sont 0 et 1, les identifiants parfois des nombres ; le contrat écrit « true », « false » et du texte.',
    witness: 'test/recordings/gbfs-2/station_status.typical.json',
    check() {
      const body = statuses2({ ...status2, station_id: 1 });
      expect(only(gbfs2, 'station_status', discovery2, body)).toMatchObject({
        station_id: '1',
        is_installed: true,
        is_renting: false,
      });
    },
  },
];

const answering: readonly Quirk[] = [
  {
    kind: 'errors',
    adapter: opendatasoftV1.id,
    title:
      'L’erreur de la version 1 est { errorcode, error } : reçue dans un 200, c’est un refus et non une liste vide.',
    witness: 'test/recordings/opendatasoft-v1/records.error.json',
    check() {
      const body = { errorcode: 10_005, reset_time: null, error: 'Unknown dataset' };
      expect(answered(opendatasoftV1, 'station_status', body)).toHaveProperty('refused');
    },
  },
  {
    kind: 'errors',
    adapter: opendatasoftV2.id,
    title:
      'L’erreur de la version 2 est { error_code, message }, une autre forme du même éditeur : un refus aussi, sans son texte.',
    witness: 'test/recordings/opendatasoft-v2/records.error.json',
    check() {
      const body = { error_code: 'NotFoundException', message: 'Unknown dataset: secret' };
      const outcome = answered(opendatasoftV2, 'station_status', body);
      expect(outcome).toHaveProperty('refused');
      expect(JSON.stringify(outcome)).not.toContain('secret');
    },
  },
  {
    kind: 'pages',
    adapter: opendatasoftV2.id,
    title:
      'Une page a 100 enregistrements au plus : les suivantes sont demandées, et un total annoncé qui n’est pas atteint est un refus.',
    witness: 'vcub-v2.1__records.json',
    check() {
      const page = Array.from({ length: 100 }, (_, ident) => ({ ...vcub, ident }));
      const rest = Array.from({ length: 21 }, (_, index) => ({ ...vcub, ident: 100 + index }));
      const pages = [page, rest].map((results) => ({ total_count: 121, results }));
      const { data } = read(opendatasoftV2, 'station_status', ...pages) as Stations;
      expect(data.stations).toHaveLength(121);
      const cut = [page, []].map((results) => ({ total_count: 121, results }));
      expect(answered(opendatasoftV2, 'station_status', ...cut)).toHaveProperty('refused');
    },
  },
  {
    kind: 'pages',
    adapter: opendatasoftV1.id,
    title: 'Certains portails taisent le total « nhits » : une page incomplète est alors la fin.',
    witness: 'test/recordings/opendatasoft-v1/records.typical.json',
    check() {
      const fields = { ...vcub, geo_point_2d: [44.823285, -0.554574] };
      const { data } = read(opendatasoftV1, 'station_status', {
        records: [{ fields }],
      }) as Stations;
      expect(data.stations).toHaveLength(1);
    },
  },
  {
    kind: 'shapes',
    adapter: gbfs2.id,
    title:
      'L’index de GBFS 2 a une liste par langue, et la 1.0 parfois aucune langue : le français d’abord, sinon la première.',
    witness: 'test/recordings/gbfs-2/gbfs.typical.json',
    check() {
      const at = (url: string) => ({ feeds: [{ name: 'station_status', url }] });
      const { serviceUrl, service } = kindOf(gbfs2);
      const asked = (data: unknown) =>
        converse({
          adapter: gbfs2,
          operation: 'station_status',
          settings: service.settings,
          serviceUrl,
          bodyAt: (_, step) => (step === 0 ? { data } : statuses2(status2)),
        }).urls[1];
      expect(asked({ en: at('https://e/en'), fr: at('https://e/fr') })).toBe('https://e/fr');
      expect(asked({ nb: at('https://e/nb'), en: at('https://e/en') })).toBe('https://e/nb');
      expect(asked(at('https://e/x'))).toBe('https://e/x');
    },
  },
  {
    kind: 'shapes',
    adapter: velosNative.id,
    title:
      'GBFS 3 n’a plus de langue dans son index et renomme les comptes : la version dit la forme, et l’une n’est jamais lue comme l’autre.',
    witness: 'test/recordings/velos-natif/gbfs.typical.json',
    check() {
      const body = read(velosNative, 'station_status', discovery3, statuses3(status3));
      expect(body).toMatchObject({ data: { stations: [{ num_vehicles_available: 2 }] } });
      const older = { ...statuses3(status3), version: '2.3' };
      expect(answered(velosNative, 'station_status', discovery3, older)).toHaveProperty('refused');
      const newer = { ...statuses2(status2), version: '3.0' };
      expect(answered(gbfs2, 'station_status', discovery2, newer)).toHaveProperty('refused');
    },
  },
  {
    kind: 'access',
    adapter: jcdecauxVlsV1.id,
    title:
      'La clé va dans l’adresse, paramètre « apiKey » : la passerelle l’ajoute au dernier moment, l’adaptateur ne la connaît pas.',
    witness: 'test/recordings/jcdecaux-vls-v1/stations.unauthorized.json',
    check() {
      const { service, serviceUrl } = kindOf(jcdecauxVlsV1);
      const { urls } = converse({
        adapter: jcdecauxVlsV1,
        operation: 'station_status',
        settings: service.settings,
        serviceUrl,
        bodyAt: () => [jcdecaux],
      });
      expect(jcdecauxVlsV1.auth).toEqual({ kind: 'query', name: 'apiKey' });
      expect(urls.join()).not.toContain('apiKey');
    },
  },
  {
    kind: 'encodings',
    adapter: gbfs2.id,
    title:
      'Une marque d’ordre des octets (BOM) peut précéder le JSON, qui la défend : elle est passée, et un octet qui n’est pas de l’UTF-8 est un refus.',
    witness: 'test/recordings/gbfs-2/station_status.typical.json',
    check() {
      const bytes = new TextEncoder().encode(`\uFEFF${JSON.stringify(statuses2(status2))}`);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const body = readAnswer(bytes, 'json', 'application/json');
      expect(only(gbfs2, 'station_status', discovery2, body)).toMatchObject({ station_id: '1' });
      const latin1 = Uint8Array.from('{"nom":"Bègles"}', (char) => char.charCodeAt(0));
      expect(() => readAnswer(latin1, 'json', 'application/json')).toThrow();
    },
  },
  {
    kind: 'staleness',
    adapter: gbfs2.id,
    title:
      'La même station vient deux fois : l’observation la plus récente l’emporte, et deux du même instant qui se contredisent sont un refus.',
    witness: 'otp__gbfs_duplicate-stations-v2_station_status.json',
    check() {
      const later = { ...status2, num_bikes_available: 7, last_reported: 1_631_517_288 };
      for (const list of [
        [status2, later],
        [later, status2],
      ]) {
        expect(only(gbfs2, 'station_status', discovery2, statuses2(...list))).toMatchObject({
          num_vehicles_available: 7,
        });
      }
      const torn = statuses2(status2, { ...status2, num_bikes_available: 7 });
      expect(answered(gbfs2, 'station_status', discovery2, torn)).toHaveProperty('refused');
    },
  },
  {
    kind: 'staleness',
    adapter: opendatasoftV2.id,
    title:
      '« nbclassiq » et « nbelec » ne font pas toujours « nbvelos » : le total est gardé, le détail qui le contredit est absent.',
    witness: 'test/recordings/opendatasoft-v2/records.typical.json',
    check() {
      const station = only(opendatasoftV2, 'station_status', v2({ ...vcub, nbelec: '7' }));
      expect(station).toMatchObject({ num_vehicles_available: 21 });
      expect(station).not.toHaveProperty('vehicle_types_available');
    },
  },
];

export const quirks: readonly Quirk[] = [...writing, ...answering];
