import type { Service } from '../../../model/territory.ts';
import type { StandInContract } from '../stand-in-contract.ts';

const box = { south: 44.7, north: 45.05, west: -0.9, east: -0.3 };

/** What the territory declares of its car parks, in the order in which every vendor lists them. */
const PARKS = [
  { id: '33063-P-001', gratuit: false, hauteur_max: '190' },
  { id: '33063-P-002', gratuit: false, hauteur_max: '190' },
  { id: '33063-P-003', gratuit: false, hauteur_max: '200' },
  { id: '33063-P-004', gratuit: false, hauteur_max: '190' },
  { id: '33281-P-001', gratuit: true, hauteur_max: 'N/A' },
  { id: '33281-P-002', gratuit: false, hauteur_max: '195' },
  { id: '33318-P-001', gratuit: true, hauteur_max: 'N/A' },
  { id: '33522-P-001', gratuit: false, hauteur_max: '190' },
  { id: '33039-P-001', gratuit: true, hauteur_max: 'N/A' },
  { id: '33069-P-001', gratuit: true, hauteur_max: 'N/A' },
];

const SLUGS = [
  'bordeauxparcdestilleuls',
  'bordeauxparcduquaineuf',
  'bordeauxparcdelahalleauxgrains',
  'bordeauxparcdelagareneuve',
  'bordeauxparcrelaisdesarenes',
  'bordeauxparcducentre',
  'bordeauxparcrelaisducampus',
  'bordeauxparcdelamediatheque',
  'bordeauxparcduborddeleau',
  'bordeauxparcdelhippodrome',
];

/** By the vendor’s own identifiers: the national ones outlive it. */
function declared(vendorIds: readonly string[]) {
  return Object.fromEntries(
    PARKS.map((park, index) => [
      vendorIds[index],
      { ...park, type_usagers: 'tous', num_siret: '24330031600011' },
    ]),
  );
}

const numbered = (name: (number: number) => string) => PARKS.map((_, index) => name(index + 1));

function services(origin: string): readonly Service[] {
  const common = { contract: 'stationnement@1', origins: [], secretName: null } as const;
  return [
    {
      ...common,
      id: 'stationnement-opendatasoft',
      vendor: 'opendatasoft',
      title: 'Parcs hors voirie, portail de données ouvertes (Explore v2.1)',
      adapter: 'opendatasoft-parking',
      url: `${origin}/opendatasoft-parking/`,
      settings: {
        box,
        declared: declared(numbered((number) => `CUBPK${String(number).padStart(2, '0')}`)),
      },
    },
    {
      ...common,
      id: 'stationnement-datex2',
      vendor: 'editeur-a',
      title: 'Parcs de stationnement, DATEX II version 3',
      adapter: 'datex2-parking',
      url: `${origin}/datex2-parking/datex2/`,
      settings: {
        box,
        table: 'parking-table.xml',
        status: 'parking-status.xml',
        declared: declared(numbered((number) => `FR-DEMO_${number}`)),
      },
    },
    {
      ...common,
      id: 'stationnement-parkapi',
      vendor: 'parkendd',
      title: 'Parcs de stationnement, ParkAPI',
      adapter: 'parkapi',
      url: `${origin}/parkapi/api/bordeaux`,
      settings: { box, declared: declared(SLUGS) },
    },
    {
      ...common,
      id: 'stationnement-natif',
      vendor: 'editeur-b',
      title: 'Parcs de stationnement, contrat v1 sans adaptateur',
      adapter: null,
      url: `${origin}/stationnement-natif/stationnement/v1`,
      settings: { box },
    },
  ];
}

export const stationnement: StandInContract = {
  vendors: {
    'opendatasoft-parking': 'opendatasoft-parking',
    'datex2-parking': 'datex2-parking',
    parkapi: 'parkapi',
    'stationnement-natif': 'stationnement-natif',
  },
  secrets: [],
  services,
};
