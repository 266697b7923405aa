import { absent, derived, given } from '../../contracts/coverage.ts';
import { jurisdictionCoverage, signalementsCoverage } from '../../contracts/signalements/fields.ts';

const unknown = absent('Signalen ne le publie pas.');

const request = [
  jurisdictionCoverage,
  derived('Champ « id », le numéro que Signalen dit à l’usager.', 'service_request_id'),
  derived('Champ « status.state » : ouvert tant que Signalen le garde sur sa carte.', 'status'),
  given('Champ « status.state_display », dans les mots de l’éditeur.', 'status_notes'),
  given('Champ « category.sub ».', 'service_name'),
  derived('Sous-catégorie, par la correspondance du territoire.', 'service_code'),
  absent(
    'Le texte de l’usager n’est pas public chez Signalen : il peut nommer des personnes.',
    'description',
  ),
  given('Champ « category.departments » : codes des services.', 'agency_responsible'),
  derived('Champ « created_at », en UTC.', 'requested_datetime'),
  derived('Champ « updated_at », en UTC.', 'updated_datetime'),
  derived('Champ « category.deadline », d’une demande ouverte.', 'expected_datetime'),
  given('Champ « location.address_text ».', 'address'),
  given('Champ « location.address.postcode ».', 'zipcode'),
  derived('Champ « location.geometrie », point GeoJSON.', 'lat', 'long'),
  absent('Les photos demandent un second appel, protégé.', 'media_url'),
];

export const signalenCoverage = {
  services: signalementsCoverage(
    'services',
    [
      jurisdictionCoverage,
      derived('Code du territoire, par sa correspondance.', 'service_code'),
      given('Champ « public_name », à défaut « name ».', 'service_name'),
      given('Champ « description » de la sous-catégorie.', 'description'),
      derived('Faux : les questions de Signalen ne sont pas reprises.', 'metadata'),
      derived('Signalen rend un numéro aussitôt.', 'type'),
      given('Nom de la catégorie principale.', 'group'),
    ],
    unknown,
  ),
  requests: signalementsCoverage('requests', request, unknown),
  request: signalementsCoverage('request', request, unknown),
  createRequest: signalementsCoverage(
    'createRequest',
    [
      derived('Champ « id ».', 'service_request_id'),
      derived('Champ « signal_id », quand le numéro n’est pas rendu.', 'token'),
    ],
    unknown,
  ),
  token: signalementsCoverage(
    'token',
    [given('Champ « signal_id ».', 'token'), derived('Champ « id ».', 'service_request_id')],
    unknown,
  ),
};
