/** Which code units a leaf of a pattern stands for: asked of the platform's own engine, once each. */
export class UnitSet {
  readonly #pattern: RegExp;
  /** 0 not asked yet, 1 yes, 2 no; for ASCII and Latin-1, where nearly every text lies. */
  readonly #known = new Uint8Array(256);

  constructor(source: string, flags: string) {
    this.#pattern = new RegExp(`^(?:${source})$`, flags);
  }

  has(unit: number): boolean {
    if (unit > 255) return this.#pattern.test(String.fromCharCode(unit));
    if (this.#known[unit] === 0) {
      this.#known[unit] = this.#pattern.test(String.fromCharCode(unit)) ? 1 : 2;
    }
    return this.#known[unit] === 1;
  }
}

/** Documents repeat the same few classes; a hostile one cannot make us keep more than these. */
const MAX_SETS = 2_000;
const sets = new Map<string, UnitSet>();

export function unitSet(source: string, flags: string): UnitSet {
  // Neither `^` nor `$` is left in a leaf, and the sticky and global flags would make it forget.
  const own = [...flags].filter((flag) => flag === 'i' || flag === 's').join('');
  const key = `${own}/${source}`;
  const known = sets.get(key);
  if (known !== undefined) return known;
  if (sets.size >= MAX_SETS) sets.clear();
  const set = new UnitSet(source, own);
  sets.set(key, set);
  return set;
}

/** `\w` without the flag `u`. */
export function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95
  );
}
