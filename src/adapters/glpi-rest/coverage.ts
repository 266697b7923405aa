import { assistanceCoverage, sizeGroups } from '../../contracts/assistance/coverage.ts';
import { derived, given } from '../../contracts/coverage.ts';

const file = [
  derived('Identifiant du document.', 'id'),
  given('Champ « filename ».', 'name'),
  given('Champ « mime ».', 'mimeType'),
];

export const glpiCoverage = assistanceCoverage({
  ticket: [
    derived('Identifiant du ticket, de nombre en texte.', 'id'),
    derived('Champ « name », entités HTML décodées.', 'name'),
    derived('Champ « content », de HTML en texte ; à défaut, l’intitulé.', 'description'),
    derived('Champ « impact » : 5 Critical, 3 et 4 Major, 1 et 2 Minor.', 'severity'),
    derived('Champ « priority » : 5 et 6 Critical, 4 High, 3 Medium, 1 et 2 Low.', 'priority'),
    derived('Champ « type » : 1 incident, 2 demande.', 'ticketType'),
    derived('Champ « status » ; attribué et planifié n’en font qu’un.', 'status'),
    derived('Date de résolution ou de clôture ; aucune pour les autres états.', 'statusChangeDate'),
    derived('Champ « date », de l’heure locale en UTC.', 'creationDate'),
    derived('Champ « date_mod », de l’heure locale en UTC.', 'lastUpdate'),
    derived('Champ « time_to_resolve », de l’heure locale en UTC.', 'expectedResolutionDate'),
    derived('Champ « solvedate », de l’heure locale en UTC.', 'resolutionDate'),
    given('Champ « externalid ».', 'externalIdentifier[].id'),
    derived(
      'Identifiant du ticket, et libellé français de son « status ».',
      'troubleTicketCharacteristic[].value',
    ),
  ],
  note: [
    derived('Identifiant du suivi.', 'id'),
    derived('Champ « date », de l’heure locale en UTC.', 'date'),
    derived('Suivis publics seulement, de HTML en texte.', 'text'),
  ],
  attachment: file,
  content: [
    ...file,
    ...sizeGroups('Nombre d’octets reçus.'),
    derived('Octets du fichier, en base64.', 'content'),
  ],
});
