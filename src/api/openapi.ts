/** Our own HTTP API, described; the contracts of the territory have their own documents. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { FORMATS } from '../reports/index.ts';
import { schemas } from './openapi-schemas.ts';

type Schema = keyof typeof schemas;

const json = (schema: Schema) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${schema}` } },
});
const ok = (description: string, schema: Schema) => ({ description, content: json(schema) });
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const PUBLIC: object[] = [];
const ADMINISTRATORS = [{ administrator: [] }];

const closed = {
  '401': { $ref: '#/components/responses/Unauthorised' },
  '503': { $ref: '#/components/responses/Closed' },
};

const FORMAT = {
  name: 'format',
  in: 'query',
  description: 'Format du rapport ; l’en-tête Accept décide par défaut.',
  schema: { type: 'string', enum: FORMATS.map(({ id }) => id) },
};

const REPORT = {
  description: 'Rapport, dans le format demandé.',
  content: Object.fromEntries(
    FORMATS.map(({ mediaType }) => [
      mediaType,
      {
        schema:
          mediaType === 'application/json'
            ? { $ref: '#/components/schemas/Report' }
            : { type: 'string' },
      },
    ]),
  ),
};

const PENDING = {
  description: 'Vérification en attente ou en cours : à redemander à l’adresse donnée.',
  headers: {
    Location: {
      description: 'Adresse de la vérification, que rien ne permet de deviner.',
      schema: { type: 'string', format: 'uri-reference' },
    },
    'Retry-After': { description: 'Secondes à attendre.', schema: { type: 'integer' } },
  },
  content: json('PendingVerification'),
};

const verification = {
  get: {
    operationId: 'readVerification',
    tags: ['Vérification'],
    summary: 'Suivre une vérification',
    description: 'L’avancement d’une vérification mise en attente, puis son rapport.',
    security: PUBLIC,
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Identifiant donné au dépôt.',
        schema: { type: 'string', format: 'uuid' },
      },
      FORMAT,
    ],
    responses: {
      '200': REPORT,
      '202': PENDING,
      '400': refusal('Paramètre incorrect.'),
      '404': refusal('Vérification inconnue, ou effacée à son terme.'),
      '406': refusal('Format non disponible.'),
      '500': refusal('Vérification abandonnée après plusieurs échecs.'),
    },
  },
};

const verifications = {
  post: {
    operationId: 'createVerification',
    tags: ['Vérification'],
    summary: 'Vérifier un document OpenAPI',
    description:
      'Juge un document (corps de la requête) ou plusieurs (formulaire) et rend le rapport. Rien n’est conservé, sauf au-delà de 1 Mo : la réponse est alors 202, et le dépôt est gardé un jour au plus.',
    security: PUBLIC,
    parameters: [
      {
        name: 'ruleset',
        in: 'query',
        description: 'Référentiel de règles ; celui du territoire par défaut.',
        schema: { type: 'string', examples: ['territoire'] },
      },
      FORMAT,
      {
        name: 'wait',
        in: 'query',
        description: 'Attendre le rapport, quelle que soit la taille du dépôt.',
        schema: { type: 'boolean' },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/yaml': { schema: { type: 'string' } },
        'application/json': { schema: { type: 'object' } },
        'multipart/form-data': {
          schema: {
            type: 'object',
            properties: {
              fichiers: { type: 'array', items: { type: 'string', format: 'binary' } },
              texte: { type: 'string' },
              ruleset: { type: 'string' },
            },
          },
        },
      },
    },
    responses: {
      '200': REPORT,
      '202': PENDING,
      '400': refusal('Aucun document, ou paramètre incorrect.'),
      '404': refusal('Référentiel de règles inconnu.'),
      '406': refusal('Format non disponible.'),
      '413': refusal('Document trop volumineux, ou trop de documents.'),
      '415': refusal('Type de contenu non pris en charge.'),
    },
  },
};

const plugs = {
  get: {
    operationId: 'listPlugs',
    tags: ['Administration'],
    summary: 'Lister les raccordements',
    description: 'Tous les raccordements, anciens et à venir compris, ou ceux d’un territoire.',
    security: ADMINISTRATORS,
    parameters: [
      {
        name: 'territory',
        in: 'query',
        description: 'Code INSEE d’une commune ou SIREN d’un EPCI.',
        schema: { type: 'string', examples: ['33063'] },
      },
    ],
    responses: {
      '200': ok('Raccordements.', 'Plugs'),
      '404': refusal('Territoire inconnu.'),
      ...closed,
    },
  },
  post: {
    operationId: 'movePlug',
    tags: ['Administration'],
    summary: 'Raccorder un territoire à un autre service',
    description:
      'Clôt le raccordement en cours et ouvre le nouveau, d’un seul geste ; effectif dès la requête suivante.',
    security: ADMINISTRATORS,
    requestBody: { required: true, content: json('PlugMove') },
    responses: {
      '201': ok('Raccordement ouvert.', 'Plug'),
      '400': refusal('Demande incorrecte, ou date passée.'),
      '404': refusal('Territoire ou service inconnu.'),
      '409': refusal('Ce service ne peut pas tenir ce contrat.'),
      ...closed,
    },
  },
};

const territories = {
  get: {
    operationId: 'exportTerritories',
    tags: ['Administration'],
    summary: 'Exporter tout le registre',
    description: 'Le registre entier, dans le format même que la passerelle sait charger.',
    security: ADMINISTRATORS,
    responses: { '200': ok('Le registre.', 'TerritoryFile'), ...closed },
  },
  put: {
    operationId: 'loadTerritories',
    tags: ['Administration'],
    summary: 'Charger un territoire',
    description:
      'Ajoute ou met à jour territoires, éditeurs et services, et ajoute les raccordements nouveaux. Répété, ne change rien.',
    security: ADMINISTRATORS,
    requestBody: { required: true, content: json('TerritoryFile') },
    responses: {
      '200': ok('Chargé.', 'Loaded'),
      '400': refusal('Fichier incorrect ; chaque erreur est localisée.'),
      '413': refusal('Fichier trop volumineux.'),
      '415': refusal('Le corps n’est pas du JSON.'),
      ...closed,
    },
  },
};

function description(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Prise numérique',
      version: '0.1.0',
      summary: 'Vérification de documents OpenAPI et administration des raccordements.',
      description:
        'L’API propre de la prise numérique : vérifier un document OpenAPI, lister les contrats, administrer les raccordements. Les données des territoires suivent les contrats, décrits chacun par son propre document.',
      contact: { name: 'Prise numérique', url: `${origin}/` },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: origin, description: 'Cette passerelle' }],
    tags: [
      { name: 'Vérification', description: 'Juger un document OpenAPI.' },
      { name: 'Contrats', description: 'Ce que le territoire promet.' },
      { name: 'Administration', description: 'Qui sert quoi, réservé à l’exploitant.' },
    ],
    paths: {
      '/api/verifications': verifications,
      '/api/verifications/{id}': verification,
      '/api/contrats': {
        get: {
          operationId: 'listContracts',
          tags: ['Contrats'],
          summary: 'Lister les contrats',
          description: 'Les contrats que le territoire publie, avec leurs opérations.',
          security: PUBLIC,
          responses: {
            '200': ok('Contrats.', 'Contracts'),
            '405': refusal('Méthode non permise.'),
          },
        },
      },
      '/api/administration/raccordements': plugs,
      '/api/administration/territoires': territories,
    },
    components: {
      securitySchemes: {
        administrator: {
          type: 'http',
          scheme: 'bearer',
          description: 'Jeton d’administration de la passerelle.',
        },
      },
      responses: {
        Unauthorised: refusal('Jeton d’administration absent ou incorrect.'),
        Closed: {
          ...refusal('Administration fermée, ou passerelle saturée.'),
          headers: {
            'Retry-After': {
              description: 'Secondes à attendre, quand attendre suffit.',
              schema: { type: 'integer' },
            },
          },
        },
      },
      schemas,
    },
  };
}

/** `GET /api/openapi.json` */
export function openApiDocument(c: Context<AppEnv>): Response {
  const origin = c.var.ports.config.PUBLIC_ORIGIN ?? new URL(c.req.url).origin;
  return c.json(description(origin.replace(/\/$/, '')));
}
