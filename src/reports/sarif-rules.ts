import type { Report, RuleOutcome, Severity } from '../model/report.ts';
import { AXES, EFFORTS, FAMILIES, type RuleDescription } from '../model/rule.ts';
import { clean, cleanClip } from './clean.ts';
import { titleIn } from './digest.ts';
import type { FormatContext } from './format.ts';
import { webPage } from './paths.ts';
import { markdownFence, markdownStep, markdownText } from './quote.ts';
import { type Words, wordsOf } from './words.ts';

const TEXT_CHARACTERS_MAX = 1000;

/** `note` is the least that SARIF knows. */
const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warn: 'warning',
  info: 'note',
  hint: 'note',
};

/** GitHub's `high`, `medium` and `low`; it reads them of rules tagged `security` only. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warn: '5.0',
  info: '3.0',
  hint: '1.0',
};

export function levelOf(severity: Severity): string {
  return LEVELS[severity];
}

/** Every rule that ran on any of the documents, those that found nothing included. */
export function ruleDescriptors(report: Report, context: FormatContext) {
  const words = wordsOf(context.language);
  const described = new Map(report.rules.map((rule) => [rule.rule, rule]));
  const ran = new Map<string, RuleOutcome>();
  for (const outcome of report.documents.flatMap(({ outcomes }) => outcomes)) {
    const known = ran.get(outcome.rule);
    if (known === undefined) ran.set(outcome.rule, outcome);
  }
  return [...ran.values()].map((outcome) =>
    descriptorOf(outcome, described.get(outcome.rule), context, words),
  );
}

function descriptorOf(
  { rule, severity, mandatory, title, documentation }: RuleOutcome,
  description: RuleDescription | undefined,
  context: FormatContext,
  words: Words,
) {
  const short = cleanClip(titleIn(context, rule, title) ?? rule, TEXT_CHARACTERS_MAX);
  const basis = (description?.basis ?? []).map(clean);
  const full =
    basis.length === 0
      ? short
      : `${short}. ${words.officer.basis}${words.colon} ${basis.join(' ; ')}`;
  const help = helpOf(description, words);
  const page = webPage(documentation);
  return {
    id: cleanClip(rule, TEXT_CHARACTERS_MAX),
    name: nameOf(rule),
    shortDescription: { text: short },
    fullDescription: { text: cleanClip(full, TEXT_CHARACTERS_MAX) },
    ...(help === undefined ? {} : { help }),
    ...(page === undefined ? {} : { helpUri: encodeURI(page) }),
    defaultConfiguration: { level: levelOf(severity) },
    properties: {
      mandatory,
      ...classification(severity, description, words),
    },
  };
}

function classification(
  severity: Severity,
  description: RuleDescription | undefined,
  words: Words,
) {
  const { family, axis, effort, weight } = description ?? {};
  const names = [
    ...(family ? [FAMILIES[family][words.language]] : []),
    ...(axis ? [AXES[axis][words.language]] : []),
  ];
  const security = axis === 'security';
  return {
    tags: [...new Set([...(security ? ['security'] : []), ...names])],
    ...(security ? { 'security-severity': SECURITY_SEVERITIES[severity] } : {}),
    'problem.severity':
      severity === 'error' ? 'error' : severity === 'warn' ? 'warning' : 'recommendation',
    ...(effort ? { effort: EFFORTS[effort][words.language] } : {}),
    ...(weight === undefined ? {} : { weight }),
  };
}

/** What a developer reads beside the alert: on what it rests, how to fix it, how it should look. */
function helpOf(description: RuleDescription | undefined, words: Words) {
  if (description === undefined) return undefined;
  const { basis, fix, example } = description;
  const steps = fix.map((step, rank) => `${rank + 1}. ${clean(step)}`);
  const text = [
    ...(basis.length > 0
      ? [`${words.officer.basis}${words.colon} ${basis.map(clean).join(' ; ')}`]
      : []),
    ...steps,
  ];
  if (text.length === 0) return undefined;
  const markdown = [
    ...(basis.length > 0
      ? [`**${words.officer.basis}**`, '', ...basis.map((each) => `- ${markdownText(each)}`), '']
      : []),
    ...(fix.length > 0
      ? [
          `**${words.vendor.how}**`,
          '',
          ...fix.map((each, rank) => `${rank + 1}. ${markdownStep(each)}`),
          '',
        ]
      : []),
    ...(example === null
      ? []
      : [`**${words.vendor.example}**`, '', ...markdownFence(example, 'yaml')]),
  ];
  return { text: text.join('\n'), markdown: markdown.join('\n').trimEnd() };
}

/** As GitHub shows it: letters only. */
function nameOf(rule: string): string {
  const words = rule.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name.slice(0, TEXT_CHARACTERS_MAX) || 'Rule';
}
