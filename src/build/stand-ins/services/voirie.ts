import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

/** `user:password` of the Litteralis stand-in, in the environment under `secretName`. */
const LITTERALIS = { name: 'VENDOR_LITTERALIS_BASIC', value: 'demonstration:demonstration' };

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

const communes = {
  '33039': 'Bègles',
  '33063': 'Bordeaux',
  '33069': 'Le Bouscat',
  '33281': 'Mérignac',
  '33318': 'Pessac',
  '33522': 'Talence',
};

function services(origin: string): readonly Service[] {
  const common = { contract: 'voirie@1', origins: [], secretName: null } as const;
  return [
    {
      ...common,
      id: 'voirie-litteralis',
      vendor: 'sogelink',
      title: 'Arrêtés, Litteralis (WFS)',
      adapter: 'litteralis-wfs',
      url: `${origin}/litteralis/`,
      settings: { box, communes },
      secretName: LITTERALIS.name,
    },
    {
      ...common,
      id: 'voirie-dialog',
      vendor: 'dialog',
      title: 'Arrêtés, DiaLog (DATEX II)',
      adapter: 'dialog-datex2',
      url: `${origin}/dialog/`,
      settings: { box, communes },
    },
    {
      ...common,
      id: 'voirie-chantiers-ods',
      vendor: 'opendatasoft',
      title: 'Chantiers, portail de données ouvertes',
      adapter: 'opendatasoft-chantier',
      url: `${origin}/chantiers-ods/`,
      settings: { box },
    },
    {
      ...common,
      id: 'voirie-chantiers-geojson',
      vendor: 'editeur-a',
      title: 'Chantiers, fichier GeoJSON en CC45',
      adapter: 'chantiers-geojson',
      url: `${origin}/chantiers-geojson/ressources/chantiers.json`,
      settings: {
        box,
        dates: 'yyyyMMdd',
        inseeCode: '33281',
        columns: {
          id: 'numero',
          title: 'ch_type',
          roadName: 'voie',
          impact: 'incidence_circu',
          contractor: 'intervenant',
          start: 'datedebut',
          end: 'datefin',
        },
      },
    },
    {
      ...common,
      id: 'voirie-natif',
      vendor: 'editeur-c',
      title: 'Arrêtés et chantiers, sans adaptateur',
      adapter: null,
      url: `${origin}/voirie-natif/`,
      settings: { box },
    },
  ];
}

export const voirie: StandInContract = {
  vendors: {
    litteralis: 'litteralis-wfs',
    dialog: 'dialog-datex2',
    'chantiers-ods': 'opendatasoft-chantier',
    'chantiers-geojson': 'chantiers-geojson',
    'voirie-natif': 'voirie-natif',
  },
  secrets: [LITTERALIS],
  services,
};
