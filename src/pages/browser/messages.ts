/** What the page and its Web Worker say to each other: plain data, which crosses between them. */

/** The form as it stands: `FormData` itself cannot cross. */
export interface JudgeRequest {
  /** One submission, or two of the same document side by side. */
  readonly task: 'verify' | 'compare';
  readonly language: 'fr' | 'en';
  readonly entries: readonly (readonly [field: string, value: string | File])[];
  /** Asks for the report as a file of that format instead of the result to show. */
  readonly format: string | undefined;
}

export type JudgeAnswer =
  /** The engine is loaded: from here on, nothing has to leave the machine. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly text: string }
  | { readonly kind: 'result'; readonly title: string; readonly html: string }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly text: string }
  /** The form cannot be judged as it is: the error summary to show above it. */
  | { readonly kind: 'refused'; readonly html: string }
  | { readonly kind: 'failed' };
