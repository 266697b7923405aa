/** Below, a vehicle is on time: what a board shows in whole minutes. */
const TOLERANCE_MS = 60_000;

/** SIRI `CallStatus` of a passage whose vendor gives times and no state. */
export function stateOf(
  aimed: string | undefined,
  expected: string | undefined,
): 'onTime' | 'early' | 'delayed' | undefined {
  if (aimed === undefined || expected === undefined) return undefined;
  return stateOfDelay((Date.parse(expected) - Date.parse(aimed)) / 1000);
}

/** Seconds, negative when ahead. */
export function stateOfDelay(seconds: number): 'onTime' | 'early' | 'delayed' {
  if (Math.abs(seconds * 1000) < TOLERANCE_MS) return 'onTime';
  return seconds > 0 ? 'delayed' : 'early';
}
