import process from 'node:process';
import { parseArgs } from 'node:util';
import { rulesets } from '../generated/rulesets/catalogue.ts';
import type { RuleSheet, RulesetSheet } from '../model/rule.ts';

const USAGE = 2;

/** What each format makes of the catalogue. */
const FORMATS: Readonly<Record<string, () => string>> = {
  text: () => rulesets.map(printed).join('\n'),
  json: () => `${JSON.stringify({ rulesets: rulesets.map(listed) }, null, 2)}\n`,
};

/** `prise rules`: every rule with its severity and title, one a line; then profiles and versions. */
export async function run(args: readonly string[]): Promise<number> {
  const format = formatIn(args);
  const print = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (print === undefined) {
    process.stderr.write(`prise rules : --format attend ${Object.keys(FORMATS).join(', ')}\n`);
    return USAGE;
  }
  process.stdout.write(print());
  return 0;
}

function formatIn(args: readonly string[]): string {
  try {
    const options = { format: { type: 'string', short: 'f', default: 'text' } } as const;
    return parseArgs({ args: [...args], options }).values.format;
  } catch {
    return '';
  }
}

function printed({ id, version, digest, rules, profiles, releases, next }: RulesetSheet): string {
  const released = releases.find((release) => release.version === version);
  const state = released === undefined ? 'non publiée' : `publiée le ${released.date}`;
  return [
    `${id} ${version}, ${state} (sha256 ${digest})`,
    ...columns(rules.map((rule) => [rule.id, rule.severity, rule.title])),
    '',
    'Profils (--profile) :',
    ...columns(profiles.map((each) => [each.id, each.version, `sha256 ${each.digest}`])),
    '',
    `Version ${next.version}, annoncée :`,
    ...columns(announced(next)),
    '',
    `Versions publiées (--ruleset ${id}@VERSION) :`,
    ...columns(releases.map((each) => [each.version, each.date, `sha256 ${each.digest}`])),
    '',
  ].join('\n');
}

function announced({ rules, severities }: RulesetSheet['next']): string[][] {
  return [
    ...rules.map((rule) => [rule.id, rule.severity, rule.title]),
    ...Object.entries(severities).map(([rule, severity]) => [rule, severity, 'plus grave']),
  ];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`);
}

/** Without the pages and the documents, which are served. */
function listed({ rules, next, ...ruleset }: RulesetSheet) {
  return {
    ...ruleset,
    rules: rules.map(listedRule),
    next: { ...next, rules: next.rules.map(listedRule) },
  };
}

function listedRule({ markdown: _, html: __, english, good: ___, bad: ____, ...rule }: RuleSheet) {
  return { ...rule, english: { title: english.title, basis: english.basis } };
}
