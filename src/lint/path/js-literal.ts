import type { LiteralNode } from './script-ast.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\u2028': '',
  '\u2029': '',
};

const ESCAPE =
  /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\s\S]))/g;

/**
 * The value JavaScript gives a literal that jsep read. nimma prints the literal's source text into
 * its code, so escapes that jsep does not know (`\u0041`, octal) have their JavaScript meaning.
 */
export function jsLiteral(node: LiteralNode): LiteralNode['value'] {
  const { raw, value } = node;
  if (typeof value === 'number') {
    return /^0[0-7]+$/.test(raw) ? Number.parseInt(raw, 8) : value;
  }
  if (typeof value !== 'string' || !raw.includes('\\')) {
    if (typeof value === 'string' && /[\n\r]/.test(value)) {
      throw new SyntaxError('Invalid or unexpected token');
    }
    return value;
  }
  return raw
    .slice(1, -1)
    .replace(
      ESCAPE,
      (
        _all,
        point?: string,
        unit?: string,
        hex?: string,
        octal?: string,
        other?: string,
      ): string => {
        const code = point ?? unit ?? hex;
        if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
        if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
        if (other === 'u') throw new SyntaxError('Invalid Unicode escape sequence');
        if (other === 'x') throw new SyntaxError('Invalid hexadecimal escape sequence');
        if (other === undefined || other === '\r\n' || other === '\r') return '';
        return SIMPLE[other] ?? other;
      },
    );
}
