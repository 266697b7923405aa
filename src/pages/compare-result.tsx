import type { Finding, Outcome, Verdict } from '../model/report.ts';
import { AXES, type Language } from '../model/rule.ts';
import { clean, cleanClip } from '../reports/clean.ts';
import type {
  Change,
  Comparison,
  DocumentComparison,
  RuleComparison,
  ScoreChange,
} from '../reports/compare.ts';
import { pointer } from '../reports/digest.ts';
import { OutcomeIcon, VerdictIcon } from '../reports/view/icons.tsx';
import { counted, french, number, wordsOf } from '../reports/words.ts';
import { type Said, WORDS } from './compare-words.ts';
import { frenchIn, pathIn } from './language.ts';
import { RuleTitle, ruleHrefIn } from './rule-title.tsx';
import { scoreWords } from './words.ts';

const FINDINGS_PER_LIST_MAX = 100;
const MESSAGE_CHARACTERS_MAX = 600;
const POINTER_CHARACTERS_MAX = 300;
const NAME_CHARACTERS_MAX = 160;

/** The worst first: what has no verdict says nothing good. */
const VERDICTS: readonly Verdict[] = [
  'non-evaluable',
  'non-conforme',
  'conforme-avec-reserves',
  'conforme',
];

export function comparisonTitle({ verdict }: Comparison, language: Language): string {
  const labels = wordsOf(language).verdict;
  const [before, after] = [labels[verdict.before].label, labels[verdict.after].label];
  return `${before} → ${after}${language === 'fr' ? '\u00a0:' : ':'} ${WORDS[language].result}`;
}

/** Two submissions of the same document, side by side. */
export const ComparisonResult = ({
  comparison,
  names,
  language,
  where,
}: {
  comparison: Comparison;
  names: readonly [before: string, after: string];
  language: Language;
  where: 'browser' | 'server';
}) => {
  const words = WORDS[language];
  return (
    <div class="wide">
      <h1 tabindex={-1}>{words.title}</h1>
      <p class="where">{words[where]}</p>
      <div class="toolbar">
        <a class="button secondary" href={pathIn(language, '/comparer')}>
          {words.again}
        </a>
      </div>
      <div class="report comparison" data-comparison>
        <Verdicts comparison={comparison} names={names} language={language} />
        {!comparison.sameYardstick && <p class="obstacle">{words.yardstick}</p>}
        <Tally comparison={comparison} words={words} />
        {comparison.documents.map((document) => (
          <Scores
            document={document}
            several={comparison.documents.length > 1}
            language={language}
          />
        ))}
        <Rules comparison={comparison} language={language} />
      </div>
    </div>
  );
};

const Verdicts = ({
  comparison: { verdict },
  names,
  language,
}: {
  comparison: Comparison;
  names: readonly [string, string];
  language: Language;
}) => {
  const words = WORDS[language];
  const gain = VERDICTS.indexOf(verdict.after) - VERDICTS.indexOf(verdict.before);
  const direction = gain === 0 ? 'same' : gain > 0 ? 'better' : 'worse';
  return (
    <section class="passage" aria-label="Verdict">
      {(['before', 'after'] as const).map((side, rank) => (
        <>
          {rank === 1 && <Arrow />}
          <div class={`verdict verdict-${verdict[side]}`}>
            <div class="verdict-mark">
              <VerdictIcon verdict={verdict[side]} />
            </div>
            <div>
              <h2>
                <span class="verdict-caption">{words[side]}</span>{' '}
                <span class="verdict-word">{wordsOf(language).verdict[verdict[side]].label}</span>
              </h2>
              <p>
                <code>{cleanClip(names[rank] ?? '', NAME_CHARACTERS_MAX)}</code>
              </p>
            </div>
          </div>
        </>
      ))}
      <p class={`direction direction-${direction}`}>{words[direction]}</p>
    </section>
  );
};

