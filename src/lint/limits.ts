/** Bounds of one verification. A document beyond them is `non-evaluable`, never half judged. */
export const LIMITS = {
  /** The largest real document known (Microsoft Graph) is 20 MB; ten times less is already rare. */
  documentBytesMax: 20 * 1024 * 1024,
  /** Files of one upload: the largest multi-file specs of the corpus have a few dozen. */
  documentsMax: 200,
  /** All files of one upload together. */
  uploadBytesMax: 40 * 1024 * 1024,
  /** Containers within containers. Real documents stay below 60; the parsers recurse. */
  depthMax: 1_000,
  /** Nodes once YAML aliases are expanded: the 13 MB GitHub description has under a million. */
  nodesMax: 5_000_000,
} as const;
