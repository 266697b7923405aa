import { RULESET_IDS } from '../lint/catalogue.ts';
import type { SpecFile } from '../lint/document.ts';
import type { OnProgress } from '../lint/lint.ts';
import type { LoadedRuleset } from '../lint/rulesets.ts';
import type { Verifications } from '../model/ports.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';

/** The engine is imported by the first verification: the gateway must not pay for its start. */
export async function judge(
  files: readonly SpecFile[],
  id: string,
  onProgress?: OnProgress,
): Promise<Verification> {
  const { lint } = await import('../lint/lint.ts');
  return lint(files, await rulesetOf(id), { onProgress });
}

export async function rulesetOf(id: string): Promise<LoadedRuleset> {
  const { loadRuleset } = await import('../lint/rulesets.ts');
  const ruleset = await loadRuleset(id);
  if (ruleset === undefined) {
    throw new Problem('ruleset-inconnu', { detail: `Connus : ${RULESET_IDS.join(', ')}.` });
  }
  return ruleset;
}

/** Steps that are told of one verification: each is a call to the object that keeps it. */
const STEPS_TOLD = 20;

/** Judges what was deposited. Twice for the same deposit gives the same report: queues repeat. */
export async function judgeDeposit(id: string, verifications: Verifications): Promise<void> {
  const status = await verifications.status(id);
  if (status === undefined || status.state === 'done' || status.state === 'failed') return;
  const submission = await verifications.submission(id);
  if (submission === undefined) return;
  const { files, ruleset } = submission;
  const stride = Math.ceil((2 * files.length) / STEPS_TOLD);
  const verification = await judge(files, ruleset, (progress) =>
    (progress.document - 1) % stride === 0 ? verifications.tell(id, progress) : undefined,
  );
  await verifications.conclude(id, verification);
}
