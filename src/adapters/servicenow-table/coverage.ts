import { assistanceCoverage, sizeGroups } from '../../contracts/assistance/coverage.ts';
import { derived, given } from '../../contracts/coverage.ts';

const file = [given('Champ « sys_id ».', 'id'), given('Champ « file_name ».', 'name')];

export const servicenowCoverage = assistanceCoverage({
  ticket: [
    given('Champ « sys_id ».', 'id'),
    given('Champ « short_description ».', 'name'),
    given('Champ « description » ; à défaut, l’intitulé.', 'description'),
    derived('Champ « impact » : 1 Critical, 2 Major, 3 Minor.', 'severity'),
    derived('Champ « priority » : 1 Critical, 2 High, 3 Medium, 4 et 5 Low.', 'priority'),
    derived('La table des incidents ne contient que des incidents.', 'ticketType'),
    derived('Champ « state », code du système de base ; les attentes n’en font qu’une.', 'status'),
    derived('Date de résolution ou de clôture ; aucune pour les autres états.', 'statusChangeDate'),
    derived('Champ « opened_at », en UTC.', 'creationDate'),
    derived('Champ « sys_updated_on », en UTC.', 'lastUpdate'),
    derived('Champ « due_date », en UTC.', 'expectedResolutionDate'),
    derived('Champ « resolved_at », en UTC.', 'resolutionDate'),
    given('Champ « correlation_id ».', 'externalIdentifier[].id'),
    given(
      'Champ « number », et libellé du champ « state ».',
      'troubleTicketCharacteristic[].value',
    ),
  ],
  note: [
    given('Champ « sys_id » du journal.', 'id'),
    derived('Champ « sys_created_on », en UTC.', 'date'),
    given('Commentaires du journal ; les notes de travail n’en sont pas.', 'text'),
  ],
  attachment: [
    ...file,
    given('Champ « content_type ».', 'mimeType'),
    ...sizeGroups('Champ « size_bytes ».'),
  ],
  content: [
    ...file,
    given('Champ « content_type ».', 'mimeType'),
    ...sizeGroups('Nombre d’octets reçus.'),
    derived('Octets du fichier, en base64.', 'content'),
  ],
});
