/** « Mes demandes » d’un guichet : TMF621, a ticket opened, followed and read back. */
import type {
  CreateTroubleTicketAnswer,
  CreateTroubleTicketBody,
  ListTroubleTicketAnswer,
  ListTroubleTicketNoteAnswer,
} from '../../src/generated/contracts/assistance-v5.types.ts';
import { type Access, type Consumer, read, send } from './call.ts';

type Ticket = ListTroubleTicketAnswer[number];

/** Of the territory: it stays when the vendor changes, and its own identifiers with it. */
const FOLLOWED = 'BM-2026-0001';

const STATES: Readonly<Record<Ticket['status'], string>> = {
  acknowledged: 'reçue',
  rejected: 'refusée',
  pending: 'en attente',
  held: 'suspendue',
  inProgress: 'en cours',
  cancelled: 'annulée',
  closed: 'close',
  resolved: 'résolue',
};

export const consume: Consumer = async (access) => {
  const tickets = await read<ListTroubleTicketAnswer>(access, '/troubleTicket?limit=20');
  const followed = tickets.filter(({ externalIdentifier = [] }) =>
    externalIdentifier.some(({ id }) => id === FOLLOWED),
  );
  const rows = [
    rowOf(await open(access), 0),
    ...(await Promise.all(
      followed.map(async (ticket) => rowOf(ticket, await notesOf(access, ticket))),
    )),
  ];
  return { title: 'La demande ouverte à l’instant, et celle que suit le guichet', rows };
};

function rowOf({ name, status, creationDate }: Ticket, notes: number) {
  return { demande: name, état: STATES[status], ouverte: creationDate.slice(0, 10), notes };
}

function open(access: Access): Promise<CreateTroubleTicketAnswer> {
  const body: CreateTroubleTicketBody = {
    name: 'Imprimante du guichet en panne',
    description:
      'L’imprimante du guichet des titres d’identité n’imprime plus.\nMessage à l’écran : « bac vide ».',
    severity: 'Major',
    ticketType: 'incident',
    externalIdentifier: [
      {
        '@type': 'ExternalIdentifier',
        externalIdentifierType: 'territoire',
        id: 'BM-2026-0009',
      },
    ],
  };
  return send(access, '/troubleTicket', { body, key: crypto.randomUUID() });
}

async function notesOf(access: Access, { id }: Ticket): Promise<number> {
  const path = `/troubleTicket/${encodeURIComponent(id)}/note`;
  return (await read<ListTroubleTicketNoteAnswer>(access, path)).length;
}
