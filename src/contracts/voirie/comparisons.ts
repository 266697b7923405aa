/** What may differ between two vendors that describe the same orders or the same works. */
import type { Comparison } from '../../model/contract.ts';

const OWN_ID = {
  kind: 'ignored',
  why: 'Chaque éditeur a ses identifiants techniques ; le numéro de l’arrêté est la clé.',
} as const;

const READ_AT = { kind: 'ignored', why: 'Instant de lecture, propre à chaque réponse.' } as const;

/** An end written 23:59 and the midnight that follows it. */
const LAST_MINUTE = {
  kind: 'seconds',
  amount: 60,
  why: 'Les uns écrivent 23 h 59, les autres minuit, pour la fin d’une même journée.',
} as const;

const NOT_EVERYWHERE = {
  kind: 'optional',
  why: 'Tous les éditeurs ne le publient pas ; publié deux fois, il est le même.',
} as const;

const OWN_DATES = {
  kind: 'ignored',
  why: 'Date d’écriture dans la base de l’éditeur, changée par une reprise de données.',
} as const;

const ORDER = 'features[].properties';
const MEASURE = `${ORDER}.measures[]`;
const LOCATION = `${MEASURE}.locations[]`;

/** Litteralis outlines the ground that works take, DiaLog follows the road. */
const DRAWN = {
  kind: 'ignored',
  why: 'Un contour (Litteralis) et un tracé le long de la voie (DiaLog) ne se superposent pas ; un lieu est identifié par ses mots.',
} as const;

export const voirieComparisons: Readonly<Record<string, Comparison>> = {
  arretes: {
    keys: { 'features[]': 'properties.identifier', [MEASURE]: 'type' },
    tolerances: {
      timeStamp: READ_AT,
      sources: READ_AT,
      'features[].id': OWN_ID,
      'features[].geometry': DRAWN,
      [`${LOCATION}.geometry`]: DRAWN,
      [`${LOCATION}.roadType`]: {
        kind: 'ignored',
        why: 'Un lieu décrit par un texte et une voie nommée disent le même lieu autrement.',
      },
      [`${LOCATION}.description`]: NOT_EVERYWHERE,
      [`${LOCATION}.roadName`]: NOT_EVERYWHERE,
      [`${LOCATION}.roadNumber`]: NOT_EVERYWHERE,
      [`${LOCATION}.inseeCode`]: NOT_EVERYWHERE,
      [`${LOCATION}.direction`]: NOT_EVERYWHERE,
      [`${MEASURE}.description`]: NOT_EVERYWHERE,
      [`${MEASURE}.periods[].end`]: LAST_MINUTE,
      [`${ORDER}.overallEndTime`]: LAST_MINUTE,
      [`${ORDER}.title`]: { kind: 'wording', why: 'Même intitulé, ponctué ou accentué autrement.' },
      [`${ORDER}.issuingAuthority`]: {
        kind: 'wording',
        why: 'Même autorité, en capitales chez certains éditeurs.',
      },
      [`${ORDER}.subject`]: NOT_EVERYWHERE,
      [`${ORDER}.inseeCode`]: NOT_EVERYWHERE,
      [`${ORDER}.documentUrl`]: {
        kind: 'ignored',
        why: 'Chaque éditeur publie l’arrêté à son adresse.',
      },
      [`${ORDER}.createdAt`]: OWN_DATES,
      [`${ORDER}.updatedAt`]: OWN_DATES,
      [`${ORDER}.source`]: READ_AT,
    },
  },
  chantiers: {
    keys: { 'features[]': 'properties.identifier' },
    tolerances: {
      timeStamp: READ_AT,
      sources: READ_AT,
      'features[].id': OWN_ID,
      [`${ORDER}.overallEndTime`]: LAST_MINUTE,
      [`${ORDER}.updatedAt`]: OWN_DATES,
      [`${ORDER}.source`]: READ_AT,
    },
  },
};
