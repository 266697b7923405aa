import { operations } from '../../generated/contracts/passages-v1.ts';
import { absent, type CoverageGroup, coverageOf, derived } from '../coverage.ts';
import { DISCOVERIES } from './bodies.ts';

export type PassagesOperation =
  | 'stopMonitoring'
  | 'estimatedTimetable'
  | 'generalMessage'
  | 'stopPointsDiscovery'
  | 'linesDiscovery';

const isDiscovery = (id: PassagesOperation): boolean => Object.hasOwn(DISCOVERIES, id);

/** What the gateway says of every answer of an adapter, whoever the vendor is. */
function envelope(id: PassagesOperation): readonly CoverageGroup[] {
  const ours = [
    derived('Une livraison en échec est un problème HTTP : celle qui reste a réussi.', 'Status'),
    absent('Une livraison en échec est un problème HTTP, jamais une livraison.', 'ErrorCondition'),
  ];
  if (isDiscovery(id)) {
    return [
      ...ours,
      absent('Posé par la passerelle quand elle réunit plusieurs services.', 'Extensions'),
    ];
  }
  return [
    ...ours,
    derived(
      'Le réseau, nommé par le territoire au registre : il survit au changement d’éditeur.',
      'Siri.ServiceDelivery.ProducerRef',
    ),
    absent(
      'Posé par la passerelle quand elle réunit plusieurs services.',
      'Delivery[].ProducerRef',
    ),
  ];
}

/** Full names: several groups of SIRI have members of one name. */
export function passagesCoverage(
  id: PassagesOperation,
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
) {
  const fields = operations.find((each) => each.id === id)?.fields ?? [];
  const named = [...envelope(id), ...groups].map((group) => ({
    ...group,
    fields: group.fields.map((name) => fullName(fields, name)),
  }));
  return coverageOf(fields, named, otherwise);
}

function fullName(fields: readonly string[], name: string): string {
  return (
    fields.find((field) => field === name || field.endsWith(`.${name}`) || field.endsWith(name)) ??
    name
  );
}
