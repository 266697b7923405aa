import type { Outcome, Verdict } from '../../model/report.ts';

/** Shapes that differ without colour (RGAA 3.1: information is never given by colour alone). */
const CHECK = 'M4 10.5 8.2 15 16 5.5';
const CROSS = 'M5 5l10 10M15 5 5 15';
const BANG = 'M10 4v8M10 15.4v.6';
const DASH = 'M5 10h10';
const QUESTION = 'M7 7.2C7 5.4 8.3 4.2 10 4.2s3 1.2 3 2.9c0 2.3-3 2.5-3 5M10 15.4v.6';
const HAND = 'M5 15V5h7l-1.6 3L12 11H5';

const OUTCOME_SHAPES: Readonly<Record<Outcome, string>> = {
  passed: CHECK,
  failed: CROSS,
  'not-applicable': DASH,
  inconclusive: QUESTION,
  waived: HAND,
};

const VERDICT_SHAPES: Readonly<Record<Verdict, string>> = {
  conforme: CHECK,
  'conforme-avec-reserves': BANG,
  'non-conforme': CROSS,
  'non-evaluable': QUESTION,
};

export const OutcomeIcon = ({ outcome }: { outcome: Outcome }) => (
  <Icon shape={OUTCOME_SHAPES[outcome]} />
);

export const VerdictIcon = ({ verdict }: { verdict: Verdict }) => (
  <Icon shape={VERDICT_SHAPES[verdict]} />
);

/** Decorative: the word always stands beside it. */
const Icon = ({ shape }: { shape: string }) => (
  <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path
      d={shape}
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
