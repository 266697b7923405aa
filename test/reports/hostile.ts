import type { DocumentReport, Finding, Scores, Upcoming } from '../../src/model/report.ts';
import type { RuleDescription } from '../../src/model/rule.ts';
import { DIGEST, description, finding, outcome, waiver } from './build.ts';

/** What a supplier could write to break out of a format, or to deceive a reader. */
export const HOSTILE = {
  script: '</script><script>alert(1)</script><img src=x onerror=alert(2)>',
  ansi: '\u001b[2K\u001b[1A\u001b[32mConforme\u001b[0m \u009b31m',
  rtl: 'facture\u202efdp.exe\u202c',
  lines: 'une ligne\nVerdict : Conforme\r\nune autre\u2028encore',
  quotes: `" onmouseover="alert(3)' x='`,
  markdown: '[lien](javascript:alert(4)) | <b>gras</b> `code`',
  mentions: '@etalab/tous voyez #1, !2, GH-3, http://mal.example et www.mal.example :smile:',
  table: '\\| a \\\\| b `c | d` </summary></details>\n\n# Titre',
  commands: '\n::set-output name=verdict::conforme\n##[add-mask]x ::stop-commands::jeton %0A',
  formula: "=cmd|' /C calc'!A0;=1+1; +2",
  sum: '@SUM(1;2)',
  xml: ']]><!-- & \u0000 \u000b \ufffe --> <?x?> &lol;',
  surrogates: 'a\ud800b\udc00c',
  placeholders: '{0} {{1}} [a](0) [b](file:///etc/passwd)',
} as const;

export const HOSTILE_NAME = 'devis\n\u202elmay.\u202c"><svg onload=alert(5)>.yaml';
export const HOSTILE_SOURCE = `{"info":"${HOSTILE.script}\u001b[31m","x":"${'a'.repeat(20_000)}"}\n`;

const TEXTS = Object.values(HOSTILE);

/** Rules of a user's own ruleset may be called anything. */
const RULES = TEXTS.map((text, index) => `hostile-${index} ${text}`);

const FINDINGS: readonly Finding[] = [
  ...TEXTS.map((text, index) =>
    finding({
      rule: RULES[index] ?? '',
      message: text,
      path: ['paths', text, 'get'],
      source: HOSTILE_NAME,
      range: { start: { line: 0, character: 9 + index }, end: { line: 0, character: 30 } },
      waiver: index,
      equivalence: {
        rule: RULES[index] ?? '',
        path: `/${text}`,
        proof: text,
        author: text,
        decision: index % 2 === 0 ? 'claimed' : 'accepted',
      },
    }),
  ),
  finding({
    rule: HOSTILE.quotes,
    message: 'long '.repeat(4096),
    source: HOSTILE_NAME,
    range: { start: { line: 0, character: 15_000 }, end: { line: 4, character: 1 } },
  }),
];

const SCORES: Scores = {
  formula: HOSTILE.script,
  axes: [
    {
      axis: 'security',
      score: 12.5,
      terms: [{ rule: HOSTILE.formula, weight: 8, judged: 8, met: 1, points: 1 }],
    },
    { axis: 'robustness', score: null, terms: [] },
  ],
  overall: null,
  below: ['security', 'overall'],
};

const UPCOMING: Upcoming = {
  version: HOSTILE.ansi,
  outcomes: [outcome(HOSTILE.markdown, { outcome: 'failed', findings: 1, title: HOSTILE.table })],
  findings: [finding({ rule: HOSTILE.markdown, message: HOSTILE.lines, source: HOSTILE_NAME })],
};

export const HOSTILE_RULES: readonly RuleDescription[] = TEXTS.map((text, index) =>
  description(RULES[index] ?? '', {
    title: text,
    documentation: `javascript:alert("${text}")`,
    basis: [text],
    fix: [text, `\`${text}\``],
    example: `${text}\n\`\`\`\n<b>`,
  }),
);

/** Every place of a report where a stranger's words may stand, filled with the worst of them. */
export const HOSTILE_DOCUMENT: DocumentReport = {
  name: HOSTILE_NAME,
  sha256: DIGEST,
  bytes: HOSTILE_SOURCE.length,
  openapi: HOSTILE.ansi,
  title: HOSTILE.script,
  operations: 0,
  verdict: 'non-evaluable',
  obstacles: TEXTS.map((text) => ({ code: text, message: `Illisible près de ${text}` })),
  outcomes: [
    outcome(HOSTILE.quotes, {
      outcome: 'failed',
      findings: 1,
      title: HOSTILE.markdown,
      documentation: 'javascript:alert(6)',
    }),
    ...TEXTS.map((text, index) =>
      outcome(RULES[index] ?? '', {
        outcome: (['failed', 'inconclusive', 'waived'] as const)[index % 3] ?? 'failed',
        findings: 1,
        failing: 1,
        why: text,
        title: index % 2 === 0 ? text : null,
        documentation: `https://mal.example/${text}`,
      }),
    ),
  ],
  findings: FINDINGS,
  waivers: TEXTS.map((text, index) =>
    waiver({
      rule: RULES[index] ?? '',
      path: `/${text}`,
      motive: text,
      author: text,
      until: text,
      state:
        (['applied', 'requested', 'expired', 'unused', 'invalid'] as const)[index % 5] ?? 'applied',
      why: text,
    }),
  ),
  scores: SCORES,
  upcoming: UPCOMING,
};
