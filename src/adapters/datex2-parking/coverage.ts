import { absent, derived, given } from '../../contracts/coverage.ts';
import { availabilitiesCoverage, parkingsCoverage } from '../../contracts/stationnement/fields.ts';
import { declaredFields, declaredOnly } from '../parking-description.ts';

const ID = 'Déclaré par le territoire pour l’identifiant de la table, sinon celui-ci.';

export const datex2ParkingCoverage = {
  parkings: parkingsCoverage(
    [
      derived(ID, 'properties.id'),
      ...declaredFields,
      declaredOnly('type_usagers', 'gratuit', 'hauteur_max', 'num_siret', 'type_ouvrage'),
      given('Élément « pointCoordinates » du lieu du parc.', 'geometry'),
      given(
        'Élément « parkingNumberOfSpaces », « totalParkingCapacity » en version 2.',
        'nb_places',
      ),
    ],
    absent('Pas lu dans la table : DATEX II le dit de trop de façons pour le dire sans erreur.'),
  ),
  disponibilites: availabilitiesCoverage(
    [
      derived(ID, 'id'),
      derived('Déclaré par le territoire, ou lu dans l’identifiant national.', 'insee'),
      given('Élément « publicationTime », en UTC.', 'publicationTime'),
      derived(
        'Éléments « parkingSiteStatus » et « parkingSiteOpeningStatus » ; la fermeture l’emporte.',
        'parkingSiteStatus',
      ),
      derived('Élément « parkingOccupancyTrend », réduit à trois valeurs.', 'trend'),
      derived('Date de l’observation, sinon de la publication.', 'updatedAt'),
    ],
    given('Publié par l’éditeur sous ce nom, ou sous celui de la version 2.'),
  ),
};
