/** @typedef {{message: string, path?: (string | number)[]}} Result */

/** The function of a rule, from one that answers undefined where the node is none of its business: it
 * then finds nothing, and `concerns` tells an engine that asks not to count the node as judged. Both
 * are asked about one node with one context, and the work is done once.
 * @template O @template {object} C
 * @param {(input: unknown, options: O, context: C) => Result[] | undefined} judge */
export function concerned(judge) {
  /** @type {WeakMap<C, Result[] | undefined>} */
  const known = new WeakMap();
  /** @param {unknown} input @param {O} options @param {C} context */
  const ask = (input, options, context) => {
    if (!known.has(context)) known.set(context, judge(input, options, context));
    return known.get(context);
  };
  /** @param {unknown} input @param {O} options @param {C} context */
  const find = (input, options, context) => ask(input, options, context) ?? [];
  /** @param {unknown} input @param {O} options @param {C} context */
  const concerns = (input, options, context) => ask(input, options, context) !== undefined;
  return Object.assign(find, { concerns });
}
