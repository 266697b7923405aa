import { absent, derived, given } from '../contracts/coverage.ts';
import { voirieCoverage } from '../contracts/voirie/fields.ts';

/** Of any portal whose columns are named by the service's settings. */
export const worksCoverage = {
  chantiers: voirieCoverage(
    'chantiers',
    [
      derived('Forme que le contrat donne à toute réponse.', 'type', 'features[].type'),
      derived('Nombre de chantiers lus.', 'numberMatched', 'numberReturned'),
      derived('Instant de la lecture : le portail ne date pas ses réponses.', 'timeStamp'),
      given('Colonne d’identifiant, une barre oblique y devenant un tiret.', 'features[].id'),
      given(
        'Tracé du jeu de données, à défaut son point, ramenés en WGS 84.',
        'features[].geometry',
      ),
      given('Colonne de référence, à défaut l’identifiant.', 'identifier'),
      given(
        'Colonne que le registre nomme, si le jeu de données en a une.',
        'title',
        'properties.description',
        'roadName',
        'locationDescription',
        'impact',
        'contractor',
        'documentUrl',
        'properties.updatedAt',
      ),
      derived(
        'Colonne du jeu de données, à défaut la commune que le registre déclare.',
        'inseeCode',
      ),
      derived(
        'Colonnes de dates ; un jour dure de minuit à minuit, heure de Paris.',
        'overallStartTime',
        'overallEndTime',
      ),
    ],
    absent('Les portails de données ne le publient pas.'),
  ),
};
