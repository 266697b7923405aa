import { RULESET_IDS } from '../lint/catalogue.ts';
import type { SpecFile } from '../lint/document.ts';
import type { OnProgress } from '../lint/lint.ts';
import type { LoadedRuleset } from '../lint/rulesets.ts';
import type { Violation } from '../model/contract.ts';
import type { Terms, Verifications } from '../model/ports.ts';
import type { Profile } from '../model/profile.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';
import { isTooLargeToPublish } from './keeping.ts';

/** The engine is imported by the first verification: the gateway must not pay for its start. */
export async function judge(
  files: readonly SpecFile[],
  terms: Terms,
  onProgress?: OnProgress,
): Promise<Verification> {
  const { lint } = await import('../lint/lint.ts');
  const { date, decisions } = terms;
  return lint(files, await rulesetOf(terms), { onProgress, date, decisions });
}

export async function rulesetOf({ ruleset: id, profile }: Terms): Promise<LoadedRuleset> {
  const { loadProfile, loadRuleset } = await import('../lint/rulesets.ts');
  if (profile !== undefined) {
    const violations = await violationsOf(profile);
    const ruleset = violations.length > 0 ? undefined : await loadProfile(profile);
    if (ruleset !== undefined) return ruleset;
    // Kept when it was sound: the ruleset has changed since.
    throw new Problem('profil-invalide', {
      detail: `Le profil ${profile.id} ne s’applique plus au référentiel ${profile.ruleset} de cette passerelle.`,
      violations,
    });
  }
  const ruleset = await loadRuleset(id);
  if (ruleset === undefined) {
    throw new Problem('ruleset-inconnu', { detail: `Connus : ${RULESET_IDS.join(', ')}.` });
  }
  return ruleset;
}

/** What a profile names and its ruleset does not have. */
export async function violationsOf({ ruleset: id, rules, waivers }: Profile): Promise<Violation[]> {
  const { loadRuleset } = await import('../lint/rulesets.ts');
  const ruleset = await loadRuleset(id);
  if (ruleset === undefined) {
    return [
      { path: '/ruleset', message: `Référentiel inconnu. Connus : ${RULESET_IDS.join(', ')}` },
    ];
  }
  const message = `Règle inconnue du référentiel ${ruleset.id} ${ruleset.version}`;
  // A rule that is only announced is none that it has.
  const has = (rule: string) =>
    Object.hasOwn(ruleset.ruleset.rules, rule) && ruleset.next?.added.has(rule) !== true;
  return [
    ...Object.keys(rules)
      .filter((rule) => !has(rule))
      .map((rule) => ({ path: `/rules/${pointerStep(rule)}`, message })),
    ...waivers.flatMap(({ rule }, index) =>
      has(rule) ? [] : [{ path: `/waivers/${index}/rule`, message }],
    ),
  ];
}

/** RFC 6901 §3; no longer than a message may quote. */
function pointerStep(name: string): string {
  return name.slice(0, 80).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Steps that are told of one verification: each is a call to the object that keeps it. */
const STEPS_TOLD = 20;

/** Judges what was deposited. Twice for the same deposit gives the same report: queues repeat. */
export async function judgeDeposit(id: string, verifications: Verifications): Promise<void> {
  const status = await verifications.status(id);
  if (status === undefined || status.state === 'done' || status.state === 'failed') return;
  const submission = await verifications.submission(id);
  if (submission === undefined) return;
  const { files, ...terms } = submission;
  const stride = Math.ceil((2 * files.length) / STEPS_TOLD);
  const verification = await judge(files, terms, (progress) =>
    (progress.document - 1) % stride === 0 ? verifications.tell(id, progress) : undefined,
  );
  if (status.keep === 'public' && isTooLargeToPublish(verification)) await verifications.fail(id);
  else await verifications.conclude(id, verification);
}
