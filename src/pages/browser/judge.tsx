/**
 * The Web Worker of `/verifier`: the server's engine, its reading of forms and its components, in
 * the browser. Its own policy (`build/copy-assets.ts`) forbids it to reach anything: a document that
 * is judged here cannot leave the machine.
 */
import { filesOf } from '../../api/uploads.ts';
import { RULESET_IDS } from '../../lint/catalogue.ts';
import { LIMITS } from '../../lint/limits.ts';
import { lint } from '../../lint/lint.ts';
import { loadRuleset } from '../../lint/rulesets.ts';
import { dayInParis } from '../../model/day.ts';
import { Problem } from '../../problems/problem.ts';
import { fileNameOf } from '../../reports/file-name.ts';
import { formatOf } from '../../reports/index.ts';
import { progressWords } from '../../reports/progress.ts';
import { ErrorSummary } from '../verifier-form.tsx';
import { resultTitle, VerifierResult } from '../verifier-result.tsx';
import type { JudgeAnswer, JudgeRequest } from './messages.ts';

/** The part of DedicatedWorkerGlobalScope in use: TypeScript cannot have it beside the DOM's. */
interface Scope {
  postMessage(answer: JudgeAnswer): void;
  onmessage: ((event: { readonly data: JudgeRequest }) => void) | null;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage(await judge(data));
  } catch (error) {
    if (!(error instanceof Problem)) {
      scope.postMessage({ kind: 'failed' });
      throw error;
    }
    scope.postMessage({ kind: 'refused', html: (<ErrorSummary problem={error} />).toString() });
  }
};

async function judge({ entries, format }: JudgeRequest): Promise<JudgeAnswer> {
  const form = new FormData();
  let bytes = 0;
  for (const [field, value] of entries) {
    form.append(field, value);
    bytes += typeof value === 'string' ? value.length : value.size;
  }
  if (bytes > LIMITS.uploadBytesMax) {
    throw new Problem('corps-trop-grand', {
      detail: `Le choix dépasse ${LIMITS.uploadBytesMax / 1024 / 1024} Mo. Retirez les fichiers qui ne sont pas des documents OpenAPI.`,
    });
  }
  const { files, ruleset: wanted } = await filesOf(form);
  const profile = form.get('profile');
  const chosen = typeof profile === 'string' && profile !== '' ? profile : undefined;
  const ruleset = await loadRuleset(wanted ?? RULESET_IDS[0], chosen);
  if (ruleset === undefined) {
    throw new Problem('ruleset-inconnu', { detail: `Connus : ${RULESET_IDS.join(', ')}.` });
  }
  const { report, sources } = await lint(files, ruleset, {
    date: dayInParis(new Date()),
    onProgress: (progress) =>
      scope.postMessage({ kind: 'progress', text: progressWords(progress) }),
  });
  const file = format === undefined ? undefined : formatOf(format);
  if (file !== undefined) {
    const text = file.render(report, { sources });
    return { kind: 'file', name: fileNameOf(file.id), type: file.mediaType, text };
  }
  const result = <VerifierResult report={report} sources={sources} where="browser" />;
  return { kind: 'result', title: resultTitle(report), html: result.toString() };
}

scope.postMessage({ kind: 'ready' });
