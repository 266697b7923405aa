import type { DocumentReport, Finding, Obstacle, Position, Upcoming } from '../model/report.ts';
import { forgive } from './decisions.ts';
import type { Diagnostic } from './diagnostic.ts';
import { digestOf } from './digest.ts';
import {
  countOperations,
  declaredVersion,
  identityOf,
  type ParsedSpec,
  type SpecFile,
  titleOf,
} from './document.ts';
import { Inventory } from './inventory.ts';
import type { LintOptions } from './lint.ts';
import { oversize, TOO_DEEP } from './measure.ts';
import { outcomesOf, SEVERITIES } from './outcomes.ts';
import { recognise } from './recognise.ts';
import { ReferenceBudgetError } from './resolve-local.ts';
import { relativeName } from './resolver.ts';
import { rulesetFor } from './ruleset-file/for-document.ts';
import type { LoadedRuleset, NextVersion } from './rulesets.ts';
import { type RunResult, runRules } from './runner.ts';
import { scoresOf } from './scores.ts';
import { mayState } from './statements.ts';
import type { SpecDocument } from './stoplight.ts';
import { verdictOf } from './verdict.ts';

/** One file of a submission, and what its references may reach. */
export interface Candidate {
  readonly file: SpecFile;
  readonly spec: ParsedSpec;
  readonly reachable: ReadonlyMap<string, ParsedSpec>;
  /** Names of the files that were referred to: added to. */
  readonly referenced: Set<string>;
}

const UNJUDGED = {
  verdict: 'non-evaluable',
  outcomes: [],
  findings: [],
  waivers: [],
  scores: null,
  upcoming: null,
} as const;

/** From a parsed document to all that is said of it. */
export async function judge(
  candidate: Candidate,
  loaded: LoadedRuleset,
  options: LintOptions,
): Promise<DocumentReport> {
  const { file, spec } = candidate;
  const data = spec.document?.data;
  const openapi = declaredVersion(data);
  const operations = countOperations(data);
  const identity = { ...identityOf(file), openapi, title: titleOf(data), operations };
  const obstacles = [...spec.obstacles];
  if (spec.document === undefined) return { ...identity, ...UNJUDGED, obstacles };
  const result = await runWithin(spec.document, loaded, candidate, obstacles);
  // Known by now: which of the ruleset's formats the document is of.
  const scope = outOfScope(openapi, operations, loaded, spec.document);
  obstacles.splice(spec.obstacles.length, 0, ...scope);
  const { now, later } = partedByVersion(result, loaded.next);
  const { findings, waivers } = forgive(
    // Hardly any document says a word of it: the others need not be searched.
    mayState(spec.text) ? data : undefined,
    identity,
    now.diagnostics.map((diagnostic) => findingOf(diagnostic, file.name)),
    {
      asOf: options.date ?? null,
      decisions: options.decisions,
      profile: loaded.profile,
      knows: (rule) => now.rules.some((run) => run.rule.name === rule),
    },
  );
  const outcomes = outcomesOf(now.rules, findings, waivers, loaded.rules);
  const scores =
    obstacles.length > 0 ? null : scoresOf(outcomes, loaded.rules, loaded.profile?.thresholds);
  const verdict = verdictOf(obstacles, outcomes, scores);
  return {
    ...identity,
    verdict,
    obstacles,
    outcomes,
    findings,
    waivers,
    scores: verdict === 'non-evaluable' ? null : scores,
    upcoming: upcomingOf(later, loaded, file.name),
  };
}

interface Parted {
  readonly now: RunResult;
  readonly later: RunResult;
}

/** The rules that only the next version has; those that it finds graver are in both. */
function partedByVersion(result: RunResult, next: NextVersion | undefined): Parted {
  if (next === undefined) return { now: result, later: NOTHING };
  const added = (rule: string) => next.added.has(rule);
  const changed = (rule: string) => added(rule) || next.severities.has(rule);
  return {
    now: restricted(result, (rule) => !added(rule)),
    later: restricted(result, changed, next),
  };
}

