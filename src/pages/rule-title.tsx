import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { Language, RuleSheet } from '../model/rule.ts';
import { clean } from '../reports/clean.ts';
import { documentationHref } from '../reports/view/links.ts';
import { frenchIn, pathIn } from './language.ts';

const SHEETS: ReadonlyMap<string, RuleSheet> = new Map(
  rulesets.flatMap(({ rules, next }) => [...next.rules, ...rules].map((rule) => [rule.id, rule])),
);

const ENGLISH_TITLES: ReadonlyMap<string, string> = new Map(
  [...SHEETS.values()].map(({ id, english }) => [id, english.title]),
);

/** Titles of our own rules, where the report's are not in the page's language. */
export function titlesIn(language: Language): ReadonlyMap<string, string> | undefined {
  return language === 'en' ? ENGLISH_TITLES : undefined;
}

/** What a rule is called: our own in the page's language, others as the report has them. */
export const RuleTitle = ({
  rule,
  title,
  language,
}: {
  rule: string;
  title: string | null;
  language: Language;
}) => {
  const english = titlesIn(language)?.get(rule);
  if (english !== undefined) return <span>{english}</span>;
  if (title === null) return <code>{clean(rule)}</code>;
  return <span lang={frenchIn(language)}>{clean(title)}</span>;
};

/** Our rules have their page here, whatever the public address that reports print. */
export function ruleHrefIn(language: Language) {
  return (rule: string, documentation: string | null): string | undefined => {
    const sheet = SHEETS.get(rule);
    return sheet === undefined
      ? documentationHref(rule, documentation)
      : pathIn(language, sheet.path);
  };
}
