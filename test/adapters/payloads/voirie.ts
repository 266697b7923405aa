/** Orders and works: DATEX II, Litteralis and the portals of French cities. */
import { chantiersGeojson } from '../../../src/adapters/chantiers-geojson/adapter.ts';
import { dialogDatex2 } from '../../../src/adapters/dialog-datex2/adapter.ts';
import { litteralisWfs } from '../../../src/adapters/litteralis-wfs/adapter.ts';
import { opendatasoftChantier } from '../../../src/adapters/opendatasoft-chantier/adapter.ts';
import { voirieNative } from '../../../src/contracts/voirie/native.ts';
import { readAnswer } from '../../../src/gateway/read-answer.ts';
import type { Adapter } from '../../../src/model/adapter.ts';
import type { AnswerAt } from '../converse.ts';
import type { PayloadReader, Trial } from '../payload.ts';

const box = { south: 41, north: 52, west: -6, east: 10 };

type Row = Readonly<Record<string, unknown>>;

/** Columns of the portals, as their published descriptors name them, by what tells each apart. */
const PORTALS: readonly { readonly has: readonly string[]; readonly settings: object }[] = [
  {
    // Montpellier
    has: ['numero', 'datedebut', 'datefin', 'ch_type'],
    settings: {
      dates: 'yyyyMMdd',
      columns: {
        id: 'numero',
        title: 'ch_type',
        description: 'ch_nature',
        impact: 'incidence_circu',
        contractor: 'intervenant',
        start: 'datedebut',
        end: 'datefin',
      },
    },
  },
  {
    // Lyon
    has: ['gid', 'debutchantier', 'finchantier'],
    settings: {
      crs: 'EPSG:4171',
      dates: 'midnight',
      columns: {
        id: 'gid',
        roadName: 'nom',
        impact: 'typeperturbation',
        locationDescription: 'precisionlocalisation',
        start: 'debutchantier',
        end: 'finchantier',
      },
    },
  },
  {
    // Rennes
    has: ['id', 'date_deb', 'date_fin', 'libelle'],
    settings: {
      dates: 'midnight',
      columns: {
        id: 'id',
        title: 'libelle',
        roadName: 'localisation',
        impact: 'type',
        start: 'date_deb',
        end: 'date_fin',
      },
    },
  },
  {
    // Pornichet
    has: ['id', 'date_de_debut_des_travaux', 'intitule_du_chantier'],
    settings: {
      dates: 'yyyy-MM-dd',
      columns: {
        id: 'id',
        title: 'intitule_du_chantier',
        roadName: 'adresse_des_travaux',
        impact: 'impact_circulation',
        start: 'date_de_debut_des_travaux',
        end: 'date_de_fin_des_travaux',
      },
    },
  },
  {
    // Issy-les-Moulineaux
    has: ['reference', 'date_debut', 'rue_principal'],
    settings: {
      dates: 'yyyy-MM-dd',
      point: 'geolocalisation',
      columns: {
        id: 'recordid',
        identifier: 'reference',
        title: 'nature_titre',
        description: 'description',
        roadName: 'rue_principal',
        locationDescription: 'complemnt_localisation',
        impact: 'impact_circulation',
        start: 'date_debut',
        end: 'date_fin',
      },
    },
  },
  {
    // Sarthe
    has: ['debut', 'fin', 'mode_d_exploitation'],
    settings: {
      dates: 'yyyy-MM-dd',
      columns: {
        id: 'recordid',
        title: 'nature_des_travaux',
        roadName: 'voie',
        locationDescription: 'commune',
        impact: 'mode_d_exploitation',
        documentUrl: 'url',
        start: 'debut',
        end: 'fin',
      },
    },
  },
  {
    // Paris
    has: ['date_debut', 'date_fin', 'voie'],
    settings: {
      dates: 'yyyy-MM-dd',
      columns: {
        id: 'recordid',
        title: 'objet',
        roadName: 'voie',
        locationDescription: 'precision_localisation',
        impact: 'impact_circulation_detail',
        start: 'date_debut',
        end: 'date_fin',
      },
    },
  },
  {
    // Bordeaux
    has: ['gid', 'date_debut', 'localisation_emprise'],
    settings: {},
  },
];

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function portalOf(row: unknown) {
  return PORTALS.find(({ has }) => isRow(row) && has.every((name) => name in row));
}

/** The document once; a second page has nothing in it. */
function once(body: unknown, list: string): AnswerAt {
  return (_, step) => ({ body: step === 0 || !isRow(body) ? body : { ...body, [list]: [] } });
}

function trial(adapter: Adapter, operation: string, rest: Partial<Trial>): Trial {
  return { adapter, operation, settings: { box }, ...rest };
}

function ofGeojson(document: Row, features: readonly unknown[]): readonly Trial[] {
  const [first] = features;
  const properties = isRow(first) ? first.properties : undefined;
  if (!isRow(properties)) return [];
  const answerAt = once(document, 'features');
  if ('idarrete' in properties && 'arretesrcid' in properties) {
    return ['arretes', 'chantiers'].map((each) => trial(litteralisWfs, each, { answerAt }));
  }
  if ('measures' in properties) return [trial(voirieNative, 'arretes', { answerAt })];
  const portal = portalOf(properties);
  if (portal === undefined) return [];
  return [
    trial(chantiersGeojson, 'chantiers', { settings: { box, ...portal.settings }, answerAt }),
  ];
}

function ofRecords(document: Row, records: readonly unknown[], api: string): readonly Trial[] {
  const [first] = records;
  const row = api === 'v1' && isRow(first) ? first.fields : first;
  const portal = portalOf(row);
  if (portal === undefined) return [];
  const answerAt = once(document, api === 'v1' ? 'records' : 'results');
  const settings = { box, api, ...portal.settings };
  return [trial(opendatasoftChantier, 'chantiers', { settings, answerAt })];
}

function ofJson(text: string): readonly Trial[] {
  const document = parsed(text);
  if (!isRow(document)) return [];
  const { type, features, records, results } = document;
  if (type === 'Feature')
    return ofGeojson({ type: 'FeatureCollection', features: [document] }, [document]);
  if (Array.isArray(features)) return ofGeojson(document, features);
  if (Array.isArray(records)) return ofRecords(document, records, 'v1');
  return Array.isArray(results) ? ofRecords(document, results, 'v2.1') : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const DATEX = /<(?:\w+:)?(?:payload|messageContainer|d2LogicalModel)\b/;

export const reader: PayloadReader = {
  folders: ['traffic-datex2', 'traffic-orders-vendor', 'traffic-cifs-wzdx', 'roadworks'],
  trialsOf({ bytes }) {
    const text = new TextDecoder().decode(bytes);
    if (!DATEX.test(text.slice(0, 4_000))) return ofJson(text);
    const answerAt: AnswerAt = () => ({ body: readAnswer(bytes, 'xml', 'application/xml') });
    return [trial(dialogDatex2, 'arretes', { answerAt })];
  },
};
