import type { Format } from './format.ts';
import { html } from './html.tsx';
import { json } from './json.ts';
import { spectral } from './spectral.ts';
import { text } from './text.ts';

export type { Format, FormatContext } from './format.ts';

/** Every format, one line each. */
export const FORMATS = [text, json, spectral, html] as const satisfies readonly Format[];

export function formatOf(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
