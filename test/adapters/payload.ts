/** Real payloads of ../shared/corpus/payloads through the adapters: `payloads/<contract>.ts`. */
import type { Dialogue } from './converse.ts';

/** One payload as the answer of a vendor to one operation. */
export type Trial = Pick<Dialogue, 'adapter' | 'operation' | 'settings' | 'answerAt'> &
  Partial<Pick<Dialogue, 'parameters' | 'body' | 'at'>>;

export interface PayloadFile {
  /** Below `payloads/`, « departures-siri/x.xml ». */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a contract makes of payloads; none for what is not an answer that it reads (a schema, a CSV…). */
export interface PayloadReader {
  /** Folders of `payloads/` that are read, subfolders by their path. */
  readonly folders: readonly string[];
  /**
   * The readings that the file could be given, told by what is in it and never by its name: an unseen
   * file of the same standard must find its reading too.
   */
  readonly trialsOf: (file: PayloadFile) => readonly Trial[];
}
