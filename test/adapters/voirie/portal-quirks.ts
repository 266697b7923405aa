/** Portals of cities: Opendatasoft, GeoJSON files and WFS. */
import { expect } from 'vitest';
import { chantiersGeojson } from '../../../src/adapters/chantiers-geojson/adapter.ts';
import { opendatasoftChantier } from '../../../src/adapters/opendatasoft-chantier/adapter.ts';
import type { Work } from '../../../src/contracts/voirie/bodies.ts';
import type { Quirk } from '../quirk.ts';
import { CITY, onlyWork, portal, refusal, works } from './samples.ts';

const montpellier = 'roadworks/fr-cities-samples__sample_france_montpellier.json';
const issy = 'roadworks/fr-cities-samples__sample_france_Issy-les-Moulineaux.json';
const lyon = 'roadworks/declarative-descriptors__opendata_json_France-Lyon.json';
const rennes = 'roadworks/declarative-descriptors__opendata_json_France-Rennes.json';

export const portalQuirks: readonly Quirk[] = [
  {
    kind: 'coordinates',
    adapter: opendatasoftChantier.id,
    title:
      'Opendatasoft écrit un point [lat, lon] en v1 et {lat, lon} en v2.1 ; c’est le même point.',
    witness: issy,
    check() {
      const v2 = { ...CITY, geo_point_2d: { lat: 44.84, lon: -0.57 } };
      const v1 = { ...CITY, geo_point_2d: [44.84, -0.57] };
      const point = { type: 'Point', coordinates: [-0.57, 44.84] };
      expect(onlyWork(opendatasoftChantier, { total_count: 1, results: [v2] }).geometry).toEqual(
        point,
      );
      const records = { nhits: 1, records: [{ fields: v1 }] };
      expect(onlyWork(opendatasoftChantier, records, { api: 'v1' }).geometry).toEqual(point);
    },
  },
  {
    kind: 'coordinates',
    adapter: chantiersGeojson.id,
    title:
      'Les portails écrivent en Lambert-93, CC45, RGF93 ou Web Mercator ; tout devient longitude et latitude, à sept décimales.',
    witness: lyon,
    check() {
      // Place de la Bourse, Bordeaux, by the formulas of Snyder (1987) on GRS 80.
      const place = (crs: string, coordinates: readonly number[], axes = 'lon-lat') =>
        onlyWork(chantiersGeojson, works({ type: 'Point', coordinates }), { ...portal, crs, axes })
          .geometry;
      const bourse = { type: 'Point', coordinates: [-0.5696, 44.8412] };
      expect(place('EPSG:2154', [418_016.492_021, 6_422_156.268_308])).toEqual(bourse);
      expect(place('EPSG:3945', [1_417_886.253_149, 4_188_569.259_414])).toEqual(bourse);
      expect(place('EPSG:3857', [-63_407.581_956, 5_596_556.224_996])).toEqual(bourse);
      expect(place('EPSG:4171', [-0.5696, 44.8412])).toEqual(bourse);
      expect(place('urn:ogc:def:crs:EPSG::4326', [44.8412, -0.5696], 'lat-lon')).toEqual(bourse);
    },
  },
  {
    kind: 'coordinates',
    adapter: chantiersGeojson.id,
    title: 'Un système de coordonnées inconnu est refusé, et non pris pour un autre.',
    witness: lyon,
    check() {
      const point = works({ type: 'Point', coordinates: [-0.57, 44.84] });
      const settings = { ...portal, crs: 'EPSG:27572' };
      expect(refusal(chantiersGeojson, 'chantiers', point, settings)).toMatch(/coordonnées/);
    },
  },
  {
    kind: 'time',
    adapter: chantiersGeojson.id,
    title:
      'Cinq portails, cinq façons d’écrire un jour ; tous donnent le même, de minuit à minuit à Paris.',
    witness: rennes,
    check() {
      const day = (dates: string, datedebut: string, datefin: string) => {
        const body = works(undefined, { datedebut, datefin });
        const { properties } = onlyWork(chantiersGeojson, body, { ...portal, dates });
        return [properties.overallStartTime, properties.overallEndTime];
      };
      const same = ['2026-10-04T22:00:00Z', '2026-10-30T23:00:00Z'];
      expect(day('yyyyMMdd', '20261005', '20261030')).toEqual(same);
      expect(day('yyyy-MM-dd', '2026-10-05', '2026-10-30')).toEqual(same);
      expect(day('yyyyMMddHHmmss', '20261005000000', '20261030000000')).toEqual(same);
      expect(day('midnight', '2026-10-05 00:00:00', '2026-10-30 00:00:00')).toEqual(same);
      expect(day('midnight', '2026-10-05T00:00:00Z', '2026-10-30T00:00:00Z')).toEqual(same);
    },
  },
  {
    kind: 'time',
    adapter: chantiersGeojson.id,
    title: 'L’heure que le printemps saute n’est pas un instant ; le chantier est retiré.',
    witness: 'test/recordings/chantiers-geojson/chantiers.typical.json',
    check() {
      const body = works(undefined, {
        datedebut: '2026-03-29T02:30:00',
        datefin: '2026-04-01T08:00:00',
      });
      const settings = { ...portal, dates: 'instant' };
      expect(refusal(chantiersGeojson, 'chantiers', body, settings)).toMatch(/chantiers/);
    },
  },
  {
    kind: 'scalars',
    adapter: chantiersGeojson.id,
    title:
      'Un identifiant est un nombre ici et un texte là ; une date en chiffres est un nombre parfois.',
    witness: montpellier,
    check() {
      const body = works(undefined, { numero: 17, datedebut: 20_261_005, datefin: 20_261_030 });
      const work: Work = onlyWork(chantiersGeojson, body, portal);
      expect([work.id, work.properties.overallStartTime]).toEqual(['17', '2026-10-04T22:00:00Z']);
    },
  },
  {
    kind: 'nothing',
    adapter: opendatasoftChantier.id,
    title: 'Un tracé null laisse le point, une fin vide n’est pas une fin.',
    witness: 'test/recordings/opendatasoft-chantier/records.typical.json',
    check() {
      const row = {
        ...CITY,
        geo_shape: null,
        date_fin: '',
        geo_point_2d: { lat: 44.84, lon: -0.57 },
      };
      const work = onlyWork(opendatasoftChantier, { total_count: 1, results: [row] });
      expect(work.geometry.type).toBe('Point');
      expect(work.properties).not.toHaveProperty('overallEndTime');
    },
  },
  {
    kind: 'pages',
    adapter: opendatasoftChantier.id,
    title: 'Un portail qui annonce 100 chantiers et en donne 10 est refusé.',
    witness: issy,
    check() {
      const row = { ...CITY, geo_point_2d: { lat: 44.84, lon: -0.57 } };
      expect(
        refusal(opendatasoftChantier, 'chantiers', { total_count: 100, results: [row] }),
      ).toMatch(/reçus sur 100 annoncés/);
    },
  },
  {
    kind: 'shapes',
    adapter: opendatasoftChantier.id,
    title:
      'Un chantier de plusieurs arrêtés a les dates et les gênes de chacun, séparées par « # » ; il dure de la première à la dernière.',
    witness: 'test/recordings/opendatasoft-chantier/records.typical.json',
    check() {
      const row = {
        ...CITY,
        geo_point_2d: { lat: 44.84, lon: -0.57 },
        libelle: 'Circulation interdite#Chaussée rétrécie',
        date_debut: '2026-10-12#2026-10-05',
        date_fin: '2026-10-30#2026-10-09',
      };
      const { properties } = onlyWork(opendatasoftChantier, { total_count: 1, results: [row] });
      expect(properties).toMatchObject({
        impact: 'Circulation interdite ; Chaussée rétrécie',
        overallStartTime: '2026-10-04T22:00:00Z',
        overallEndTime: '2026-10-30T23:00:00Z',
      });
      const spoilt = { total_count: 1, results: [{ ...row, date_fin: '2026-10-30#bientôt' }] };
      expect(refusal(opendatasoftChantier, 'chantiers', spoilt)).toMatch(/chantiers/);
    },
  },
];
