import type { Comparison, Tolerance } from '../../model/contract.ts';

const ownIdentifier: Tolerance = {
  kind: 'ignored',
  why: 'Clé de la base de l’éditeur ; l’identifiant du territoire, lui, doit être le même.',
};
const ownWords: Tolerance = {
  kind: 'ignored',
  why: 'Numéro et état dans les mots de l’éditeur, rendus à titre d’information.',
};
const ownClock: Tolerance = {
  kind: 'ignored',
  why: 'La reprise d’un ticket dans un autre outil le modifie à la date de la reprise.',
};
const maybe: Tolerance = {
  kind: 'optional',
  why: 'Tous les outils ne calculent pas d’échéance.',
};

function ticketTolerances(path: string): Readonly<Record<string, Tolerance>> {
  return {
    [`${path}id`]: ownIdentifier,
    [`${path}troubleTicketCharacteristic`]: ownWords,
    [`${path}lastUpdate`]: ownClock,
    [`${path}expectedResolutionDate`]: maybe,
  };
}

const oneTicket: Comparison = {
  keys: { 'externalIdentifier[]': 'externalIdentifierType' },
  tolerances: ticketTolerances(''),
};
const oneNote: Comparison = {
  keys: {},
  tolerances: {
    id: ownIdentifier,
    date: ownClock,
  },
};

/** A written ticket or note is dated by the tool at the instant of writing. */
const created: Tolerance = { kind: 'ignored', why: 'Instant de l’écriture chez l’éditeur.' };

export const assistanceComparisons: Readonly<Record<string, Comparison>> = {
  listTroubleTicket: {
    keys: { '[]': 'name', '[].externalIdentifier[]': 'externalIdentifierType' },
    tolerances: ticketTolerances('[].'),
  },
  retrieveTroubleTicket: oneTicket,
  createTroubleTicket: {
    ...oneTicket,
    tolerances: { ...oneTicket.tolerances, creationDate: created },
  },
  patchTroubleTicket: {
    ...oneTicket,
    tolerances: { ...oneTicket.tolerances, statusChangeDate: created, resolutionDate: created },
  },
  listTroubleTicketNote: {
    keys: {},
    tolerances: { '[].id': ownIdentifier },
  },
  createTroubleTicketNote: oneNote,
  listTroubleTicketAttachment: {
    keys: { '[]': 'name' },
    tolerances: {
      '[].id': ownIdentifier,
      '[].size': { kind: 'optional', why: 'GLPI ne dit pas la taille des documents.' },
    },
  },
  createTroubleTicketAttachment: {
    keys: {},
    tolerances: {
      id: ownIdentifier,
      size: { kind: 'optional', why: 'GLPI ne dit pas la taille des documents.' },
    },
  },
  retrieveTroubleTicketAttachment: { keys: {}, tolerances: { id: ownIdentifier } },
};
