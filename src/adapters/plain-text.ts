import { text } from './wire-values.ts';

/** Text without markup: some networks write messages in HTML, and escape it once more. */
export function plain(value: string): string | undefined {
  if (!/<\/?[a-z][^>]*>|&[a-z#0-9]+;/i.test(value)) return text(value);
  const bare = value
    .replace(/<(?:br|\/p|\/li|\/div)\b[^>]*>/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&(?:apos|#0?39);/gi, '’')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
  return text(bare);
}