function restricted(
  { rules, diagnostics }: RunResult,
  keeps: (rule: string) => boolean,
  next?: NextVersion,
): RunResult {
  const graver = (code: string | number, severity: Diagnostic['severity']) => {
    const name = next?.severities.get(String(code));
    return name === undefined ? severity : (SEVERITIES.indexOf(name) as Diagnostic['severity']);
  };
  return {
    rules: rules.filter(({ rule }) => keeps(rule.name)),
    diagnostics: diagnostics
      .filter(({ code }) => keeps(String(code)))
      .map((each) => ({ ...each, severity: graver(each.code, each.severity) })),
  };
}

function upcomingOf(
  { rules, diagnostics }: RunResult,
  { next, rules: descriptions }: LoadedRuleset,
  name: string,
): Upcoming | null {
  if (next === undefined) return null;
  const findings = diagnostics.map((diagnostic) => findingOf(diagnostic, name));
  const outcomes = outcomesOf(rules, findings, [], descriptions).map((outcome) => {
    const severity = next.severities.get(outcome.rule) ?? outcome.severity;
    return { ...outcome, severity, mandatory: severity === 'error' };
  });
  return { version: next.version, outcomes, findings };
}

/** A document so deep that a resolver or a rule overflows the stack is an obstacle, not a crash. */
async function runWithin(
  document: SpecDocument,
  loaded: LoadedRuleset,
  { reachable, referenced }: Candidate,
  obstacles: Obstacle[],
): Promise<RunResult> {
  try {
    const ruleset = rulesetFor(loaded, document.source);
    const inventory = new Inventory(document, reachable);
    await inventory.resolve();
    for (const uri of Object.keys(inventory.referencedDocuments)) referenced.add(relativeName(uri));
    const beyond = oversize(inventory.resolved);
    if (beyond !== undefined) obstacles.push(beyond);
    obstacles.push(...inventory.obstacles);
    if (beyond !== undefined) return NOTHING;
    const found = recognise(inventory, ruleset);
    return await runRules(inventory, ruleset, found);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    obstacles.push(
      error instanceof ReferenceBudgetError
        ? {
            code: 'references-demesurees',
            message:
              'Ses références renvoient les unes aux autres trop de fois pour être toutes suivies.',
          }
        : { code: 'document-trop-profond', message: TOO_DEEP },
    );
    return NOTHING;
  }
}

const NOTHING: RunResult = { diagnostics: [], rules: [] };

function outOfScope(
  openapi: string | null,
  operations: number,
  { accepts, id, anyFormat = false, needsOperations = false }: LoadedRuleset,
  { formats }: SpecDocument,
): Obstacle[] {
  if (openapi === null) {
    if (anyFormat && formats !== null && formats !== undefined) return [];
    return [
      {
        code: 'pas-openapi',
        message:
          'Ce document n’est pas une description OpenAPI : il lui manque le champ « openapi » à la racine.',
      },
    ];
  }
  if (accepts.test(openapi)) {
    if (!needsOperations || operations > 0) return [];
    return [
      {
        code: 'aucune-operation',
        message:
          'Cette description ne contient aucune opération : il n’y a rien à juger. Déposez celle de l’API elle-même, avec ses « paths ».',
      },
    ];
  }
  return [
    {
      code: 'version-non-evaluable',
      message: `Le référentiel « ${id} » ne juge pas la version ${openapi.slice(0, 20)} : fournissez une description OpenAPI 3.0, 3.1 ou 3.2.`,
    },
  ];
}

function findingOf(diagnostic: Diagnostic, name: string): Finding {
  const { code, severity, message, path, range } = diagnostic;
  const rule = String(code);
  return {
    rule,
    severity: SEVERITIES[severity] ?? 'warn',
    message,
    path,
    // A YAML anchor on nothing makes the parser step back before the first column.
    range: { start: inside(range.start), end: inside(range.end) },
    source: diagnostic.source === undefined ? name : relativeName(diagnostic.source),
    fingerprint: digestOf(`${rule}\n${JSON.stringify(path)}\n${message}`).slice(0, 16),
    waiver: null,
    equivalence: null,
  };
}

function inside(position: Position): Position {
  return position.character < 0 ? { ...position, character: 0 } : position;
}
