import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { github } from './github.ts';
import { html } from './html.tsx';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { spectral } from './spectral.ts';
import { text } from './text.ts';

export type { Format, FormatContext } from './format.ts';

/** Every format, one line each. */
export const FORMATS = [
  text,
  json,
  spectral,
  sarif,
  junit,
  markdown,
  html,
  csv,
  github,
] as const satisfies readonly Format[];

export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
