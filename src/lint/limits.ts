/**
 * Bounds of one verification. A document beyond them is `non-evaluable`, or the rule that meets them
 * is `inconclusive`: nothing is half judged in silence. `docs/hostile.md` shows what they cost.
 */
export const LIMITS = {
  /** The largest real document known (Microsoft Graph) is 20 MB; ten times less is already rare. */
  documentBytesMax: 20 * 1024 * 1024,
  /** Files of one upload: the largest multi-file specs of the corpus have a few dozen. */
  documentsMax: 200,
  /** All files of one upload together. */
  uploadBytesMax: 40 * 1024 * 1024,
  /**
   * Containers within containers, references followed. Real ones stay below 60; parsers recurse, and
   * a browser's Web Worker has the smallest stack of all: its YAML parser ends between 700 and 900.
   */
  depthMax: 500,
  /** Nodes once YAML aliases are expanded: the 13 MB GitHub description has under a million. */
  nodesMax: 5_000_000,
  /** A field's name, which every finding below repeats; the longest path of the corpus has 210. */
  nameUnitsMax: 4_096,
  /**
   * References to follow × what leads to each, when one leads to another: a chain of n asks for
   * n²/2. Some 10 µs each; the largest document of the corpus asks for 60 000.
   */
  inlinedMax: 200_000,
  /**
   * Work of all rules together, in the steps of `deadline.ts`, of which a slow machine does some ten
   * million a second. The hungriest document of the corpus takes 44 million, GitHub's 13 MB 14.
   */
  stepsMax: 120_000_000,
  /** What a report lists; the corpus document with the most faults has 1 900. */
  findingsMax: 50_000,
  /** Characters of all messages and paths together: a finding can be made as long as a name. */
  findingUnitsMax: 20_000_000,
  /** One message; rules quote what they judge. The longest of the corpus has 457 characters. */
  messageUnitsMax: 5_000,
} as const;
