/** What is drawn from an object of the document is drawn once: a rule is asked for every operation.
 * @template T @param {(from: object) => T} draw @returns {(from: object) => T} */
export function once(draw) {
  /** @type {WeakMap<object, T>} */
  const known = new WeakMap();
  return (from) => {
    const before = known.get(from);
    if (before !== undefined) return before;
    const drawn = draw(from);
    known.set(from, drawn);
    return drawn;
  };
}
