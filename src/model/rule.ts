import type { Digest, Severity } from './report.ts';

/** Languages of the portal: French first, English as the second. */
export type Language = 'fr' | 'en';

type Names = Readonly<Record<Language, string>>;

/** Families in the order of the catalogue. */
export const FAMILIES = {
  publication: { fr: 'Publication et identité', en: 'Publication and identity' },
  security: { fr: 'Sécurité', en: 'Security' },
  'personal-data': { fr: 'Données personnelles', en: 'Personal data' },
  errors: { fr: 'Erreurs', en: 'Errors' },
  naming: { fr: 'Nommage et cohérence', en: 'Naming and consistency' },
  pagination: { fr: 'Pagination et volumes', en: 'Pagination and volumes' },
  data: { fr: 'Données', en: 'Data' },
  freshness: { fr: 'Temps réel et fraîcheur', en: 'Real time and freshness' },
  resilience: { fr: 'Résilience', en: 'Resilience' },
  versioning: { fr: 'Versions', en: 'Versions' },
  reversibility: { fr: 'Réversibilité et portabilité', en: 'Reversibility and portability' },
  documentation: { fr: 'Documentation', en: 'Documentation' },
} as const satisfies Readonly<Record<string, Names>>;

export type Family = keyof typeof FAMILIES;

/** What meeting the rule costs a vendor that does not, as an order of magnitude. */
export const EFFORTS = {
  low: { fr: 'quelques minutes', en: 'a few minutes' },
  medium: { fr: 'quelques heures', en: 'a few hours' },
  high: { fr: 'plusieurs jours', en: 'several days' },
} as const satisfies Readonly<Record<string, Names>>;

export type Effort = keyof typeof EFFORTS;

/** What a score is told of; each rule counts on one. */
export const AXES = {
  interoperability: { fr: 'Interopérabilité', en: 'Interoperability' },
  security: { fr: 'Sécurité', en: 'Security' },
  robustness: { fr: 'Robustesse', en: 'Robustness' },
  reversibility: { fr: 'Réversibilité', en: 'Reversibility' },
} as const satisfies Readonly<Record<string, Names>>;

export type Axis = keyof typeof AXES;

/** What a report says of a rule, whatever became of it: enough to read the report years later. */
export interface RuleDescription {
  readonly rule: string;
  /** Short French title; null for rules that are not ours. */
  readonly title: string | null;
  /** URL of the rule's page. */
  readonly documentation: string | null;
  readonly family: Family | null;
  /** Articles and standards on which it rests. */
  readonly basis: readonly string[];
  readonly effort: Effort | null;
  readonly axis: Axis | null;
  /** From 1 to 10: how much it counts on its axis. Zero: not at all. */
  readonly weight: number;
  /** What to do, one step each, in French (Markdown’s `code` at most). */
  readonly fix: readonly string[];
  /** An excerpt as it should be, in YAML. */
  readonly example: string | null;
}

/** How the real documents at hand fare under a rule: `src/build/calibrate.ts`. */
export interface Calibration {
  readonly documents: number;
  readonly failing: number;
  /** Of these, documents of French administrations. */
  readonly french: { readonly documents: number; readonly failing: number };
}

/** One rule as its page shows it. */
export interface RuleSheet {
  readonly id: string;
  readonly severity: Severity;
  /** Decides between `conforme` and `non-conforme`: those of severity error. */
  readonly mandatory: boolean;
  readonly title: string;
  readonly description: string;
  readonly family: Family;
  readonly basis: readonly string[];
  readonly effort: Effort;
  readonly axis: Axis;
  readonly weight: number;
  /** Null for a rule that was not calibrated yet. */
  readonly calibration: Calibration | null;
  /** Path of its page on the portal, and the same as a URL for other tools. */
  readonly path: string;
  readonly url: string;
  readonly markdown: string;
  /** Rendered at build from our own text, escaped: may be inserted as it is. */
  readonly html: string;
  /** The same page in English. */
  readonly english: Pick<RuleSheet, 'title' | 'basis' | 'markdown' | 'html'>;
  /** A document that passes the whole ruleset, and one that fails this rule only. */
  readonly good: string;
  readonly bad: string;
}

/** A version that was released: it never changes. */
export interface ReleaseSheet {
  readonly version: string;
  readonly digest: Digest;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly path: string;
}

/** What a ruleset’s own profile is called and where it is. */
export interface ProfileSheet {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  /** As a report states it. */
  readonly digest: Digest;
  /** Path under which stock Spectral finds its severities, and that of the whole profile as JSON. */
  readonly path: string;
  readonly data: string;
}

export interface RulesetSheet {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of its SHA256SUMS. */
  readonly digest: Digest;
  readonly description: string;
  /** Path under which stock Spectral finds it, and the same under its digest, which never changes. */
  readonly path: string;
  readonly address: string;
  readonly rules: readonly RuleSheet[];
  /** The default one first. */
  readonly profiles: readonly ProfileSheet[];
  /** Oldest first; this version is among them once it is released. */
  readonly releases: readonly ReleaseSheet[];
  /** A draft: the rules that the next version adds, and the severities that it changes. */
  readonly next: {
    readonly version: string;
    readonly path: string;
    readonly rules: readonly RuleSheet[];
    readonly severities: Readonly<Record<string, Severity>>;
  };
}
