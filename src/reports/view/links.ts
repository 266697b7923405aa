import type { Child } from 'hono/jsx';
import type { DocumentReport } from '../../model/report.ts';

/** Where the view's links may lead: our own pages, or nowhere when the report is a file on disk. */
export interface ViewContext {
  readonly sources: ReadonlyMap<string, string>;
  /** Page of a rule; undefined when there is none that the reader can reach. */
  readonly ruleHref: (rule: string, documentation: string | null) => string | undefined;
  /** What a page puts above the documents, and beside each one's findings by rule. */
  readonly tools?: Child;
  readonly groupings?: (
    document: DocumentReport,
    index: number,
    shownLines: ReadonlySet<number>,
  ) => Child;
}

const ABSOLUTE = /^https?:\/\//;

/** The page that the report itself names: an absolute URL, never `javascript:`. */
export function documentationHref(_rule: string, documentation: string | null): string | undefined {
  return documentation !== null && ABSOLUTE.test(documentation) ? documentation : undefined;
}

/** Anchor of a line of the n-th document (one-based, as printed). */
export function lineId(documentIndex: number, line: number): string {
  return `d${documentIndex + 1}-l${line + 1}`;
}

export function documentId(documentIndex: number): string {
  return `d${documentIndex + 1}`;
}
