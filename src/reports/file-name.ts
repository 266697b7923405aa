/** Where it is not the format's own name. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  text: 'txt',
  spectral: 'spectral.json',
  junit: 'xml',
  markdown: 'md',
  github: 'github.txt',
};

/** What a report that is handed over as a file is called; no two formats share a name. */
export function fileNameOf(format: string): string {
  return `rapport.${EXTENSIONS[format] ?? format}`;
}
