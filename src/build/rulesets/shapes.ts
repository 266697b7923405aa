/** What may stand in the files of `rulesets/`; anything else stops the build. */
import { z } from 'zod';
import { AXES, EFFORTS, FAMILIES } from '../../model/rule.ts';

/** Functions of Spectral that rules may use: those that judge by data alone. */
const CORE_FUNCTIONS = [
  'alphabetical',
  'casing',
  'defined',
  'enumeration',
  'falsy',
  'length',
  'or',
  'pattern',
  'schema',
  'truthy',
  'typedEnum',
  'undefined',
  'xor',
] as const;

export function isCore(name: string): boolean {
  return (CORE_FUNCTIONS as readonly string[]).includes(name);
}

const SEVERITIES = ['error', 'warn', 'info', 'hint'] as const;

const Version = z.string().regex(/^\d+\.\d+\.\d+$/);

const Then = z.strictObject({
  field: z.string().optional(),
  function: z.string(),
  functionOptions: z.record(z.string(), z.unknown()).optional(),
});

/** A subset of what Spectral accepts: what is left out would let a rule be judged unseen. */
export const Rule = z.strictObject({
  description: z.string(),
  message: z.string(),
  documentationUrl: z.url(),
  severity: z.enum(SEVERITIES),
  formats: z.array(z.enum(['oas3', 'oas3_0', 'oas3_1', 'oas3_2'])).min(1),
  resolved: z.boolean().optional(),
  extensions: z.strictObject({
    family: z.enum(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]),
    effort: z.enum(Object.keys(EFFORTS) as (keyof typeof EFFORTS)[]),
    axis: z.enum(Object.keys(AXES) as (keyof typeof AXES)[]),
    /** How much the rule counts on its axis. */
    weight: z.int().min(1).max(10),
  }),
  given: z.union([z.string(), z.array(z.string()).min(1)]),
  // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
  then: z.union([Then, z.array(Then).min(1)]),
});
export type RuleDefinition = z.infer<typeof Rule>;

export const RuleFile = z.strictObject({
  functionsDir: z.literal('../../functions').optional(),
  functions: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/)).default([]),
  rules: z.record(z.string(), Rule),
});

const ParserOptions = z.strictObject({
  duplicateKeys: z.enum(['error', 'warn']),
  incompatibleValues: z.enum(['error', 'warn']),
});

export const RulesetFile = z.strictObject({
  description: z.string(),
  'x-version': Version,
  parserOptions: ParserOptions,
  extends: z.array(z.string().regex(/^\.\/rules\/[a-z0-9-]+\/rule\.yaml$/)).min(1),
});

export const NextFile = z.strictObject({
  version: Version,
  adds: z.array(z.string().regex(/^\.\/next\/[a-z0-9-]+\/rule\.yaml$/)).default([]),
  /** How grave it will find rules that this version already has. */
  severities: z.record(z.string(), z.enum(SEVERITIES)).default({}),
});

/** `ruleset.yaml` as published. Rules of 0.1.0 had neither axis nor weight. */
export const PublishedRuleset = z.object({
  description: z.string(),
  'x-version': Version,
  parserOptions: ParserOptions,
  functions: z.array(z.string()),
  rules: z.record(z.string(), Rule.omit({ extensions: true }).loose()),
});
export type PublishedRule = z.infer<typeof PublishedRuleset>['rules'][string];

export function check<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}
