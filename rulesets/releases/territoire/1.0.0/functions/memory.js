/** @typedef {{rule?: {name?: unknown}, documentInventory?: object}} Run */

/** What is drawn from an object is drawn once: a rule is asked for every operation.
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

/** By run of a document, what its rules keep; it goes when the run does.
 * @type {(run: object) => Map<string, unknown>} */
const memoryOf = once(() => new Map());

/** Made at the first call of this rule on this document, kept for the next ones.
 * @template T @param {Run} context @param {string} purpose @param {() => T} make @returns {T} */
export function keep(context, purpose, make) {
  const { documentInventory: run, rule } = context;
  if (typeof run !== 'object' || run === null) return make();
  const kept = /** @type {Map<string, T>} */ (memoryOf(run));
  const key = `${rule?.name} ${purpose}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const made = make();
  kept.set(key, made);
  return made;
}
