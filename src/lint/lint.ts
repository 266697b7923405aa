import { ENGINE } from '../generated/engine.ts';
import type { Decisions } from '../model/profile.ts';
import type {
  DocumentReport,
  Finding,
  Phase,
  Progress,
  Report,
  Verification,
} from '../model/report.ts';
import type { RuleDescription } from '../model/rule.ts';
import { canonicalJson, digestOf } from './digest.ts';
import {
  declaredVersion,
  identityOf,
  type ParsedSpec,
  parseSpec,
  type SpecFile,
} from './document.ts';
import { judge } from './judge.ts';
import type { LoadedRuleset } from './rulesets.ts';
import { worstVerdict } from './verdict.ts';

/** Told before each step; what it returns is awaited, so that it may let others speak. */
export type OnProgress = (progress: Progress) => void | Promise<void>;

export interface LintOptions {
  /** Files that references may reach and that are not judged for themselves. */
  readonly siblings?: readonly SpecFile[];
  readonly onProgress?: OnProgress | undefined;
  /** `YYYY-MM-DD`: the day to hold waivers against. Without it, none is in force. */
  readonly date?: string | undefined;
  /** What the buyer decided of findings. */
  readonly decisions?: Decisions | undefined;
}

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
  options: LintOptions = {},
): Promise<Verification> {
  const { siblings = [], onProgress } = options;
  const tell = (index: number, phase: Phase) =>
    onProgress?.({ document: index + 1, documents: files.length, phase });
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
    judged.set(file.name, await judge({ file, spec, reachable, referenced }, ruleset, options));
  }
  const parts = [...files, ...siblings].filter(
    ({ name }) => referenced.has(name) && !judged.has(name),
  );
  const documents = files.flatMap(({ name }) => judged.get(name) ?? []);
  const content = {
    schema: 'https://prise-numerique.fr/schemas/report/1',
    engine: ENGINE,
    ruleset: { id: ruleset.id, version: ruleset.version, digest: ruleset.digest },
    profile: ruleset.profile?.identity ?? null,
    asOf: documents.some(({ waivers }) => waivers.length > 0) ? (options.date ?? null) : null,
    verdict: worstVerdict(documents.map((document) => document.verdict)),
    documents,
    rules: descriptionsOf(ruleset, documents),
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

/** Of the rules that were to run, in the order in which the documents tell their outcomes. */
function descriptionsOf(
  { rules }: LoadedRuleset,
  documents: readonly DocumentReport[],
): RuleDescription[] {
  const ids = documents.flatMap(({ outcomes, upcoming }) =>
    [...outcomes, ...(upcoming?.outcomes ?? [])].map(({ rule }) => rule),
  );
  return [...new Set(ids)].flatMap((id) => rules.get(id) ?? []);
}

/**
 * What the digest covers: all but the names and the day, which change from a desk to another, and
 * what the next version would say, which is a draft until it is released.
 */
function anonymous({ asOf: _, ...content }: Omit<Report, 'digest'>): unknown {
  const ranks = new Map(
    [...content.documents, ...content.parts].map(({ name }, rank) => [name, rank]),
  );
  const ranked = (finding: Finding) => ({
    ...finding,
    source: ranks.get(finding.source) ?? finding.source,
  });
  const judged = new Set(
    content.documents.flatMap(({ outcomes }) => outcomes.map(({ rule }) => rule)),
  );
  return {
    ...content,
    rules: content.rules.filter(({ rule }) => judged.has(rule)),
    parts: content.parts.map(({ name: _, ...part }) => part),
    documents: content.documents.map(({ name: _, upcoming: __, findings, ...document }) => ({
      ...document,
      findings: findings.map(ranked),
    })),
  };
}
