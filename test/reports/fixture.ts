import type { Finding, Report, RuleOutcome, Scores, Upcoming } from '../../src/model/report.ts';
import type { RuleDescription } from '../../src/model/rule.ts';
import { DIGEST, description, finding, outcome, waiver } from './build.ts';
import { HOSTILE_DOCUMENT, HOSTILE_NAME, HOSTILE_RULES, HOSTILE_SOURCE } from './hostile.ts';

/** A report as the engine writes it, by hand: every outcome, every state of a waiver. */
export const SOURCE = `openapi: 3.0.3
info:
  title: Déchèteries de la métropole
  version: "1.4"
servers:
  - url: http://api.editeur-a.example/dechets
  - url: https://api.editeur-a.example/dechets
paths:
  /decheteries:
    get:
      parameters:
        - name: api_key
          in: query
          schema: { type: string }
      responses:
        "200":
          description: Liste des déchèteries
  /decheteries/{id}:
    get:
      operationId: getDecheterie
      responses:
        "200":
          description: Une déchèterie
`;

export const SOURCES: ReadonlyMap<string, string> = new Map([
  ['dechets.yaml', SOURCE],
  [HOSTILE_NAME, HOSTILE_SOURCE],
]);

export const FINDINGS: readonly Finding[] = [
  finding({
    rule: 'territoire-license',
    severity: 'warn',
    message: 'La description n’indique pas de licence.',
    waiver: 0,
    path: ['info'],
    range: { start: { line: 1, character: 5 }, end: { line: 3, character: 16 } },
  }),
  finding({
    rule: 'territoire-https-only',
    message: 'Le serveur n’est pas en https.',
    equivalence: {
      rule: 'territoire-https-only',
      path: '/servers/0',
      proof: 'Le serveur n’est joignable que par le VPN de la métropole ; voir l’annexe 2.',
      author: 'Éditeur A',
      decision: 'claimed',
    },
    path: ['servers', 0, 'url'],
    range: { start: { line: 5, character: 9 }, end: { line: 5, character: 45 } },
  }),
  finding({
    rule: 'territoire-operation-id',
    severity: 'warn',
    message: 'L’opération n’a pas d’operationId.',
    waiver: 2,
    path: ['paths', '/decheteries', 'get'],
    range: { start: { line: 9, character: 8 }, end: { line: 16, character: 46 } },
  }),
  finding({
    rule: 'territoire-no-credential-in-query',
    message: 'Le paramètre « api_key » fait passer un secret dans l’URL.',
    waiver: 1,
    path: ['paths', '/decheteries', 'get', 'parameters', 0, 'name'],
    range: { start: { line: 11, character: 16 }, end: { line: 11, character: 23 } },
  }),
];

const OUTCOMES: readonly RuleOutcome[] = [
  outcome('territoire-https-only', {
    outcome: 'failed',
    failing: 1,
    findings: 1,
    title: 'Toutes les adresses de serveur sont en https',
  }),
  outcome('territoire-no-credential-in-query', {
    outcome: 'failed',
    nodes: 1,
    failing: 1,
    findings: 1,
    title: 'Aucun secret dans une adresse',
  }),
  outcome('territoire-operation-id', {
    outcome: 'failed',
    severity: 'warn',
    mandatory: false,
    failing: 1,
    findings: 1,
    title: 'Chaque opération porte un operationId',
  }),
  outcome('territoire-license', {
    outcome: 'waived',
    severity: 'warn',
    mandatory: false,
    nodes: 1,
    failing: 1,
    findings: 1,
    waived: 1,
    title: 'La licence des données est indiquée',
  }),
  outcome('territoire-contact', { title: 'Un contact est indiqué', nodes: 1 }),
  outcome('territoire-security-declared', { title: 'La sécurité est déclarée' }),
  outcome('territoire-pagination', {
    outcome: 'not-applicable',
    severity: 'warn',
    mandatory: false,
    nodes: 0,
    title: 'Les collections sont paginées',
  }),
  outcome('territoire-date-time', {
    outcome: 'inconclusive',
    severity: 'warn',
    mandatory: false,
    nodes: 0,
    why: 'La règle n’a pas fini dans le temps imparti.',
    title: 'Les dates suivent la RFC 3339',
  }),
];

