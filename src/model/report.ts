/** Zero-based, as in LSP and Spectral. Characters are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warn' | 'info' | 'hint';

/** What a score is told of; each rule counts on one. */
export const AXES = ['interoperability', 'security', 'robustness', 'reversibility'] as const;

export type Axis = (typeof AXES)[number];

/** One fault that one rule found at one place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly range: Range;
  /** Name of the document (as uploaded or as given on the command line). */
  readonly source: string;
  /** Stable across runs and small edits: hash of rule, path and message. */
  readonly fingerprint: string;
}

export type Outcome = 'passed' | 'failed' | 'not-applicable' | 'inconclusive' | 'waived';

/** What became of one rule on one document. */
export interface RuleOutcome {
  readonly rule: string;
  readonly severity: Severity;
  /** A mandatory rule decides between `conforme` and `non-conforme`: those of severity error. */
  readonly mandatory: boolean;
  readonly outcome: Outcome;
  /** Nodes of the document that the rule judged. */
  readonly nodes: number;
  readonly findings: number;
  /** Why it is inconclusive, in French; null otherwise. */
  readonly why: string | null;
  /** Short French title of the rule; null for stock rules. */
  readonly title: string | null;
  /** URL of the rule's page. */
  readonly documentation: string | null;
}

export type Verdict = 'conforme' | 'conforme-avec-reserves' | 'non-conforme' | 'non-evaluable';

/** SHA-256 over named bytes, hexadecimal. */
export type Digest = string;

export interface DocumentReport {
  /** File name, cleaned of any directory. */
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: number;
  /** `3.0.3`, `3.1.0`, `2.0`…; null when the document is not an OpenAPI description. */
  readonly openapi: string | null;
  readonly title: string | null;
  readonly operations: number;
  readonly verdict: Verdict;
  /** Why the document cannot be judged, in French with a stable code; empty when it can. */
  readonly obstacles: readonly Obstacle[];
  readonly outcomes: readonly RuleOutcome[];
  readonly findings: readonly Finding[];
}

export interface PartReport {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: number;
}

export interface Obstacle {
  readonly code: string;
  readonly message: string;
}

/** Same input, same bytes: nothing in it depends on the clock, the machine or the way it was run. */
export interface Report {
  readonly schema: 'https://prise-numerique.fr/schemas/report/1';
  readonly engine: { readonly id: string; readonly version: string; readonly digest: Digest };
  readonly ruleset: { readonly id: string; readonly version: string; readonly digest: Digest };
  /** The worst of the documents' verdicts. */
  readonly verdict: Verdict;
  readonly documents: readonly DocumentReport[];
  /** Files that are no description themselves and that one of the documents refers to. */
  readonly parts: readonly PartReport[];
  /**
   * SHA-256 of the canonical JSON (RFC 8785) of everything above, the documents’ names excepted:
   * the same bytes have the same digest whatever they are called.
   */
  readonly digest: Digest;
}

/** What the engine is doing: reading comes first, for all documents. */
export type Phase = 'reading' | 'judging';

/** How far a verification is. */
export interface Progress {
  /** Rank of the document at hand, from 1. */
  readonly document: number;
  readonly documents: number;
  readonly phase: Phase;
}

/** What a verification gives: the report, and the texts by name that its ranges refer to. */
export interface Verification {
  readonly report: Report;
  readonly sources: ReadonlyMap<string, string>;
}
