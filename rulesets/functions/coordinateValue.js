import { bare, eachNamed, typesOf } from './namedValues.js';
import { termOf } from './names.js';
import { member, quote, text } from './shapes.js';

/** @typedef {{limits: Record<string, number>, names: string[], words: string[]}} Options */

/** @param {unknown} schema @param {string[]} keys */
function bound(schema, keys) {
  return keys.map((key) => member(schema, key)).find((value) => typeof value === 'number');
}

/** @param {unknown} schema @param {number} limit */
function angleFlaw(schema, limit) {
  const types = typesOf(schema);
  if (types.includes('string')) return 'est une chaîne : déclarez « type: number »';
  if (!types.includes('number') && !types.includes('integer')) return;
  const least = bound(schema, ['minimum', 'exclusiveMinimum']) ?? Number.NEGATIVE_INFINITY;
  const most = bound(schema, ['maximum', 'exclusiveMaximum']) ?? Number.POSITIVE_INFINITY;
  if (Number(least) >= -limit && Number(most) <= limit) return;
  return `n’est pas bornée : déclarez « minimum: -${limit} » et « maximum: ${limit} »`;
}

/** A list of numbers that is a position, and that does not say which comes first.
 * @param {import('./namedValues.js').Named} named @param {boolean} latitudeFirst by its name
 * @param {string[]} words */
function pairFlaw({ name, schema, holder, parent }, latitudeFirst, words) {
  if (!typesOf(schema).includes('array')) return;
  const numbers = typesOf(bare(schema)).includes('number');
  if (numbers && latitudeFirst) {
    return 'donne la latitude en premier : suivez GeoJSON (RFC 7946), ou équivalent, longitude puis latitude';
  }
  if (!numbers || termOf(name, { endings: words }) === undefined) return;
  const said = `${text(member(schema, 'description'))} ${text(member(holder, 'description'))}`;
  const isGeometry = member(member(parent, 'properties'), 'type') !== undefined;
  if (isGeometry || /lon/i.test(said)) return;
  return 'ne dit pas dans quel ordre elle se lit : suivez GeoJSON (RFC 7946), ou équivalent, et dites « longitude, latitude » dans la description';
}

/** A position is read in one way only.
 * @param {unknown} input a schema, or a parameter with its schema @param {Options} options
 * @param {import('./namedValues.js').Context} context */
export default function coordinateValue(input, options, context) {
  const limits = options.limits ?? {};
  /** @type {{message: string, path: (string | number)[]}[]} */
  const results = [];
  eachNamed(input, context, (named) => {
    const isPair = termOf(named.name, { endings: options.names }) !== undefined;
    const term = isPair ? undefined : termOf(named.name, { endings: Object.keys(limits) });
    const limit = term === undefined ? undefined : limits[term];
    const what =
      limit === undefined
        ? pairFlaw(named, isPair, options.words)
        : angleFlaw(bare(named.schema), limit);
    if (what !== undefined) {
      const message = `La coordonnée ${quote(named.name)} ${what}.`;
      results.push({ message, path: named.path() });
    }
  });
  return results;
}
