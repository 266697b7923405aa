/** Swaps and trials in our own description. */
import { ADMINISTRATORS, closed, json, ok, refusal } from './openapi-parts.ts';

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Identifiant donné à la création.',
  schema: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
  example: '7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
};

const PAGE = [
  {
    name: 'limit',
    in: 'query',
    description: 'Preuves par page.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    example: 50,
  },
  {
    name: 'cursor',
    in: 'query',
    description: 'Où reprendre : le membre « next » de la page précédente en donne l’adresse.',
    schema: { type: 'string', maxLength: 100 },
    example: '2026-11-28T20:00:00.000Z_7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
  },
];

const ADDRESS = {
  description: 'Adresse de la preuve.',
  schema: { type: 'string', format: 'uri-reference', maxLength: 200 },
  example: '/api/administration/bascules/7d2c9f0e-5b1a-4c3d-8e6f-0a1b2c3d4e5f',
};

const PLUG = [
  {
    name: 'territoire',
    in: 'path',
    required: true,
    description: 'Code INSEE d’une commune ou SIREN d’un EPCI.',
    schema: { type: 'string', pattern: '^([0-9AB]{5}|[0-9]{9})$', maxLength: 9 },
    example: '33063',
  },
  {
    name: 'contrat',
    in: 'path',
    required: true,
    description: 'Contrat et version majeure.',
    schema: { type: 'string', pattern: '^[a-z0-9-]+@[0-9]+$', maxLength: 45 },
    example: 'velos@3',
  },
];

export const swaps = {
  get: {
    operationId: 'listSwaps',
    tags: ['Bascules'],
    summary: 'Lister les preuves de bascule',
    description: 'Les preuves faites sur cette passerelle, la plus récente d’abord.',
    security: ADMINISTRATORS,
    parameters: PAGE,
    responses: {
      '200': ok('Preuves.', 'Swaps'),
      '400': refusal('Paramètre incorrect.'),
      ...closed,
    },
  },
  post: {
    operationId: 'createSwap',
    // It only reads: asked again, it changes nothing for anyone and gives one more report.
    'x-idempotent': true,
    tags: ['Bascules'],
    summary: 'Prouver une bascule',
    description:
      'Rejoue des lectures à travers deux services du même contrat, compare les réponses normalisées champ par champ et rend le verdict. Rien n’est écrit chez un éditeur.',
    security: ADMINISTRATORS,
    requestBody: { required: true, content: json('SwapRequest') },
    responses: {
      '201': ok('Preuve, quel que soit son verdict.', 'SwapReport', { Location: ADDRESS }),
      '400': refusal('Demande incorrecte ; chaque erreur est localisée.'),
      '404': refusal('Territoire, contrat ou service inconnu.'),
      '409': refusal('Ce service ne peut pas tenir ce contrat.'),
      '413': refusal('Trop d’échanges.'),
      '415': refusal('Le corps n’est pas du JSON.'),
      '422': refusal('Une écriture est parmi les échanges : elle n’est jamais rejouée.'),
      ...closed,
    },
  },
};

export const swap = {
  get: {
    operationId: 'readSwap',
    tags: ['Bascules'],
    summary: 'Relire une preuve de bascule',
    description: 'La preuve telle qu’elle a été faite, avec son empreinte.',
    security: ADMINISTRATORS,
    parameters: [ID],
    responses: {
      '200': ok('Preuve.', 'SwapReport'),
      '404': refusal('Preuve inconnue.'),
      ...closed,
    },
  },
};

export const trial = {
  get: {
    operationId: 'readTrial',
    tags: ['Bascules'],
    summary: 'Suivre un essai',
    description: 'L’essai en cours sur un raccordement, ses compteurs et ses premiers écarts.',
    security: ADMINISTRATORS,
    parameters: PLUG,
    responses: {
      '200': ok('Essai.', 'Trial'),
      '404': refusal('Aucun essai, ou contrat inconnu.'),
      ...closed,
    },
  },
  put: {
    operationId: 'putTrial',
    tags: ['Bascules'],
    summary: 'Ouvrir un essai, ou basculer',
    description:
      '« shadow » : une part des lectures est aussi demandée au candidat, après la réponse, et comparée. « canary » : une part des lectures est servie par le candidat, ou par le service en place s’il échoue. « committed » : le raccordement passe au candidat. Les écritures vont toujours au service raccordé ; les lectures de tout un EPCI à plusieurs services ne sont pas essayées. Effectif dès la requête suivante.',
    security: ADMINISTRATORS,
    parameters: PLUG,
    requestBody: { required: true, content: json('TrialRequest') },
    responses: {
      '200': ok('Essai en cours, changé ou non.', 'Trial'),
      '201': ok('Essai ouvert.', 'Trial'),
      '400': refusal('Demande incorrecte ; chaque erreur est localisée.'),
      '404': refusal('Territoire non raccordé, contrat ou service inconnu.'),
      '409': refusal('Ce service ne peut pas être essayé ici.'),
      '413': refusal('Corps trop volumineux.'),
      '415': refusal('Le corps n’est pas du JSON.'),
      ...closed,
    },
  },
  delete: {
    operationId: 'endTrial',
    tags: ['Bascules'],
    summary: 'Mettre fin à un essai, ou revenir en arrière',
    description:
      'Le service en place répond à nouveau seul, dès la requête suivante ; si le raccordement avait basculé, il revient.',
    security: ADMINISTRATORS,
    parameters: PLUG,
    responses: {
      '204': { description: 'Essai fini.' },
      '404': refusal('Aucun essai, ou contrat inconnu.'),
      ...closed,
    },
  },
};
