import type { Report } from '../../model/report.ts';
import { countByOutcome, countBySeverity } from '../digest.ts';
import { count, EQUIVALENCE_NOTE, meaningOf, VERDICT_WORDS } from '../words.ts';
import { VerdictIcon } from './icons.tsx';

/** Big and plain: the verdict, what it means, what to do next, and what it is not. */
export const VerdictBanner = ({ report }: { report: Report }) => {
  const { label, next } = VERDICT_WORDS[report.verdict];
  return (
    <section class={`verdict verdict-${report.verdict}`} aria-labelledby="verdict">
      <div class="verdict-mark">
        <VerdictIcon verdict={report.verdict} />
      </div>
      <div>
        <h2 id="verdict">
          <span class="verdict-caption">Verdict</span> <span class="verdict-word">{label}</span>
        </h2>
        <p class="verdict-meaning">{meaningOf(report.verdict, report.documents.length)}</p>
        <p>
          <strong>Et maintenant ?</strong> {next}
        </p>
        <p class="verdict-note">{EQUIVALENCE_NOTE}</p>
      </div>
    </section>
  );
};

export const SummaryCounts = ({ report }: { report: Report }) => {
  const severities = countBySeverity(report.documents.flatMap(({ findings }) => findings));
  const outcomes = countByOutcome(report.documents.flatMap((document) => document.outcomes));
  const figures = [
    { n: severities.error, label: severities.error < 2 ? 'erreur' : 'erreurs', tone: 'error' },
    {
      n: severities.warn,
      label: severities.warn < 2 ? 'avertissement' : 'avertissements',
      tone: 'warn',
    },
    {
      n: severities.info + severities.hint,
      label: severities.info + severities.hint < 2 ? 'remarque' : 'remarques',
      tone: 'info',
    },
    {
      n: outcomes.passed,
      label: outcomes.passed < 2 ? 'règle respectée' : 'règles respectées',
      tone: 'passed',
    },
  ];
  const apart = [
    ...(outcomes.inconclusive > 0
      ? [count(outcomes.inconclusive, 'règle non concluante', 'règles non concluantes')]
      : []),
    ...(outcomes.waived > 0 ? [count(outcomes.waived, 'dérogation')] : []),
    ...(outcomes['not-applicable'] > 0
      ? [count(outcomes['not-applicable'], 'règle sans objet', 'règles sans objet')]
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
      {apart.length > 0 && <p class="apart">À part : {apart.join(', ')}.</p>}
    </div>
  );
};
