import { describe, expect, it } from 'vitest';
import type { DocumentReport, Report } from '../../src/model/report.ts';
import { sarif } from '../../src/reports/sarif.ts';
import { finding, waiver } from './build.ts';
import { CLEAN_REPORT, REPORT, SOURCES } from './fixture.ts';

/** The part of the standard that these tests read. */
interface Log {
  readonly runs: readonly [
    {
      readonly columnKind: string;
      readonly tool: {
        readonly driver: {
          readonly rules: readonly {
            readonly id: string;
            readonly properties: Readonly<Record<string, unknown>>;
          }[];
        };
      };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly message: { text: string } }[];
        },
      ];
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly suppressions: readonly Readonly<Record<string, string>>[];
        readonly properties: Readonly<Record<string, unknown>>;
        readonly locations: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string; readonly index?: number };
            readonly region: Readonly<Record<string, number>>;
          };
        }[];
      }[];
    },
  ];
}

function runOf(report: Report, folder?: string): Log['runs'][0] {
  const context = folder === undefined ? { sources: SOURCES } : { sources: SOURCES, folder };
  const log: Log = JSON.parse(sarif.render(report, context));
  return log.runs[0];
}

function withDocument(changes: Partial<DocumentReport>): Report {
  const [document] = CLEAN_REPORT.documents;
  if (document === undefined) throw new Error('fixture');
  return { ...CLEAN_REPORT, documents: [{ ...document, ...changes }] };
}

describe('what the schema of SARIF cannot say', () => {
  it('points each result to its rule and to its file', () => {
    const { results, tool, artifacts } = runOf(REPORT);
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      const { artifactLocation } = locations[0]?.physicalLocation ?? {};
      expect(artifacts[artifactLocation?.index ?? -1]?.location.uri).toBe(artifactLocation?.uri);
    }
  });

  it('counts lines and columns from 1, with an end that does not come before its start', () => {
    const { results } = runOf(CLEAN_REPORT);
    const [first] = results;
    expect(first?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 6,
      startColumn: 10,
      endLine: 6,
      endColumn: 46,
    });
    const backwards = finding({
      rule: 'territoire-contact',
      message: 'à rebours',
      range: { start: { line: 4, character: 9 }, end: { line: 2, character: 1 } },
    });
    const [only] = runOf(withDocument({ findings: [backwards] })).results;
    expect(only?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 5,
      startColumn: 10,
      endLine: 5,
      endColumn: 10,
    });
  });

  it('suppresses what is waived or accepted, and nothing that is only asked for or expired', () => {
    const suppressed = runOf(CLEAN_REPORT).results.filter(
      ({ suppressions }) => suppressions.length,
    );
    expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [
        'territoire-license',
        [
          {
            kind: 'inSource',
            status: 'accepted',
            justification:
              'dérogation jusqu’au 2027-03-31 : Licence en cours de validation par le service juridique. (Éditeur A)',
          },
        ],
      ],
    ]);
    const granted = finding({ rule: 'territoire-license', message: 'm', waiver: 0 });
    const accepted = finding({
      rule: 'territoire-https-only',
      message: 'm',
      equivalence: {
        rule: 'territoire-https-only',
        path: '',
        proof: 'réseau privé',
        author: 'Éditeur A',
        decision: 'accepted',
      },
    });
    const report = withDocument({
      waivers: [waiver({ origin: 'buyer', author: 'DSI' })],
      findings: [granted, accepted],
    });
    expect(runOf(report).results.map(({ suppressions }) => suppressions[0]?.kind)).toEqual([
      'external',
      'external',
    ]);
  });

  it('says which rules are of security, as GitHub reads it', () => {
    const rules = runOf(CLEAN_REPORT).tool.driver.rules;
    const https = rules.find(({ id }) => id === 'territoire-https-only');
    expect(https?.properties).toMatchObject({ 'security-severity': '8.0', mandatory: true });
    expect(https?.properties.tags).toContain('security');
    expect(rules.filter(({ properties }) => 'security-severity' in properties)).toHaveLength(1);
  });

  it('names files from the repository, percent-encoded', () => {
    const report = withDocument({ name: 'dossier/à 100 %?.yaml' });
    expect(runOf(report, 'apis/v1').artifacts[0]?.location.uri).toBe(
      'apis/v1/dossier/%C3%A0%20100%20%25%3F.yaml',
    );
  });

  it('keeps to what GitHub takes, and says so', () => {
    const [one] = CLEAN_REPORT.documents.flatMap(({ findings }) => findings);
    const run = runOf(withDocument({ findings: Array(25_001).fill(one) }));
    expect(run.results).toHaveLength(25_000);
    expect(run.invocations[0].toolExecutionNotifications.at(-1)?.message.text).toBe(
      '25\u202f000 constats sur 25\u202f001 sont donnés ici',
    );
  });

  it('tells obstacles and rules that did not finish, and is then not successful', () => {
    const [clean] = runOf(CLEAN_REPORT).invocations;
    expect(clean.executionSuccessful).toBe(true);
    expect(clean.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'non concluante : La règle n’a pas fini dans le temps imparti.',
    ]);
    expect(runOf(REPORT).invocations[0].executionSuccessful).toBe(false);
  });
});
