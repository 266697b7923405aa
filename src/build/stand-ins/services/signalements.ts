import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

const OPEN311_KEY = { name: 'VENDOR_OPEN311_KEY', value: 'cle-de-demonstration' };

const SIGNALEN_TOKEN = { name: 'VENDOR_SIGNALEN_TOKEN', value: 'jeton-de-demonstration' };

const GEORCHESTRA_KEY = { name: 'VENDOR_GEORCHESTRA_KEY', value: 'prise:mot-de-demonstration' };

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

function services(origin: string): readonly Service[] {
  const common = { contract: 'signalements@2', origins: [], secretName: null } as const;
  return [
    {
      ...common,
      id: 'signalements-open311',
      vendor: 'editeur-a',
      title: 'Signalements, serveur Open311 à la façon de Chicago',
      adapter: 'open311',
      url: `${origin}/open311/chicago/v2/`,
      settings: { box, dialect: 'chicago', jurisdictionId: 'bordeaux-metropole.fr' },
      secretName: OPEN311_KEY.name,
    },
    {
      ...common,
      id: 'signalements-fixmystreet',
      vendor: 'mysociety',
      title: 'Signalements, FixMyStreet (Open311 en XML)',
      adapter: 'open311',
      url: `${origin}/open311/fixmystreet/open311/v2/`,
      settings: {
        box,
        format: 'xml',
        jurisdictionId: 'bordeaux-metropole.fr',
        operations: ['services', 'requests', 'request'],
      },
    },
    {
      ...common,
      id: 'signalements-natif',
      vendor: 'editeur-b',
      title: 'Signalements, GeoReport v2 sans adaptateur',
      adapter: null,
      url: `${origin}/georeport/v2/`,
      settings: {
        box,
        operations: ['services', 'service', 'requests', 'request', 'createRequest', 'token'],
      },
    },
    {
      ...common,
      id: 'signalements-signalen',
      vendor: 'signalen',
      title: 'Signalements, Signalen',
      adapter: 'signalen',
      url: `${origin}/signalen/signals/v1/`,
      settings: {
        box,
        categories: {
          'voirie-nid-de-poule': 'voirie/nid-de-poule',
          'voirie-trottoir': 'voirie/trottoir',
          'eclairage-panne': 'eclairage/lampadaire',
          'proprete-depot-sauvage': 'proprete/depot',
          'proprete-tag': 'proprete/tag',
          'espaces-verts-arbre': 'espaces-verts/arbre',
        },
        privateReading: true,
      },
      secretName: SIGNALEN_TOKEN.name,
    },
    georchestra(origin),
  ];
}

function georchestra(origin: string): Service {
  return {
    contract: 'signalements@2',
    origins: [],
    id: 'signalements-georchestra',
    vendor: 'georchestra',
    title: 'Signalements, module signalement de geOrchestra',
    adapter: 'georchestra-signalement',
    url: `${origin}/georchestra/signalement/`,
    settings: {
      types: {
        'voirie-nid-de-poule': 'nid_de_poule',
        'voirie-trottoir': 'trottoir',
        'eclairage-panne': 'lampadaire',
        'proprete-depot-sauvage': 'depot',
        'proprete-tag': 'tag',
        'espaces-verts-arbre': 'arbre',
      },
    },
    secretName: GEORCHESTRA_KEY.name,
  };
}

export const signalements: StandInContract = {
  vendors: {
    open311: 'open311',
    georeport: 'signalements-natif',
    signalen: 'signalen',
    georchestra: 'georchestra-signalement',
  },
  secrets: [OPEN311_KEY, SIGNALEN_TOKEN, GEORCHESTRA_KEY],
  services,
};
