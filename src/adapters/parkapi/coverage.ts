import { absent, derived, given } from '../../contracts/coverage.ts';
import { availabilitiesCoverage, parkingsCoverage } from '../../contracts/stationnement/fields.ts';
import { declaredFields, declaredOnly } from '../parking-description.ts';

const ID =
  'Déclaré par le territoire pour l’identifiant de l’éditeur, sinon celui-ci ; à défaut, le nom réduit à ses lettres.';

export const parkapiCoverage = {
  parkings: parkingsCoverage(
    [
      derived(ID, 'properties.id'),
      ...declaredFields,
      declaredOnly('type_usagers', 'num_siret'),
      given('Champ « coords » ; « lat » et « lon » en version 3.', 'geometry'),
      given('Champ « address ».', 'adresse'),
      given('Champ « url » ; « public_url » en version 3.', 'url'),
      derived('Champ « has_fee » en version 3 ; sinon déclaré par le territoire.', 'gratuit'),
      given(
        'Champ « total » ; « capacity » en version 3. Zéro n’est pas une capacité.',
        'nb_places',
      ),
      given('Champ « total:disabled » ; « capacity_disabled » en version 3.', 'nb_pmr'),
      given('Champ « capacity_charging » de la version 3.', 'nb_voitures_electriques'),
      given('Champ « capacity_carsharing » de la version 3.', 'nb_autopartage'),
      derived(
        'Champ « max_height » en version 3 ; sinon déclaré par le territoire.',
        'hauteur_max',
      ),
      derived(
        'Parc bâti ou souterrain selon son type ; les autres types ne le disent pas.',
        'type_ouvrage',
      ),
    ],
    absent('ParkAPI ne le publie pas, ou en texte libre.'),
  ),
  disponibilites: availabilitiesCoverage(
    [
      derived(ID, 'id'),
      derived('Déclaré par le territoire, ou lu dans l’identifiant national.', 'insee'),
      derived('La plus récente des dates des parcs.', 'publicationTime'),
      derived(
        'Champ « state » ; « realtime_opening_status » en version 3. « nodata » est inconnu.',
        'parkingSiteStatus',
      ),
      given(
        'Champ « free » ; « realtime_free_capacity » en version 3.',
        'parkingNumberOfVacantSpaces',
      ),
      given(
        'Champ « total » ; « realtime_capacity » en version 3.',
        'parkingNumberOfSpacesOverride',
      ),
      derived('Champ « realtime_data_updated_at » de la version 3.', 'parkingStatusOriginTime'),
      derived(
        'Celle du parc en version 3, sinon « last_updated » de toute la liste, lue en UTC.',
        'updatedAt',
      ),
    ],
    absent('ParkAPI ne le publie pas.'),
  ),
};
