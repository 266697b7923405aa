import { absent, derived, given } from '../../contracts/coverage.ts';
import { jurisdictionCoverage, signalementsCoverage } from '../../contracts/signalements/fields.ts';

const asWritten = given('Champ de même nom du serveur Open311, quand il n’est pas vide.');

const request = [
  jurisdictionCoverage,
  given('Champ « service_request_id », nombre ou texte.', 'service_request_id'),
  derived(
    'Champ « status » ; un état propre au serveur suit la correspondance déclarée dans ses réglages.',
    'status',
  ),
  derived(
    'Champ « status_notes », précédé de l’état du serveur quand il n’est ni open ni closed.',
    'status_notes',
  ),
  derived(
    'Horodatage du serveur, en UTC ; sans fuseau, il est lu à l’heure locale.',
    'requested_datetime',
  ),
  derived('Horodatage du serveur, s’il suit celui du dépôt.', 'updated_datetime'),
  derived('Horodatage du serveur, en UTC.', 'expected_datetime'),
  derived('Champ « description », coupé à 4 000 caractères.', 'description'),
  derived('Noms des services, séparés par des virgules.', 'agency_responsible'),
  derived('Position du serveur, si elle est plausible ; 0°/0° est une absence.', 'lat', 'long'),
];

const unknown = absent('La norme ne le prévoit pas dans cette réponse.');

export const open311Coverage = {
  services: signalementsCoverage('services', [jurisdictionCoverage], asWritten),
  service: signalementsCoverage('service', [], asWritten),
  requests: signalementsCoverage('requests', request, asWritten),
  request: signalementsCoverage('request', request, asWritten),
  createRequest: signalementsCoverage(
    'createRequest',
    [given('Jeton, quand le serveur ne rend pas de numéro.', 'token')],
    asWritten,
  ),
  token: signalementsCoverage(
    'token',
    [
      given('Jeton demandé, confirmé par le serveur.', 'token'),
      given('Numéro attribué, quand il l’est.', 'service_request_id'),
    ],
    unknown,
  ),
};
