import type { DocumentReport, Finding, Report } from '../model/report.ts';
import { cleanClip, cleanJson } from './clean.ts';
import { closingOf, findingsInOrder, pointer, waiverOf } from './digest.ts';
import type { Format, FormatContext } from './format.ts';
import { uriOf } from './paths.ts';
import { sarifText } from './quote.ts';
import { levelOf, ruleDescriptors } from './sarif-rules.ts';
import { numeral, type Words, wordsOf } from './words.ts';

/** What GitHub takes of one run; the gravest come first. Each result has one location here. */
const RESULTS_MAX = 25_000;
const TEXT_CHARACTERS_MAX = 1000;

/** SARIF 2.1.0 (OASIS), as GitHub's code scanning and others read it. */
export const sarif: Format = {
  id: 'sarif',
  mediaType: 'application/sarif+json',
  render: (report, context) => {
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [runOf(report, context)],
    };
    return cleanJson(`${JSON.stringify(log, null, 2)}\n`);
  },
};

function runOf(report: Report, context: FormatContext) {
  const words = wordsOf(context.language);
  const rules = ruleDescriptors(report, context);
  const ranks = new Map(rules.map(({ id }, rank) => [id, rank]));
  const artifacts = artifactsOf(report, context);
  const places = new Map(artifacts.map(({ location }, rank) => [location.uri, rank]));
  const found = report.documents.flatMap((document) =>
    findingsInOrder(document).map((finding) => ({ document, finding })),
  );
  return {
    tool: {
      driver: {
        name: 'Prise numérique',
        semanticVersion: cleanClip(report.engine.version, TEXT_CHARACTERS_MAX),
        informationUri: 'https://prise-numerique.fr/',
        language: context.language ?? 'fr',
        rules,
        properties: { engine: report.engine, ruleset: report.ruleset },
      },
    },
    // Two rulesets on one repository are two analyses, neither of which replaces the other.
    automationDetails: { id: `prise/${encodeURIComponent(report.ruleset.id.toWellFormed())}/` },
    language: 'fr',
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(report, found.length, context, words)],
    artifacts,
    results: found.slice(0, RESULTS_MAX).map(({ document, finding }) => ({
      ...resultOf(document, finding, words),
      ...whereOf(finding, context, places),
      ruleId: idOf(finding.rule),
      ruleIndex: ranks.get(idOf(finding.rule)) ?? -1,
    })),
    properties: propertiesOf(report),
  };
}

function resultOf(document: DocumentReport, finding: Finding, words: Words) {
  const waiver = waiverOf(document, finding);
  const { equivalence } = finding;
  return {
    kind: 'fail',
    level: levelOf(finding.severity),
    message: { text: sarifText(finding.message, TEXT_CHARACTERS_MAX) },
    partialFingerprints: { 'prise/v1': finding.fingerprint },
    // On every result or on none (§ 3.27.23).
    suppressions: suppressionsOf(document, finding, words),
    properties: {
      severity: finding.severity,
      // Not suppressions: a viewer that ignores their status would hide a finding that counts.
      ...(waiver === undefined ? {} : { waiver: cleaned(waiver) }),
      ...(equivalence === null ? {} : { equivalence: cleaned(equivalence) }),
    },
  };
}

function suppressionsOf(document: DocumentReport, finding: Finding, words: Words) {
  const closing = closingOf(document, finding);
  if (closing === 'accepted' && finding.equivalence !== null) {
    const { proof, author } = finding.equivalence;
    return [suppression('external', `${words.equivalence.accepted} : ${proof} (${author})`)];
  }
  const waiver = waiverOf(document, finding);
  if (closing !== 'waived' || waiver === undefined) return [];
  const { origin, motive, author, until } = waiver;
  return [
    suppression(
      origin === 'document' ? 'inSource' : 'external',
      `${words.outcome.waived} ${words.officer.until(until)} : ${motive} (${author})`,
    ),
  ];
}

