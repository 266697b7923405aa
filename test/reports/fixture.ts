import type { Finding, Report, RuleOutcome } from '../../src/model/report.ts';

/** A report as the engine writes it, by hand: every outcome, two documents, hostile strings. */
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

/** What a supplier could write to break out of a format, or to deceive a reader. */
export const HOSTILE = {
  script: '</script><script>alert(1)</script><img src=x onerror=alert(2)>',
  ansi: '\u001b[2K\u001b[1A\u001b[32mConforme\u001b[0m \u009b31m',
  rtl: 'facture\u202efdp.exe\u202c',
  lines: 'une ligne\nVerdict : Conforme\r\nune autre\u2028encore',
  quotes: `" onmouseover="alert(3)' x='`,
  markdown: '[lien](javascript:alert(4)) | <b>gras</b> `code`',
} as const;

export const HOSTILE_NAME = 'devis\n\u202elmay.\u202c"><svg onload=alert(5)>.yaml';
const HOSTILE_SOURCE = `{"info":"${HOSTILE.script}\u001b[31m","x":"${'a'.repeat(20_000)}"}\n`;

export const SOURCES: ReadonlyMap<string, string> = new Map([
  ['dechets.yaml', SOURCE],
  [HOSTILE_NAME, HOSTILE_SOURCE],
]);

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

function outcome(rule: string, changes: Partial<RuleOutcome>): RuleOutcome {
  return {
    rule,
    severity: 'error',
    mandatory: true,
    outcome: 'passed',
    nodes: 2,
    failing: 0,
    findings: 0,
    waived: 0,
    accepted: 0,
    why: null,
    title: null,
    documentation: `https://prise-numerique.fr/regles/${rule}`,
    ...changes,
  };
}

function finding(changes: Partial<Finding> & Pick<Finding, 'rule' | 'message'>): Finding {
  return {
    severity: 'error',
    path: [],
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
    source: 'dechets.yaml',
    fingerprint: '5e884898da28',
    waiver: null,
    equivalence: null,
    ...changes,
  };
}

export const FINDINGS: readonly Finding[] = [
  finding({
    rule: 'territoire-license',
    severity: 'warn',
    message: 'La description n’indique pas de licence.',
    path: ['info'],
    range: { start: { line: 1, character: 5 }, end: { line: 3, character: 16 } },
  }),
  finding({
    rule: 'territoire-https-only',
    message: 'Le serveur n’est pas en https.',
    path: ['servers', 0, 'url'],
    range: { start: { line: 5, character: 9 }, end: { line: 5, character: 45 } },
  }),
  finding({
    rule: 'territoire-operation-id',
    severity: 'warn',
    message: 'L’opération n’a pas d’operationId.',
    path: ['paths', '/decheteries', 'get'],
    range: { start: { line: 9, character: 8 }, end: { line: 16, character: 46 } },
  }),
  finding({
    rule: 'territoire-no-credential-in-query',
    message: 'Le paramètre « api_key » fait passer un secret dans l’URL.',
    path: ['paths', '/decheteries', 'get', 'parameters', 0, 'name'],
    range: { start: { line: 11, character: 16 }, end: { line: 11, character: 23 } },
  }),
];

const OUTCOMES: readonly RuleOutcome[] = [
  outcome('territoire-https-only', {
    outcome: 'failed',
    findings: 1,
    title: 'Toutes les adresses de serveur sont en https',
  }),
  outcome('territoire-no-credential-in-query', {
    outcome: 'failed',
    nodes: 1,
    findings: 1,
    title: 'Aucun secret dans une adresse',
  }),
  outcome('territoire-operation-id', {
    outcome: 'failed',
    severity: 'warn',
    mandatory: false,
    findings: 1,
    title: 'Chaque opération porte un operationId',
  }),
  outcome('territoire-license', {
    outcome: 'waived',
    severity: 'warn',
    mandatory: false,
    nodes: 1,
    findings: 1,
    why: 'Dérogation de la DSI jusqu’au 31 mars 2027 : licence en cours de validation.',
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

const HOSTILE_FINDINGS: readonly Finding[] = [
  ...Object.values(HOSTILE).map((text, index) =>
    finding({
      rule: `hostile-${index}`,
      message: text,
      path: ['paths', text, 'get'],
      source: HOSTILE_NAME,
      range: { start: { line: 0, character: 9 + index }, end: { line: 0, character: 30 } },
    }),
  ),
  finding({
    rule: HOSTILE.quotes,
    message: 'long '.repeat(2048),
    source: HOSTILE_NAME,
    range: { start: { line: 0, character: 15_000 }, end: { line: 4, character: 1 } },
  }),
];

const ENGINE = { id: 'prise', version: '0.1.0', digest: DIGEST } as const;
const RULESET = { id: 'territoire', version: '0.1.0', digest: DIGEST } as const;

export const CLEAN_REPORT: Report = {
  schema: 'https://prise-numerique.fr/schemas/report/1',
  engine: ENGINE,
  ruleset: RULESET,
  profile: null,
  asOf: null,
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
      waivers: [],
      scores: null,
      upcoming: null,
    },
  ],
  rules: [],
  parts: [],
  digest: DIGEST,
};

export const REPORT: Report = {
  ...CLEAN_REPORT,
  verdict: 'non-evaluable',
  documents: [
    ...CLEAN_REPORT.documents,
    {
      name: HOSTILE_NAME,
      sha256: DIGEST,
      bytes: HOSTILE_SOURCE.length,
      openapi: HOSTILE.ansi,
      title: HOSTILE.script,
      operations: 0,
      verdict: 'non-evaluable',
      obstacles: [{ code: 'pas-openapi', message: `Illisible près de ${HOSTILE.script}` }],
      outcomes: [
        outcome(HOSTILE.quotes, {
          outcome: 'failed',
          findings: 1,
          title: HOSTILE.markdown,
          documentation: 'javascript:alert(6)',
        }),
        ...HOSTILE_FINDINGS.slice(0, -1).map(({ rule }) =>
          outcome(rule, {
            outcome: 'failed',
            findings: 1,
            why: HOSTILE.lines,
            documentation: null,
          }),
        ),
      ],
      findings: HOSTILE_FINDINGS,
      waivers: [],
      scores: null,
      upcoming: null,
    },
  ],
};

export const CONFORMING_REPORT: Report = {
  ...CLEAN_REPORT,
  verdict: 'conforme',
  documents: CLEAN_REPORT.documents.map((document) => ({
    ...document,
    verdict: 'conforme',
    outcomes: OUTCOMES.filter(({ outcome: became }) => became === 'passed'),
    findings: [],
  })),
};
