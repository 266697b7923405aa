import type { Words } from './fr.ts';

/** The same in English; what the rules themselves say stays French. */
const codes: Pick<
  Words,
  'severity' | 'outcome' | 'waiverState' | 'waiverOrigin' | 'equivalence' | 'verdict'
> = {
  severity: { error: 'error', warn: 'warning', info: 'information', hint: 'hint' },
  outcome: {
    passed: 'met',
    failed: 'not met',
    'not-applicable': 'not applicable',
    inconclusive: 'inconclusive',
    waived: 'waived',
  },
  waiverState: {
    applied: 'in force',
    requested: 'requested, not granted',
    expired: 'expired',
    unused: 'unused',
    invalid: 'invalid',
  },
  waiverOrigin: { document: 'written in the document', buyer: 'given by the buyer' },
  equivalence: {
    claimed: 'claimed, for the buyer to decide',
    accepted: 'accepted by the buyer',
    rejected: 'rejected by the buyer',
  },
  verdict: {
    conforme: {
      label: 'Compliant',
      meaning: 'Every rule that applies is met.',
      next: 'Join this report to your tender: its digest lets the buyer run the verification again and find exactly the same result.',
    },
    'conforme-avec-reserves': {
      label: 'Compliant with reserves',
      meaning:
        'Every mandatory rule that applies is met; recommended rules are not, or could not be judged.',
      next: 'Nothing prevents this document from being submitted. Deal with the reserves, or say when they will be.',
    },
    'non-conforme': {
      label: 'Not compliant',
      meaning: 'At least one mandatory rule is not met.',
      next: 'Fix the errors and verify again, or prepare the proof that your solution is equivalent.',
    },
    'non-evaluable': {
      label: 'Cannot be judged',
      meaning: 'The document could not be judged: this is neither a success nor a failure.',
      next: 'Remove the obstacle and verify again.',
    },
  },
};

const nouns: Words['nouns'] = {
  finding: ['finding', 'findings'],
  otherFinding: ['more finding', 'more findings'],
  other: ['more', 'more'],
  document: ['document', 'documents'],
  operation: ['operation', 'operations'],
  rule: ['rule', 'rules'],
  ruleMet: ['rule met', 'rules met'],
  ruleUnmet: ['rule not met', 'rules not met'],
  ruleInconclusive: ['inconclusive rule', 'inconclusive rules'],
  ruleNotApplicable: ['rule not applicable', 'rules not applicable'],
  ruleFull: ['other rule has all its points', 'other rules have all their points'],
  met: ['met', 'met'],
  unmet: ['not met', 'not met'],
  inconclusive: ['inconclusive', 'inconclusive'],
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['information', 'information'],
  hint: ['hint', 'hints'],
  remark: ['remark', 'remarks'],
  waiver: ['waiver', 'waivers'],
  otherLine: ['more line bears', 'more lines bear'],
  byte: ['byte', 'bytes'],
};

const report: Words['report'] = {
  title: 'Verification report',
  verdict: 'Verdict',
  verdictOfSome:
    'At least one document could not be judged: this is neither a success nor a failure.',
  next: 'What now?',
  equivalenceNote:
    'This verdict informs, it does not reject. A tender may not be set aside for not complying with a standard when the candidate proves, by any appropriate means, that its solution satisfies the requirements in an equivalent manner (French public procurement code, article R. 2111-11).',
  apart: 'Besides',
  rules: 'rules',
  notApplicable: 'not applicable',
  notOpenapi: 'not an OpenAPI description',
  obstacle: 'Obstacle',
  parts: 'Files judged with the document that refers to them',
  partsLine: 'Judged with the document that refers to them',
  ruleset: 'Ruleset',
  engine: 'Engine',
  profile: 'Profile',
  reportDigest: 'Report',
  digestLine: 'digest of the report',
  asOf: 'Waivers held against their term as of',
  line: 'line',
  column: 'column',
  inJson: 'in the JSON report',
  noFinding: 'No finding.',
  document: 'Document',
};

const sections: Words['sections'] = {
  officer: 'Analysis, rule by rule',
  officerFor: 'For the buyer',
  vendor: 'Findings and fixes',
  vendorFor: 'For the vendor',
  allRules: 'All rules',
  scores: 'Scores',
  waivers: 'Waivers',
  upcoming: 'To come in',
  source: 'Annotated document',
  proof: 'To run this verification again',
};

