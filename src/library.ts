/**
 * `import { lint, render } from 'prise'`: the engine for programs. Same documents and same ruleset
 * give the same report, to the byte, as the command, the server and the page (`docs/library.md`).
 */
import { RULESET_IDS } from './lint/catalogue.ts';
import { lint as judge } from './lint/lint.ts';
import { PROFILES } from './lint/profiles.ts';
import { type LoadedRuleset, loadProfile, loadRuleset } from './lint/rulesets.ts';
import { isDay } from './model/day.ts';
import type { Equivalence, Waiver } from './model/decision.ts';
import { Decisions as DecisionsShape, Profile as ProfileShape } from './model/profile.ts';
import type { Progress, Verification } from './model/report.ts';
import { FORMATS, formatOf } from './reports/index.ts';

export type * from './model/report.ts';

/** One file of a submission: its text, or its bytes as they are on disk. */
export interface SpecFile {
  /** Relative path: what the other files' references call it, and what the report calls it. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** One waiver or one equivalence of the buyer's; `document` (SHA-256) ties it to one document. */
type Decided<T> = Omit<T, 'path'> & { readonly path?: string; readonly document?: string };

export interface Decisions {
  readonly waivers?: readonly Decided<Waiver>[];
  readonly equivalences?: readonly Decided<Equivalence>[];
}

export interface LintOptions {
  /** `territoire` (by default) or `spectral:oas`; with `@version`, that version or none. */
  readonly ruleset?: string;
  /**
   * Id of one of the ruleset's own profiles (`profiles`), or the content of an authority's profile
   * file, which says itself what ruleset it is of.
   */
  readonly profile?: string | object;
  /** What the buyer decided of findings. */
  readonly decisions?: Decisions;
  /** `YYYY-MM-DD`: the day to hold waivers against. Without it, none is in force. */
  readonly date?: string;
  /** Told before each step; what it returns is awaited. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

/** Identifiers of the formats that `render` writes. */
export const formats: readonly string[] = FORMATS.map(({ id }) => id);

/** Identifiers of the rulesets that `lint` knows; the first is the default. */
export const rulesets: readonly string[] = RULESET_IDS;

/** Identifiers of the profiles of `territoire`; the first is the default. */
export const profiles: readonly string[] = PROFILES.map(({ id }) => id);

/**
 * Judges one document, or the files of a submission together. Nothing outside of them is read: no
 * network, no disk, no clock. Throws a TypeError on an option that cannot be used; whatever is wrong
 * with the documents themselves is in the report.
 */
export async function lint(
  documents: string | Uint8Array | readonly SpecFile[],
  options: LintOptions = {},
): Promise<Verification> {
  const ruleset = await rulesetOf(options);
  const { date, onProgress } = options;
  if (date !== undefined && !isDay(date)) throw new TypeError(`not a date: ${date}`);
  const decisions =
    options.decisions && read(DecisionsShape.safeParse(options.decisions), 'decisions');
  const given =
    typeof documents === 'string' || documents instanceof Uint8Array
      ? [{ name: 'document', content: documents }]
      : documents;
  const files = given.map(({ name, content }) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  return judge(files, ruleset, { onProgress, date, decisions });
}

async function rulesetOf({ ruleset, profile }: LintOptions): Promise<LoadedRuleset> {
  if (typeof profile === 'object') {
    const own = read(ProfileShape.safeParse(profile), 'profile');
    if (ruleset !== undefined && ruleset !== own.ruleset) {
      throw new TypeError(`the profile is one of ${own.ruleset}, not of ${ruleset}`);
    }
    const found = await loadProfile(own);
    if (found === undefined) throw new TypeError(`unknown ruleset: ${own.ruleset}`);
    return found;
  }
  const reference = ruleset ?? RULESET_IDS[0];
  const found = await loadRuleset(reference, profile);
  if (found !== undefined) return found;
  if ((await loadRuleset(reference)) === undefined) {
    throw new TypeError(`unknown ruleset: ${reference}`);
  }
  throw new TypeError(`unknown profile: ${profile}`);
}

type Read<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function read<T>(result: Read<T>, option: string): T {
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) =>
    [...path.map(String), message].join(': '),
  );
  throw new TypeError(`invalid ${option}: ${faults.join('; ')}`);
}

/** Writes a verification down. Throws a TypeError on an unknown format. */
export function render({ report, sources }: Verification, format: string): string {
  const found = formatOf(format);
  if (found === undefined) throw new TypeError(`unknown format: ${format}`);
  return found.render(report, { sources });
}
