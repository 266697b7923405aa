/** The quoting of each format, on top of `clean`: every string of a stranger goes through both. */
import { clean, cleanClip } from './clean.ts';

/** Invisible when shown, and enough to keep a mention, a reference or an address from being one. */
const BREAK = '&#8203;';

/**
 * Signs that GitHub or GitLab would read, in the rendered text, as a person, an issue, a merge
 * request, a milestone, a label, a snippet, an epic, an emoji or an address.
 */
const REFERENCE =
  /@|#(?=\w)|!(?=\d)|[%~](?=[\w"])|\$(?=\d)|&amp;(?=\d)|\bGH(?=-\d)|\bwww(?=\.)|:(?=\/\/|[\w+-]+:)/gi;

/**
 * GitHub Flavored Markdown and GitLab's: no markup, no HTML, no mention, no reference to an issue,
 * no address that becomes a link. A backslash stops markup, but not what is recognised in the
 * rendered text: that takes a break.
 */
export function markdownText(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return entities(cleanClip(text, charactersMax))
    .replace(/[\\`*_[\]|~^$]/g, '\\$&')
    .replace(/^(?=[#+\-=])|^(\d+)(?=[.)])/, '$1\\')
    .replace(REFERENCE, `$&${BREAK}`);
}

/** As code; what code cannot hold in a list and in a table alike is written as text. */
export function markdownCode(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  const shown = cleanClip(text, charactersMax);
  return shown.trim() === '' || /[`|\\]/.test(shown) ? markdownText(shown) : `\`${shown}\``;
}

/**
 * Inside an HTML element of a Markdown document, where a backslash escapes nothing; what would be
 * markup elsewhere is written as an entity, in case a renderer reads on.
 */
export function markdownHtml(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return entities(cleanClip(text, charactersMax))
    .replace(REFERENCE, `$&${BREAK}`)
    .replace(/[\\`*_[\]|~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One line of what to do: `code`, as the rules' pages write it, stays code. */
export function markdownStep(step: string): string {
  return step
    .split(/(`[^`]+`)/)
    .map((piece) =>
      /^`[^`]+`$/.test(piece) ? markdownCode(piece.slice(1, -1)) : markdownText(piece),
    )
    .join('');
}

/** Several lines as a block of code, each cleaned; indented by `indent`. */
export function markdownFence(text: string, info: string, indent = ''): string[] {
  const lines = text.replace(/\n$/, '').split('\n').map(clean);
  const runs = lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return [`${fence}${info}`, ...lines, fence].map((line) => `${indent}${line}`);
}

function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Characters that XML 1.0 (§ 2.2) has no way to write, and that `clean` does not know as unsafe. */
const NOT_XML = /[\ufffe\uffff]/g;

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** For content and for attributes alike. */
export function xmlText(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return cleanClip(text, charactersMax)
    .replace(NOT_XML, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
}

/**
 * What a spreadsheet would compute; the full-width signs are the same to some of them. After a
 * semicolon too: the French Excel cuts cells there, quotes or not.
 */
const FORMULA = /(^|;)(\s*)(?=[=+\-@＝＋－＠])/g;

/** A quoted cell (RFC 4180 § 2.7) that no spreadsheet takes for a formula. */
export function csvCell(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  const shown = cleanClip(text, charactersMax).replace(FORMULA, "$1$2'");
  return `"${shown.replaceAll('"', '""')}"`;
}

/** Message of a workflow command of GitHub Actions; `clean` has left no line break to escape. */
export function commandData(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return cleanClip(text, charactersMax).replaceAll('%', '%25');
}

/** Value of one of its properties. */
export function commandProperty(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return commandData(text, charactersMax).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * Message of a SARIF result: `{0}` would be a placeholder and `[text](target)` a link (SARIF 2.1.0
 * § 3.11.5, 3.11.6). Other braces and brackets stay as they are, since viewers show escapes.
 */
export function sarifText(text: string, charactersMax = Number.POSITIVE_INFINITY): string {
  return cleanClip(text, charactersMax)
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
