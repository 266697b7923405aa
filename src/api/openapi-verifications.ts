/** Verifications in our own description: judged and forgotten, put off, kept, erased. */
import { KEEPS } from '../model/keep.ts';
import { always, FORMAT, json, PUBLIC, refusal, report } from './openapi-parts.ts';

const ADDRESS = {
  description: 'Adresse de la vérification, que rien ne permet de deviner.',
  schema: { type: 'string', format: 'uri-reference', maxLength: 200 },
  example: '/api/verifications/7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
};

const LINK = {
  description: 'Page du résultat (RFC 8288, rel="alternate").',
  schema: { type: 'string', maxLength: 300 },
  example:
    '</verifications/7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f>; rel="alternate"; type="text/html"',
};

const EXPIRES = {
  description:
    'Instant où tout est effacé (date HTTP, RFC 9110 § 5.6.7) ; absent quand le rapport est publié.',
  schema: { type: 'string', maxLength: 40 },
  example: 'Mon, 21 Dec 2026 12:00:00 GMT',
};

const DELETION_TOKEN = {
  description: 'Jeton qui efface la vérification ; donné ici seulement, il n’est pas gardé.',
  schema: { type: 'string', minLength: 22, maxLength: 22, pattern: '^[A-Za-z0-9_-]{22}$' },
  example: 'q3kZ0bW9T1uX7cYvN5aLrg',
};

const RETRY_AFTER = {
  description: 'Secondes à attendre.',
  schema: { type: 'integer', minimum: 1, maximum: 60 },
  example: 1,
};

const PENDING = {
  description: 'Vérification en attente ou en cours : à redemander à l’adresse donnée.',
  headers: { Location: ADDRESS, Link: LINK, Expires: EXPIRES, 'Retry-After': RETRY_AFTER },
  content: json('PendingVerification'),
};

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Identifiant donné au dépôt.',
  schema: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
  example: '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
};

const TERMS = [
  {
    name: 'ruleset',
    in: 'query',
    description: 'Référentiel de règles ; celui du territoire par défaut.',
    schema: { type: 'string', maxLength: 80 },
    example: 'territoire',
  },
  {
    name: 'profile',
    in: 'query',
    description:
      'Profil qui choisit et pèse les règles : « socle », ou celui d’une collectivité avec sa version. Il dit son référentiel.',
    schema: { type: 'string', maxLength: 100 },
    example: '33063/mon-profil@1.0.0',
  },
  {
    name: 'date',
    in: 'query',
    description: 'Jour auquel juger les dérogations ; aujourd’hui, à Paris, par défaut.',
    schema: { type: 'string', format: 'date', maxLength: 10 },
    example: '2026-11-21',
  },
];

const KEEP = {
  name: 'keep',
  in: 'query',
  description:
    'Conserver le rapport et les documents : « private », trente jours, à une adresse que rien ne permet de deviner ; « public », sans terme, lisibles par quiconque a l’adresse. Sans ce paramètre, rien n’est conservé.',
  schema: { type: 'string', enum: [...KEEPS] },
  example: 'private',
};

const WAIT = {
  name: 'wait',
  in: 'query',
  description: 'Attendre le rapport, quelle que soit la taille du dépôt.',
  schema: { type: 'boolean' },
};

const FORM = {
  type: 'object',
  description: 'Formulaire : des fichiers, un texte, ou les deux.',
  properties: {
    fichiers: {
      type: 'array',
      description: 'Documents, et les fichiers auxquels ils renvoient.',
      maxItems: 200,
      items: { type: 'string', format: 'binary' },
    },
    texte: { type: 'string', description: 'Un document, collé.' },
    ruleset: { type: 'string', description: 'Comme le paramètre, qui l’emporte.', maxLength: 80 },
    profile: { type: 'string', description: 'Comme le paramètre, qui l’emporte.', maxLength: 100 },
    decisions: { $ref: '#/components/schemas/Decisions' },
  },
};

export const verifications = {
  post: {
    operationId: 'createVerification',
    tags: ['Vérification'],
    summary: 'Vérifier un document OpenAPI',
    description:
      'Juge un document (corps de la requête) ou plusieurs (formulaire) et rend le rapport. Rien n’est conservé, sauf à la demande (« keep »), et sauf au-delà de 1 Mo : la réponse est alors 202, et le dépôt est gardé un jour au plus.',
    security: PUBLIC,
    parameters: [...TERMS, KEEP, FORMAT, WAIT],
    requestBody: {
      required: true,
      description: 'Le document lui-même, ou un formulaire qui en porte plusieurs.',
      content: {
        'application/yaml': { schema: { type: 'string' } },
        'application/json': { schema: { type: 'object' } },
        'multipart/form-data': { schema: FORM },
      },
    },
    responses: {
      '200': report('Rapport, dans le format demandé ; rien n’est conservé.'),
      '201': report('Rapport, dans le format demandé ; conservé à l’adresse donnée.', {
        Location: ADDRESS,
        Link: LINK,
        Expires: EXPIRES,
        'Prise-Deletion-Token': DELETION_TOKEN,
      }),
      '202': {
        ...PENDING,
        headers: { ...PENDING.headers, 'Prise-Deletion-Token': DELETION_TOKEN },
      },
      '400': refusal('Aucun document, profil inconnu, ou paramètre incorrect.'),
      '404': refusal('Référentiel de règles inconnu.'),
      '406': refusal('Format non disponible.'),
      '413': refusal(
        'Document trop volumineux, ou trop de documents ; la limite est plus basse pour publier.',
      ),
      '415': refusal('Type de contenu non pris en charge.'),
      '422': refusal(
        'Décisions incorrectes, ou profil qui ne s’applique plus ; chaque erreur est localisée.',
      ),
      ...always,
    },
  },
};

export const verification = {
  get: {
    operationId: 'readVerification',
    tags: ['Vérification'],
    summary: 'Relire ou suivre une vérification',
    description:
      'Le rapport d’une vérification conservée, ou l’avancement d’une vérification mise en attente, puis son rapport.',
    security: PUBLIC,
    parameters: [ID, FORMAT],
    responses: {
      '200': report('Rapport, dans le format demandé.', { Link: LINK, Expires: EXPIRES }),
      '202': PENDING,
      '400': refusal('Paramètre incorrect.'),
      '404': refusal('Vérification inconnue, ou effacée.'),
      '406': refusal('Format non disponible.'),
      ...always,
      '500': refusal('Vérification abandonnée.'),
    },
  },
  delete: {
    operationId: 'eraseVerification',
    tags: ['Vérification'],
    summary: 'Effacer une vérification',
    description: 'Efface aussitôt le rapport et les documents, publiés ou non.',
    security: [{ depositor: [] }],
    parameters: [ID],
    responses: {
      '204': { description: 'Effacée : rien n’en reste.' },
      '401': refusal('Jeton d’effacement absent.'),
      '403': refusal('Ce jeton n’est pas celui de cette vérification.'),
      '404': refusal('Vérification inconnue, ou déjà effacée.'),
      ...always,
    },
  },
};
