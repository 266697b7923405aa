/** Scenarios of Spectral's that are not about what a ruleset finds in a document → why. */
export const SKIPPED: Readonly<Record<string, string>> = {
  'custom-ref-resolver': 'option --resolver : un programme qui suit les références à notre place',
  'invalid-custom-ref-resolver': 'option --resolver',
  'fail-on-unmatched-glob-patterns': 'option --fail-on-unmatched-globs, sans document',
  'formats/too-few-outputs': 'validation des options --output de Spectral',
  'formats/too-many-outputs': 'validation des options --output de Spectral',
  'formats/unmatched-outputs': 'validation des options --output de Spectral',
  'help-no-document': 'aide de la commande',
  'https-custom-functions': 'fonctions importées du réseau : nous ne chargeons rien du réseau',
  'no-ruleset': 'message en l’absence de référentiel',
  'proxy-agent': 'mandataire HTTP : nous n’appelons pas le réseau',
  'strict-commands': 'validation des commandes de Spectral',
  'strict-options': 'validation des options de Spectral',
};
