import type { Equivalence, Waiver } from '../model/decision.ts';
import type { Decisions, Profile } from '../model/profile.ts';
import type { Digest, Finding, Severity, WaiverReport, WaiverState } from '../model/report.ts';
import { isWithin, pointerPath } from './pointer.ts';
import { type Statement, type Statements, statementsIn } from './statements.ts';

/** No waiver outlives the longest framework agreement (CCP L2125-1, 1°). */
const WAIVER_YEARS_MAX = 4;

/** All that may take a finding away from the verdict, and what it is held against. */
export interface Forgiveness {
  /** `YYYY-MM-DD`; without it no waiver is in force: nothing is forgiven by default. */
  readonly asOf: string | null;
  readonly decisions: Decisions | undefined;
  readonly profile: Pick<Profile, 'waivers' | 'documentWaivers'> | undefined;
  /** Rules that may be waived. */
  readonly knows: (rule: string) => boolean;
}

interface Given extends Statement<Waiver> {
  readonly origin: WaiverReport['origin'];
}

export interface Forgiven {
  readonly findings: readonly Finding[];
  readonly waivers: readonly WaiverReport[];
}

/**
 * Says of each finding which waiver covers it and what is said of its equivalence. The buyer's word
 * comes before the candidate's, and a waiver in force before one that is not.
 */
export function forgive(
  data: unknown,
  document: { readonly sha256: Digest; readonly name: string },
  found: readonly Finding[],
  forgiveness: Forgiveness,
): Forgiven {
  const stated = statementsIn(data);
  const given = waiversOf(stated, document.sha256, forgiveness);
  const equivalences = equivalencesOf(stated, document.sha256, forgiveness);
  if (given.length === 0 && equivalences.length === 0) return { findings: found, waivers: [] };
  const counts = given.map(() => 0);
  const ranks = inForceFirst(given, forgiveness);
  const findings = found.map((finding) => {
    const own = finding.source === document.name ? finding.path : [];
    const covers = ({ said, scope, fault }: Statement<Waiver | Equivalence>) =>
      fault === null && said.rule === finding.rule && isWithin(own, scope);
    const waiver = ranks.find((rank) => given[rank] !== undefined && covers(given[rank])) ?? null;
    if (waiver !== null) counts[waiver] = (counts[waiver] ?? 0) + 1;
    return { ...finding, waiver, equivalence: equivalences.find(covers)?.said ?? null };
  });
  const severities = new Map(findings.map(({ rule, severity }) => [rule, severity]));
  const waivers = given.map((waiver, rank) => {
    const findings = counts[rank] ?? 0;
    const severity = severities.get(waiver.said.rule);
    const state = stateOf(waiver, findings, severity, forgiveness);
    const why = faultOf(waiver, forgiveness);
    return { ...waiver.said, origin: waiver.origin, state, why, findings } satisfies WaiverReport;
  });
  return { findings, waivers };
}

/** Whether the finding still counts, once waivers and accepted equivalences are taken away. */
export function isOpen(
  { waiver, equivalence }: Finding,
  waivers: readonly WaiverReport[],
): boolean {
  if (equivalence?.decision === 'accepted') return false;
  return waiver === null || waivers[waiver]?.state !== 'applied';
}

function waiversOf(
  { waivers }: Statements,
  sha256: Digest,
  { decisions, profile }: Forgiveness,
): Given[] {
  const granted = (decisions?.waivers ?? []).filter((waiver) => concerns(waiver, sha256));
  const own = profile?.documentWaivers === 'none' ? [] : waivers;
  return [
    ...[...granted, ...(profile?.waivers ?? [])].map(({ rule, path, motive, author, until }) => ({
      said: { rule, path, motive, author, until },
      scope: pointerPath(path),
      fault: null,
      origin: 'buyer' as const,
    })),
    ...own.map((statement) => ({ ...statement, origin: 'document' as const })),
  ];
}

function equivalencesOf(
  { equivalences }: Statements,
  sha256: Digest,
  { decisions }: Forgiveness,
): Statement<Equivalence>[] {
  const decided = (decisions?.equivalences ?? []).filter((each) => concerns(each, sha256));
  return [
    ...decided.map(({ document: _, ...said }) => ({
      said,
      scope: pointerPath(said.path),
      fault: null,
    })),
    ...equivalences,
  ];
}

function concerns(
  { document }: { readonly document?: string | undefined },
  sha256: Digest,
): boolean {
  return document === undefined || document === sha256;
}

/** Ranks of the waivers, those in force before the others, the buyer's first. */
function inForceFirst(given: readonly Given[], forgiveness: Forgiveness): number[] {
  const ranks = [...given.keys()];
  const holds = (rank: number) => {
    const waiver = given[rank];
    return (
      waiver !== undefined &&
      faultOf(waiver, forgiveness) === null &&
      !isExpired(waiver, forgiveness)
    );
  };
  return [...ranks.filter(holds), ...ranks.filter((rank) => !holds(rank))];
}

function stateOf(
  waiver: Given,
  findings: number,
  severity: Severity | undefined,
  forgiveness: Forgiveness,
): WaiverState {
  if (faultOf(waiver, forgiveness) !== null) return 'invalid';
  if (isExpired(waiver, forgiveness)) return 'expired';
  if (findings === 0) return 'unused';
  // A gate that the candidate opens for itself is no gate.
  const granted = waiver.origin === 'buyer' || forgiveness.profile?.documentWaivers === 'all';
  return granted || severity !== 'error' ? 'applied' : 'requested';
}

function isExpired({ said }: Given, { asOf }: Forgiveness): boolean {
  return asOf === null || said.until < asOf;
}

function faultOf({ said, fault }: Given, { asOf, knows }: Forgiveness): string | null {
  if (fault !== null) return fault;
  if (!knows(said.rule)) return `règle inconnue de ce référentiel : ${said.rule.slice(0, 80)}`;
  const tooLate =
    asOf !== null && said.until > `${Number(asOf.slice(0, 4)) + WAIVER_YEARS_MAX}${asOf.slice(4)}`;
  return tooLate ? `son terme est à plus de ${WAIVER_YEARS_MAX} ans` : null;
}
