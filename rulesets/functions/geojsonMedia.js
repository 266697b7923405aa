import { entries, items, member } from './shapes.js';

/** Depth of `allOf` in which a shape is looked for. */
const MAX_DEPTH = 4;

/** @param {unknown} schema @returns {unknown[]} */
function parts(schema, depth = 0) {
  if (depth > MAX_DEPTH) return [];
  return [schema, ...items(member(schema, 'allOf')).flatMap((part) => parts(part, depth + 1))];
}

/** By what it says of `type`, or by the list of its features.
 * @param {unknown} part @param {string[]} names */
function isGeoJson(part, names) {
  const properties = member(part, 'properties');
  const type = member(properties, 'type');
  const said = [member(type, 'const'), ...items(member(type, 'enum'))];
  const features = member(member(properties, 'features'), 'type') === 'array';
  return said.some((name) => names.includes(String(name))) || (features && type !== undefined);
}

/** An answer in GeoJSON says so by its media type.
 * @param {unknown} content of a response @param {{names: string[]}} options
 * @param {{path: (string | number)[]}} context */
export default function geojsonMedia(content, options, { path }) {
  const media = entries(content);
  if (media.some(([type]) => /[/+.]geo\+json/i.test(type))) return [];
  const names = items(options.names).map(String);
  return media
    .filter(([type]) => /^application\/json\s*(?:;|$)/i.test(type))
    .filter(([, each]) => parts(member(each, 'schema')).some((part) => isGeoJson(part, names)))
    .map(([type]) => ({
      message:
        'Cette réponse est du GeoJSON : déclarez-la « application/geo+json » (RFC 7946), ou équivalent.',
      path: [...path, type],
    }));
}
