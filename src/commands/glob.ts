/**
 * File patterns, for shells that leave them as they are (quoted, or on Windows): `*`, `?`, `**`,
 * `[a-z]`, `{yaml,json}`. Node has its own only from version 22; the command runs on 20 as well.
 */
const SPECIAL = /[*?[\]{}]/;

export function isGlob(text: string): boolean {
  return SPECIAL.test(text);
}

/** The folder where the search begins: all that comes before the first special character. */
export function globBase(pattern: string): string {
  const segments = pattern.split('/');
  const fixed = segments.slice(0, segments.findIndex(isGlob)).join('/');
  return fixed === '' ? (pattern.startsWith('/') ? '/' : '.') : fixed;
}

const TOKEN = /\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|\{[^{}]*\}|[^*?[{]+|./g;

/** Matches paths as `join` writes them, with `/`. */
export function globPattern(pattern: string): RegExp {
  return new RegExp(`^${compile(pattern.replace(/^\.\//, ''))}$`);
}

function compile(pattern: string): string {
  return (pattern.match(TOKEN) ?? []).map(compileToken).join('');
}

function compileToken(token: string): string {
  if (token === '**/') return '(?:[^/]+/)*';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (/^\[.+\]$/.test(token)) {
    const inside = token.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\');
    return `(?!/)[${inside}]`;
  }
  if (/^\{.*\}$/.test(token)) return `(?:${token.slice(1, -1).split(',').map(compile).join('|')})`;
  return token.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
