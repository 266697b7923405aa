/** Shapes of our own HTTP API, with an example each. */
import { KEEPS } from '../model/keep.ts';
import { profileSchemas } from './openapi-profile-schemas.ts';
import { swapSchemas } from './openapi-swap-schemas.ts';

const nullable = (type: string) => ({ type: [type, 'null'] });
const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };

const plug = {
  description: 'Territoire × contrat → service, pour un temps.',
  type: 'object',
  required: ['territory', 'contract', 'service', 'validFrom', 'validUntil', 'priority'],
  properties: {
    territory: { ...text, description: 'Code INSEE d’une commune ou SIREN d’un EPCI.' },
    contract: { ...text, description: 'Contrat et version majeure.', pattern: '^[a-z0-9-]+@\\d+$' },
    service: { ...text, description: 'Identifiant du service raccordé.' },
    validFrom: { ...instant, description: 'Début, inclus.' },
    validUntil: { ...nullable('string'), format: 'date-time', description: 'Fin, exclue.' },
    priority: { type: 'integer', description: 'Le plus grand l’emporte.' },
  },
  examples: [
    {
      territory: '33063',
      contract: 'velos@3',
      service: 'velos-gbfs2',
      validFrom: '2026-01-01T00:00:00.000Z',
      validUntil: null,
      priority: 0,
    },
  ],
};

