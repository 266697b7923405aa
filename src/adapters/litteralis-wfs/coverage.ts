import { absent, derived, given } from '../../contracts/coverage.ts';
import { voirieCoverage } from '../../contracts/voirie/fields.ts';

const collection = [
  derived('Forme que le contrat donne à toute réponse.', 'type', 'features[].type'),
  derived('Nombre d’arrêtés réunis.', 'numberMatched', 'numberReturned'),
  derived('Instant de la lecture : le service ne date pas ses réponses.', 'timeStamp'),
  given('Champ « idarrete ».', 'features[].id'),
  given('Champ « arretesrcid ».', 'identifier'),
  derived(
    'Champs « arretedebut » et « arretefin », minuits décalés dont seul le jour compte, ou le texte de l’arrêté.',
    'overallStartTime',
    'overallEndTime',
  ),
  given('Champ « shorturl ».', 'documentUrl'),
  given('Champ « datemodification ».', 'properties.updatedAt'),
];

const COMMUNE = 'Commune de l’autorité quand c’est une mairie que le registre nomme.';
const TITLE =
  'Description des travaux ou de l’événement, à défaut titre de l’acte ou nom du modèle.';

export const litteralisCoverage = {
  arretes: voirieCoverage(
    'arretes',
    [
      ...collection,
      derived('Réunion des emprises, contours ou tracés tels que dessinés.', 'features[].geometry'),
      derived('Champ « documenttype ».', 'category'),
      derived('Champ « categoriesmodele ».', 'subject'),
      derived(TITLE, 'title'),
      given('Champ « collectivitelibelle ».', 'issuingAuthority'),
      derived(COMMUNE, 'properties.inseeCode', 'locations[].inseeCode'),
      derived('Un arrêté publié est pris et en vigueur à ses dates.', 'properties.status'),
      given('Champ « datecreation ».', 'properties.createdAt'),
      derived('Nom de la mesure ; un nom inconnu donne « other ».', 'measures[].type'),
      given('Nom de la mesure dans « mesures ».', 'measures[].description'),
      derived('Texte « limite de vitesse » ; absent s’il ne se lit pas.', 'maxSpeed'),
      derived('Textes « véhicules concernés » et « dérogations ».', 'vehicleSet'),
      derived(
        'Dates de l’emprise, à défaut celles de l’arrêté.',
        'periods[].start',
        'periods[].end',
      ),
      derived('Sans date de fin.', 'isPermanent'),
      derived(
        'Texte « jours et horaires ».',
        'recurrence',
        'periods[].days',
        'periods[].timeSlots',
      ),
      given('Texte « jours et horaires » qui ne se lit pas sûrement.', 'periods[].description'),
      derived('Un lieu est décrit par un texte.', 'roadType'),
      given('Champ « localisations ».', 'locations[].description'),
      given(
        'Géométrie de l’emprise : souvent un contour au sol, et non l’axe de la voie, qui est perdu.',
        'locations[].geometry',
      ),
    ],
    absent('Litteralis ne le donne pas, ou seulement dans un texte libre.'),
  ),
  chantiers: voirieCoverage(
    'chantiers',
    [
      ...collection,
      derived('Réunion des emprises de l’arrêté de travaux.', 'features[].geometry'),
      derived(TITLE, 'title'),
      given('Champ « localisations ».', 'locationDescription'),
      derived(COMMUNE, 'properties.inseeCode'),
      derived('Noms des mesures de l’arrêté.', 'impact'),
    ],
    absent('Litteralis ne le donne pas, ou le donne avec le nom d’une personne.'),
  ),
};
