import { absent, derived, given } from '../../contracts/coverage.ts';
import { jurisdictionCoverage, signalementsCoverage } from '../../contracts/signalements/fields.ts';

const unknown = absent('Le module signalement de geOrchestra ne le publie pas.');

export const georchestraCoverage = {
  services: signalementsCoverage(
    'services',
    [
      jurisdictionCoverage,
      derived('Code du territoire, par sa correspondance avec les contextes.', '[].service_code'),
      given('Champ « label » du contexte.', '[].service_name'),
      derived('Vrai quand le formulaire de brouillon du contexte a des champs.', '[].metadata'),
      derived('Le signalement a son identifiant dès le brouillon.', '[].type'),
    ],
    unknown,
  ),
  service: signalementsCoverage(
    'service',
    [
      derived('Code du territoire, celui qui est demandé.', 'service_code'),
      derived('Faux quand le champ ou sa section est en lecture seule.', 'attributes[].variable'),
      given('Champ « name » de la définition.', 'attributes[].code'),
      derived(
        'Champ « type » : LONG et DOUBLE sont des nombres, BOOLEAN et LIST des listes, une DATE un texte.',
        'attributes[].datatype',
      ),
      derived('Champ « required », ou la règle REQUIRED.', 'attributes[].required'),
      derived('Format de la date, et champ « help ».', 'attributes[].datatype_description'),
      derived('Rang du champ dans le formulaire.', 'attributes[].order'),
      given('Champ « label » de la définition.', 'attributes[].description'),
      derived(
        'Champ « extendedType » d’une liste ; oui et non pour un booléen.',
        'attributes[].values[].key',
        'attributes[].values[].name',
      ),
    ],
    unknown,
  ),
  createRequest: signalementsCoverage(
    'createRequest',
    [
      given('Champ « asset.uuid » du signalement démarré.', '[].service_request_id'),
      derived(
        'Dit à qui donne ses coordonnées que geOrchestra ne les reçoit pas.',
        '[].service_notice',
      ),
      absent('Le signalement a son identifiant aussitôt.', '[].token'),
    ],
    unknown,
  ),
};
