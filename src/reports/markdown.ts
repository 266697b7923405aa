import type { DocumentReport, Report, WaiverReport } from '../model/report.ts';
import { AXES, EFFORTS } from '../model/rule.ts';
import {
  closingOf,
  countByOutcome,
  countBySeverity,
  place,
  pointer,
  type RuleReading,
  readingsOf,
  titleIn,
} from './digest.ts';
import type { Format, FormatContext } from './format.ts';
import { webPage } from './paths.ts';
import { markdownCode, markdownFence, markdownHtml, markdownStep, markdownText } from './quote.ts';
import { counted, meaningOf, numeral, type Words, wordsOf } from './words.ts';

/** A comment holds 65 536 characters on GitHub; what is around the details needs its share. */
const DETAILS_CHARACTERS_MAX = 40_000;
const ROWS_MAX = 100;
const FINDINGS_PER_RULE_MAX = 20;
const TEXT_CHARACTERS_MAX = 300;
const NAME_CHARACTERS_MAX = 120;

/** For a comment on a merge request: the verdict first, the details folded. */
export const markdown: Format = {
  id: 'markdown',
  mediaType: 'text/markdown',
  render: (report, context) => {
    const words = wordsOf(context.language);
    const budget = Math.floor(DETAILS_CHARACTERS_MAX / Math.max(1, report.documents.length));
    const lines = [
      `## ${words.report.verdict}${words.colon} ${words.verdict[report.verdict].label}`,
      '',
      meaningOf(report.verdict, report.documents.length, words),
      '',
      ...report.documents.flatMap((document) =>
        documentLines(report, document, context, words, budget),
      ),
      ...footer(report, words),
    ];
    return `${lines.join('\n')}\n`;
  },
};

function documentLines(
  report: Report,
  document: DocumentReport,
  context: FormatContext,
  words: Words,
  budget: number,
): string[] {
  const readings = readingsOf(report, document);
  return [
    `### ${markdownText(document.name, NAME_CHARACTERS_MAX)}${words.colon} ${words.verdict[document.verdict].label}`,
    '',
    ...document.obstacles.flatMap(({ code, message }) => [
      `> **${words.report.obstacle}.** ${markdownText(message, TEXT_CHARACTERS_MAX)} (${markdownCode(code, NAME_CHARACTERS_MAX)})`,
      '',
    ]),
    ...(document.outcomes.length === 0 ? [] : [`${tally(document, words)}.`, '']),
    ...scoreLines(document, words),
    ...ruleTable(readings, context, words),
    ...waiverTable(document.waivers, words),
    ...details(document, readings, context, words, budget),
    ...upcomingLines(document, context, words),
  ];
}

function tally({ findings, outcomes }: DocumentReport, words: Words): string {
  const severities = countBySeverity(findings);
  const became = countByOutcome(outcomes);
  return [
    counted(severities.error, 'error', words),
    counted(severities.warn, 'warn', words),
    counted(became.passed, 'ruleMet', words),
    counted(became.failed, 'ruleUnmet', words),
    ...(became.inconclusive > 0 ? [counted(became.inconclusive, 'ruleInconclusive', words)] : []),
    ...(became.waived > 0 ? [counted(became.waived, 'waiver', words)] : []),
  ].join(', ');
}

function scoreLines({ scores }: DocumentReport, words: Words): string[] {
  if (scores === null) return [];
  const shown = (score: number | null) => (score === null ? '–' : numeral(score, words));
  const below = (axis: (typeof scores.below)[number]) =>
    scores.below.includes(axis) ? ` (${words.scores.below})` : '';
  return [
    `| ${scores.axes.map(({ axis }) => AXES[axis][words.language]).join(' | ')} | ${words.scores.overall} |`,
    `| ${scores.axes.map(() => '---:').join(' | ')} | ---: |`,
    `| ${scores.axes.map(({ axis, score }) => `${shown(score)}${below(axis)}`).join(' | ')} | **${shown(scores.overall)}**${below('overall')} |`,
    '',
  ];
}

