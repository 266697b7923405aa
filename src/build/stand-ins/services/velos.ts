import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

/** The key that the JCDecaux stand-in wants, in the environment under `secretName`. */
export const DEMO_KEY = { name: 'VENDOR_JCDECAUX_KEY', value: 'cle-de-demonstration' };

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

const system = {
  name: 'Vélos de la métropole',
  operator: 'Régie des vélos (démonstration)',
  openingHours: '24/7',
  feedContactEmail: 'donnees@velos.example.fr',
  timezone: 'Europe/Paris',
  licenseId: 'etalab-2.0',
  updatedAt: '2026-10-01T00:00:00Z',
};

const systemId = 'velos-bordeaux-metropole';

const feeds = [
  'system_information',
  'vehicle_types',
  'station_information',
  'station_status',
  'vehicle_status',
];

function services(origin: string): readonly Service[] {
  const common = { contract: 'velos@3', origins: [], secretName: null } as const;
  return [
    {
      ...common,
      id: 'velos-opendatasoft-v2',
      vendor: 'opendatasoft',
      title: 'Stations V3, portail de données ouvertes (Explore v2.1)',
      adapter: 'opendatasoft-v2',
      url: `${origin}/opendatasoft-v2/`,
      settings: { systemId, box, dataset: 'ci_vcub_p', electricRangeMeters: 50_000, system },
    },
    {
      ...common,
      id: 'velos-opendatasoft-v1',
      vendor: 'opendatasoft',
      title: 'Stations V3, portail de données ouvertes (Search v1)',
      adapter: 'opendatasoft-v1',
      url: `${origin}/opendatasoft-v1/`,
      settings: { systemId, box, dataset: 'ci_vcub_p', electricRangeMeters: 50_000, system },
    },
    {
      ...common,
      id: 'velos-gbfs-2',
      vendor: 'editeur-a',
      title: 'Vélos et trottinettes, GBFS 2.3',
      adapter: 'gbfs-2',
      url: `${origin}/gbfs-2/gbfs.json`,
      settings: { systemId, box, feeds, feedContactEmail: 'donnees@velos.example.fr' },
    },
    {
      ...common,
      id: 'velos-gbfs-3',
      vendor: 'editeur-b',
      title: 'Vélos, GBFS 3.0 sans adaptateur',
      adapter: null,
      url: `${origin}/gbfs-3/gbfs.json`,
      settings: { systemId, box, feeds },
    },
    {
      ...common,
      id: 'velos-jcdecaux',
      vendor: 'jcdecaux',
      title: 'Vélos, JCDecaux VLS v1',
      adapter: 'jcdecaux-vls-v1',
      url: `${origin}/jcdecaux/vls/v1`,
      settings: { systemId, box, contractName: 'bordeaux', system },
      secretName: DEMO_KEY.name,
    },
  ];
}

export const velos: StandInContract = {
  vendors: {
    'opendatasoft-v2': 'opendatasoft-v2',
    'opendatasoft-v1': 'opendatasoft-v1',
    'gbfs-2': 'gbfs-2',
    'gbfs-3': 'velos-natif',
    jcdecaux: 'jcdecaux-vls-v1',
  },
  secrets: [DEMO_KEY],
  services,
};
