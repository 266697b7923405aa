import type { Report, Severity } from '../model/report.ts';
import type { Format } from './format.ts';

/** `DiagnosticSeverity` of `@stoplight/types`. */
const SEVERITY_NUMBERS: Readonly<Record<Severity, number>> = {
  error: 0,
  warn: 1,
  info: 2,
  hint: 3,
};

/**
 * What `spectral lint --format json` 6.16.3 prints, byte for byte: its key order, its tab
 * indentation, no final newline. Raw on purpose (`JSON.stringify` escapes all that ends a string).
 */
export const spectral: Format = {
  id: 'spectral',
  mediaType: 'application/vnd.spectral+json',
  render: (report, { root }) => JSON.stringify(resultsOf(report, root), null, '\t'),
};

function resultsOf(report: Report, root: string | undefined): unknown[] {
  return report.documents.flatMap(({ findings }) =>
    findings.map(({ rule, path, message, severity, range, source }) => ({
      code: rule,
      path,
      message,
      severity: SEVERITY_NUMBERS[severity],
      range: {
        start: { line: range.start.line, character: range.start.character },
        end: { line: range.end.line, character: range.end.character },
      },
      source: absolute(source, root),
    })),
  );
}

/** Spectral prints whole paths, and leaves the name of standard input (`<STDIN>`) as it is. */
function absolute(name: string, root: string | undefined): string {
  return root === undefined || name.startsWith('<') ? name : `${root.replace(/\/$/, '')}/${name}`;
}
