import type { Merge } from '../../model/contract.ts';
import { characteristic } from './bodies.ts';

/**
 * Tickets of all services one after the other. Two tools may number alike: `externalIdentifier` says
 * whose ticket it is (« sequence the IDs … most recent system first »), and a characteristic where that
 * service serves. TMF630 has no place for what is missing in a bare list: the header `Sources` says it.
 */
const listTroubleTicket: Merge = (parts) =>
  parts.flatMap((part) => {
    if ('problem' in part || !Array.isArray(part.body)) return [];
    const { service, territories } = part.source;
    return part.body.filter(isRecord).map((ticket) => ({
      ...ticket,
      externalIdentifier: [
        {
          '@type': 'ExternalIdentifier',
          owner: service,
          externalIdentifierType: 'prise:service',
          id: ticket.id,
        },
        ...listOf(ticket.externalIdentifier),
      ],
      troubleTicketCharacteristic: [
        ...listOf(ticket.troubleTicketCharacteristic),
        characteristic('prise:territoires', territories.join(' ')),
      ],
    }));
  });

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export const assistanceMerges = { listTroubleTicket };
