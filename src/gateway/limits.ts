/** Every bound of the gateway, with its reason. */
export const LIMITS = {
  /**
   * One dialogue with a vendor, bodies included. API Entreprise gives its providers the same 10 s;
   * longer, and consumers' own timeouts (commonly 10–30 s) would fire before our answer.
   */
  dialogueMs: 10_000,
  /** Below, a vendor on another continent would be declared slow for its distance alone. */
  minDialogueMs: 100,
  /** Of one dialogue. The largest feed of the territory is 2 MB; PAN's proxy caps a body there too. */
  vendorBytes: 20 * 1024 * 1024,
  /** Discovery (2) and 100 rows a page: 4 600 rows; 50 is also the subrequest cap of a free plan. */
  dialogueSteps: 48,
  /** Longest path any contract declares is under 100 characters. */
  pathLength: 512,
  /** Query of a consumer; half of what Cloudflare itself lets through is plenty for filters. */
  queryLength: 2_048,
  /** Of a consumer's write. A photo of 3 MiB, in base64, and its text: what a tracker attaches. */
  requestBytes: 4 * 1024 * 1024 + 64 * 1024,
  /** What a consumer is asked to wait while its own write is under way. */
  writeRetrySeconds: 2,
  /** Services asked at once for a whole territory: the runtime opens six connections at once. */
  sourcesAtOnce: 6,
  /** Distinct services of one territory; the 28 communes of the métropole could have one each. */
  sourcesMax: 40,
  /** Exchanges at once in one isolate: 128 MB are shared, a large answer weighs half a megabyte. */
  inFlight: 200,
  /** Of those, what one consumer may hold: whoever comes next finds room. */
  inFlightShare: 150,
  /** Reads recorded or compared after their answer, at once in one isolate; others are let go. */
  lateAtOnce: 8,
  /** What an isolate remembers in front of the Durable Objects. */
  memoryEntries: 256,
  memoryCharacters: 16 * 1024 * 1024,
  /** First pause after a failed refresh, doubled at each further failure. */
  backOffMs: 1_000,
  /** Longest pause: a vendor that recovers is noticed within a minute, the ttl of a live feed. */
  maxBackOffMs: 60_000,
  /** Consecutive failures after which the vendor is said to be suspended. */
  breakerFailures: 5,
  /** What a vendor may ask us to wait (`Retry-After`); more would be a switch-off by header. */
  maxVendorRetryAfterSeconds: 300,
  /** Of a consumer's text quoted in a problem. */
  quotedLength: 64,
} as const;
