/** What is not required of a document for a while, and on whose word. */
export interface Waiver {
  readonly rule: string;
  /** JSON Pointer (RFC 6901) of what it covers, and all below; empty: the whole document. */
  readonly path: string;
  readonly motive: string;
  readonly author: string;
  /** `YYYY-MM-DD`: last day on which it holds. */
  readonly until: string;
}

/** A proof that what the document does is equivalent, and what the buyer made of it (CCP R2111-11). */
export interface Equivalence {
  readonly rule: string;
  readonly path: string;
  /** By any appropriate means: a text, or where to find it. */
  readonly proof: string;
  readonly author: string;
  /** `claimed` by the candidate; the two others are the buyer's. */
  readonly decision: 'claimed' | 'accepted' | 'rejected';
}
