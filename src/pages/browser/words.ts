/** What scripts say, in the language of the page that they are on. */
const WORDS = {
  fr: {
    promise:
      'Le document est vérifié dans votre navigateur\u00a0: il ne quitte pas votre ordinateur.',
    running: 'Vérification en cours',
    ready: 'Rapport prêt\u00a0: il est dans vos téléchargements.',
    cancelled: 'Vérification annulée.',
    failed:
      'Votre navigateur n’a pas pu aller au bout de la vérification. Essayez «\u00a0Vérifier sur le serveur\u00a0».',
    colon: '\u00a0: ',
    copy: 'Copier',
    copied: 'Copié',
    path: 'le chemin',
    bytes: 'octets',
    kilo: 'ko',
    mega: 'Mo',
    point: ',',
  },
  en: {
    promise: 'The document is checked in your browser: it does not leave your computer.',
    running: 'Checking',
    ready: 'Report ready: it is in your downloads.',
    cancelled: 'Check cancelled.',
    failed: 'Your browser could not finish the check. Try “Check on the server”.',
    colon: ': ',
    copy: 'Copy',
    copied: 'Copied',
    path: 'the path',
    bytes: 'bytes',
    kilo: 'kB',
    mega: 'MB',
    point: '.',
  },
} as const;

export const LANGUAGE: 'fr' | 'en' = document.documentElement.lang === 'en' ? 'en' : 'fr';

export const words = WORDS[LANGUAGE];
