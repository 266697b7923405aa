/** What SemVer means for verdicts (RELEASING.md), as a comparison of what two versions said. */
import type { Verdict } from '../../model/report.ts';

export type Bump = 'none' | 'patch' | 'minor' | 'major';

const GREATNESS: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** What one version says of one document. */
export interface Said {
  readonly verdict: Verdict;
  /** Rule, severity and place of each finding: all but the wording. */
  readonly findings: readonly string[];
}

export interface Change {
  readonly document: string;
  readonly was: Said;
  readonly is: Said;
}

/** From the best to the worst for whoever is judged. */
const ORDER: readonly Verdict[] = [
  'conforme',
  'conforme-avec-reserves',
  'non-conforme',
  'non-evaluable',
];
/** A minor version leaves no verdict worse than that. */
const WORST_OF_MINOR = ORDER.indexOf('conforme-avec-reserves');

/** The least that the number of the version must say, given what changed of one document. */
export function bumpOf({ was, is }: Change): Bump {
  const [before, after] = [ORDER.indexOf(was.verdict), ORDER.indexOf(is.verdict)];
  if (after > before && after > WORST_OF_MINOR) return 'major';
  if (after !== before) return 'minor';
  return was.findings.join('\n') === is.findings.join('\n') ? 'patch' : 'minor';
}

export function greatest(bumps: readonly Bump[]): Bump {
  return GREATNESS[Math.max(0, ...bumps.map((bump) => GREATNESS.indexOf(bump)))] ?? 'none';
}

/** Whether the number says as much as it must. */
export function covers(claimed: Bump, least: Bump): boolean {
  return GREATNESS.indexOf(claimed) >= GREATNESS.indexOf(least);
}

/** What the numbers of two versions claim; `none` when the second does not come after the first. */
export function claimOf(from: string, to: string): Bump {
  const [before = [], after = []] = [from, to].map((version) => version.split('.').map(Number));
  for (const [rank, bump] of (['major', 'minor', 'patch'] as const).entries()) {
    const [was = 0, is = 0] = [before[rank], after[rank]];
    if (is !== was) return is > was ? bump : 'none';
  }
  return 'none';
}
