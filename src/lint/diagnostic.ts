import type { Range } from '../model/report.ts';

/** A result in Spectral's own terms: what its JSON format prints. `severity` is LSP's, 0 to 3. */
export interface Diagnostic {
  readonly code: string | number;
  readonly message: string;
  readonly path: readonly (string | number)[];
  severity: 0 | 1 | 2 | 3;
  readonly source?: string;
  readonly range: Range;
  readonly documentationUrl?: string;
}

/** Without the duplicates (same code, place, source and message), in document order. */
export function prepareDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const unique = diagnostics.filter((diagnostic) => {
    const key = identity(diagnostic);
    return seen.has(key) ? false : seen.add(key);
  });
  return unique.sort(compareDiagnostics);
}

/** Spectral tells two results apart by their path, or by their range at the root. */
function identity({ code, path, range, source, message }: Diagnostic): string {
  const place = JSON.stringify(path.length > 0 ? path : range);
  return `${code}${place}${source ?? ''}${message}`;
}

const byText = new Intl.Collator();
const byNumberedText = new Intl.Collator(undefined, { numeric: true });

function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareOptional(left.source, right.source) ||
    left.range.start.line - right.range.start.line ||
    left.range.start.character - right.range.start.character ||
    byNumberedText.compare(String(left.code), String(right.code)) ||
    byText.compare(left.path.join(), right.path.join())
  );
}

function compareOptional(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return byText.compare(left, right);
}