function suppression(kind: 'inSource' | 'external', justification: string) {
  return {
    kind,
    status: 'accepted',
    justification: cleanClip(justification, 2 * TEXT_CHARACTERS_MAX),
  };
}

function whereOf(finding: Finding, context: FormatContext, places: ReadonlyMap<string, number>) {
  const { start, end } = finding.range;
  const uri = uriOf(finding.source, context);
  const index = places.get(uri);
  const endLine = Math.max(end.line, start.line);
  return {
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, ...(index === undefined ? {} : { index }) },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: endLine + 1,
            // One after the last character, as Spectral counts too.
            endColumn:
              (endLine === start.line ? Math.max(end.character, start.character) : end.character) +
              1,
          },
        },
        logicalLocations: [
          {
            fullyQualifiedName: cleanClip(pointer(finding.path), TEXT_CHARACTERS_MAX),
            kind: 'member',
          },
        ],
      },
    ],
  };
}

/** Obstacles, rules that did not finish, and what was left out: silence is never read as success. */
function invocationOf(report: Report, found: number, context: FormatContext, words: Words) {
  const at = ({ name }: DocumentReport) => [
    { physicalLocation: { artifactLocation: { uri: uriOf(name, context) } } },
  ];
  const obstacles = report.documents.flatMap((document) =>
    document.obstacles.map(({ code, message }) => ({
      level: 'error',
      descriptor: { id: idOf(code) },
      message: { text: sarifText(message, TEXT_CHARACTERS_MAX) },
      locations: at(document),
    })),
  );
  const doubts = report.documents.flatMap((document) =>
    document.outcomes
      .filter(({ outcome }) => outcome === 'inconclusive')
      .map(({ rule, why, mandatory }) => ({
        level: mandatory ? 'error' : 'warning',
        associatedRule: { id: idOf(rule) },
        message: {
          text: sarifText(
            `${words.outcome.inconclusive} : ${why ?? words.officer.missingUnknown}`,
            TEXT_CHARACTERS_MAX,
          ),
        },
        locations: at(document),
      })),
  );
  const shown = numeral(RESULTS_MAX, words);
  const truncated =
    found > RESULTS_MAX
      ? [
          {
            level: 'warning',
            descriptor: { id: 'truncated' },
            message: { text: words.machine.truncated(shown, numeral(found, words)) },
          },
        ]
      : [];
  return {
    executionSuccessful: report.verdict !== 'non-evaluable',
    toolExecutionNotifications: [...obstacles, ...doubts, ...truncated],
  };
}

function artifactsOf({ documents, parts }: Report, context: FormatContext) {
  const described = [
    ...documents.map((document) => ({ ...document, roles: { roles: ['analysisTarget'] } })),
    ...parts.map((part) => ({ ...part, roles: {} })),
  ];
  return described.map(({ name, sha256, bytes, roles }) => ({
    location: { uri: uriOf(name, context) },
    length: bytes,
    ...roles,
    hashes: { 'sha-256': sha256 },
  }));
}

function propertiesOf({ verdict, digest, ruleset, profile, asOf, documents }: Report) {
  return {
    verdict,
    digest,
    ruleset: cleaned(ruleset),
    profile: profile === null ? null : cleaned(profile),
    asOf,
    documents: documents.map(({ name, sha256, verdict, scores }) => ({
      name: cleanClip(name, TEXT_CHARACTERS_MAX),
      sha256,
      verdict,
      scores:
        scores === null
          ? null
          : {
              overall: scores.overall,
              ...Object.fromEntries(scores.axes.map(({ axis, score }) => [axis, score])),
            },
    })),
  };
}

/** Rules of a user's own ruleset are named as they like. */
function idOf(rule: string): string {
  return cleanClip(rule, TEXT_CHARACTERS_MAX);
}

function cleaned<T extends object>(said: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(said).map(([key, value]) => [
      key,
      typeof value === 'string' ? cleanClip(value, TEXT_CHARACTERS_MAX) : value,
    ]),
  );
}
