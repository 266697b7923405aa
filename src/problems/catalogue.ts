import type { Fault } from '../model/exchange.ts';

export interface ProblemType {
  readonly status: number;
  /** French, one line, no detail. */
  readonly title: string;
  readonly fault: Fault;
}

/** The base of every `type` URI (RFC 9457 §3.1.1); each has a page below it. */
export const PROBLEM_BASE = '/problemes/';

/** Every error the product can answer, once. The key is the stable code consumers may rely on. */
export const PROBLEMS = {
  'requete-invalide': { status: 400, title: 'Requête invalide', fault: 'consumer' },
  'parametre-inconnu': { status: 400, title: 'Paramètre inconnu', fault: 'consumer' },
  'parametre-invalide': { status: 400, title: 'Paramètre invalide', fault: 'consumer' },
  'adresse-trop-longue': { status: 414, title: 'Adresse trop longue', fault: 'consumer' },
  'non-autorise': { status: 401, title: 'Authentification requise', fault: 'consumer' },
  'ressource-inconnue': { status: 404, title: 'Ressource inconnue', fault: 'consumer' },
  'territoire-inconnu': { status: 404, title: 'Territoire inconnu', fault: 'consumer' },
  'contrat-inconnu': { status: 404, title: 'Contrat inconnu', fault: 'consumer' },
  'operation-inconnue': { status: 404, title: 'Opération inconnue', fault: 'consumer' },
  'territoire-non-raccorde': {
    status: 404,
    title: 'Territoire non raccordé à ce contrat',
    fault: 'gateway',
  },
  'operation-non-couverte': {
    status: 501,
    title: 'Opération non couverte par l’éditeur raccordé',
    fault: 'vendor',
  },
  'methode-non-permise': { status: 405, title: 'Méthode non permise', fault: 'consumer' },
  'format-non-disponible': { status: 406, title: 'Format non disponible', fault: 'consumer' },
  'enregistrement-inconnu': {
    status: 404,
    title: 'Enregistrement inconnu de l’éditeur raccordé',
    fault: 'consumer',
  },
  'demande-refusee': {
    status: 422,
    title: 'Demande refusée par l’éditeur raccordé',
    fault: 'consumer',
  },
  'corps-hors-contrat': { status: 422, title: 'Corps de requête hors contrat', fault: 'consumer' },
  'portee-insuffisante': { status: 403, title: 'Portée du jeton insuffisante', fault: 'consumer' },
  'cle-idempotence-invalide': {
    status: 400,
    title: 'Clé d’idempotence invalide',
    fault: 'consumer',
  },
  'cle-idempotence-reutilisee': {
    status: 422,
    title: 'Clé d’idempotence déjà utilisée pour une autre demande',
    fault: 'consumer',
  },
  'ecriture-en-cours': {
    status: 409,
    title: 'Écriture déjà en cours sous cette clé',
    fault: 'consumer',
  },
  'ecriture-non-rejouable': {
    status: 422,
    title: 'Une écriture n’est jamais rejouée',
    fault: 'consumer',
  },
  'essai-inconnu': { status: 404, title: 'Essai inconnu', fault: 'consumer' },
  'service-inconnu': { status: 404, title: 'Service inconnu', fault: 'consumer' },
  'service-incompatible': {
    status: 409,
    title: 'Service incompatible avec le contrat',
    fault: 'consumer',
  },
  'corps-trop-grand': { status: 413, title: 'Document trop volumineux', fault: 'consumer' },
  'type-non-pris-en-charge': {
    status: 415,
    title: 'Type de contenu non pris en charge',
    fault: 'consumer',
  },
  'ruleset-inconnu': { status: 404, title: 'Référentiel de règles inconnu', fault: 'consumer' },
  'profil-inconnu': { status: 400, title: 'Profil inconnu', fault: 'consumer' },
  'profil-invalide': { status: 422, title: 'Profil invalide', fault: 'consumer' },
  'profil-fige': {
    status: 409,
    title: 'Version de profil déjà écrite avec un autre contenu',
    fault: 'consumer',
  },
  'decisions-invalides': { status: 422, title: 'Décisions invalides', fault: 'consumer' },
  'jeton-refuse': { status: 403, title: 'Jeton d’effacement refusé', fault: 'consumer' },
  'document-absent': { status: 400, title: 'Aucun document fourni', fault: 'consumer' },
  'trop-de-documents': { status: 413, title: 'Trop de documents', fault: 'consumer' },
  'trop-de-requetes': { status: 429, title: 'Trop de requêtes', fault: 'consumer' },
  'client-parti': { status: 499, title: 'Requête abandonnée par le client', fault: 'consumer' },
  'erreur-interne': { status: 500, title: 'Erreur interne de la passerelle', fault: 'gateway' },
  'passerelle-saturee': { status: 503, title: 'Passerelle saturée', fault: 'gateway' },
  'administration-fermee': {
    status: 403,
    title: 'Administration fermée sur cette passerelle',
    fault: 'gateway',
  },
  'configuration-incomplete': {
    status: 503,
    title: 'Raccordement mal configuré',
    fault: 'gateway',
  },
  'editeur-injoignable': { status: 502, title: 'Éditeur injoignable', fault: 'vendor' },
  'editeur-en-erreur': { status: 502, title: 'L’éditeur a répondu une erreur', fault: 'vendor' },
  'editeur-acces-refuse': {
    status: 502,
    title: 'L’éditeur refuse la clé de la passerelle',
    fault: 'vendor',
  },
  'ecriture-incertaine': {
    status: 504,
    title: 'L’éditeur n’a pas dit si l’écriture a eu lieu',
    fault: 'vendor',
  },
  'editeur-reponse-illisible': {
    status: 502,
    title: 'Réponse de l’éditeur illisible',
    fault: 'vendor',
  },
  'editeur-reponse-non-conforme': {
    status: 502,
    title: 'Réponse de l’éditeur non conforme à sa propre interface',
    fault: 'vendor',
  },
  'editeur-hors-contrat': {
    status: 502,
    title: 'Réponse de l’éditeur non conforme au contrat',
    fault: 'vendor',
  },
  'editeur-redirection': {
    status: 502,
    title: 'Redirection de l’éditeur refusée',
    fault: 'vendor',
  },
  'editeur-reponse-trop-grande': {
    status: 502,
    title: 'Réponse de l’éditeur trop volumineuse',
    fault: 'vendor',
  },
  'editeur-suspendu': {
    status: 503,
    title: 'Éditeur suspendu après des échecs répétés',
    fault: 'vendor',
  },
  'editeur-trop-lent': { status: 504, title: 'L’éditeur n’a pas répondu à temps', fault: 'vendor' },
} as const satisfies Record<string, ProblemType>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
