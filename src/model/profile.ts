import { z } from 'zod';
import type { Equivalence, Waiver } from './decision.ts';
import { AXES } from './rule.ts';

const Date8601 = z.iso.date();
const Text = z.string().trim().min(1).max(500);
/** RFC 6901; empty: the whole document. */
const Pointer = z
  .string()
  .regex(/^(?:\/|$)/)
  .max(1000);

/** The shortest motive that can be one. */
const MOTIVE_MIN = 10;

export const WaiverShape = z.strictObject({
  rule: z.string().min(1).max(200),
  path: Pointer.default(''),
  motive: Text.min(MOTIVE_MIN),
  author: Text,
  until: Date8601,
}) satisfies z.ZodType<Waiver>;

export const EquivalenceShape = z.strictObject({
  rule: z.string().min(1).max(200),
  path: Pointer.default(''),
  proof: Text.min(MOTIVE_MIN),
  author: Text,
  decision: z.enum(['claimed', 'accepted', 'rejected']).default('claimed'),
}) satisfies z.ZodType<Equivalence>;

/** What the buyer decided of findings; `document` (SHA-256) ties a decision to one document. */
export const Decisions = z.strictObject({
  waivers: z
    .array(WaiverShape.extend({ document: z.string().optional() }))
    .max(500)
    .default([]),
  equivalences: z
    .array(EquivalenceShape.extend({ document: z.string().optional() }))
    .max(500)
    .default([]),
});
export type Decisions = z.infer<typeof Decisions>;

const Score = z.number().min(0).max(100);

/** Whose waivers count: see `docs/decisions/007-waivers.md`. */
export const DOCUMENT_WAIVERS = ['none', 'advisory', 'all'] as const;

/** What an authority makes of a ruleset: which rules, how grave, how heavy, and what it forgives. */
export const Profile = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().min(1).max(1000),
  /** `territoire`, or `territoire@1.0.0` to freeze it in a tender. */
  ruleset: z.string().regex(/^[a-z][a-z0-9:-]*(?:@\d+\.\d+\.\d+)?$/),
  rules: z
    .record(
      z.string(),
      z.strictObject({
        severity: z.enum(['error', 'warn', 'info', 'hint', 'off']).optional(),
        weight: z.int().min(0).max(10).optional(),
      }),
    )
    .default({}),
  /** Below one of these, a document is not `conforme` without reserves. */
  thresholds: z
    .strictObject({
      overall: Score.optional(),
      ...(Object.fromEntries(Object.keys(AXES).map((axis) => [axis, Score.optional()])) as Record<
        keyof typeof AXES,
        z.ZodOptional<typeof Score>
      >),
    })
    .default({}),
  documentWaivers: z.enum(DOCUMENT_WAIVERS).default('advisory'),
  waivers: z.array(WaiverShape).max(500).default([]),
});
export type Profile = z.infer<typeof Profile>;
