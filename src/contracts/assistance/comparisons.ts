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

const unsized: Tolerance = {
  kind: 'optional',
  why: 'GLPI ne dit pas la taille d’un document avant de le rendre.',
};

/** Reads: a write cannot be replayed. */
export const assistanceComparisons: Readonly<Record<string, Comparison>> = {
  listTroubleTicket: {
    keys: { '[]': 'name', '[].externalIdentifier[]': 'externalIdentifierType' },
    tolerances: ticketTolerances('[].'),
  },
  retrieveTroubleTicket: {
    keys: { 'externalIdentifier[]': 'externalIdentifierType' },
    tolerances: ticketTolerances(''),
  },
  listTroubleTicketNote: { keys: {}, tolerances: { '[].id': ownIdentifier } },
  listTroubleTicketAttachment: {
    keys: { '[]': 'name' },
    tolerances: { '[].id': ownIdentifier, '[].size': unsized },
  },
  retrieveTroubleTicketAttachment: { keys: {}, tolerances: { id: ownIdentifier } },
};
