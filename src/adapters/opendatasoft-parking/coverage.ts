import { absent, derived, given } from '../../contracts/coverage.ts';
import { availabilitiesCoverage, parkingsCoverage } from '../../contracts/stationnement/fields.ts';
import { declaredFields, declaredOnly } from '../parking-description.ts';

const id = derived('Déclaré par le territoire pour ce « ident », sinon « ident » lui-même.', 'id');

export const opendatasoftParkingCoverage = {
  parkings: parkingsCoverage(
    [
      derived(
        'Déclaré par le territoire pour ce « ident », sinon « ident » lui-même.',
        'properties.id',
      ),
      ...declaredFields,
      declaredOnly('type_usagers', 'num_siret'),
      given('Champ « geo_point_2d ».', 'geometry'),
      given('Champ « adresse ».', 'adresse'),
      given('Champ « url ».', 'url'),
      derived('Champ « ta_type », GRATUIT ou PAYANT.', 'gratuit'),
      given('Champ « np_total » ; zéro n’est pas une capacité.', 'nb_places'),
      given('Champ « np_pmr ».', 'nb_pmr'),
      given('Champ « np_vle ».', 'nb_voitures_electriques'),
      given('Champ « np_veltot ».', 'nb_velo'),
      given('Champ « np_2rmot ».', 'nb_2_rm'),
      given('Champ « np_covoit ».', 'nb_covoit'),
      derived(
        'Champs « gabari_std » et « gabari_max », de mètres en centimètres ; absent quand ils diffèrent, sauf déclaration du territoire.',
        'hauteur_max',
      ),
      given('Champ « th_heur ».', 'tarif_1h'),
      given('Champ « th_2 ».', 'tarif_2h'),
      given('Champ « th_3 ».', 'tarif_3h'),
      given('Champ « th_4 ».', 'tarif_4h'),
      given('Champ « th_24 ».', 'tarif_24h'),
      derived('Champ « type » quand il vaut OUVRAGE, sinon déclaré.', 'type_ouvrage'),
      absent(
        'Le champ « np_velec » ne dit pas si les emplacements ont une prise dédiée.',
        'nb_2r_el',
      ),
    ],
    absent('Le jeu de données st_park_p ne le publie pas.'),
  ),
  disponibilites: availabilitiesCoverage(
    [
      id,
      derived('Déclaré par le territoire, ou lu dans l’identifiant national.', 'insee'),
      derived('La plus récente des dates « mdate ».', 'publicationTime'),
      derived(
        'Champ « etat » : LIBRE, COMPLET, FERME ; tout autre mot est inconnu.',
        'parkingSiteStatus',
      ),
      given('Champ « libres ».', 'parkingNumberOfVacantSpaces'),
      given(
        'Champ « total », qui n’est pas toujours « np_total ».',
        'parkingNumberOfSpacesOverride',
      ),
      derived('Champ « mdate », en UTC.', 'parkingStatusOriginTime', 'updatedAt'),
    ],
    absent('Le jeu de données st_park_p ne le publie pas.'),
  ),
};
