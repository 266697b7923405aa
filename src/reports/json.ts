import { cleanJson } from './clean.ts';
import type { Format } from './format.ts';

/** The report itself. Keys keep the order in which the engine wrote them, so bytes are stable. */
export const json: Format = {
  id: 'json',
  mediaType: 'application/json',
  render: (report) => cleanJson(`${JSON.stringify(report, null, 2)}\n`),
};
