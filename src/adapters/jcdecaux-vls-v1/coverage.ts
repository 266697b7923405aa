import { absent, derived, given } from '../../contracts/coverage.ts';
import { velosCoverage } from '../../contracts/velos/fields.ts';
import { declaredSystemCoverage } from '../declared-system.ts';

const common = [
  derived('Durée fixée par le contrat.', 'ttl'),
  derived('Version de la norme que le contrat suit.', 'version'),
  derived('La plus récente des dates « last_update » des stations.', 'last_updated'),
  given('Champ « number ».', 'station_id'),
];

const missing = absent('L’interface VLS v1 ne le publie pas.');

export const jcdecauxCoverage = {
  system_information: declaredSystemCoverage,
  station_information: velosCoverage(
    'station_information',
    [
      ...common,
      given('Champ « name ».', 'name'),
      given('Champ « position ».', 'lat', 'lon'),
      given('Champ « address ».', 'address'),
      derived('Champ « banking » : carte bancaire quand il est vrai.', 'rental_methods'),
      given('Champ « bike_stands ».', 'capacity'),
    ],
    missing,
  ),
  station_status: velosCoverage(
    'station_status',
    [
      ...common,
      given('Champ « available_bikes ».', 'num_vehicles_available'),
      given('Champ « available_bike_stands ».', 'num_docks_available'),
      derived('Une station de la liste est en place.', 'is_installed'),
      derived('Champ « status », OPEN ou CLOSED.', 'is_renting', 'is_returning'),
      derived('Champ « last_update », de millisecondes en RFC 3339.', 'last_reported'),
    ],
    missing,
  ),
};
