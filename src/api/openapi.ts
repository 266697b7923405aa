/** Our own HTTP API, described; the contracts of the territory have their own documents. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { ADMINISTRATORS, always, closed, json, ok, PUBLIC, refusal } from './openapi-parts.ts';
import { profile, profiles, profilesExport, profileWriting } from './openapi-profiles.ts';
import { schemas } from './openapi-schemas.ts';
import { swap, swaps, trial } from './openapi-swaps.ts';
import { verification, verifications } from './openapi-verifications.ts';

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
        schema: { type: 'string', pattern: '^([0-9AB]{5}|[0-9]{9})$', examples: ['33063'] },
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
    // Replayed, it plugs the same service again: nothing changes for anyone.
    'x-idempotent': true,
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

const RETRY_AFTER = {
  description: 'Secondes à attendre.',
  schema: { type: 'integer', minimum: 1 },
  example: 1,
};

const COMPONENTS = {
  securitySchemes: {
    administrator: {
      type: 'http',
      scheme: 'bearer',
      description: 'Jeton d’administration de la passerelle.',
    },
    depositor: {
      type: 'http',
      scheme: 'bearer',
      description: 'Jeton d’effacement reçu au dépôt de la vérification.',
    },
  },
  responses: {
    Unauthorised: refusal('Jeton d’administration absent ou incorrect.'),
    Closed: refusal('Administration fermée sur cette passerelle.'),
    TooMany: {
      ...refusal('Trop de requêtes de cet appelant sont en cours.'),
      headers: { 'Retry-After': RETRY_AFTER },
    },
    Broken: refusal('Erreur interne : si c’était une écriture, relisez avant de la rejouer.'),
    Full: { ...refusal('Passerelle saturée.'), headers: { 'Retry-After': RETRY_AFTER } },
  },
  schemas,
};

function description(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Prise numérique',
      version: '0.1.0',
      summary: 'Vérification de documents OpenAPI et administration des raccordements.',
      description:
        'L’API propre de la prise numérique : vérifier un document OpenAPI, lister les contrats et les profils, administrer les raccordements. Les données des territoires suivent les contrats, décrits chacun par son propre document.',
      termsOfService: `${origin}/`,
      contact: { name: 'Prise numérique', url: `${origin}/` },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${origin}/api/v1`, description: 'Cette passerelle' }],
    'x-prise-niveau-de-service': {
      disponibilite: 99.5,
      delaiMs: 3000,
      assistance: `${origin}/problemes`,
    },
    tags: [
      { name: 'Vérification', description: 'Juger un document OpenAPI.' },
      { name: 'Profils', description: 'Ce que chaque collectivité demande, et à quel point.' },
      { name: 'Contrats', description: 'Ce que le territoire promet.' },
      { name: 'Bascules', description: 'Changer d’éditeur sans qu’un réutilisateur le remarque.' },
      { name: 'Administration', description: 'Qui sert quoi, réservé à l’exploitant.' },
    ],
    paths: {
      '/verifications': verifications,
      '/verifications/{id}': verification,
      '/profils': profiles,
      '/profils/{territoire}/{id}/{version}': profile,
      '/contrats': {
        get: {
          operationId: 'listContracts',
          tags: ['Contrats'],
          summary: 'Lister les contrats',
          description: 'Les contrats que le territoire publie, avec leurs opérations.',
          security: PUBLIC,
          responses: {
            '200': ok('Contrats.', 'Contracts'),
            '405': refusal('Méthode non permise.'),
            ...always,
          },
        },
      },
      '/administration/raccordements': plugs,
      '/administration/territoires': territories,
      '/administration/profils': profilesExport,
      '/administration/profils/{territoire}/{id}/{version}': profileWriting,
      '/administration/bascules': swaps,
      '/administration/bascules/{id}': swap,
      '/administration/essais/{territoire}/{contrat}': trial,
    },
    components: COMPONENTS,
  };
}

/** `GET /api/openapi.json` */
export function openApiDocument(c: Context<AppEnv>): Response {
  const origin = c.var.ports.config.PUBLIC_ORIGIN ?? new URL(c.req.url).origin;
  return c.json(description(origin.replace(/\/$/, '')));
}
