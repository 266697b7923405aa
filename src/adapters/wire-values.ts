/** Scalars as vendors write them → what the contract wants; undefined when it is not that. */

/** A number of things: an integer, or its digits in a string; never negative, never a rounding. */
export function count(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string' || !/^\d{1,9}(?:\.0+)?$/.test(value.trim())) return undefined;
  return Number.parseInt(value, 10);
}

/** A quantity that may have decimals. */
export function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** `true`, `1`, `"True"`: GBFS 1.x counts, Opendatasoft writes words. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  if (typeof value !== 'string') return undefined;
  return { true: true, '1': true, false: false, '0': false }[value.toLowerCase()];
}

/** Text with something in it; vendors also write nothing as blanks or as `&nbsp;`. */
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.replaceAll('&nbsp;', ' ').trim();
  return trimmed === '' ? undefined : trimmed;
}

/** An identifier: text, or an integer that a database key became. */
export function identifier(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  return text(value);
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

/** The usable members of a list; undefined when there is no list or nothing is left. */
export function listOf<T>(
  value: unknown,
  member: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const members = value.map(member).filter((item) => item !== undefined);
  return members.length === 0 ? undefined : members;
}

/** RFC 3986 with a scheme, no character that would need escaping. */
export function uri(value: unknown): string | undefined {
  const address = text(value);
  const wellFormed =
    /^[a-z][a-z0-9+.-]*:(?:[!$&-;=?-Z_a-z~]|%[0-9a-f]{2})+(?:#(?:[!$&-;=?-Z_a-z~]|%[0-9a-f]{2})*)?$/i;
  return address !== undefined && wellFormed.test(address) ? address : undefined;
}

export function email(value: unknown): string | undefined {
  const address = text(value);
  const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
  const wellFormed = new RegExp(`^[a-z0-9_+-]+(?:\\.[a-z0-9_+-]+)*@(?:${label}\\.)+${label}$`, 'i');
  return address !== undefined && wellFormed.test(address) ? address : undefined;
}

/** E.164; separators go, but a national number has no prefix that could be known. */
export function phone(value: unknown): string | undefined {
  const digits = text(value)?.replace(/[\s().-]/g, '');
  return digits !== undefined && /^\+[1-9]\d{1,14}$/.test(digits) ? digits : undefined;
}

/** Calendar date, RFC 3339 `full-date`. */
export function date(value: unknown): string | undefined {
  const written = text(value);
  if (written === undefined || !/^\d{4}-\d\d-\d\d$/.test(written)) return undefined;
  const instant = Date.parse(`${written}T00:00:00Z`);
  if (Number.isNaN(instant)) return undefined;
  return new Date(instant).toISOString().startsWith(written) ? written : undefined;
}

/** BCP 47 reduced to what GBFS 3 takes: language and country. */
export function language(value: unknown): string | undefined {
  const tag = text(value);
  const [, primary, , country] =
    tag === undefined
      ? []
      : (/^([a-z]{2,3})([-_][a-z]{4})?(?:[-_]([a-z]{2}))?(?![a-z])/i.exec(tag) ?? []);
  if (primary === undefined) return undefined;
  return country === undefined
    ? primary.toLowerCase()
    : `${primary.toLowerCase()}-${country.toUpperCase()}`;
}
