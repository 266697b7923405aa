import * as generated from '../../generated/contracts/stationnement-v1.ts';
import type { FieldCoverage } from '../../model/adapter.ts';
import { type CoverageGroup, coverageOf, derived } from '../coverage.ts';

const fieldsOf = (id: string): readonly string[] =>
  generated.operations.find((operation) => operation.id === id)?.fields ?? [];

const COMMON = [
  derived('Compté par la passerelle dans ce qui est demandé.', 'numberMatched', 'numberReturned'),
  derived('Ajouté par la passerelle quand plusieurs services répondent.', 'sources'),
];

export function parkingsCoverage(
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
): readonly FieldCoverage[] {
  const made = [
    ...COMMON,
    derived('Fixé par GeoJSON (RFC 7946).', 'type', 'features[].type'),
    derived('Le même que celui des propriétés (RFC 7946 §3.2).', 'features[].id'),
    derived('Service qui a répondu, quand plusieurs servent le territoire.', 'properties.source'),
  ];
  return coverageOf(fieldsOf('parkings'), [...made, ...groups], otherwise);
}

export function availabilitiesCoverage(
  groups: readonly CoverageGroup[],
  otherwise: CoverageGroup,
): readonly FieldCoverage[] {
  const made = [
    ...COMMON,
    derived(
      'Vrai quand l’observation a plus de trente minutes, ou n’est pas encore venue.',
      'stale',
    ),
    derived('Contrôles du contrat sur ce que l’éditeur publie.', 'dataQuality'),
    derived('Service qui a répondu, quand plusieurs servent le territoire.', 'source'),
  ];
  return coverageOf(fieldsOf('disponibilites'), [...made, ...groups], otherwise);
}
