/** Profiles in our own description. */
import { ADMINISTRATORS, always, closed, json, ok, PUBLIC, refusal } from './openapi-parts.ts';

const PAGE = [
  {
    name: 'limit',
    in: 'query',
    description: 'Profils de collectivités par page.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    example: 50,
  },
  {
    name: 'cursor',
    in: 'query',
    description: 'Où reprendre : le membre « next » de la page précédente en donne l’adresse.',
    schema: { type: 'string', maxLength: 100 },
    example: '33063/mon-profil@1.0.0',
  },
];

const NAME = [
  {
    name: 'territoire',
    in: 'path',
    required: true,
    description: 'Collectivité qui a fait le profil : code INSEE d’une commune ou SIREN d’un EPCI.',
    schema: { type: 'string', pattern: '^([0-9AB]{5}|[0-9]{9})$', maxLength: 9 },
    example: '33063',
  },
  {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Identifiant du profil.',
    schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$', maxLength: 63 },
    example: 'mon-profil',
  },
  {
    name: 'version',
    in: 'path',
    required: true,
    description: 'Version du profil, qui ne change plus une fois écrite.',
    schema: { type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$', maxLength: 30 },
    example: '1.0.0',
  },
];

const ETAG = {
  description: 'Empreinte SHA-256 du corps, entre guillemets (RFC 9110 § 8.8.3).',
  schema: { type: 'string', pattern: '^"[0-9a-f]{64}"$', maxLength: 66 },
  example: `"${'0'.repeat(64)}"`,
};

export const profiles = {
  get: {
    operationId: 'listProfiles',
    tags: ['Profils'],
    summary: 'Lister les profils',
    description:
      'Les profils du référentiel, sur la première page, puis ceux des collectivités. Public et gratuit : un candidat lit ce qui lui est demandé.',
    security: PUBLIC,
    parameters: PAGE,
    responses: {
      '200': ok('Profils.', 'Profiles'),
      '400': refusal('Paramètre incorrect.'),
      ...always,
    },
  },
};

export const profile = {
  get: {
    operationId: 'readProfile',
    tags: ['Profils'],
    summary: 'Lire un profil',
    description:
      'Le profil d’une collectivité en JSON canonique (RFC 8785) : l’empreinte SHA-256 du corps est celle que citent les rapports.',
    security: PUBLIC,
    parameters: NAME,
    responses: {
      '200': ok('Profil.', 'Profile', { ETag: ETAG }),
      '304': { description: 'Inchangé : il ne change jamais.', headers: { ETag: ETAG } },
      '404': refusal('Profil inconnu.'),
      ...always,
    },
  },
};

export const profilesExport = {
  get: {
    operationId: 'exportProfiles',
    tags: ['Administration'],
    summary: 'Exporter les profils des collectivités',
    description: 'Tous les profils des collectivités, entiers, page par page.',
    security: ADMINISTRATORS,
    parameters: PAGE,
    responses: {
      '200': ok('Profils.', 'ProfilesExport'),
      '400': refusal('Paramètre incorrect.'),
      ...closed,
    },
  },
};

export const profileWriting = {
  put: {
    operationId: 'keepProfile',
    tags: ['Administration'],
    summary: 'Enregistrer une version d’un profil',
    description:
      'Écrit une version, une fois pour toutes. Répété avec le même contenu, ne change rien ; un autre contenu demande un autre numéro.',
    security: ADMINISTRATORS,
    parameters: NAME,
    requestBody: { required: true, description: 'Le profil.', content: json('Profile') },
    responses: {
      '200': ok('Déjà enregistré avec ce contenu.', 'ProfileSummary'),
      '201': ok('Enregistré.', 'ProfileSummary', {
        Location: {
          description: 'Adresse publique du profil.',
          schema: { type: 'string', format: 'uri-reference', maxLength: 200 },
          example: '/api/profils/33063/mon-profil/1.0.0',
        },
      }),
      '400': refusal('Le corps n’est pas du JSON.'),
      '404': refusal('Territoire inconnu.'),
      '409': refusal('Cette version existe avec un autre contenu.'),
      '413': refusal('Profil trop volumineux.'),
      '415': refusal('Le corps n’est pas dit être du JSON.'),
      '422': refusal(
        'Profil incorrect, ou qui nomme une règle inconnue ; chaque erreur est localisée.',
      ),
      ...closed,
    },
  },
};
