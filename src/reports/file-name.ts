const EXTENSIONS: Readonly<Record<string, string>> = { text: 'txt', spectral: 'json' };

/** What a report that is handed over as a file is called. */
export function fileNameOf(format: string): string {
  return `rapport.${EXTENSIONS[format] ?? format}`;
}
