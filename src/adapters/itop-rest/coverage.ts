import { assistanceCoverage, sizeGroups } from '../../contracts/assistance/coverage.ts';
import { derived, given } from '../../contracts/coverage.ts';

const file = [
  given('Clé de l’objet Attachment.', 'id'),
  given('Champ « contents », nom du fichier.', 'name'),
  given('Champ « contents », type du fichier.', 'mimeType'),
  ...sizeGroups('Longueur du contenu en base64.'),
];

export const itopCoverage = assistanceCoverage({
  ticket: [
    given('Clé de l’objet UserRequest.', 'id'),
    derived('Champ « title », entités HTML décodées.', 'name'),
    derived('Champ « description », de HTML en texte ; à défaut, l’intitulé.', 'description'),
    derived('Champ « impact » : 1 Critical, 2 Major, 3 Minor.', 'severity'),
    derived('Champ « priority » : 1 Critical, 2 High, 3 Medium, 4 Low.', 'priority'),
    derived('Champ « request_type ».', 'ticketType'),
    derived('Champ « status » : douze états ramenés à six.', 'status'),
    derived('Date de résolution ou de clôture ; aucune pour les autres états.', 'statusChangeDate'),
    derived('Champ « start_date », de l’heure locale en UTC.', 'creationDate'),
    derived('Champ « last_update », de l’heure locale en UTC.', 'lastUpdate'),
    derived('Champ « ttr_escalation_deadline », en UTC.', 'expectedResolutionDate'),
    derived('Champ « resolution_date », de l’heure locale en UTC.', 'resolutionDate'),
    given('Champ que nomme le réglage « territoryField ».', 'externalIdentifier[].id'),
    given('Champs « ref » et « status ».', 'troubleTicketCharacteristic[].value'),
  ],
  note: [
    derived('Date de l’entrée du journal, de l’heure locale en UTC.', 'date'),
    derived('Entrées du journal public, de HTML en texte.', 'text'),
  ],
  attachment: file,
  content: [...file, given('Champ « contents », base64.', 'content')],
});
