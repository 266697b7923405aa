import type { Report } from '../model/report.ts';
import type { FormatContext } from '../reports/format.ts';
import { html } from '../reports/html.tsx';
import { json } from '../reports/json.ts';

export interface Download {
  readonly id: 'html' | 'json';
  readonly filename: string;
  readonly href: string;
}

/**
 * Larger reports are not put in the page: they would weigh more than the page itself, and browsers
 * cut `data:` URLs at 2 MB. The form gives them as files instead.
 */
const DOWNLOAD_CHARACTERS_MAX = 512 * 1024;

/** The report as links that work without script and without anything stored on our side. */
export function downloadsOf(report: Report, context: FormatContext): Download[] {
  return [
    { format: html, id: 'html', filename: 'rapport.html' } as const,
    { format: json, id: 'json', filename: 'rapport.json' } as const,
  ].flatMap(({ format, id, filename }) => {
    const text = format.render(report, context);
    if (text.length > DOWNLOAD_CHARACTERS_MAX) return [];
    return [
      { id, filename, href: `data:${format.mediaType};charset=utf-8;base64,${base64(text)}` },
    ];
  });
}

/** Arguments of one call: engines limit them, far above this. */
const CHUNK_BYTES = 8192;

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES));
  }
  return btoa(binary);
}
