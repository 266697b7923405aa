import type { Equivalence, Waiver } from './decision.ts';
import type { Axis, RuleDescription } from './rule.ts';

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
  /** Rank, among the document's waivers, of the one that covers it; null when none does. */
  readonly waiver: number | null;
  /** What is said of it by way of proof that the solution is equivalent (CCP R2111-11). */
  readonly equivalence: Equivalence | null;
}

export type Outcome = 'passed' | 'failed' | 'not-applicable' | 'inconclusive' | 'waived';

/** What became of one rule on one document. */
export interface RuleOutcome {
  readonly rule: string;
  readonly severity: Severity;
  /** A mandatory rule decides between `conforme` and `non-conforme`: those of severity error. */
  readonly mandatory: boolean;
  readonly outcome: Outcome;
  /** Nodes of the document that the rule judged, and those of them that it found at fault. */
  readonly nodes: number;
  readonly failing: number;
  readonly findings: number;
  /** Of the findings, those that a waiver in force covers. */
  readonly waived: number;
  /** Of the findings, those for which the buyer accepted a proof of equivalence. */
  readonly accepted: number;
  /** Why it is inconclusive, in French; null otherwise. */
  readonly why: string | null;
  /** Short French title of the rule; null for stock rules. */
  readonly title: string | null;
  /** URL of the rule's page. */
  readonly documentation: string | null;
}

/**
 * What became of a waiver: it holds; asked for by the candidate and not granted (`requested`); past
 * its last day; covering nothing that was found; not written as it must be.
 */
export type WaiverState = 'applied' | 'requested' | 'expired' | 'unused' | 'invalid';

export interface WaiverReport extends Waiver {
  readonly origin: 'document' | 'buyer';
  readonly state: WaiverState;
  /** Why it is invalid, in French. */
  readonly why: string | null;
  readonly findings: number;
}

/** One rule's part in the score of its axis: `weight × met / judged`. */
export interface ScoreTerm {
  readonly rule: string;
  readonly weight: number;
  /** Nodes judged, and those of them that are as they should be. */
  readonly judged: number;
  readonly met: number;
  /** To two decimals. */
  readonly points: number;
}

export interface AxisScore {
  readonly axis: Axis;
  /** 0 to 100, to one decimal; null when no rule of the axis could be judged, or one is inconclusive. */
  readonly score: number | null;
  readonly terms: readonly ScoreTerm[];
}

export interface Scores {
  /** In one line of French. */
  readonly formula: string;
  readonly axes: readonly AxisScore[];
  /** Mean of the axes that have a score; null when one of them is inconclusive. */
  readonly overall: number | null;
  /** Thresholds of the profile that are not reached. */
  readonly below: readonly (Axis | 'overall')[];
}

/** What the ruleset's next version would say: no part of the verdict, the scores or the digest. */
export interface Upcoming {
  readonly version: string;
  readonly outcomes: readonly RuleOutcome[];
  readonly findings: readonly Finding[];
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
  /** Every waiver that was given, in force or not. */
  readonly waivers: readonly WaiverReport[];
  /** Null when the document is not evaluable, or no rule counts. */
  readonly scores: Scores | null;
  /** Null when no next version is announced. */
  readonly upcoming: Upcoming | null;
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

/** A profile in force. */
export interface ProfileIdentity {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of its canonical JSON (RFC 8785). */
  readonly digest: Digest;
}

/**
 * Same input, same bytes: but for `asOf`, nothing in it depends on the clock, the machine or the way
 * it was run; but for `upcoming`, nothing on what was announced since its ruleset was released.
 */
export interface Report {
  readonly schema: 'https://prise-numerique.fr/schemas/report/1';
  readonly engine: { readonly id: string; readonly version: string; readonly digest: Digest };
  readonly ruleset: { readonly id: string; readonly version: string; readonly digest: Digest };
  /** What the ruleset was judged by; null for a ruleset that has no profiles. */
  readonly profile: ProfileIdentity | null;
  /**
   * `YYYY-MM-DD`: the day on which waivers were held against their term; null when there is none.
   * Not in the digest: on another day the same waivers in force give the same one.
   */
  readonly asOf: string | null;
  /** The worst of the documents' verdicts. */
  readonly verdict: Verdict;
  readonly documents: readonly DocumentReport[];
  /** What each rule that was to run is, in the order of the ruleset. */
  readonly rules: readonly RuleDescription[];
  /** Files that are no description themselves and that one of the documents refers to. */
  readonly parts: readonly PartReport[];
  /**
   * SHA-256 of the canonical JSON (RFC 8785) of everything above, but for the documents’ names,
   * `asOf`, `upcoming` and the rules that only it has: the same bytes have the same digest whatever
   * they are called, whenever they are judged.
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
