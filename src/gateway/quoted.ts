import { LIMITS } from './limits.ts';

/** A consumer's own text in a French sentence: short, on one line, without control characters. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const short = line.length > LIMITS.quotedLength ? `${line.slice(0, LIMITS.quotedLength)}…` : line;
  return `« ${short} »`;
}
