import { bare, bareTypes, onNamed } from './namedValues.js';
import { termOf } from './names.js';
import { isArray, typesOf } from './schemaWalk.js';
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
  if (Number(least) >= -limit && Number(most) <= limit) return '';
  return `n’est pas bornée : déclarez « minimum: -${limit} » et « maximum: ${limit} »`;
}

/** A list of numbers that is a position, and that does not say which comes first.
 * @param {import('./namedValues.js').Named} named @param {boolean} latitudeFirst by its name
 * @param {string[]} words */
function pairFlaw({ name, schema, holder, parent }, latitudeFirst, words) {
  if (!isArray(schema) || !bareTypes(schema).includes('number')) return;
  if (latitudeFirst) {
    return 'donne la latitude en premier : suivez GeoJSON (RFC 7946), ou équivalent, longitude puis latitude';
  }
  if (termOf(name, { endings: words }) === undefined) return;
  const said = `${text(member(schema, 'description'))} ${text(member(holder, 'description'))}`;
  const isGeometry = member(member(parent, 'properties'), 'type') !== undefined;
  if (isGeometry || /lon/i.test(said)) return '';
  return 'ne dit pas dans quel ordre elle se lit : suivez GeoJSON (RFC 7946), ou équivalent, et dites « longitude, latitude » dans la description';
}

/** A position is read in one way only.
 * @param {import('./namedValues.js').Named} named @param {Options} options */
function coordinateValue(named, { limits = {}, names, words }) {
  const isPair = termOf(named.name, { endings: names }) !== undefined;
  const term = isPair ? undefined : termOf(named.name, { endings: Object.keys(limits) });
  const limit = term === undefined ? undefined : limits[term];
  const what =
    limit === undefined ? pairFlaw(named, isPair, words) : angleFlaw(bare(named.schema), limit);
  return what ? `La coordonnée ${quote(named.name)} ${what}.` : what;
}

export default onNamed(coordinateValue);
