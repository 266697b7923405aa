/** ISO 8601, only the seconds with a fraction: `P30D`, `P1Y6M`, `PT12H`, `PT2.5S`. */
const DURATION =
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** @param {unknown} value */
export const isDuration = (value) => typeof value === 'string' && DURATION.test(value);
