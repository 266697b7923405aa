import type { Finding } from '../model/report.ts';
import { clean } from './clean.ts';

/** A line of the document cut around a column, cleaned, in three pieces around the marked part. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Longest line shown: a minified document is one line of many thousand characters. */
const COLUMNS_MAX = 160;
/** Of which this many stand before the finding. */
const COLUMNS_BEFORE = 60;

const LINE_BREAK = /\r\n|\n|\r/;

export function linesOf(source: string): string[] {
  return source.split(LINE_BREAK);
}

/** What the finding marks of its first line; a range over several lines marks to the line's end. */
export function excerptOf(line: string, { range }: Finding): Excerpt {
  // Spectral's ranges often begin on the blank before the value.
  const rest = line.slice(range.start.character);
  const start = line.length - rest.trimStart().length;
  const end = range.end.line === range.start.line ? range.end.character : line.trimEnd().length;
  return cut(line, start, Math.max(end, start));
}

/** The beginning of a line that no finding marks. */
export function plainLine(line: string): string {
  const shown = clean(indented(line.slice(0, COLUMNS_MAX)));
  return line.length > COLUMNS_MAX ? `${shown}…` : shown;
}

function cut(line: string, start: number, end: number): Excerpt {
  const from = line.length <= COLUMNS_MAX ? 0 : Math.max(0, start - COLUMNS_BEFORE);
  const to = Math.min(line.length, from + COLUMNS_MAX);
  const shownEnd = Math.min(end, to);
  return {
    before: (from > 0 ? '…' : '') + clean(indented(line.slice(from, start))),
    marked: clean(line.slice(start, shownEnd)),
    after: clean(line.slice(shownEnd, to)) + (to < line.length ? '…' : ''),
  };
}

/** Tabs that indent keep a width; `clean` would make a single space of them all. */
function indented(text: string): string {
  return text.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length));
}
