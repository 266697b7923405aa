import type { Equivalence } from '../../model/decision.ts';
import type { Outcome, Severity, Verdict, WaiverReport, WaiverState } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';

/** What the codes of a report are called: the same words in every format. */
const codes = {
  severity: {
    error: 'erreur',
    warn: 'avertissement',
    info: 'information',
    hint: 'conseil',
  } satisfies Record<Severity, string>,
  outcome: {
    passed: 'respectée',
    failed: 'non respectée',
    'not-applicable': 'sans objet',
    inconclusive: 'non concluante',
    waived: 'dérogation',
  } satisfies Record<Outcome, string>,
  waiverState: {
    applied: 'en vigueur',
    requested: 'demandée, non accordée',
    expired: 'échue',
    unused: 'sans objet',
    invalid: 'non valable',
  } satisfies Record<WaiverState, string>,
  waiverOrigin: {
    document: 'inscrite dans le document',
    buyer: 'donnée par l’acheteur',
  } satisfies Record<WaiverReport['origin'], string>,
  equivalence: {
    claimed: 'invoquée, à décider par l’acheteur',
    accepted: 'acceptée par l’acheteur',
    rejected: 'refusée par l’acheteur',
  } satisfies Record<Equivalence['decision'], string>,
};

const verdict: Readonly<
  Record<Verdict, { readonly label: string; readonly meaning: string; readonly next: string }>
> = {
  conforme: {
    label: 'Conforme',
    meaning: 'Toutes les règles applicables sont respectées.',
    next: 'Joignez ce rapport à votre offre : son empreinte permet à l’acheteur de refaire la vérification et de retrouver exactement le même résultat.',
  },
  'conforme-avec-reserves': {
    label: 'Conforme avec réserves',
    meaning:
      'Toutes les règles obligatoires applicables sont respectées ; des règles recommandées ne le sont pas, ou n’ont pas pu être jugées.',
    next: 'Rien n’empêche de déposer ce document. Traitez les réserves, ou indiquez quand elles le seront.',
  },
  'non-conforme': {
    label: 'Non conforme',
    meaning: 'Au moins une règle obligatoire n’est pas respectée.',
    next: 'Corrigez les erreurs relevées puis vérifiez à nouveau, ou préparez la preuve que votre solution est équivalente.',
  },
  'non-evaluable': {
    label: 'Non évaluable',
    meaning: 'Le document n’a pas pu être jugé : ce n’est ni une réussite ni un échec.',
    next: 'Levez l’obstacle indiqué puis vérifiez à nouveau.',
  },
};

/** Singular and plural. */
const nouns = {
  finding: ['constat', 'constats'],
  otherFinding: ['autre constat', 'autres constats'],
  other: ['autre', 'autres'],
  document: ['document', 'documents'],
  operation: ['opération', 'opérations'],
  rule: ['règle', 'règles'],
  ruleMet: ['règle respectée', 'règles respectées'],
  ruleUnmet: ['règle non respectée', 'règles non respectées'],
  ruleInconclusive: ['règle non concluante', 'règles non concluantes'],
  ruleNotApplicable: ['règle sans objet', 'règles sans objet'],
  ruleFull: ['autre règle a tous ses points', 'autres règles ont tous leurs points'],
  met: ['respectée', 'respectées'],
  unmet: ['non respectée', 'non respectées'],
  inconclusive: ['non concluante', 'non concluantes'],
  error: ['erreur', 'erreurs'],
  warn: ['avertissement', 'avertissements'],
  info: ['information', 'informations'],
  hint: ['conseil', 'conseils'],
  remark: ['remarque', 'remarques'],
  waiver: ['dérogation', 'dérogations'],
  otherLine: ['autre ligne porte', 'autres lignes portent'],
  byte: ['octet', 'octets'],
} satisfies Record<string, readonly [string, string]>;

const report = {
  title: 'Rapport de vérification',
  verdict: 'Verdict',
  verdictOfSome:
    'Au moins un document n’a pas pu être jugé : ce n’est ni une réussite ni un échec.',
  next: 'Et maintenant ?',
  equivalenceNote:
    'Ce verdict informe, il ne rejette pas. Une offre ne peut pas être écartée parce qu’elle n’est pas conforme à une norme si le candidat prouve, par tout moyen approprié, que sa solution satisfait de manière équivalente aux exigences (code de la commande publique, article R. 2111-11).',
  apart: 'À part',
  rules: 'règles',
  notApplicable: 'sans objet',
  notOpenapi: 'pas une description OpenAPI',
  obstacle: 'Obstacle',
  parts: 'Fichiers jugés avec le document qui s’y réfère',
  partsLine: 'Jugés avec le document qui s’y réfère',
  ruleset: 'Référentiel',
  engine: 'Moteur',
  profile: 'Profil',
  reportDigest: 'Rapport',
  digestLine: 'empreinte du rapport',
  asOf: 'Dérogations tenues pour en vigueur ou échues au',
  line: 'ligne',
  column: 'colonne',
  inJson: 'dans le rapport JSON',
  noFinding: 'Aucun constat.',
  document: 'Document',
};

const sections = {
  officer: 'Analyse règle par règle',
  officerFor: 'Pour l’acheteur',
  vendor: 'Constats et corrections',
  vendorFor: 'Pour l’éditeur',
  allRules: 'Toutes les règles',
  scores: 'Notes',
  waivers: 'Dérogations',
  upcoming: 'À venir en',
  source: 'Document annoté',
  proof: 'Pour refaire cette vérification',
};

