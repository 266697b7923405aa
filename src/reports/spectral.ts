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
 * indentation, no final newline, and no `documentationUrl`, which it leaves out unless asked
 * (`--show-documentation-url`). Raw on purpose (`JSON.stringify` escapes all that ends a string).
 */
export const spectral: Format = {
  id: 'spectral',
  mediaType: 'application/vnd.spectral+json',
  render: (report, { root }) => JSON.stringify(resultsOf(report, root), null, '\t'),
};

function resultsOf(report: Report, root: string | undefined): unknown[] {
  const locate = (name: string): string => (root === undefined ? name : join(root, name));
  return report.documents.flatMap(({ findings }) =>
    findings.map(({ rule, path, message, severity, range, source }) => ({
      code: rule,
      path,
      message: message.replace(MISSING_FILE, locate),
      severity: SEVERITY_NUMBERS[severity],
      range,
      source: locate(source),
    })),
  );
}

/** Spectral names files absolutely, also in the message of a reference that leads nowhere. */
const MISSING_FILE = /(?<=^ENOENT: no such file or directory, open ').*(?='$)/s;

function join(root: string, name: string): string {
  if (name.startsWith('/')) return name;
  const segments = root === '/' ? [''] : root.split('/');
  for (const segment of name.split('/')) {
    if (segment === '..') segments.splice(Math.max(1, segments.length - 1));
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
