import type { Child } from 'hono/jsx';
import type { DocumentReport } from '../../model/report.ts';
import type { Language } from '../../model/rule.ts';
import { webPage } from '../paths.ts';

/** Where the view's links may lead: our own pages, or nowhere when the report is a file on disk. */
export interface ViewContext {
  readonly sources: ReadonlyMap<string, string>;
  /** Page of a rule; undefined when there is none that the reader can reach. */
  readonly ruleHref: (rule: string, documentation: string | null) => string | undefined;
  /** Titles of rules in the reader's language, by rule; the report's own are French. */
  readonly titles?: ReadonlyMap<string, string> | undefined;
  /** What a page puts above the findings, and beside each document's own by rule. */
  readonly tools?: Child;
  readonly groupings?: (
    document: DocumentReport,
    index: number,
    shownLines: ReadonlySet<number>,
  ) => Child;
}

/** The page that the report itself names: an absolute URL, never `javascript:`. */
export function documentationHref(_rule: string, documentation: string | null): string | undefined {
  return webPage(documentation);
}

/** Anchor of a line of the n-th document (one-based, as printed). */
export function lineId(documentIndex: number, line: number): string {
  return `d${documentIndex + 1}-l${line + 1}`;
}

export function documentId(documentIndex: number): string {
  return `d${documentIndex + 1}`;
}

/** What the report itself says is French, whatever the language around it (RGAA 8.7). */
export function langOfReport(language: Language): 'fr' | undefined {
  return language === 'fr' ? undefined : 'fr';
}

/** A rule's title is French too, where none is given in the reader's language. */
export function langOfTitle(
  { titles }: Pick<ViewContext, 'titles'>,
  rule: string,
  language: Language,
): 'fr' | undefined {
  return titles?.has(rule) === true ? undefined : langOfReport(language);
}
