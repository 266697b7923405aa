/** Bounds of one ruleset. It may come with an upload: it is no more to be trusted than a document. */
export const RULESET_LIMITS = {
  /** The largest public rulesets weigh 200 kB. */
  fileBytesMax: 2 * 1024 * 1024,
  /** Files that extend each other. Known rulesets have fewer than ten. */
  filesMax: 100,
} as const;
