/**
 * Changing the vendor behind a plug without a consumer noticing, and the proof of it: exchanges
 * replayed through both services, then a trial on live reads, then the plug moved or left alone.
 */
import type { Parameters, Tolerance } from './contract.ts';
import type { Digest } from './report.ts';
import type { ContractRef, Service } from './territory.ts';

/** A read that consumers asked, as a vendor is asked it: no consumer, no token, no answer. */
export interface RecordedExchange {
  readonly operation: string;
  readonly parameters: Parameters;
}

/** The plug that exchanges, trials and swaps are about. */
export interface PlugName {
  /** The territory that holds the plug. */
  readonly territory: string;
  readonly contract: ContractRef;
}

export type DifferenceKind =
  /** Only the incumbent gives it. */
  | 'missing'
  /** Only the candidate gives it. */
  | 'added'
  | 'changed'
  /** A text for a number, a list for a record, null for a value. */
  | 'type'
  /** The same items, not in the same order. */
  | 'order'
  /** A key that should name one record names several, on one side only. */
  | 'duplicate';

/** One place where the two answers differ; texts are JSON, cut short; null when not to be shown. */
export interface DifferenceExample {
  /** `data.stations[station_id="12"].lat` */
  readonly path: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** All differences of one kind at one field, with the tolerance that covers them, if any does. */
export interface Difference {
  /** In the notation of coverage: `data.stations[].lat`. */
  readonly field: string;
  readonly kind: DifferenceKind;
  readonly tolerance: Tolerance | null;
  readonly count: number;
  readonly examples: readonly DifferenceExample[];
}

/** How far two bodies agree. `equal + tolerated + different` is what was compared. */
export interface Diff {
  readonly equal: number;
  readonly tolerated: number;
  readonly different: number;
  /** Those that no tolerance covers first. */
  readonly differences: readonly Difference[];
  /** Differences beyond those listed. */
  readonly unlisted: number;
  /** False when the bodies are larger than what is compared: then nothing is proved. */
  readonly complete: boolean;
}

/** What became of one exchange replayed through both services. */
export type ExchangeOutcome =
  | 'equal'
  | 'tolerated'
  | 'different'
  /** The incumbent answers, the candidate does not. */
  | 'lost'
  /** The incumbent did not answer, or nothing of the answers counts. */
  | 'inconclusive';

/** `problem` is null when the service answered with fresh data. */
export interface SideOutcome {
  readonly status: number;
  readonly problem: string | null;
}

export interface ReplayedExchange {
  readonly exchange: RecordedExchange;
  readonly outcome: ExchangeOutcome;
  readonly from: SideOutcome;
  readonly to: SideOutcome;
  /** Null when there were not two answers to compare. */
  readonly diff: Diff | null;
}

/** When and how fast one side answered; no part of what the digest is of. */
export interface SideMeasure {
  readonly durationMs: number;
  /** RFC 3339 UTC, of the vendor's data; null without an answer. */
  readonly retrievedAt: string | null;
}

export interface ExchangeMeasure {
  readonly from: SideMeasure;
  readonly to: SideMeasure;
}

export type SwapVerdict =
  | 'interchangeable'
  | 'interchangeable-avec-ecarts-toleres'
  | 'non-interchangeable'
  | 'non-concluant';

/** A service as the report names it: its definition may change, the report does not. */
export interface SwapSide {
  readonly service: string;
  readonly vendor: string;
  readonly title: string;
  /** Adapter id, or « natif ». */
  readonly adapter: string;
}

/** What the incumbent gives by its declared coverage and the candidate does not. */
export interface CoverageLoss {
  /** Operations that only the incumbent offers. */
  readonly operations: readonly string[];
  /** Fields that the incumbent gives or derives and the candidate declares absent. */
  readonly fields: readonly {
    readonly operation: string;
    readonly field: string;
    readonly why: string;
  }[];
}

/** What the digest is of: neither clock nor identifier, so that equal answers give equal reports. */
export interface SwapFindings {
  readonly schema: string;
  readonly territory: string;
  readonly contract: { readonly ref: ContractRef; readonly digest: Digest };
  readonly from: SwapSide;
  readonly to: SwapSide;
  readonly verdict: SwapVerdict;
  /** French sentences: what decided. */
  readonly reasons: readonly string[];
  readonly exchanges: readonly ReplayedExchange[];
  readonly losses: CoverageLoss;
  /** Operations of the incumbent that no exchange asked: nothing is proved of them. */
  readonly unproven: readonly string[];
}

export interface SwapReport {
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  /** SHA-256 of `findings` as canonical JSON (RFC 8785). */
  readonly digest: Digest;
  readonly findings: SwapFindings;
  /** In the order of the exchanges. */
  readonly measures: readonly ExchangeMeasure[];
}

export type SwapSummary = Pick<SwapReport, 'id' | 'at' | 'digest'> &
  PlugName & { readonly from: string; readonly to: string; readonly verdict: SwapVerdict };

/**
 * - `shadow`: the incumbent answers; a share of its reads is asked of the candidate too, afterwards;
 * - `canary`: a share of the reads is answered by the candidate;
 * - `committed`: the plug was moved to the candidate and can be moved back.
 */
export type TrialMode = 'shadow' | 'canary' | 'committed';

/** A candidate tried on the live reads of a plug. Writes always go to the incumbent. */
export interface Trial extends PlugName {
  /** The service plugged when the trial began: with another one plugged, the trial has no effect. */
  readonly incumbent: string;
  readonly candidate: string;
  readonly mode: TrialMode;
  /** Percentage of the reads, 1 to 100. */
  readonly share: number;
  /** Who held the plug when it was moved: a commune that had its EPCI's goes back to it. */
  readonly heldBy: string;
  /** RFC 3339 UTC. */
  readonly openedAt: string;
}

/** What a resolution says of the trial in force. */
export interface TrialInForce extends Pick<Trial, 'mode' | 'share' | 'territory'> {
  readonly candidate: Service;
}

export interface TrialCounters {
  /** Reads that were asked of the candidate. */
  readonly asked: number;
  readonly equal: number;
  readonly tolerated: number;
  readonly different: number;
  /** The candidate failed: in a canary, the incumbent answered instead. */
  readonly failed: number;
  /** Nothing could be compared. */
  readonly inconclusive: number;
}

/** One read of a trial, once it is known what became of it. */
export interface Observation {
  readonly operation: string;
  /** A canary answers and compares nothing: `served`. */
  readonly outcome: Exclude<ExchangeOutcome, 'lost'> | 'failed' | 'served';
  readonly problem: string | null;
  readonly differences: readonly Difference[];
}

/** A difference that a trial met, the first of its field and kind. */
export interface TrialDifference {
  readonly operation: string;
  readonly difference: Difference;
}

export interface TrialState extends Trial {
  readonly counters: TrialCounters;
  /** Problems of the candidate, by code, and how often. */
  readonly problems: Readonly<Record<string, number>>;
  readonly differences: readonly TrialDifference[];
}
