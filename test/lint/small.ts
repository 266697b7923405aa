/** A ruleset small enough for its scores to be counted by hand, and documents for it. */
import functions from '@stoplight/spectral-functions';
import { lint } from '../../src/lint/lint.ts';
import type { AppliedProfile, LoadedRuleset } from '../../src/lint/rulesets.ts';
import { Ruleset, type RulesetDefinition } from '../../src/lint/stoplight.ts';
import type { Decisions } from '../../src/model/profile.ts';
import type { DocumentReport, Report } from '../../src/model/report.ts';
import type { Axis, RuleDescription } from '../../src/model/rule.ts';

export const DAY = '2026-11-22';

const EACH_GET = '$.paths[*].get';
const crash = (): never => {
  throw new Error('stops');
};

/** Rule → severity, axis, weight, what it wants of each GET. */
const RULES = {
  secured: { severity: 'error', axis: 'security', weight: 4, field: 'security' },
  described: { severity: 'warn', axis: 'robustness', weight: 2, field: 'description' },
  named: { severity: 'info', axis: 'robustness', weight: 6, field: 'operationId' },
  tagged: { severity: 'warn', axis: 'interoperability', weight: 5, field: 'tags' },
} as const satisfies Record<
  string,
  { severity: string; axis: Axis; weight: number; field: string }
>;

export type SmallRule = keyof typeof RULES;

interface Changes {
  readonly profile?: Partial<AppliedProfile>;
  /** Rule that crashes on every node. */
  readonly stopped?: SmallRule;
}

export function smallRuleset({ profile, stopped }: Changes = {}): LoadedRuleset {
  const rules = Object.entries(RULES).map(([id, { severity, field }]) => {
    const then =
      id === stopped ? { function: crash } : { field, function: functions.truthy as unknown };
    return [id, { given: EACH_GET, severity, message: `no ${field}`, then }];
  });
  const definition = { rules: Object.fromEntries(rules) } as RulesetDefinition;
  return {
    id: 'small',
    version: '1.0.0',
    digest: 'f'.repeat(64),
    ruleset: new Ruleset(definition),
    rules: new Map(Object.entries(RULES).map(([id, rule]) => [id, describe(id, rule)])),
    accepts: /^3\./,
    needsOperations: true,
    ...(profile && {
      profile: {
        identity: { id: 'mien', version: '1.0.0', digest: 'e'.repeat(64) },
        thresholds: {},
        waivers: [],
        documentWaivers: 'advisory',
        ...profile,
      },
    }),
  };
}

function describe(rule: string, { axis, weight }: { axis: Axis; weight: number }): RuleDescription {
  const unsaid = { title: null, documentation: null, family: null, effort: null, example: null };
  return { ...unsaid, rule, axis, weight, basis: [], fix: [] };
}

/** An operation that every rule accepts. */
export const FINE = { security: [{}], description: 'd', operationId: 'o', tags: ['t'] };

/** The operation without what a rule wants. */
export function without(...rules: readonly SmallRule[]): Record<string, unknown> {
  const fields: readonly string[] = rules.map((rule) => RULES[rule].field);
  return Object.fromEntries(Object.entries(FINE).filter(([field]) => !fields.includes(field)));
}

export function specOf(operations: Readonly<Record<string, object>>, more: object = {}): object {
  const paths = Object.entries(operations).map(([path, get]) => [path, { get }]);
  return {
    openapi: '3.1.0',
    info: { title: 'x', version: '1.0.0' },
    ...more,
    paths: Object.fromEntries(paths),
  };
}

interface Given extends Changes {
  readonly date?: string | undefined;
  readonly decisions?: Partial<Decisions>;
}

export async function reportOn(spec: unknown, given: Given = {}): Promise<Report> {
  const text = typeof spec === 'string' ? spec : JSON.stringify(spec);
  const { decisions } = given;
  const file = { name: 'api.json', bytes: new TextEncoder().encode(text) };
  const { report } = await lint([file], smallRuleset(given), {
    date: 'date' in given ? given.date : DAY,
    decisions: decisions && { waivers: [], equivalences: [], ...decisions },
  });
  return report;
}

export async function judge(spec: unknown, given: Given = {}): Promise<DocumentReport> {
  const [document] = (await reportOn(spec, given)).documents;
  if (document === undefined) throw new Error('no document');
  return document;
}

export function waiver(rule: string, more: object = {}) {
  return {
    rule,
    path: '',
    motive: 'Reprise prévue au lot 2.',
    author: 'Acheteur A',
    until: '2027-06-30',
    ...more,
  };
}
