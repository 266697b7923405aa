/**
 * The Web Worker of `/verifier` and `/comparer`: the server's engine, its reading of forms and its components, in
 * the browser. Its own policy (`build/copy-assets.ts`) forbids it to reach anything: a document that
 * is judged here cannot leave the machine.
 */
import { filesOf, filesOfSide, type Upload } from '../../api/uploads.ts';
import { RULESET_IDS } from '../../lint/catalogue.ts';
import { LIMITS } from '../../lint/limits.ts';
import { lint } from '../../lint/lint.ts';
import { loadRuleset } from '../../lint/rulesets.ts';
import { dayInParis } from '../../model/day.ts';
import type { Verification } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { COMPARED_FIELDS } from '../../model/submission.ts';
import { Problem } from '../../problems/problem.ts';
import { compare } from '../../reports/compare.ts';
import { fileNameOf } from '../../reports/file-name.ts';
import { formatOf } from '../../reports/index.ts';
import { progressWords } from '../../reports/progress.ts';
import { namesOf } from '../compare.tsx';
import { ComparisonResult, comparisonTitle } from '../compare-result.tsx';
import { titlesIn } from '../rule-title.tsx';
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
    scope.postMessage(await answer(data));
  } catch (error) {
    if (!(error instanceof Problem)) {
      scope.postMessage({ kind: 'failed' });
      throw error;
    }
    const summary = <ErrorSummary problem={error} language={data.language} />;
    scope.postMessage({ kind: 'refused', html: summary.toString() });
  }
};

async function answer({ task, language, entries, format }: JudgeRequest): Promise<JudgeAnswer> {
  const form = formOf(entries);
  if (task === 'compare') return compared(form, language);
  const { report, sources } = await judge(await filesOf(form), language);
  const file = format === undefined ? undefined : formatOf(format);
  if (file !== undefined) {
    const text = file.render(report, { sources, language, titles: titlesIn(language) });
    return { kind: 'file', name: fileNameOf(file.id), type: file.mediaType, text };
  }
  const result = (
    <VerifierResult report={report} sources={sources} where="browser" language={language} />
  );
  return { kind: 'result', title: resultTitle(report, language), html: result.toString() };
}

async function compared(form: FormData, language: Language): Promise<JudgeAnswer> {
  const [was, now] = COMPARED_FIELDS;
  const before = await judge(await filesOfSide(form, was), language);
  const after = await judge(await filesOfSide(form, now), language);
  const comparison = compare(before.report, after.report);
  const result = (
    <ComparisonResult
      comparison={comparison}
      names={[namesOf(before.report), namesOf(after.report)]}
      language={language}
      where="browser"
    />
  );
  return {
    kind: 'result',
    title: comparisonTitle(comparison, language),
    html: result.toString(),
  };
}

function formOf(entries: JudgeRequest['entries']): FormData {
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
  return form;
}

async function judge(
  { files, ruleset: wanted, profile }: Upload,
  language: Language,
): Promise<Verification> {
  const ruleset = await loadRuleset(wanted ?? RULESET_IDS[0], profile);
  if (ruleset === undefined && profile !== undefined) {
    throw new Problem('parametre-invalide', {
      detail: 'Ce profil n’est pas de ce référentiel : choisissez l’un ou l’autre.',
    });
  }
  if (ruleset === undefined) {
    throw new Problem('ruleset-inconnu', { detail: `Connus : ${RULESET_IDS.join(', ')}.` });
  }
  return lint(files, ruleset, {
    date: dayInParis(new Date()),
    onProgress: (progress) =>
      scope.postMessage({ kind: 'progress', text: progressWords(progress, language) }),
  });
}

scope.postMessage({ kind: 'ready' });
