import type { ProblemCode } from '../problems/catalogue.ts';

export interface Guide {
  /** What happened, for whoever meets the code. */
  readonly meaning: string;
  /** What to do next. */
  readonly remedy: string;
}

/** The page of every problem code; the compiler refuses a code without its page. */
export const PROBLEM_GUIDE: Readonly<Record<ProblemCode, Guide>> = {
  'requete-invalide': {
    meaning: 'La requête ne peut pas être lue : son corps ou son encodage est incorrect.',
    remedy: 'Comparez-la à la description OpenAPI, corrigez, puis renvoyez-la.',
  },
  'parametre-inconnu': {
    meaning:
      'La requête porte un paramètre que le contrat ne déclare pas. Il serait ignoré ailleurs ; ici il est refusé, pour qu’une faute de frappe ne passe pas pour une réponse.',
    remedy: 'Retirez le paramètre, ou corrigez son nom.',
  },
  'parametre-invalide': {
    meaning: 'La valeur d’un paramètre ne respecte pas le schéma que le contrat déclare.',
    remedy: 'Le membre « violations » de la réponse dit quelle valeur est attendue.',
  },
  'adresse-trop-longue': {
    meaning: 'L’adresse demandée est plus longue que tout ce qu’un contrat déclare.',
    remedy: 'Raccourcissez le chemin ou les paramètres.',
  },
  'non-autorise': {
    meaning: 'Cette ressource demande une authentification, absente ou non reconnue.',
    remedy: 'Envoyez votre jeton dans l’en-tête « Authorization: Bearer … ».',
  },
  'ressource-inconnue': {
    meaning: 'Rien ne se trouve à cette adresse.',
    remedy: 'Vérifiez l’adresse, ou repartez de l’accueil.',
  },
  'territoire-inconnu': {
    meaning: 'Aucun territoire de ce portail ne porte ce code.',
    remedy:
      'Utilisez le code INSEE d’une commune (cinq caractères) ou le SIREN d’un EPCI (neuf chiffres).',
  },
  'contrat-inconnu': {
    meaning: 'Aucun contrat ne porte cet identifiant dans cette version majeure.',
    remedy: 'Choisissez un contrat dans la liste des contrats.',
  },
  'operation-inconnue': {
    meaning: 'Le contrat existe, mais il ne contient pas cette opération.',
    remedy: 'La page du contrat donne toutes ses opérations.',
  },
  'territoire-non-raccorde': {
    meaning:
      'Le territoire existe, mais ni lui ni son intercommunalité n’a raccordé de service à ce contrat.',
    remedy: 'Rien à corriger de votre côté : adressez-vous au territoire.',
  },
  'operation-non-couverte': {
    meaning: 'L’éditeur raccordé ne fournit pas de quoi répondre à cette opération du contrat.',
    remedy: 'La page de couverture dit ce que cet éditeur fournit sur ce territoire.',
  },
  'methode-non-permise': {
    meaning: 'La ressource existe, mais pas avec cette méthode HTTP.',
    remedy: 'L’en-tête « Allow » de la réponse donne les méthodes permises.',
  },
  'format-non-disponible': {
    meaning: 'Aucun des formats demandés par l’en-tête « Accept » n’est disponible ici.',
    remedy: 'Le détail de la réponse donne les formats disponibles.',
  },
  'ecriture-non-rejouable': {
    meaning:
      'Une preuve de bascule rejoue des lectures à travers deux éditeurs. Une écriture rejouée existerait deux fois : elle est refusée.',
    remedy: 'Retirez les écritures des échanges à rejouer ; essayez-les sur un service de test.',
  },
  'essai-inconnu': {
    meaning: 'Aucun service candidat n’est à l’essai sur ce raccordement.',
    remedy: 'Ouvrez un essai, ou vérifiez le territoire et le contrat.',
  },
  'service-inconnu': {
    meaning: 'Aucun service ne porte cet identifiant dans le registre.',
    remedy: 'Choisissez un service du registre, ou chargez-le d’abord.',
  },
  'service-incompatible': {
    meaning: 'Le service choisi n’est pas prévu pour ce contrat.',
    remedy: 'Choisissez un service enregistré pour le même contrat et la même version majeure.',
  },
  'corps-trop-grand': {
    meaning: 'L’envoi dépasse la taille acceptée.',
    remedy:
      'Retirez les fichiers inutiles, ou vérifiez le document avec la commande « prise lint ».',
  },
  'type-non-pris-en-charge': {
    meaning: 'Le type de contenu de l’envoi n’est pas de ceux qui peuvent être lus ici.',
    remedy: 'Envoyez du YAML, du JSON, ou un formulaire multipart/form-data.',
  },
  'ruleset-inconnu': {
    meaning: 'Le référentiel de règles demandé n’existe pas.',
    remedy: 'Le détail de la réponse donne les référentiels connus.',
  },
  'profil-inconnu': {
    meaning: 'Aucun profil ne porte ce nom dans cette version.',
    remedy:
      'Le détail de la réponse donne des profils connus ; tous sont à l’adresse « /api/profils ». Le profil d’une collectivité se nomme avec sa version : 33063/mon-profil@1.0.0.',
  },
  'profil-invalide': {
    meaning:
      'Le profil n’a pas la forme attendue, ou nomme un référentiel ou une règle qui n’existe pas.',
    remedy: 'Le membre « violations » de la réponse donne chaque erreur et sa place.',
  },
  'profil-fige': {
    meaning:
      'Cette version du profil existe déjà avec un autre contenu : un marché peut la citer par son empreinte, elle ne change plus.',
    remedy: 'Enregistrez le nouveau contenu sous un nouveau numéro de version.',
  },
  'decisions-invalides': {
    meaning: 'Le champ « decisions » du formulaire ne peut pas être lu.',
    remedy: 'Le membre « violations » de la réponse donne chaque erreur et sa place.',
  },
  'jeton-refuse': {
    meaning: 'Le jeton envoyé n’est pas celui qui efface cette vérification.',
    remedy:
      'Envoyez le jeton reçu au dépôt (« Prise-Deletion-Token »). Perdu, il ne peut pas être retrouvé : seule son empreinte est gardée.',
  },
  'document-absent': {
    meaning: 'La demande de vérification ne contient aucun document.',
    remedy: 'Collez un document OpenAPI ou choisissez au moins un fichier.',
  },
  'trop-de-documents': {
    meaning: 'L’envoi contient plus de fichiers qu’une vérification n’en accepte.',
    remedy: 'Vérifiez les documents en plusieurs fois.',
  },
  'trop-de-requetes': {
    meaning: 'Vous avez dépassé le nombre de requêtes permis.',
    remedy: 'Attendez le délai donné par l’en-tête « Retry-After ».',
  },
  'client-parti': {
    meaning: 'La connexion a été fermée avant que la réponse soit prête.',
    remedy: 'Renvoyez la requête, avec un délai d’attente plus long.',
  },
  'erreur-interne': {
    meaning: 'La passerelle a rencontré une erreur qu’elle n’avait pas prévue.',
    remedy: 'Réessayez plus tard. Si l’erreur demeure, signalez-la avec son identifiant.',
  },
  'passerelle-saturee': {
    meaning: 'La passerelle traite déjà autant de requêtes qu’elle le peut.',
    remedy: 'Réessayez après le délai donné par l’en-tête « Retry-After ».',
  },
  'administration-fermee': {
    meaning: 'L’API d’administration n’est pas ouverte sur cette passerelle.',
    remedy: 'L’exploitant l’ouvre en définissant la variable ADMIN_TOKEN.',
  },
  'configuration-incomplete': {
    meaning: 'Le raccordement existe, mais ses réglages sont incomplets ou ne sont pas compris.',
    remedy:
      'Rien à corriger de votre côté : l’exploitant du territoire doit compléter le registre.',
  },
  'editeur-injoignable': {
    meaning: 'Le serveur de l’éditeur ne répond pas, ou la connexion est refusée.',
    remedy: 'Réessayez plus tard. Une réponse récente est servie quand il en reste une.',
  },
  'enregistrement-inconnu': {
    meaning: 'L’opération existe, mais l’éditeur raccordé ne connaît pas cet enregistrement.',
    remedy: 'Vérifiez l’identifiant : repartez de la liste que donne le contrat.',
  },
  'demande-refusee': {
    meaning:
      'La demande respecte le contrat, mais l’éditeur raccordé ne l’accepte pas en l’état : une valeur qu’il ne connaît pas, une étape qu’il ne permet pas.',
    remedy: 'Le détail dit ce qu’il refuse ; corrigez la demande, puis renvoyez-la.',
  },
  'corps-hors-contrat': {
    meaning: 'Le corps envoyé ne respecte pas le schéma que le contrat déclare.',
    remedy: 'Le membre « violations » de la réponse dit ce qui est attendu, champ par champ.',
  },
  'portee-insuffisante': {
    meaning: 'Le jeton est valable, mais il n’ouvre pas cette opération du contrat.',
    remedy: 'Demandez au territoire un jeton qui porte la portée que le détail nomme.',
  },
  'cle-idempotence-invalide': {
    meaning: 'L’en-tête Idempotency-Key n’a pas la forme attendue.',
    remedy: 'Envoyez de 8 à 255 caractères ASCII visibles, un UUID par exemple.',
  },
  'cle-idempotence-reutilisee': {
    meaning:
      'Cette clé d’idempotence a déjà servi pour une demande différente : rejouer l’ancienne réponse serait faux, exécuter la nouvelle aussi.',
    remedy: 'Choisissez une nouvelle clé pour chaque nouvelle demande.',
  },
  'ecriture-en-cours': {
    meaning: 'La même écriture, sous la même clé, n’est pas encore terminée.',
    remedy: 'Attendez le délai indiqué, puis renvoyez la même requête avec la même clé.',
  },
  'ecriture-incertaine': {
    meaning:
      'La demande est partie vers l’éditeur, qui n’a pas répondu lisiblement ou n’en a accepté que le début : elle a peut-être été exécutée. La passerelle ne la renvoie jamais d’elle-même, pour ne pas l’exécuter deux fois.',
    remedy: 'Cherchez d’abord l’enregistrement par une lecture ; ne renvoyez que s’il n’y est pas.',
  },
  'editeur-acces-refuse': {
    meaning: 'L’éditeur n’accepte pas la clé avec laquelle la passerelle se présente à lui.',
    remedy: 'Rien à corriger de votre côté : signalez-le au territoire, qui vérifiera la clé.',
  },
  'editeur-en-erreur': {
    meaning: 'Le serveur de l’éditeur a répondu par une erreur.',
    remedy: 'Réessayez plus tard. L’exploitant voit l’incident dans son journal.',
  },
  'editeur-reponse-illisible': {
    meaning:
      'La réponse de l’éditeur n’est pas un document lisible : du JSON tronqué, par exemple.',
    remedy: 'Réessayez plus tard. Rien d’illisible n’est transmis ni gardé.',
  },
  'editeur-reponse-non-conforme': {
    meaning: 'La réponse de l’éditeur n’a pas la forme que sa propre documentation annonce.',
    remedy: 'Réessayez plus tard. L’éditeur doit corriger son service ou prévenir du changement.',
  },
  'editeur-hors-contrat': {
    meaning:
      'La réponse de l’éditeur, une fois mise en forme, ne respecte pas le contrat du territoire.',
    remedy: 'Réessayez plus tard. Rien d’invalide n’est transmis ni gardé.',
  },
  'editeur-redirection': {
    meaning:
      'Le serveur de l’éditeur renvoie vers une adresse qui n’est pas de celles autorisées pour ce service.',
    remedy: 'L’éditeur doit répondre lui-même, ou l’exploitant doit autoriser la nouvelle adresse.',
  },
  'editeur-reponse-trop-grande': {
    meaning: 'La réponse de l’éditeur dépasse la taille acceptée.',
    remedy: 'Réessayez plus tard. L’éditeur doit découper sa réponse.',
  },
  'editeur-suspendu': {
    meaning: 'Après des échecs répétés, l’éditeur n’est plus appelé pendant un moment.',
    remedy: 'Réessayez après le délai donné par l’en-tête « Retry-After ».',
  },
  'editeur-trop-lent': {
    meaning: 'L’éditeur n’a pas répondu dans le temps imparti.',
    remedy: 'Réessayez plus tard. Une réponse récente est servie quand il en reste une.',
  },
};