const violations = {
  type: 'array',
  description: 'Écarts, chacun à l’adresse d’un pointeur JSON (RFC 6901).',
  items: {
    type: 'object',
    required: ['path', 'message'],
    properties: { path: text, message: text },
  },
};

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const schemas = {
  ...profileSchemas,
  ...swapSchemas,
  Problem: {
    description: 'Erreur (RFC 9457), avec un code stable et à qui est la faute.',
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'fault'],
    properties: {
      type: { ...text, format: 'uri-reference' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: { ...text, format: 'uri', description: 'Numéro de l’échange.' },
      code: text,
      fault: { ...text, enum: ['consumer', 'gateway', 'vendor'] },
      violations,
    },
    examples: [
      {
        type: '/problemes/territoire-inconnu',
        title: 'Territoire inconnu',
        status: 404,
        code: 'territoire-inconnu',
        fault: 'consumer',
      },
    ],
  },
  Contracts: {
    description: 'Les contrats que le territoire publie.',
    type: 'object',
    required: ['contracts'],
    properties: {
      contracts: {
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'major', 'title', 'norm', 'document', 'operations'],
          properties: {
            id: text,
            major: { type: 'integer' },
            title: text,
            norm: {
              type: 'object',
              required: ['name', 'version', 'url'],
              properties: { name: text, version: text, url: { ...text, format: 'uri' } },
            },
            document: { ...text, format: 'uri-reference' },
            operations: {
              type: 'array',
              items: {
                type: 'object',
                required: ['id', 'path', 'summary'],
                properties: { id: text, path: text, summary: text },
              },
            },
          },
        },
      },
    },
    examples: [
      {
        contracts: [
          {
            ...{ id: 'velos', major: 3, title: 'Vélos en libre-service' },
            norm: { name: 'GBFS', version: '3.0', url: 'https://gbfs.org/' },
            document: '/contrats/velos/v3/openapi.yaml',
            operations: [{ id: 'gbfs', path: '/gbfs.json', summary: 'Flux offerts' }],
          },
        ],
      },
    ],
  },
  Report: {
    description:
      'Rapport de vérification : verdict, issue de chaque règle, constats. Son schéma entier est à l’adresse de son membre « schema ».',
    type: 'object',
    required: ['schema', 'engine', 'ruleset', 'verdict', 'documents', 'digest'],
    properties: {
      schema: { ...text, format: 'uri' },
      engine: { type: 'object', properties: { id: text, version: text, digest: text } },
      ruleset: { type: 'object', properties: { id: text, version: text, digest: text } },
      verdict: {
        ...text,
        enum: ['conforme', 'conforme-avec-reserves', 'non-conforme', 'non-evaluable'],
      },
      documents: { type: 'array', items: { type: 'object' } },
      digest: { ...text, description: 'SHA-256 du rapport (RFC 8785) sans cette empreinte.' },
    },
    examples: [
      {
        schema: 'https://prise-numerique.fr/schemas/report/1',
        engine: { id: 'prise-lint', version: '0.1.0', digest: DIGEST },
        ruleset: { id: 'territoire', version: '1.0.0', digest: DIGEST },
        verdict: 'conforme',
        documents: [],
        digest: DIGEST,
      },
    ],
  },
  PendingVerification: {
    description: 'Vérification qui attend ou qui est en cours.',
    type: 'object',
    required: ['id', 'state', 'progress', 'expires', 'keep'],
    properties: {
      id: { ...text, format: 'uuid', description: 'Secret : donne seul accès au résultat.' },
      state: { ...text, enum: ['waiting', 'judging'] },
      progress: {
        description: 'Document en cours ; nul avant le début.',
        oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Progress' }],
      },
      expires: {
        ...nullable('string'),
        format: 'date-time',
        description:
          'Rien ne reste de la vérification après cet instant ; nul si elle est publiée.',
      },
      keep: {
        ...nullable('string'),
        enum: [...KEEPS, null],
        description: 'Comment la conserver ; nul quand personne ne l’a demandé.',
      },
    },
    examples: [
      {
        ...{ id: '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f', state: 'waiting', progress: null },
        ...{ expires: '2026-12-21T12:00:00.000Z', keep: 'private' },
      },
    ],
  },
  Progress: {
    description: 'Avancement d’une vérification.',
    type: 'object',
    required: ['document', 'documents', 'phase'],
    properties: {
      document: { type: 'integer', minimum: 1 },
      documents: { type: 'integer', minimum: 1 },
      phase: { ...text, enum: ['reading', 'judging'] },
    },
  },
  Plug: plug,
  Plugs: {
    description: 'Raccordements, anciens compris.',
    type: 'object',
    required: ['plugs'],
    properties: { plugs: { type: 'array', items: { $ref: '#/components/schemas/Plug' } } },
  },
  PlugMove: {
    description: 'Raccordement demandé.',
    type: 'object',
    required: ['territory', 'contract', 'service'],
    properties: {
      territory: text,
      contract: text,
      service: text,
      at: { ...instant, description: 'Prise d’effet ; tout de suite par défaut.' },
    },
    examples: [{ territory: '33063', contract: 'velos@3', service: 'velos-gbfs2' }],
  },
  TerritoryFile: {
    description: 'Un territoire et tout ce qui y est raccordé ; le fichier se suffit à lui-même.',
    type: 'object',
    properties: {
      territories: { type: 'array', items: { $ref: '#/components/schemas/Territory' } },
      vendors: { type: 'array', items: { $ref: '#/components/schemas/Vendor' } },
      services: { type: 'array', items: { $ref: '#/components/schemas/Service' } },
      plugs: { type: 'array', items: { $ref: '#/components/schemas/Plug' } },
    },
    examples: [
      {
        territories: [{ code: '33063', kind: 'commune', name: 'Bordeaux', epci: null }],
        vendors: [],
        services: [],
        plugs: [],
      },
    ],
  },
  Territory: {
    description: 'Commune ou EPCI.',
    type: 'object',
    required: ['code', 'kind', 'name', 'epci'],
    properties: {
      code: text,
      kind: { ...text, enum: ['commune', 'epci'] },
      name: text,
      epci: { ...nullable('string'), description: 'SIREN de l’EPCI de la commune.' },
    },
  },
  Vendor: {
    description: 'Éditeur.',
    type: 'object',
    required: ['id', 'name'],
    properties: { id: text, name: text },
  },
  Service: {
    description: 'L’API d’un éditeur, telle qu’une collectivité y est abonnée.',
    type: 'object',
    required: ['id', 'vendor', 'title', 'contract', 'adapter', 'url'],
    properties: {
      id: text,
      vendor: text,
      title: text,
      contract: text,
      adapter: { ...nullable('string'), description: 'Absent quand le contrat est natif.' },
      url: { ...text, format: 'uri' },
      origins: { type: 'array', items: { ...text, format: 'uri' } },
      settings: { type: 'object', description: 'Réglages, selon l’adaptateur.' },
      secretName: { ...nullable('string'), description: 'Nom du secret, jamais sa valeur.' },
    },
  },
  Loaded: {
    description: 'Nombre d’objets lus du fichier.',
    type: 'object',
    required: ['territories', 'vendors', 'services', 'plugs'],
    properties: {
      territories: { type: 'integer' },
      vendors: { type: 'integer' },
      services: { type: 'integer' },
      plugs: { type: 'integer' },
    },
    examples: [{ territories: 29, vendors: 5, services: 5, plugs: 6 }],
  },
};
