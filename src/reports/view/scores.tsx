import type { AxisScore, DocumentReport, Scores } from '../../model/report.ts';
import { AXES, type Language } from '../../model/rule.ts';
import { clean } from '../clean.ts';
import { numeral, wordsOf } from '../words.ts';
import { documentId, langOfReport } from './links.ts';

/** The four axes as bars with their numbers, the formula, and the sum rule by rule, folded. */
export const ScoresSection = ({
  document,
  index,
  language = 'fr',
}: {
  document: DocumentReport;
  index: number;
  language?: Language;
}) => {
  const { scores } = document;
  if (scores === null) return null;
  const words = wordsOf(language);
  const heading = `${documentId(index)}-notes`;
  const incomplete = scores.axes.some(({ score }) => score === null);
  return (
    <section class="scoring">
      <h3 id={heading}>{words.sections.scores}</h3>
      <ul class="scores">
        <Bar
          name={words.scores.overall}
          score={scores.overall}
          below={scores.below.includes('overall')}
          language={language}
          overall
        />
        {scores.axes.map(({ axis, score }) => (
          <Bar
            name={AXES[axis][language]}
            score={score}
            below={scores.below.includes(axis)}
            language={language}
          />
        ))}
      </ul>
      {incomplete && <p class="quiet">{words.scores.noneWhy}.</p>}
      <details class="terms">
        <summary>{words.scores.terms}</summary>
        <p>
          {words.scores.formula}
          {words.colon} <span lang={langOfReport(language)}>{clean(scores.formula)}</span>.
        </p>
        <Terms scores={scores} language={language} />
      </details>
    </section>
  );
};

const Bar = ({
  name,
  score,
  below,
  language,
  overall = false,
}: {
  name: string;
  score: number | null;
  below: boolean;
  language: Language;
  overall?: boolean;
}) => {
  const words = wordsOf(language);
  return (
    <li class={overall ? 'score score-overall' : 'score'}>
      <span class="score-name">{name}</span>
      <svg
        class="score-bar"
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="score-track" width="100" height="10" />
        <rect class="score-fill" width={String(score ?? 0)} height="10" />
      </svg>
      <span class="score-value">
        {score === null ? (
          words.scores.none
        ) : (
          <>
            <strong>{numeral(score, words)}</strong> {words.scores.outOf}
          </>
        )}
        {below && <span class="score-below"> {words.scores.below}</span>}
      </span>
    </li>
  );
};

const Terms = ({ scores, language }: { scores: Scores; language: Language }) => {
  const words = wordsOf(language);
  const { axis, weight, judged, met, points } = words.scores;
  return (
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">{words.vendor.rule}</th>
          <th scope="col">{axis}</th>
          {[weight, judged, met, points].map((name) => (
            <th scope="col" class="numeric">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.axes.map((axisScore) => (
          <TermRows axisScore={axisScore} language={language} />
        ))}
      </tbody>
    </table>
  );
};

const TermRows = ({ axisScore, language }: { axisScore: AxisScore; language: Language }) => {
  const words = wordsOf(language);
  const { axis, weight, judged, met, points } = words.scores;
  return (
    <>
      {axisScore.terms.map((term) => (
        <tr>
          <th scope="row">
            <code>{clean(term.rule)}</code>
          </th>
          <td data-label={axis}>{AXES[axisScore.axis][language]}</td>
          <td data-label={weight} class="numeric">
            {numeral(term.weight, words)}
          </td>
          <td data-label={judged} class="numeric">
            {numeral(term.judged, words)}
          </td>
          <td data-label={met} class="numeric">
            {numeral(term.met, words)}
          </td>
          <td data-label={points} class="numeric">
            {numeral(term.points, words)}
          </td>
        </tr>
      ))}
    </>
  );
};
