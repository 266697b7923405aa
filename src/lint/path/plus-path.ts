/** Path syntax of jsonpath-plus 10.4.0 (src/jsonpath.js), and of lodash's `toPath`. */
import type { Segment } from './cursor.ts';

const TYPE_SELECTOR =
  /@(?:null|boolean|number|string|integer|undefined|nonFinite|scalar|array|object|function|other)\(\)/gu;

/** `JSONPath.toPathArray`: the same replacements in the same order. */
export function toPathArray(expression: string): string[] {
  const scripts: string[] = [];
  const normalized = expression
    .replaceAll(TYPE_SELECTOR, ';$&;')
    .replaceAll(/[['](\??\(.*?\))[\]'](?!.\])/gu, (_all, script: string) => {
      return `[#${scripts.push(script) - 1}]`;
    })
    .replaceAll(/\[['"]([^'\]]*)['"]\]/gu, (_all, property: string) => {
      return `['${property.replaceAll('.', '%@%').replaceAll('~', '%%@@%%')}']`;
    })
    .replaceAll('~', ';~;')
    .replaceAll(/['"]?\.['"]?(?![^[]*\])|\[['"]?/gu, ';')
    .replaceAll('%@%', '.')
    .replaceAll('%%@@%%', '~')
    .replaceAll(/(?:;)?(\^+)(?:;)?/gu, (_all, ups: string) => `;${ups.split('').join(';')};`)
    .replaceAll(/;;;|;;/gu, ';..;')
    .replaceAll(/;$|'?\]|'$/gu, '');
  return normalized.split(';').map((part) => {
    const script = /#(\d+)/u.exec(part)?.[1];
    return script === undefined ? part : (scripts[Number(script)] ?? '');
  });
}

/** `JSONPath.toPathString`: selectors leave no trace in the path of a result. */
export function toPathString(keys: readonly Segment[]): string {
  let text = '$';
  for (const key of keys.slice(1)) {
    const name = String(key);
    if (isSelector(name)) continue;
    text += /^[0-9*]+$/u.test(name) ? `[${name}]` : `['${name}']`;
  }
  return text;
}

function isSelector(name: string): boolean {
  return /^(~|\^|@.*?\(\))$/u.test(name);
}

const LODASH_NAME =
  /[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|(["'])((?:(?!\2)[^\\]|\\.)*?)\2)\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/g;

/** lodash's `stringToPath`. */
export function lodashPath(text: string): string[] {
  const path: string[] = text.startsWith('.') ? [''] : [];
  text.replace(
    LODASH_NAME,
    (match: string, number?: string, quote?: string, quoted?: string): string => {
      path.push(quote === undefined ? (number ?? match) : (quoted ?? '').replace(/\\(\\)?/g, '$1'));
      return '';
    },
  );
  return path;
}

/**
 * The path a consumer of jsonpath-plus gets: printed by `toPathString`, read back by `toPath`. The
 * detour turns indices into strings and mangles keys with quotes or backslashes; other keys skip it.
 */
export function roundTrip(keys: readonly Segment[]): string[] {
  const names = keys.map(String);
  if (names.slice(1).some((name) => /['\\~^@\n\r\u2028\u2029]/.test(name))) {
    return lodashPath(toPathString(keys).slice(1));
  }
  return names.slice(1);
}
