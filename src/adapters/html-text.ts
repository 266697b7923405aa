/**
 * HTML as help desks store it → text. One pass over the characters, so that the time is that of the
 * length whatever is written; what is not closed ends with the text, as HTML itself has it (§13.2.5).
 * No tag survives: what decoding would turn into one gets another angle bracket.
 */

const BLOCKS = new Set(
  'address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** Their content is no text of anybody. */
const SILENT = new Set(['script', 'style', 'title', 'template', 'iframe', 'object', 'noscript']);

const TAG_START = /^[a-z/!?]$/i;

/** Text, or undefined when there is nothing in it. */
export function htmlText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const html = unwrapped(value);
  const text = html.includes('<') ? textOf(html) : html;
  const plain = decoded(text).replace(/<(?=[a-z/!?])/gi, '‹');
  return tidy(plain);
}

/** Some tools escape the whole document once more: then no tag is left as such. */
function unwrapped(html: string): string {
  const escaped = !html.includes('<') && /&(?:lt|#0*60|#x0*3c);/i.test(html);
  return escaped ? decoded(html) : html;
}

function textOf(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      parts.push(spaced(html.slice(at)));
      break;
    }
    parts.push(spaced(html.slice(at, open)));
    if (!TAG_START.test(html[open + 1] ?? '')) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    const { name, end } = tagAt(html, open);
    if (BLOCKS.has(name)) parts.push('\n');
    at = SILENT.has(name) ? afterSilent(html, end, name) : end;
  }
  return parts.join('');
}

/** Outside of tags a line break is a blank. */
function spaced(text: string): string {
  return text.replace(/[\t\n\r\f ]+/g, ' ');
}

/** Name of the tag, without its slash, and where what follows begins. */
function tagAt(html: string, open: number): { readonly name: string; readonly end: number } {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    return { name: '', end: close === -1 ? html.length : close + 3 };
  }
  const name = /^<\/?([a-z][a-z0-9]{0,20})?/i.exec(html.slice(open, open + 24))?.[1] ?? '';
  let quote = '';
  for (let at = open + 1; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') {
      const closing = html[open + 1] === '/';
      return {
        name: closing && SILENT.has(name.toLowerCase()) ? '' : name.toLowerCase(),
        end: at + 1,
      };
    }
  }
  return { name: '', end: html.length };
}

function afterSilent(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found === null ? html.length : tagAt(html, found.index).end;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  deg: '°',
  oelig: 'œ',
  OElig: 'Œ',
};

/** Letters with an accent: `eacute` is `e` and U+0301. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return named(name) ?? whole;
      const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function named(name: string): string | undefined {
  if (Object.hasOwn(NAMED, name)) return NAMED[name];
  const accent = ACCENTS[name.slice(1)];
  return accent === undefined ? undefined : `${name[0] ?? ''}${accent}`.normalize('NFC');
}

/** A Unicode scalar value; of the controls, those that lay text out. */
function isCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 127 && code < 160);
}

/** Lines without blanks around them, none of them empty. */
function tidy(text: string): string | undefined {
  const lines = text
    .replaceAll('\u00a0', ' ')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? undefined : lines.join('\n');
}
