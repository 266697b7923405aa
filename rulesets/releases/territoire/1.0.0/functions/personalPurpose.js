import { concerned } from './concerned.js';
import { isDuration } from './durations.js';
import { FLAG } from './personalNames.js';
import { eachOwnSchema, pathOf } from './schemaWalk.js';
import { isShape, member, text } from './shapes.js';

/** @typedef {{message: string, path: (string | number)[]}} Result */

/** No purpose is said in fewer letters. */
const SHORTEST = 3;

/** Where a flag does not say what the datum is held for: in one of its members, or as a whole (`[]`).
 * @param {unknown} flag @param {string[]} bases @returns {string[] | undefined} */
function lacking(flag, bases) {
  if (!isShape(flag)) return [];
  const { finalite, baseLegale, conservation } = flag;
  if ([finalite, baseLegale, conservation].includes(undefined)) return [];
  if (text(finalite).trim().length < SHORTEST) return ['finalite'];
  if (!bases.includes(text(baseLegale))) return ['baseLegale'];
  return isDuration(conservation) ? undefined : ['conservation'];
}

/** What is flagged as personal says why and for how long it is held. `false` says that it is not.
 * @param {unknown} input a schema, or a parameter with its schema
 * @param {{names: string[]}} options legal bases
 * @param {import('./schemaWalk.js').Context} context */
function personalPurpose(input, { names }, context) {
  /** @type {Result[] | undefined} */
  let results;
  /** @param {unknown} flagged @param {() => (string | number)[]} at */
  const judge = (flagged, at) => {
    const flag = member(flagged, FLAG);
    if (flag === undefined || flag === false) return;
    results ??= [];
    const place = lacking(flag, names);
    if (place !== undefined) results.push({ message: '', path: [...at(), FLAG, ...place] });
  };
  const schema = member(input, 'schema');
  const isParameter = context.path.at(-2) === 'parameters';
  if (isParameter) judge(input, () => context.path);
  const own = isParameter ? { ...context, path: [...context.path, 'schema'] } : context;
  eachOwnSchema(isParameter ? schema : input, own, (sub, trail) => judge(sub, () => pathOf(trail)));
  return results;
}

export default concerned(personalPurpose);
