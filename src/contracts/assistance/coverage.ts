import { operations } from '../../generated/contracts/assistance-v5.ts';
import type { FieldCoverage } from '../../model/adapter.ts';
import { absent, type CoverageGroup, coverageOf, derived, given } from '../coverage.ts';

export const TICKET_OPERATIONS = [
  'listTroubleTicket',
  'retrieveTroubleTicket',
  'createTroubleTicket',
  'patchTroubleTicket',
] as const;

/** Where a vendor's fields go, by kind of body: a ticket is the same whichever operation gives it. */
export interface Sheets {
  readonly ticket: readonly CoverageGroup[];
  readonly note: readonly CoverageGroup[];
  readonly attachment: readonly CoverageGroup[];
  readonly content: readonly CoverageGroup[];
}

const typed = derived('Nom du type dans TMF621.', '@type');

const merged = [
  derived('Nom du type dans TMF621.', 'externalIdentifier[].@type'),
  derived('Toujours « territoire ».', 'externalIdentifier[].externalIdentifierType'),
  absent(
    'Le territoire est le seul propriétaire de cet identifiant.',
    'externalIdentifier[].owner',
  ),
  derived('Nom du type dans TMF621.', 'troubleTicketCharacteristic[].@type'),
  derived('Nom que le contrat fixe.', 'troubleTicketCharacteristic[].name'),
  derived('Toujours « string ».', 'troubleTicketCharacteristic[].valueType'),
];

export function assistanceCoverage(
  sheets: Sheets,
): Readonly<Record<string, readonly FieldCoverage[]>> {
  const otherwise = absent('L’interface de l’éditeur ne le donne pas.');
  const rows = operations.map(({ id, fields }) => {
    const at = id.startsWith('list') ? '[].' : '';
    const named = (groups: readonly CoverageGroup[]) =>
      groups.map((group) => ({ ...group, fields: group.fields.map((field) => `${at}${field}`) }));
    return [id, coverageOf(fields, named(sheetOf(id, sheets)), otherwise)] as const;
  });
  return Object.fromEntries(rows);
}

function sheetOf(id: string, sheets: Sheets): readonly CoverageGroup[] {
  if (id.endsWith('Note')) return [typed, ...sheets.note];
  if (id === 'retrieveTroubleTicketAttachment') return [typed, ...sheets.content];
  if (id.endsWith('Attachment')) return [typed, ...sizes(id, sheets.attachment)];
  return [typed, ...merged, ...sheets.ticket];
}

/** A list counts the size as one field, a single attachment its two members. */
function sizes(id: string, groups: readonly CoverageGroup[]): readonly CoverageGroup[] {
  if (!id.startsWith('list')) return groups;
  return groups.map((group) => {
    const fields = group.fields.filter((field) => field !== 'size.units');
    return { ...group, fields: fields.map((field) => field.replace('size.amount', 'size')) };
  });
}

/** Of an attachment whose file is at hand, as bytes or base64. */
export function sizeGroups(why: string): readonly CoverageGroup[] {
  return [given(why, 'size.amount', 'size.units')];
}
