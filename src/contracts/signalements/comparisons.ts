import type { Comparison, Tolerance } from '../../model/contract.ts';

const WORDS: Tolerance = {
  kind: 'wording',
  why: 'Le libellé est celui du référentiel de l’éditeur ; le code, lui, est celui du territoire.',
};

const MAY_LACK: Tolerance = {
  kind: 'optional',
  why: 'Champ facultatif de la norme, que tous les éditeurs ne publient pas.',
};

/** About ten centimetres: the seventh decimal is lost on the way through some databases. */
const POSITION: Tolerance = {
  kind: 'within',
  amount: 0.000_001,
  why: 'Un arrondi de la base de l’éditeur, d’une dizaine de centimètres.',
};

const request: Readonly<Record<string, Tolerance>> = {
  '[].service_name': WORDS,
  '[].status_notes': {
    kind: 'ignored',
    why: 'Chaque éditeur dit l’état avec ses mots ; l’état du contrat, lui, doit être le même.',
  },
  '[].updated_datetime': {
    kind: 'ignored',
    why: 'Instant de la dernière écriture dans la base de l’éditeur, que la reprise déplace.',
  },
  '[].lat': POSITION,
  '[].long': POSITION,
  '[].description': MAY_LACK,
  '[].agency_responsible': MAY_LACK,
  '[].service_notice': MAY_LACK,
  '[].expected_datetime': MAY_LACK,
  '[].address': MAY_LACK,
  '[].address_id': MAY_LACK,
  '[].zipcode': MAY_LACK,
  '[].media_url': MAY_LACK,
};

/** The number told to the reporter is taken over with the request: it is the key. */
export const signalementsComparisons: Readonly<Record<string, Comparison>> = {
  services: {
    keys: { '[]': 'service_code' },
    tolerances: {
      '[].service_name': WORDS,
      '[].description': MAY_LACK,
      '[].keywords': MAY_LACK,
      '[].group': MAY_LACK,
      '[].metadata': {
        kind: 'ignored',
        why: 'Les questions posées sont propres à l’éditeur ; elles se lisent avant chaque création.',
      },
    },
  },
  requests: { keys: { '[]': 'service_request_id' }, tolerances: request },
  request: { keys: { '[]': 'service_request_id' }, tolerances: request },
};
