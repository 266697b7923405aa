/** What a page of documentation promises: commands, routes, files. Text in, broken promises out. */
import { posix } from 'node:path';

export interface Known {
  /** Scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Commands of `prise` and their usage line. */
  readonly commands: Readonly<Record<string, string>>;
  /** Executables that `npm ci` brings. */
  readonly executables: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  /** Paths of the routes, as Hono writes them. */
  readonly routes: readonly string[];
  /** Whether a path from the root of the repository leads somewhere. */
  readonly exists: (path: string) => boolean;
}

/** Commands as quoted: each line of a fenced block of shell, each inline code that begins as one. */
export function quotedCommands(markdown: string): string[] {
  const fenced = [...markdown.matchAll(/^```(?:sh|console)\n(.*?)^```/gms)].flatMap(
    ([, block = '']) =>
      block
        .replaceAll('\\\n', ' ')
        .split('\n')
        .filter(
          (line, _, lines) =>
            line.startsWith('$ ') || !lines.some((other) => other.startsWith('$ ')),
        ),
  );
  const inline = [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline]
    .flatMap((line) => line.replace(/^\$ /, '').split(/ (?:&&|\|) /))
    .map((command) => command.replace(/ +#.*$/, '').trim())
    .filter(
      (command) => /^(?:npm|npx|node|prise|curl)\b(?!:)/.test(command) && !/^\w+$/.test(command),
    );
}

export function unknownCommands(markdown: string, known: Known): string[] {
  return quotedCommands(markdown).filter((command) => !isKnown(command.split(/\s+/), known));
}

function isKnown([program = '', first = '', ...rest]: readonly string[], known: Known): boolean {
  switch (program) {
    case 'npm':
      if (first === 'ci') return true;
      return known.scripts.has(first === 'run' ? (rest[0] ?? '') : first);
    case 'npx':
      if (first === 'prise') return isKnown(['prise', ...rest], known);
      return known.executables.has(first) && (first !== 'vitest' || isSuite(rest, known));
    case 'node':
      return known.exists(first);
    case 'prise':
      return [first, ...rest]
        .filter((word) => word.startsWith('--') || word === first)
        .every((word) =>
          word === first ? first in known.commands : usage(first, known).includes(word),
        );
    default:
      return [first, ...rest]
        .flatMap(
          (word) =>
            /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1):8787(\/[^\s'"?]*)/.exec(word)?.[1] ?? [],
        )
        .every((path) => known.routes.some((route) => matches(route, path)));
  }
}

function usage(command: string, { commands }: Known): string {
  return commands[command] ?? '';
}

/** `run --project NAME [PATH…]`. */
function isSuite(words: readonly string[], { projects, exists }: Known): boolean {
  const at = words.indexOf('--project');
  const paths = words.filter((word) => word.includes('/'));
  return (at === -1 || projects.has(words[at + 1] ?? '')) && paths.every(exists);
}

/** Whether a route, with its `:parameters` and final `*`, serves a path. */
export function matches(route: string, path: string): boolean {
  const pattern = route.replace(/:\w+/g, '[^/]+').replace(/\*$/, '.+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** Links of a page, and paths of the repository that it names in code, that lead nowhere. */
export function deadLinks(
  page: string,
  markdown: string,
  known: Known,
  anchors: Anchors,
): string[] {
  const prose = withoutFences(markdown);
  const uncoded = prose.replace(/`[^`\n]*`/g, '');
  const links = [...uncoded.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const dead = links.filter((target) => {
    if (/^(?:https?:|mailto:)/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : posix.join(posix.dirname(page), path);
    return !known.exists(file) || (anchor !== undefined && !anchors(file).includes(anchor));
  });
  const named = [...prose.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+\/?)`/g)].map(([, path = '']) => path);
  const ours = named.filter((path) => /^(?:src|test|specs|rulesets|docs|\.ci)\//.test(path));
  return [...dead, ...ours.filter((path) => !known.exists(path.replace(/\/$/, '')))];
}

/** Anchors of the headings of a page of the repository. */
export type Anchors = (path: string) => readonly string[];

/** As GitHub and its kin derive them. */
export function anchorsOf(markdown: string): string[] {
  return [...withoutFences(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutFences(markdown: string): string {
  return markdown.replace(/^```.*?^```/gms, '');
}
