import { absent, derived, given } from '../../contracts/coverage.ts';
import { velosCoverage } from '../../contracts/velos/fields.ts';

const common = [
  derived('Temps POSIX de l’éditeur, en RFC 3339.', 'last_updated'),
  derived('Version de la norme que le contrat suit.', 'version'),
];

const optional = given('Même champ en GBFS 2.x, quand le réseau le publie.');
const inLanguage = 'Texte de l’éditeur, dans la langue de son flux.';

export const gbfs2Coverage = {
  system_information: velosCoverage(
    'system_information',
    [
      ...common,
      derived(
        'Identité du réseau fixée par le territoire : elle survit au changement d’éditeur.',
        'system_id',
      ),
      derived('Champ « language ».', 'languages'),
      derived(
        inLanguage,
        'name',
        'short_name',
        'operator',
        'attribution_organization_name',
        'terms_url',
        'privacy_url',
      ),
      derived(
        'Flux « system_hours » et « system_calendar » ; sans eux la norme 2.x dit 24 h/24. Déclaré au registre s’il y figure.',
        'opening_hours',
      ),
      derived('Champ de l’éditeur, à défaut déclaré au registre.', 'feed_contact_email'),
      derived('Champ de l’éditeur, quand il est au format international E.164.', 'phone_number'),
      absent('N’existe pas en GBFS 2.x.', 'termination_date'),
      absent(
        'L’index de l’éditeur mènerait hors de la passerelle ; celui du territoire est manifest.json.',
        'manifest_url',
      ),
    ],
    optional,
  ),
  vehicle_types: velosCoverage(
    'vehicle_types',
    [
      ...common,
      derived(
        'Champ de l’éditeur ; « scooter » (2.1, 2.2) ne dit pas s’il est assis ou debout : « other ».',
        'form_factor',
      ),
      derived('Champ « eco_label ».', 'eco_labels'),
      derived(inLanguage, 'name', 'make', 'model', 'description'),
      derived(
        'Champ « return_constraint », ou « return_type » des premières 2.3.',
        'return_constraint',
      ),
    ],
    optional,
  ),
  station_information: velosCoverage(
    'station_information',
    [
      ...common,
      derived(inLanguage, 'name', 'short_name'),
      derived('Champ « vehicle_capacity ».', 'vehicle_types_capacity'),
      derived('Champ « vehicle_type_capacity ».', 'vehicle_docks_capacity'),
      derived('Champ de l’éditeur, en minuscules.', 'rental_methods'),
      absent('N’existe pas en GBFS 2.x.', 'station_opening_hours'),
    ],
    optional,
  ),
  station_status: velosCoverage(
    'station_status',
    [
      ...common,
      given('Champ « num_bikes_available ».', 'num_vehicles_available'),
      given('Champ « num_bikes_disabled ».', 'num_vehicles_disabled'),
      derived(
        'Champ de l’éditeur ; 0 et 1 des premières versions deviennent faux et vrai.',
        'is_installed',
        'is_renting',
        'is_returning',
      ),
      derived('Temps POSIX de l’éditeur, en RFC 3339.', 'last_reported'),
    ],
    optional,
  ),
  vehicle_status: velosCoverage(
    'vehicle_status',
    [
      ...common,
      given('Champ « bike_id » du flux « free_bike_status ».', 'vehicle_id'),
      derived('Temps POSIX de l’éditeur, en RFC 3339.', 'last_reported'),
      derived('Champ de l’éditeur, quand il est entre 0 et 1.', 'current_fuel_percent'),
    ],
    optional,
  ),
};