const WAIVERS = [
  waiver({}),
  waiver({
    rule: 'territoire-no-credential-in-query',
    path: '/paths/~1decheteries/get',
    motive: 'Les panneaux d’affichage ne savent pas envoyer d’en-tête.',
    state: 'requested',
  }),
  waiver({
    rule: 'territoire-operation-id',
    motive: 'Les identifiants viennent avec la version 1.4.',
    until: '2026-09-30',
    state: 'expired',
  }),
  waiver({
    rule: 'territoire-contact',
    motive: 'Contact commun à tous les services, tenu par la DSI.',
    author: 'DSI',
    origin: 'buyer',
    state: 'unused',
    findings: 0,
  }),
  waiver({
    rule: 'territoire-inconnue',
    motive: 'Nous ne sommes pas concernés.',
    state: 'invalid',
    why: 'règle inconnue de ce référentiel : territoire-inconnue',
    findings: 0,
  }),
];

const RULES: readonly RuleDescription[] = OUTCOMES.map(({ rule, title }, index) =>
  description(rule, {
    title,
    ...(index === 0
      ? {}
      : {
          family: 'publication' as const,
          axis: 'interoperability' as const,
          effort: (['low', 'medium', 'high'] as const)[index % 3] ?? null,
          fix: ['Complétez la description.'],
          example: null,
        }),
  }),
);

const SCORES: Scores = {
  formula: 'note d’un axe = 100 × somme des points ÷ somme des poids',
  axes: [
    {
      axis: 'interoperability',
      score: 62.5,
      terms: [
        { rule: 'territoire-operation-id', weight: 3, judged: 2, met: 1, points: 1.5 },
        { rule: 'territoire-contact', weight: 1, judged: 1, met: 1, points: 1 },
      ],
    },
    {
      axis: 'security',
      score: 50,
      terms: [{ rule: 'territoire-https-only', weight: 5, judged: 2, met: 1, points: 2.5 }],
    },
    { axis: 'robustness', score: null, terms: [] },
    { axis: 'reversibility', score: 100, terms: [] },
  ],
  overall: 70.8,
  below: ['security'],
};

const UPCOMING: Upcoming = {
  version: '1.1.0',
  outcomes: [
    outcome('territoire-deprecation', {
      outcome: 'failed',
      severity: 'warn',
      mandatory: false,
      findings: 1,
      failing: 1,
      title: 'Une fin de vie est annoncée',
    }),
  ],
  findings: [
    finding({
      rule: 'territoire-deprecation',
      severity: 'warn',
      message: 'Aucune politique de dépréciation n’est décrite.',
      path: ['info'],
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
    }),
  ],
};

const ENGINE = { id: 'prise', version: '0.1.0', digest: DIGEST } as const;
const RULESET = { id: 'territoire', version: '0.1.0', digest: DIGEST } as const;

export const CLEAN_REPORT: Report = {
  schema: 'https://prise-numerique.fr/schemas/report/1',
  engine: ENGINE,
  ruleset: RULESET,
  profile: { id: 'metropole', version: '1.0.0', digest: DIGEST },
  asOf: '2026-11-21',
  verdict: 'non-conforme',
  documents: [
    {
      name: 'dechets.yaml',
      sha256: DIGEST,
      bytes: new TextEncoder().encode(SOURCE).length,
      openapi: '3.0.3',
      title: 'Déchèteries de la métropole',
      operations: 2,
      verdict: 'non-conforme',
      obstacles: [],
      outcomes: OUTCOMES,
      findings: FINDINGS,
      waivers: WAIVERS,
      scores: SCORES,
      upcoming: UPCOMING,
    },
  ],
  rules: RULES,
  parts: [],
  digest: DIGEST,
};

export const REPORT: Report = {
  ...CLEAN_REPORT,
  verdict: 'non-evaluable',
  documents: [...CLEAN_REPORT.documents, HOSTILE_DOCUMENT],
  rules: [...RULES, ...HOSTILE_RULES],
};

export const CONFORMING_REPORT: Report = {
  ...CLEAN_REPORT,
  verdict: 'conforme',
  documents: CLEAN_REPORT.documents.map((document) => ({
    ...document,
    verdict: 'conforme',
    outcomes: OUTCOMES.filter(({ outcome: became }) => became === 'passed'),
    findings: [],
    waivers: [],
    upcoming: null,
  })),
};
