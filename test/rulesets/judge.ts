import { territoire as sheet } from '../../src/generated/rulesets/catalogue.ts';
import { next } from '../../src/generated/rulesets/territoire.next.ts';
import { territoire } from '../../src/generated/rulesets/territoire.ts';
import { lint } from '../../src/lint/lint.ts';
import { Ruleset, type RulesetDefinition } from '../../src/lint/stoplight.ts';
import type { DocumentReport } from '../../src/model/report.ts';
import type { RuleSheet } from '../../src/model/rule.ts';

export type RuleDefinitions = Readonly<Record<string, RuleDefinition>>;

/** A rule as compiled: what the mutations change. */
export interface RuleDefinition {
  readonly severity: string;
  readonly given: string | readonly string[];
  readonly then: readonly {
    readonly field?: string;
    readonly function: unknown;
    readonly functionOptions?: Readonly<Record<string, unknown>>;
  }[];
}

function rulesOf(definition: unknown): RuleDefinitions {
  return (definition as { rules: RuleDefinitions }).rules;
}

/** The ruleset's rules by id. */
export const rules = rulesOf(territoire.definition);

/** With those that the next version adds, which are held to the same. */
const announced: RuleDefinitions = { ...rules, ...rulesOf(next.definition) };

/** Every rule that the suites judge: those in force, then those announced. */
export const subjects: readonly RuleSheet[] = [...sheet.rules, ...sheet.next.rules];

/** The rules that a subject is judged among: a rule in force does not know of those to come. */
export function rulesAround(id: string): RuleDefinitions {
  return Object.hasOwn(rules, id) ? rules : announced;
}

/** Throws what Spectral throws on a definition that it does not accept. */
export function load(definitions: RuleDefinitions): Ruleset {
  return new Ruleset({ rules: definitions } as unknown as RulesetDefinition);
}

const whole = load(rules);
const wholeAnnounced = load(announced);

export function rulesetAround(id: string): Ruleset {
  return Object.hasOwn(rules, id) ? whole : wholeAnnounced;
}

export async function judge(text: string, ruleset: Ruleset = whole): Promise<DocumentReport> {
  const { id, version, digest } = territoire;
  const loaded = { id, version, digest, ruleset, rules: new Map(), accepts: /^3\./ };
  const file = { name: 'document.yaml', bytes: new TextEncoder().encode(text) };
  const [report] = (await lint([file], loaded)).report.documents;
  if (report === undefined) throw new Error('no report');
  return report;
}

/** `rule severity` of every finding, once each: what good and bad documents are judged by. */
export function failures({ findings }: DocumentReport): string[] {
  return [...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))];
}
