import { groupBy } from '../../model/group.ts';
import type { Finding } from '../../model/report.ts';

export interface SourceLine {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  /** Findings that start on this line. */
  readonly findings: readonly Finding[];
}

export interface SourceWindow {
  /** Runs of consecutive lines; between two of them something was left out. */
  readonly runs: readonly (readonly SourceLine[])[];
  /** Lines of the whole document. */
  readonly total: number;
  /** Lines with findings that did not fit. */
  readonly linesLeft: number;
}

/** Documents up to this many lines are shown whole. */
const WHOLE_LINES_MAX = 250;
/** Lines shown before and after a line with findings in larger documents. */
const AROUND = 3;
/** Lines with findings shown per document: beyond, the page would weigh megabytes. */
const MARKED_LINES_MAX = 200;

/** The lines worth showing: all of a small document, the surroundings of findings in a large one. */
export function windowOf(lines: readonly string[], findings: readonly Finding[]): SourceWindow {
  const byLine = groupBy(findings, ({ range }) => Math.min(range.start.line, lines.length - 1));
  const marked = [...byLine.keys()].sort((a, b) => a - b);
  const shownMarked = marked.slice(0, MARKED_LINES_MAX);
  const wanted =
    lines.length <= WHOLE_LINES_MAX
      ? lines.keys()
      : shownMarked.flatMap((line) => range(line - AROUND, line + AROUND));
  const runs: SourceLine[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const line of wanted) {
    const text = lines[line];
    if (text === undefined || line <= last) continue;
    if (line !== last + 1) runs.push([]);
    runs.at(-1)?.push({ line, text, findings: byLine.get(line) ?? [] });
    last = line;
  }
  const linesLeft = lines.length <= WHOLE_LINES_MAX ? 0 : marked.length - shownMarked.length;
  return { runs, total: lines.length, linesLeft };
}

export function linesShown({ runs }: SourceWindow): ReadonlySet<number> {
  return new Set(runs.flat().map(({ line }) => line));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
