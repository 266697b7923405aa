import type { Report } from '../model/report.ts';
import type { Language } from '../model/rule.ts';

export interface FormatContext {
  /** Text of each document by its name; a document that is absent is shown without excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** ANSI colours, for a terminal that shows them. */
  readonly colour?: boolean;
  /** Directory that the documents' names are relative to, where they are files of a disk. */
  readonly root?: string;
  /** The same directory as seen from the repository (`apis`), for tools that show its files. */
  readonly folder?: string;
  /** Of our own words; what the rules say is French. French by default. */
  readonly language?: Language | undefined;
  /** Titles of rules in that language, by rule; the report's own are French. */
  readonly titles?: ReadonlyMap<string, string> | undefined;
}

/** One way to write a report down: a pure function, so that the same report gives the same bytes. */
export interface Format {
  readonly id: string;
  readonly mediaType: string;
  readonly render: (report: Report, context: FormatContext) => string;
}
