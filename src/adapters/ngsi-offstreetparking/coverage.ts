import { absent, derived, given } from '../../contracts/coverage.ts';
import { availabilitiesCoverage, parkingsCoverage } from '../../contracts/stationnement/fields.ts';
import { declaredFields, declaredOnly } from '../parking-description.ts';

const ID = 'Déclaré par le territoire pour l’identifiant de l’entité, sinon celui-ci.';

export const ngsiCoverage = {
  parkings: parkingsCoverage(
    [
      derived(ID, 'properties.id'),
      ...declaredFields,
      declaredOnly('type_usagers', 'num_siret'),
      given('Attribut « location », quand c’est un point.', 'geometry'),
      derived('Attribut « address », ses parties réunies.', 'adresse'),
      derived('Attribut « chargeType » : gratuit quand il ne dit que « free ».', 'gratuit'),
      given('Attribut « totalSpotNumber » ; zéro n’est pas une capacité.', 'nb_places'),
      derived('Attribut « maximumAllowedHeight », de mètres en centimètres.', 'hauteur_max'),
      derived('Attribut « layout » : à étages ou souterrain.', 'type_ouvrage'),
    ],
    absent('Le modèle OffStreetParking ne le dit pas, ou dans une autre entité.'),
  ),
  disponibilites: availabilitiesCoverage(
    [
      derived(ID, 'id'),
      derived('Déclaré par le territoire, ou lu dans l’identifiant national.', 'insee'),
      derived('La plus récente des observations.', 'publicationTime'),
      derived('Attribut « status » ; la fermeture l’emporte.', 'parkingSiteStatus'),
      given('Attribut « availableSpotNumber ».', 'parkingNumberOfVacantSpaces'),
      given('Attribut « occupiedSpotNumber ».', 'parkingNumberOfOccupiedSpaces'),
      given('Attribut « totalSpotNumber ».', 'parkingNumberOfSpacesOverride'),
      derived(
        'Date du compteur (« observedAt » ou « timestamp »), sinon « occupancyModified » ou « observationDateTime ».',
        'parkingStatusOriginTime',
        'updatedAt',
      ),
    ],
    absent('Pas lu : « occupancy » est une fraction chez les uns, un pourcentage chez d’autres.'),
  ),
};
