/** The page that a consumer asks, of tickets that vendors page in their own way. */
import type { Parameters } from '../../model/contract.ts';
import { TERRITORY_TYPE, type Ticket } from './bodies.ts';

export interface Asked {
  readonly offset: number;
  readonly limit: number;
  readonly status: string | undefined;
  readonly priority: string | undefined;
  readonly territoryId: string | undefined;
}

export function askedPage(parameters: Parameters): Asked {
  return {
    offset: Number(parameters.offset ?? 0),
    limit: Number(parameters.limit ?? 20),
    status: parameters.status,
    priority: parameters.priority,
    territoryId: parameters.externalIdentifier,
  };
}

/** Vendors drop what they do not understand of a query: what came is filtered again. */
export function matches({ status, priority, territoryId }: Asked, ticket: Ticket): boolean {
  if (status !== undefined && ticket.status !== status) return false;
  if (priority !== undefined && ticket.priority !== priority) return false;
  if (territoryId === undefined) return true;
  return (ticket.externalIdentifier ?? []).some(
    ({ externalIdentifierType, id }) =>
      externalIdentifierType === TERRITORY_TYPE && id === territoryId,
  );
}

/** Codes of a vendor that mean what is asked. */
export function codesOf(table: Readonly<Record<string, string>>, meaning: string): string[] {
  return Object.keys(table).filter((code) => table[code] === meaning);
}
