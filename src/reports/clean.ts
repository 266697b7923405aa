/**
 * The one escaper of supplier strings. Controls (Cc: ANSI sequences), format characters (Cf:
 * right-to-left override, zero width), line separators (Zl, Zp) and lone surrogates (Cs) can
 * rewrite a terminal's line or make a name read as another: they are shown, never emitted.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const BLANK = /[\t\n\r]+/g;

/** One line that is safe to show: blanks become a space, unsafe characters their `\u{…}` form. */
export function clean(text: string): string {
  return text.replace(BLANK, ' ').replace(UNSAFE, visible);
}

/** `clean`, cut to `charactersMax` with an ellipsis: a 10 kB message must not drown the others. */
export function cleanClip(text: string, charactersMax: number): string {
  // Cut before cleaning as well, so that a huge string costs no more than its visible part.
  const shown = clean(text.slice(0, charactersMax + 1));
  return text.length > charactersMax ? `${shown.slice(0, charactersMax)}…` : shown;
}

/** JSON text with the same characters escaped: equal once parsed, safe to print. */
export function cleanJson(json: string): string {
  // Line feeds outside strings are the indentation; inside strings `JSON.stringify` escapes them.
  return json.replace(UNSAFE, (character) =>
    character === '\n' ? character : utf16(character).join(''),
  );
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function utf16(character: string): string[] {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  );
}
