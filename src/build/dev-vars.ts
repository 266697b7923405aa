/** Local secrets of `npm start`, in a file that git ignores. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** Variables that make sense together or not at all. */
export type Group = Readonly<Record<string, string>>;

const HEADER = '# Local secrets, written by `npm start`.\n';

/**
 * The text with the groups that it lacks. What stands there is never overwritten, and a group of
 * which one variable is there is left to whoever wrote it: half of a key pair is worse than none.
 */
export function completed(text: string, groups: readonly Group[]): string {
  const lacking = groups.filter((group) => !Object.keys(group).some((name) => holds(text, name)));
  const lines = lacking.flatMap((group) => Object.entries(group).map(line));
  if (lines.length === 0) return text;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${start}${lines.join('')}`;
}

function holds(text: string, name: string): boolean {
  return new RegExp(`^(?:export +)?${name} *=`, 'm').test(text);
}

/** JSON holds double quotes, and neither quote is ever in another of our values. */
function line([name, value]: readonly [string, string]): string {
  const quote = value.includes('"') ? "'" : '"';
  return `${name}=${quote}${value}${quote}\n`;
}

/** Only its owner may read it. */
export async function ensureSecrets(path: string, groups: readonly Group[]): Promise<void> {
  const before = existsSync(path) ? await readFile(path, 'utf8') : HEADER;
  const after = completed(before, groups);
  if (after !== before) await writeFile(path, after, { mode: 0o600 });
}
