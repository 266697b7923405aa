/** Every bound of a comparison and of a replay, with its reason. */
export const SWAP_LIMITS = {
  /** Deeper values are compared as texts; no contract nests as deep. */
  depth: 64,
  /** Values of one body: the largest feed of the territory has a tenth of it. */
  values: 500_000,
  /** Differences listed of one exchange, each for all its places: a page that can be read. */
  differences: 40,
  /** Places shown of one difference. */
  examples: 3,
  /** Characters of a value shown. */
  valueLength: 120,
  /** Characters of a path shown. */
  pathLength: 200,
  /** Of one replay, and recorded of one plug. */
  exchanges: 200,
  /** Replayed when nobody says how many. */
  lastDefault: 50,
  /** Exchanges under way at once, two services each: the runtime opens six connections at once. */
  exchangesAtOnce: 3,
  /** Kept of a trial. */
  trialDifferences: 20,
  /** Of one report: what a row of the database takes, with room to spare. */
  reportCharacters: 900_000,
} as const;
