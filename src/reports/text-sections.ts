import type {
  DocumentReport,
  RuleOutcome,
  Scores,
  ScoreTerm,
  WaiverReport,
} from '../model/report.ts';
import { AXES } from '../model/rule.ts';
import { clean, cleanClip } from './clean.ts';
import { groupsOf, place, titleIn } from './digest.ts';
import type { FormatContext } from './format.ts';
import { counted, numeral, type Words } from './words.ts';

/** What stands below the findings of a document in a terminal: scores, waivers, what is to come. */

export type Colour = 'red' | 'yellow' | 'green' | 'blue' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const BAR_CELLS = 20;
const TEXT_CHARACTERS_MAX = 300;
const FINDINGS_PER_RULE_MAX = 10;

/** Each axis as a bar and a number, then the rules that cost points on it. */
export function scoreLines(scores: Scores | null, words: Words, paint: Paint): string[] {
  if (scores === null) return [];
  const names = scores.axes.map(({ axis }) => AXES[axis][words.language]);
  const width = Math.max(words.scores.overall.length, ...names.map((name) => name.length));
  const below = (axis: Scores['below'][number]) =>
    scores.below.includes(axis) ? paint('red', `  ${words.scores.below}`) : '';
  return [
    `  ${paint('bold', words.sections.scores)} ${words.scores.outOf}`,
    ...scores.axes.flatMap(({ axis, score, terms }, rank) => [
      `    ${(names[rank] ?? '').padEnd(width)}  ${gauge(score, words)}${below(axis)}`,
      ...termLines(terms, words, paint),
    ]),
    `    ${words.scores.overall.padEnd(width)}  ${gauge(scores.overall, words)}${below('overall')}`,
    `    ${paint('dim', `${words.scores.formula}${words.colon} ${clean(scores.formula)}`)}`,
    '',
  ];
}

function gauge(score: number | null, words: Words): string {
  if (score === null) return words.scores.none;
  const full = Math.round((score / 100) * BAR_CELLS);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)}  ${numeral(score, words)}`;
}

/** Rules with all their points say nothing of what to do: they are counted. */
function termLines(terms: readonly ScoreTerm[], words: Words, paint: Paint): string[] {
  const costly = terms.filter(({ met, judged }) => met < judged || judged === 0);
  const full = terms.length - costly.length;
  return [
    ...costly.map(({ rule, weight, judged, met, points }) => {
      const share = words.officer.metCount(numeral(met, words), numeral(judged, words));
      return `      ${paint('dim', `${numeral(points, words)} / ${numeral(weight, words)}`)}  ${clean(rule)}  ${paint('dim', share)}`;
    }),
    ...(full > 0 ? [`      ${paint('dim', counted(full, 'ruleFull', words))}`] : []),
  ];
}

const WAIVER_COLOURS: Readonly<Record<WaiverReport['state'], Colour>> = {
  applied: 'green',
  requested: 'yellow',
  expired: 'red',
  unused: 'dim',
  invalid: 'red',
};

export function waiverLines({ waivers }: DocumentReport, words: Words, paint: Paint): string[] {
  if (waivers.length === 0) return [];
  return [
    `  ${paint('bold', words.sections.waivers)}${words.colon} ${numeral(waivers.length, words)}`,
    ...waivers.flatMap(({ state, rule, path, motive, author, until, origin, why, findings }) => [
      `    ${paint(WAIVER_COLOURS[state], words.waiverState[state])}  ${paint('bold', cleanClip(rule, TEXT_CHARACTERS_MAX))}  ${
        path === '' ? '' : `${cleanClip(path, TEXT_CHARACTERS_MAX)}, `
      }${words.officer.until(cleanClip(until, TEXT_CHARACTERS_MAX))}, ${counted(findings, 'finding', words)}`,
      `      ${words.quoted(cleanClip(motive, TEXT_CHARACTERS_MAX))} ${cleanClip(author, TEXT_CHARACTERS_MAX)}, ${words.waiverOrigin[origin]}${
        why === null ? '' : ` : ${cleanClip(why, TEXT_CHARACTERS_MAX)}`
      }`,
    ]),
    '',
  ];
}

/** Apart from the rest: it counts for nothing yet. */
export function upcomingLines(
  { upcoming, name }: DocumentReport,
  context: FormatContext,
  words: Words,
  paint: Paint,
): string[] {
  if (upcoming === null) return [];
  const { outcomes, findings, version } = upcoming;
  const groups = groupsOf({ name, outcomes, findings });
  return [
    `  ${paint('bold', `${words.sections.upcoming} ${clean(version)}`)}${words.colon} ${counted(findings.length, 'finding', words)}`,
    `    ${paint('dim', groups.length === 0 ? words.tables.upcomingNothing : words.tables.upcomingNote)}`,
    ...groups.flatMap(({ rule, severity, title, findings: found }) => {
      const left = found.length - FINDINGS_PER_RULE_MAX;
      return [
        `    ${words.severity[severity]}  ${paint('bold', clean(rule))}  ${clean(titleIn(context, rule, title) ?? '')}`,
        ...found
          .slice(0, FINDINGS_PER_RULE_MAX)
          .map(
            (finding) =>
              `      ${place(finding).padEnd(8)}${cleanClip(finding.message, TEXT_CHARACTERS_MAX)}`,
          ),
        ...(left > 0
          ? [`      ${counted(left, 'otherFinding', words)}, ${words.report.inJson}`]
          : []),
      ];
    }),
    '',
  ];
}

/** « respectées : 12, non respectées : 3… » of the rules, each outcome that happened. */
export function outcomeTally(
  outcomes: Readonly<Record<RuleOutcome['outcome'], number>>,
  words: Words,
): string {
  return [
    counted(outcomes.passed, 'met', words),
    counted(outcomes.failed, 'unmet', words),
    `${numeral(outcomes['not-applicable'], words)} ${words.report.notApplicable}`,
    counted(outcomes.inconclusive, 'inconclusive', words),
    counted(outcomes.waived, 'waiver', words),
  ].join(', ');
}