function ruleTable(
  readings: readonly RuleReading[],
  context: FormatContext,
  words: Words,
): string[] {
  if (readings.length === 0) return [];
  const { tables, officer } = words;
  const shown = readings.slice(0, ROWS_MAX);
  const left = readings.length - shown.length;
  return [
    `| ${tables.outcome} | ${words.vendor.rule} | ${tables.severity} | ${tables.findings} | ${officer.met} | ${officer.effort} |`,
    '| --- | --- | --- | ---: | ---: | --- |',
    ...shown.map(({ outcome, description }) => {
      const { rule, severity, mandatory, findings, nodes, failing } = outcome;
      const title = titleIn(context, rule, outcome.title);
      const name = markdownCode(rule, NAME_CHARACTERS_MAX);
      const linked = link(name, outcome.documentation);
      const cells = [
        words.outcome[outcome.outcome],
        title === null ? linked : `${markdownText(title, TEXT_CHARACTERS_MAX)} ${linked}`,
        `${words.severity[severity]}${mandatory ? ` (${officer.mandatory})` : ''}`,
        numeral(findings, words),
        nodes === 0 ? '–' : `${numeral(nodes - failing, words)} / ${numeral(nodes, words)}`,
        description?.effort ? EFFORTS[description.effort][words.language] : '–',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    ...(left > 0 ? ['', words.machine.detailsLeft(counted(left, 'rule', words))] : []),
    '',
  ];
}

/** Nothing in the address may end the link or the cell. */
function link(text: string, documentation: string | null): string {
  const page = webPage(documentation);
  return page === undefined || /[()[\]|]/.test(page) ? text : `[${text}](${page})`;
}

function waiverTable(waivers: readonly WaiverReport[], words: Words): string[] {
  if (waivers.length === 0) return [];
  const { tables } = words;
  return [
    `**${words.sections.waivers}**`,
    '',
    `| ${tables.state} | ${words.vendor.rule} | ${tables.motive} | ${tables.author} | ${tables.term} | ${tables.findings} |`,
    '| --- | --- | --- | --- | --- | ---: |',
    ...waivers.slice(0, ROWS_MAX).map(({ state, rule, motive, author, until, findings, why }) => {
      const cells = [
        `${words.waiverState[state]}${why === null ? '' : ` : ${markdownText(why, TEXT_CHARACTERS_MAX)}`}`,
        markdownCode(rule, NAME_CHARACTERS_MAX),
        markdownText(motive, TEXT_CHARACTERS_MAX),
        markdownText(author, NAME_CHARACTERS_MAX),
        markdownText(until, NAME_CHARACTERS_MAX),
        numeral(findings, words),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
  ];
}

function details(
  document: DocumentReport,
  readings: readonly RuleReading[],
  context: FormatContext,
  words: Words,
  budget: number,
): string[] {
  const found = readings.filter(({ findings }) => findings.length > 0);
  const lines: string[] = [];
  let spent = 0;
  let told = 0;
  for (const reading of found) {
    const next = detailLines(document, reading, context, words);
    spent += next.reduce((sum, line) => sum + line.length + 1, 0);
    if (spent > budget) break;
    lines.push(...next);
    told += 1;
  }
  const left = found.length - told;
  return [
    ...lines,
    ...(left > 0 ? [words.machine.detailsLeft(counted(left, 'rule', words)), ''] : []),
  ];
}

function detailLines(
  document: DocumentReport,
  { outcome, description, findings, equivalences }: RuleReading,
  context: FormatContext,
  words: Words,
): string[] {
  const left = findings.length - FINDINGS_PER_RULE_MAX;
  const title = titleIn(context, outcome.rule, outcome.title) ?? outcome.rule;
  const { fix = [], example = null, basis = [] } = description ?? {};
  return [
    '<details>',
    `<summary>${markdownHtml(title, TEXT_CHARACTERS_MAX)} (${counted(findings.length, 'finding', words)})</summary>`,
    '',
    ...(basis.length > 0
      ? [
          `${words.officer.basis}${words.colon} ${basis.map((each) => markdownText(each)).join(' ; ')}`,
          '',
        ]
      : []),
    ...findings.slice(0, FINDINGS_PER_RULE_MAX).map((finding) => {
      const closing = closingOf(document, finding);
      const aside = closing === 'open' ? '' : ` *(${words.vendor.closed[closing]})*`;
      const file =
        finding.source === document.name
          ? ''
          : `${markdownText(finding.source, NAME_CHARACTERS_MAX)} `;
      return `- ${file}${words.report.line} ${place(finding)} ${markdownCode(pointer(finding.path), NAME_CHARACTERS_MAX)} ${markdownText(finding.message, TEXT_CHARACTERS_MAX)}${aside}`;
    }),
    ...(left > 0 ? [`- ${counted(left, 'otherFinding', words)}, ${words.report.inJson}`] : []),
    ...equivalences.map(
      ({ proof, author, decision }) =>
        `- ${words.officer.equivalence}, ${words.equivalence[decision]}${words.colon} ${words.quoted(markdownText(proof, TEXT_CHARACTERS_MAX))} (${markdownText(author, NAME_CHARACTERS_MAX)})`,
    ),
    '',
    ...(fix.length > 0
      ? [
          `${words.vendor.how}${words.colon}`,
          '',
          ...fix.map((step, rank) => `${rank + 1}. ${markdownStep(step)}`),
          '',
        ]
      : []),
    ...(example === null ? [] : [...markdownFence(example, 'yaml'), '']),
    '</details>',
    '',
  ];
}

function upcomingLines(
  { upcoming }: DocumentReport,
  context: FormatContext,
  words: Words,
): string[] {
  if (upcoming === null) return [];
  const failed = upcoming.outcomes.filter(({ outcome }) => outcome === 'failed');
  return [
    `**${words.sections.upcoming} ${markdownText(upcoming.version, NAME_CHARACTERS_MAX)}**`,
    '',
    failed.length === 0 ? words.tables.upcomingNothing : words.tables.upcomingNote,
    '',
    ...failed.slice(0, ROWS_MAX).map(({ rule, title, severity, findings }) => {
      const name = titleIn(context, rule, title);
      const shown = name === null ? '' : `${markdownText(name, TEXT_CHARACTERS_MAX)} `;
      return `- ${words.severity[severity]}${words.colon} ${shown}${markdownCode(rule, NAME_CHARACTERS_MAX)} (${counted(findings, 'finding', words)})`;
    }),
    '',
  ];
}

function footer({ ruleset, engine, profile, digest }: Report, words: Words): string[] {
  const named = ({ id, version }: { readonly id: string; readonly version: string }) =>
    markdownText(`${id} ${version}`, NAME_CHARACTERS_MAX);
  const facts = [
    `${words.report.ruleset} ${named(ruleset)}`,
    ...(profile === null ? [] : [`${words.report.profile} ${named(profile)}`]),
    `${words.report.engine} ${named(engine)}`,
    `${words.report.digestLine} ${markdownCode(digest)}`,
  ];
  return [words.report.equivalenceNote, '', `<sub>${facts.join(', ')}</sub>`];
}
