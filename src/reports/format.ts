import type { Report } from '../model/report.ts';

export interface FormatContext {
  /** Text of each document by its name; a document that is absent is shown without excerpts. */
  readonly sources: ReadonlyMap<string, string>;
  /** ANSI colours, for a terminal that shows them. */
  readonly colour?: boolean;
  /** Directory that the documents' names are relative to, where they are files of a disk. */
  readonly root?: string;
}

/** One way to write a report down: a pure function, so that the same report gives the same bytes. */
export interface Format {
  readonly id: string;
  readonly mediaType: string;
  readonly render: (report: Report, context: FormatContext) => string;
}
