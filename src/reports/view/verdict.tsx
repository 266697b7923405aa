import type { Report } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { countByOutcome, countBySeverity } from '../digest.ts';
import { counted, french, meaningOf, nounOf, wordsOf } from '../words.ts';
import { VerdictIcon } from './icons.tsx';

interface Props {
  readonly report: Report;
  readonly language?: Language;
}

/** Big and plain: the verdict, what it means, what to do next, and what it is not. */
export const VerdictBanner = ({ report, language = 'fr' }: Props) => {
  const words = wordsOf(language);
  const { label, next } = words.verdict[report.verdict];
  return (
    <section class={`verdict verdict-${report.verdict}`} aria-labelledby="verdict">
      <div class="verdict-mark">
        <VerdictIcon verdict={report.verdict} />
      </div>
      <div>
        <h2 id="verdict">
          <span class="verdict-caption">{words.report.verdict}</span>{' '}
          <span class="verdict-word">{label}</span>
        </h2>
        <p class="verdict-meaning">
          {french(meaningOf(report.verdict, report.documents.length, words))}
        </p>
        <p>
          <strong>{words.report.next}</strong> {french(next)}
        </p>
        <p class="verdict-note">{words.report.equivalenceNote}</p>
      </div>
    </section>
  );
};

export const SummaryCounts = ({ report, language = 'fr' }: Props) => {
  const words = wordsOf(language);
  const severities = countBySeverity(report.documents.flatMap(({ findings }) => findings));
  const outcomes = countByOutcome(report.documents.flatMap((document) => document.outcomes));
  const remarks = severities.info + severities.hint;
  const figures = [
    { n: severities.error, label: nounOf(severities.error, 'error', words), tone: 'error' },
    { n: severities.warn, label: nounOf(severities.warn, 'warn', words), tone: 'warn' },
    { n: remarks, label: nounOf(remarks, 'remark', words), tone: 'info' },
    { n: outcomes.passed, label: nounOf(outcomes.passed, 'ruleMet', words), tone: 'passed' },
  ];
  const apart = [
    ...(outcomes.inconclusive > 0
      ? [counted(outcomes.inconclusive, 'ruleInconclusive', words)]
      : []),
    ...(outcomes.waived > 0 ? [counted(outcomes.waived, 'waiver', words)] : []),
    ...(outcomes['not-applicable'] > 0
      ? [counted(outcomes['not-applicable'], 'ruleNotApplicable', words)]
      : []),
  ];
  return (
    <div class="summary">
      <ul class="figures">
        {figures.map(({ n, label, tone }) => (
          <li class={`figure figure-${n === 0 && tone !== 'passed' ? 'none' : tone}`}>
            <strong>{n}</strong> {label}
          </li>
        ))}
      </ul>
      {apart.length > 0 && (
        <p class="apart">
          {words.report.apart}
          {words.colon} {apart.join(', ')}.
        </p>
      )}
    </div>
  );
};
