/**
 * `import { lint, render } from 'prise'`: the engine for programs. Same documents and same ruleset
 * give the same report, to the byte, as the command, the server and the page (`docs/library.md`).
 */
import { RULESET_IDS } from './lint/catalogue.ts';
import { lint as judge } from './lint/lint.ts';
import { loadRuleset } from './lint/rulesets.ts';
import type { Progress, Verification } from './model/report.ts';
import { FORMATS, formatOf } from './reports/index.ts';

export type * from './model/report.ts';

/** One file of a submission: its text, or its bytes as they are on disk. */
export interface SpecFile {
  /** Relative path: what the other files' references call it, and what the report calls it. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface LintOptions {
  /** `territoire` (by default) or `spectral:oas`; with `@version`, that version or none. */
  readonly ruleset?: string;
  /** Told before each step; what it returns is awaited. */
  readonly onProgress?: (progress: Progress) => void | Promise<void>;
}

/** Identifiers of the formats that `render` writes. */
export const formats: readonly string[] = FORMATS.map(({ id }) => id);

/** Identifiers of the rulesets that `lint` knows; the first is the default. */
export const rulesets: readonly string[] = RULESET_IDS;

/**
 * Judges one document, or the files of a submission together. Nothing outside of them is read: no
 * network, no disk. Throws a TypeError on an unknown ruleset; whatever is wrong with the documents
 * themselves is in the report.
 */
export async function lint(
  documents: string | Uint8Array | readonly SpecFile[],
  options: LintOptions = {},
): Promise<Verification> {
  const reference = options.ruleset ?? RULESET_IDS[0];
  const ruleset = loadRuleset(reference);
  if (ruleset === undefined) throw new TypeError(`unknown ruleset: ${reference}`);
  const given =
    typeof documents === 'string' || documents instanceof Uint8Array
      ? [{ name: 'document', content: documents }]
      : documents;
  const files = given.map(({ name, content }) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  return judge(files, ruleset, { onProgress: options.onProgress });
}

/** Writes a verification down. Throws a TypeError on an unknown format. */
export function render({ report, sources }: Verification, format: string): string {
  const found = formatOf(format);
  if (found === undefined) throw new TypeError(`unknown format: ${format}`);
  return found.render(report, { sources });
}
