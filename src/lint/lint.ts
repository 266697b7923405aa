import { ENGINE } from '../generated/engine.ts';
import type {
  DocumentReport,
  Finding,
  Obstacle,
  Phase,
  Progress,
  Report,
  Verification,
} from '../model/report.ts';
import type { Diagnostic } from './diagnostic.ts';
import { canonicalJson, digestOf } from './digest.ts';
import {
  countOperations,
  declaredVersion,
  type ParsedSpec,
  parseSpec,
  type SpecFile,
  titleOf,
} from './document.ts';
import { Inventory } from './inventory.ts';
import { oversize, TOO_DEEP } from './measure.ts';
import { outcomesOf, SEVERITIES } from './outcomes.ts';
import { recognise } from './recognise.ts';
import { ReferenceBudgetError } from './resolve-local.ts';
import { relativeName } from './resolver.ts';
import { rulesetFor } from './ruleset-file/for-document.ts';
import type { LoadedRuleset } from './rulesets.ts';
import { type RunResult, runRules } from './runner.ts';
import type { SpecDocument } from './stoplight.ts';
import { verdictOf, worstVerdict } from './verdict.ts';

/** Told before each step; what it returns is awaited, so that it may let others speak. */
export type OnProgress = (progress: Progress) => void | Promise<void>;

interface Submitted {
  readonly file: SpecFile;
  readonly spec: ParsedSpec;
}

/**
 * Judges a submission. Its files and their `siblings` are all that a reference may reach; those
 * that are no description themselves and that a description refers to are parts of it, and not
 * judged for themselves, as siblings never are.
 * Same files and same ruleset give the same report to the byte, wherever it runs.
 */
export async function lint(
  files: readonly SpecFile[],
  ruleset: LoadedRuleset,
  siblings: readonly SpecFile[] = [],
  onProgress: OnProgress = () => undefined,
): Promise<Verification> {
  const tell = (index: number, phase: Phase) =>
    onProgress({ document: index + 1, documents: files.length, phase });
  const submitted: Submitted[] = [];
  for (const [index, file] of files.entries()) {
    await tell(index, 'reading');
    submitted.push({ file, spec: parseSpec(file) });
  }
  const sources = new Map(submitted.map(({ file, spec }) => [file.name, spec.text]));
  const within = siblings.map((file) => ({ file, spec: parseSpec(file) }));
  const reachable = new Map([...submitted, ...within].map(({ file, spec }) => [file.name, spec]));
  const referenced = new Set<string>();
  const judged = new Map<string, DocumentReport>();
  // Descriptions first: what they refer to says which of the other files are their parts.
  const inOrder = [...submitted.filter(isDescription), ...submitted.filter(isOther)];
  for (const { file, spec } of inOrder) {
    if (referenced.has(file.name) && !isDescription({ file, spec })) continue;
    await tell(judged.size, 'judging');
    judged.set(file.name, await judge(file, spec, ruleset, reachable, referenced));
  }
  const parts = [...files, ...siblings].filter(
    ({ name }) => referenced.has(name) && !judged.has(name),
  );
  const documents = files.flatMap(({ name }) => judged.get(name) ?? []);
  const content = {
    schema: 'https://prise-numerique.fr/schemas/report/1',
    engine: ENGINE,
    ruleset: { id: ruleset.id, version: ruleset.version, digest: ruleset.digest },
    verdict: worstVerdict(documents.map((document) => document.verdict)),
    documents,
    parts: parts.map(identityOf),
  } as const;
  return { report: { ...content, digest: digestOf(canonicalJson(anonymous(content))) }, sources };
}

function isDescription({ spec }: Submitted): boolean {
  return declaredVersion(spec.document?.data) !== null;
}

function isOther(submitted: Submitted): boolean {
  return !isDescription(submitted);
}

function identityOf({ name, bytes }: SpecFile) {
  return { name, sha256: digestOf(bytes), bytes: bytes.length };
}

/** What the digest covers: all but the names, which change from a desk to a server. */
function anonymous(content: Omit<Report, 'digest'>): unknown {
  const ranks = new Map(
    [...content.documents, ...content.parts].map(({ name }, rank) => [name, rank]),
  );
  return {
    ...content,
    parts: content.parts.map(({ name: _, ...part }) => part),
    documents: content.documents.map(({ name: _, findings, ...document }) => ({
      ...document,
      findings: findings.map((finding) => ({
        ...finding,
        source: ranks.get(finding.source) ?? finding.source,
      })),
    })),
  };
}

async function judge(
  file: SpecFile,
  spec: ParsedSpec,
  loaded: LoadedRuleset,
  reachable: ReadonlyMap<string, ParsedSpec>,
  referenced: Set<string>,
): Promise<DocumentReport> {
  const data = spec.document?.data;
  const openapi = declaredVersion(data);
  const identity = {
    ...identityOf(file),
    openapi,
    title: titleOf(data),
    operations: countOperations(data),
  };
  const obstacles = [...spec.obstacles];
  if (spec.document === undefined) {
    return { ...identity, verdict: 'non-evaluable', obstacles, outcomes: [], findings: [] };
  }
  const result = await runWithin(spec.document, loaded, reachable, obstacles, referenced);
  // Known by now: which of the ruleset's formats the document is of.
  const scope = outOfScope(openapi, loaded, spec.document);
  obstacles.splice(spec.obstacles.length, 0, ...scope);
  const outcomes = outcomesOf(result.rules, result.diagnostics, loaded.titles);
  return {
    ...identity,
    verdict: verdictOf(obstacles, outcomes),
    obstacles,
    outcomes,
    findings: result.diagnostics.map((diagnostic) => findingOf(diagnostic, file.name)),
  };
}

/** A document so deep that a resolver or a rule overflows the stack is an obstacle, not a crash. */
async function runWithin(
  document: SpecDocument,
  loaded: LoadedRuleset,
  reachable: ReadonlyMap<string, ParsedSpec>,
  obstacles: Obstacle[],
  referenced: Set<string>,
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
  { accepts, id, anyFormat = false }: LoadedRuleset,
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
  if (accepts.test(openapi)) return [];
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
    range,
    source: diagnostic.source === undefined ? name : relativeName(diagnostic.source),
    fingerprint: digestOf(`${rule}\n${JSON.stringify(path)}\n${message}`).slice(0, 16),
  };
}