/** For the person who has to decide. */
const officer = {
  intro:
    'Chaque règle qui n’est pas pleinement respectée : ce qui est exigé, sur quel fondement, ce qui manque et à qui d’agir.',
  nothing: 'Aucune règle ne demande d’analyse : toutes celles qui s’appliquent sont respectées.',
  required: 'Exigé',
  basis: 'Fondement',
  noBasis: 'aucun fondement n’est indiqué par le référentiel',
  met: 'Respecté',
  metCount: (met: string, judged: string) => `${met} sur ${judged} éléments jugés`,
  notJudged: 'non jugé',
  missing: 'Ce qui manque',
  missingUnknown: 'la règle n’a pas pu finir : rien ne prouve qu’elle est respectée',
  times: (n: string) => `${n} fois`,
  actor: 'À qui d’agir',
  actors: {
    vendor: 'l’éditeur corrige sa description ou son service',
    buyer: 'l’acheteur décide de la demande du candidat ; à défaut, l’éditeur corrige',
    check: 'l’acheteur fait vérifier ce point autrement, ou refait la vérification',
    later: 'personne jusqu’au terme de la dérogation, puis l’éditeur',
    nobody: 'personne : l’acheteur a accepté l’équivalence',
  },
  effort: 'Effort de correction',
  effortUnknown: 'non estimé',
  mandatory: 'obligatoire',
  recommended: 'recommandée',
  waiver: 'Dérogation',
  noWaiver: 'aucune',
  until: (date: string) => `jusqu’au ${date}`,
  equivalence: 'Solution équivalente (R.\u00a02111-11)',
  noEquivalence: 'aucune n’est invoquée dans le document',
  proof: 'Preuve apportée',
  by: 'Par',
  decision: 'Décision de l’acheteur',
  blankDecision: '☐ acceptée   ☐ refusée   le',
  blankSigned: 'nom et visa',
};

const vendor = {
  intro: 'Où exactement, pourquoi, et comment corriger.',
  rule: 'Règle',
  page: 'pourquoi et comment corriger',
  how: 'Comment corriger',
  example: 'Ce qui est attendu',
  closed: { waived: 'couvert par une dérogation', accepted: 'équivalence acceptée' },
  left: 'à lire dans le rapport JSON',
};

const tables = {
  outcome: 'Résultat',
  severity: 'Gravité',
  nodes: 'Éléments jugés',
  findings: 'Constats',
  allRulesNote:
    'Une règle « sans objet » n’a rien trouvé à juger dans le document ; une règle « non concluante » n’a pas pu finir et ne compte pas comme respectée.',
  including: 'dont',
  motive: 'Motif',
  author: 'Auteur',
  term: 'Terme',
  state: 'État',
  where: 'Portée',
  wholeDocument: 'tout le document',
  waiversNote:
    'Une dérogation dit pourquoi, sur la parole de qui et jusqu’à quand une règle n’est pas opposée au document. Échue, elle ne couvre plus rien ; demandée par le candidat pour une règle obligatoire, elle attend la décision de l’acheteur.',
  upcomingNote:
    'La prochaine version du référentiel ne compte ni dans le verdict ni dans les notes : voici ce qu’elle dirait de ce document.',
  upcomingNothing: 'Rien de plus ne serait relevé.',
  linesLeft: (lines: string, name: string) =>
    `${lines} des constats de ${name} : le rapport JSON les donne tous.`,
  gap: 'Lignes non affichées',
};

const scores = {
  overall: 'Note globale',
  none: 'pas de note',
  noneWhy: 'pas de note : aucune règle de cet axe n’a pu être jugée, ou l’une n’est pas concluante',
  formula: 'Formule',
  terms: 'Calcul, règle par règle',
  weight: 'Poids',
  judged: 'Jugés',
  met: 'Respectés',
  points: 'Points',
  axis: 'Axe',
  below: 'sous le seuil du profil',
  outOf: 'sur 100',
};

const proof = {
  note: 'Le même document, le même référentiel et le même moteur donnent le même rapport, à l’octet près : comparez les empreintes (SHA-256).',
};

/** For machines that show them to people: merge requests, continuous integration. */
const machine = {
  obstacleRule: 'Le document peut être jugé',
  truncated: (shown: string, all: string) => `${shown} constats sur ${all} sont donnés ici`,
  annotationsMax: (max: string, left: string) =>
    `GitHub montre ${max} annotations par gravité et par étape : ${left} constats de plus sont dans le journal.`,
  details: 'Détail des constats',
  detailsLeft: (rules: string) =>
    `${rules} de plus : le commentaire serait trop long, lisez le rapport HTML ou JSON.`,
  failedRules: 'Règles non respectées',
};

export const fr = {
  language: 'fr' as Language,
  ...codes,
  verdict,
  nouns: nouns as Readonly<Record<keyof typeof nouns, readonly [string, string]>>,
  report,
  sections,
  officer,
  vendor,
  tables,
  scores,
  proof,
  machine,
  /** French: zero and one are singular. Thousands apart by a narrow no-break space. */
  plural: (n: number) => n >= 2,
  thousands: '\u202f',
  point: ',',
  bytes: { kilo: 'ko', mega: 'Mo' },
  colon: '\u00a0:',
  quoted: (text: string) => `«\u00a0${text}\u00a0»`,
};

export type Words = typeof fr;