/** Decorative: « avant » and « après » are said in words. */
const Arrow = () => (
  <svg
    class="arrow"
    viewBox="0 0 48 24"
    width="48"
    height="24"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d="M2 12h42M34 3l10 9-10 9"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

/** The findings of both sides as one bar: what went, what stays, what came. */
const Tally = ({ comparison, words }: { comparison: Comparison; words: Said }) => {
  const parts = [
    { kind: 'fixed', n: comparison.fixed },
    { kind: 'remaining', n: comparison.remaining },
    { kind: 'appeared', n: comparison.appeared },
  ] as const;
  const total = parts.reduce((sum, { n }) => sum + n, 0);
  return (
    <div class="tallies">
      {total > 0 && (
        <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          {parts.map(({ kind, n }, rank) => (
            <rect
              class={`share-${kind}`}
              x={(100 * parts.slice(0, rank).reduce((sum, part) => sum + part.n, 0)) / total}
              width={(100 * n) / total}
              height="4"
            />
          ))}
        </svg>
      )}
      <ul class="figures">
        {parts.map(({ kind, n }) => (
          <li class={`figure figure-${kind}`}>
            <strong>{number(n)}</strong> {words[kind][n < 2 ? 0 : 1]}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Scores = ({
  document,
  several,
  language,
}: {
  document: DocumentComparison;
  several: boolean;
  language: Language;
}) => {
  if (document.scores.length === 0) return null;
  const words = WORDS[language];
  const name = (document.after ?? document.before)?.name ?? '';
  return (
    <section class="scores-change">
      <h2>
        {words.scores}
        {several && (
          <>
            {' '}
            <code>{cleanClip(name, NAME_CHARACTERS_MAX)}</code>
          </>
        )}
      </h2>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">{words.axis}</th>
            <td aria-hidden="true"></td>
            <th scope="col" class="numeric">
              {words.before}
            </th>
            <th scope="col" class="numeric">
              {words.after}
            </th>
            <th scope="col" class="numeric">
              {words.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.scores.map((change) => (
            <ScoreRow change={change} language={language} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const ScoreRow = ({ change, language }: { change: ScoreChange; language: Language }) => {
  const { axis, before, after } = change;
  const words = WORDS[language];
  const gain = before === null || after === null ? null : Math.round((after - before) * 10) / 10;
  return (
    <tr class={axis === 'overall' ? 'overall' : undefined}>
      <th scope="row">{axis === 'overall' ? words.overall : AXES[axis][language]}</th>
      <td class="bars" aria-hidden="true">
        <Bars change={change} />
      </td>
      <td class="numeric" data-label={words.before}>
        {scoreWords(language, before)}
      </td>
      <td class="numeric" data-label={words.after}>
        <strong>{scoreWords(language, after)}</strong>
      </td>
      <td class="numeric" data-label={words.change}>
        {gain === null
          ? '–'
          : `${gain > 0 ? '+' : gain < 0 ? '−' : ''}${scoreWords(language, Math.abs(gain))}`}
      </td>
    </tr>
  );
};

/** Thin: before. Thick: after. */
const Bars = ({ change: { before, after } }: { change: Change<number | null> }) => {
  const down = before !== null && after !== null && after < before;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" class="bar" aria-hidden="true">
      <rect class="bar-ground" width="100" height="10" />
      <rect class={down ? 'bar-down' : 'bar-after'} y="3" width={after ?? 0} height="7" />
      <rect class="bar-before" width={before ?? 0} height="2" />
    </svg>
  );
};

const Rules = ({ comparison, language }: { comparison: Comparison; language: Language }) => {
  const words = WORDS[language];
  const hasFindings = ({ fixed, appeared, remaining }: RuleComparison) =>
    fixed.length + appeared.length + remaining.length > 0;
  const silent = comparison.rules.filter((rule) => !hasFindings(rule));
  return (
    <section aria-labelledby="regles">
      <h2 id="regles">{words.rules}</h2>
      {comparison.rules.length === 0 && <p>{words.none}</p>}
      {comparison.rules.filter(hasFindings).map((rule) => (
        <Rule comparison={rule} language={language} />
      ))}
      {silent.length > 0 && (
        <>
          <h3>{words.otherwise}</h3>
          <ul class="otherwise">
            {silent.map(({ rule, title, outcome }) => (
              <li>
                <RuleTitle rule={rule} title={title} language={language} />
                <span>
                  <OutcomeWord outcome={outcome.before} language={language} /> →{' '}
                  <OutcomeWord outcome={outcome.after} language={language} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Rule = ({ comparison, language }: { comparison: RuleComparison; language: Language }) => {
  const { rule, severity, title, outcome, fixed, appeared, remaining } = comparison;
  const words = WORDS[language];
  const href = ruleHrefIn(language)(rule, comparison.description?.documentation ?? null);
  const name = <RuleTitle rule={rule} title={title} language={language} />;
  return (
    <details class={`group group-${severity}`} open={appeared.length > 0 && appeared.length < 10}>
      <summary>
        <span class={`severity severity-${severity}`}>{wordsOf(language).severity[severity]}</span>
        <span class="group-title">{name}</span>
        <span class="tally">
          {fixed.length > 0 && <Delta kind="fixed" n={fixed.length} words={words} />}
          {appeared.length > 0 && <Delta kind="appeared" n={appeared.length} words={words} />}
          {remaining.length > 0 && <Delta kind="remaining" n={remaining.length} words={words} />}
        </span>
      </summary>
      <p class="group-rule">
        <OutcomeWord outcome={outcome.before} language={language} /> →{' '}
        <OutcomeWord outcome={outcome.after} language={language} />
        {' · '}
        {href === undefined ? (
          <code>{clean(rule)}</code>
        ) : (
          <a href={href}>
            <code>{clean(rule)}</code>
          </a>
        )}
      </p>
      <List title={words.appearedList} findings={appeared} language={language} />
      <List
        title={words.remainingList}
        findings={remaining.map(({ after }) => after)}
        language={language}
      />
      <List title={words.fixedList} findings={fixed} language={language} />
    </details>
  );
};

const SIGNS = { fixed: '✓', appeared: '+', remaining: '=' } as const;

const Delta = ({ kind, n, words }: { kind: keyof typeof SIGNS; n: number; words: Said }) => (
  <span class={`delta delta-${kind}`}>
    <span aria-hidden="true">{SIGNS[kind]}</span> {number(n)} {words[kind][n < 2 ? 0 : 1]}
  </span>
);

const OutcomeWord = ({ outcome, language }: { outcome: Outcome | null; language: Language }) =>
  outcome === null ? (
    <span>{WORDS[language].absent}</span>
  ) : (
    <span class={`outcome outcome-${outcome}`}>
      <OutcomeIcon outcome={outcome} />
      {wordsOf(language).outcome[outcome]}
    </span>
  );

const List = ({
  title,
  findings,
  language,
}: {
  title: string;
  findings: readonly Finding[];
  language: Language;
}) => {
  if (findings.length === 0) return null;
  const left = findings.length - FINDINGS_PER_LIST_MAX;
  return (
    <>
      <h3>{title}</h3>
      <ul class="findings">
        {findings.slice(0, FINDINGS_PER_LIST_MAX).map((finding) => (
          <li>
            <p class="finding-message" lang={frenchIn(language)}>
              {french(cleanClip(finding.message, MESSAGE_CHARACTERS_MAX))}
            </p>
            <p class="finding-place">
              {WORDS[language].line} {finding.range.start.line + 1}
              {' · '}
              <code class="pointer">
                {cleanClip(pointer(finding.path), POINTER_CHARACTERS_MAX)}
              </code>
            </p>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p>
          {WORDS[language].left}
          {counted(left, 'finding', wordsOf(language))}.
        </p>
      )}
    </>
  );
};
