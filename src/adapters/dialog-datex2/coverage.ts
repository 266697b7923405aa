import { absent, derived, given } from '../../contracts/coverage.ts';
import { voirieCoverage } from '../../contracts/voirie/fields.ts';

export const dialogCoverage = {
  arretes: voirieCoverage(
    'arretes',
    [
      derived('Forme que le contrat donne à toute réponse.', 'type', 'features[].type'),
      derived('Nombre d’arrêtés lus.', 'numberMatched', 'numberReturned'),
      given('Élément « publicationTime ».', 'timeStamp'),
      given('Attribut « id » de « trafficRegulationOrder ».', 'features[].id'),
      derived('Réunion des tracés des lieux.', 'features[].geometry'),
      derived(
        'Élément « regulationId », sans l’organisation ni l’agence que DiaLog y ajoute.',
        'identifier',
      ),
      derived('Permanent quand l’arrêté n’a pas de fin, temporaire sinon.', 'category'),
      derived('Élément « reason », qui ne distingue que les travaux.', 'subject'),
      given('Élément « description ».', 'title'),
      given('Élément « issuingAuthority ».', 'issuingAuthority'),
      derived(
        'Commune de l’autorité quand c’est une mairie que le registre nomme.',
        'properties.inseeCode',
        'locations[].inseeCode',
      ),
      given('Élément « status ».', 'properties.status'),
      given('Élément « validityByOrder ».', 'overallStartTime', 'overallEndTime'),
      given('Élément « publicUrl » de l’extension DiaLog.', 'documentUrl'),
      derived('Type de « typeOfRegulation ».', 'measures[].type'),
      given('Élément « otherObligation », pour une mesure sans type.', 'measures[].description'),
      given('Élément « maxValue », en km/h.', 'maxSpeed'),
      derived(
        'Conditions de véhicules ; « lessThanOrEqualTo » y est le maximum admis.',
        'vehicleSet',
      ),
      given(
        'Éléments « overallStartTime » et « overallEndTime ».',
        'periods[].start',
        'periods[].end',
      ),
      derived('Sans « overallEndTime ».', 'isPermanent'),
      derived('Selon que des jours sont nommés.', 'recurrence'),
      given('Élément « applicableDay ».', 'periods[].days'),
      given('Élément « recurringSpecialDay ».', 'periods[].specialDays'),
      derived(
        'Éléments « recurringTimePeriodOfDay », en UTC, ramenés à l’heure locale quand elle est la même toute la période.',
        'periods[].timeSlots',
      ),
      given('Élément « exceptionPeriod ».', 'exceptions'),
      given('Élément « periodName ».', 'periods[].description'),
      derived('Nom ou numéro de la voie.', 'roadType'),
      given('Élément « roadName ».', 'roadName'),
      given('Élément « roadNumber ».', 'roadNumber'),
      given('Élément « locationDescription ».', 'locations[].description'),
      given('Extension « geoJsonGeometry », ou GML.', 'locations[].geometry'),
    ],
    absent('La publication DATEX II de DiaLog ne le donne pas.'),
  ),
};