const officer: Words['officer'] = {
  intro:
    'Each rule that is not fully met: what is required, on what basis, what is missing and whose move it is.',
  nothing: 'No rule calls for analysis: all those that apply are met.',
  required: 'Required',
  basis: 'Basis',
  noBasis: 'the ruleset names none',
  met: 'Met',
  metCount: (met, judged) => `${met} of ${judged} elements judged`,
  notJudged: 'not judged',
  missing: 'What is missing',
  missingUnknown: 'the rule could not finish: nothing proves that it is met',
  times: (n) => `${n} times`,
  actor: 'Whose move',
  actors: {
    vendor: 'the vendor fixes its description or its service',
    buyer: 'the buyer decides on the candidate’s request; failing that, the vendor fixes it',
    check: 'the buyer has this checked by other means, or runs the verification again',
    later: 'nobody’s until the waiver ends, then the vendor’s',
    nobody: 'nobody’s: the buyer accepted the equivalence',
  },
  effort: 'Effort to fix',
  effortUnknown: 'not estimated',
  mandatory: 'mandatory',
  recommended: 'recommended',
  waiver: 'Waiver',
  noWaiver: 'none',
  until: (date) => `until ${date}`,
  equivalence: 'Equivalent solution (R.\u00a02111-11)',
  noEquivalence: 'none is claimed in the document',
  proof: 'Proof given',
  by: 'By',
  decision: 'Decision of the buyer',
  blankDecision: '☐ accepted   ☐ rejected   on',
  blankSigned: 'name and signature',
};

const vendor: Words['vendor'] = {
  intro: 'Where exactly, why, and how to fix it.',
  rule: 'Rule',
  page: 'why and how to fix it',
  how: 'How to fix it',
  example: 'What is expected',
  closed: { waived: 'covered by a waiver', accepted: 'equivalence accepted' },
  left: 'to be read in the JSON report',
};

const tables: Words['tables'] = {
  outcome: 'Outcome',
  severity: 'Severity',
  nodes: 'Elements judged',
  findings: 'Findings',
  allRulesNote:
    'A rule is “not applicable” when it found nothing to judge in the document; one that is “inconclusive” could not finish and does not count as met.',
  including: 'of which',
  motive: 'Motive',
  author: 'Author',
  term: 'Term',
  state: 'State',
  where: 'Scope',
  wholeDocument: 'the whole document',
  waiversNote:
    'A waiver says why, on whose word and until when a rule is not held against the document. Once expired it covers nothing; one that the candidate asks for on a mandatory rule awaits the buyer’s decision.',
  upcomingNote:
    'The ruleset’s next version counts neither in the verdict nor in the scores: here is what it would say of this document.',
  upcomingNothing: 'Nothing more would be found.',
  linesLeft: (lines, name) => `${lines} findings of ${name}: the JSON report has them all.`,
  gap: 'Lines not shown',
};

export const en: Words = {
  language: 'en',
  ...codes,
  nouns,
  report,
  sections,
  officer,
  vendor,
  tables,
  scores: {
    overall: 'Overall score',
    none: 'no score',
    noneWhy: 'no score: no rule of this axis could be judged, or one is inconclusive',
    formula: 'Formula',
    terms: 'Computation, rule by rule',
    weight: 'Weight',
    judged: 'Judged',
    met: 'Met',
    points: 'Points',
    axis: 'Axis',
    below: 'below the profile’s threshold',
    outOf: 'out of 100',
  },
  proof: {
    note: 'The same document, the same ruleset and the same engine give the same report, to the byte: compare the digests (SHA-256).',
  },
  machine: {
    obstacleRule: 'The document can be judged',
    truncated: (shown, all) => `${shown} findings of ${all} are given here`,
    annotationsMax: (max, left) =>
      `GitHub shows ${max} annotations per severity and step: ${left} more findings are in the log.`,
    details: 'Findings in detail',
    detailsLeft: (rules) =>
      `${rules} more: the comment would be too long, read the HTML or the JSON report.`,
    failedRules: 'Rules not met',
  },
  plural: (n) => n !== 1,
  thousands: ',',
  point: '.',
  bytes: { kilo: 'kB', mega: 'MB' },
  colon: ':',
  quoted: (text) => `“${text}”`,
};
