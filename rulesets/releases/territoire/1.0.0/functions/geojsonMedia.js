import { concerned } from './concerned.js';
import { once } from './memory.js';
import { partsOf } from './schemaWalk.js';
import { entries, isShape, items, member } from './shapes.js';

/** By what it says of `type`, or by the list of its features.
 * @param {unknown} part @param {string[]} names */
function isGeoJson(part, names) {
  const properties = member(part, 'properties');
  const type = member(properties, 'type');
  const said = [member(type, 'const'), ...items(member(type, 'enum'))];
  const features = member(member(properties, 'features'), 'type') === 'array';
  return said.some((name) => names.includes(String(name))) || (features && type !== undefined);
}

/** @type {(names: object) => (schema: object) => boolean} */
const answersGeoJson = once((names) =>
  once((schema) =>
    partsOf(schema).some((part) => isGeoJson(part, /** @type {string[]} */ (names))),
  ),
);

/** An answer in GeoJSON says so by its media type.
 * @param {unknown} content of a response @param {{names: string[]}} options
 * @param {{path: (string | number)[]}} context */
function geojsonMedia(content, { names }, { path }) {
  const media = entries(content);
  if (media.some(([type]) => /[/+.]geo\+json/i.test(type))) return [];
  const isGeo = answersGeoJson(names);
  const undeclared = media.filter(([type, each]) => {
    const schema = member(each, 'schema');
    return /^application\/json\s*(?:;|$)/i.test(type) && isShape(schema) && isGeo(schema);
  });
  if (undeclared.length === 0) return;
  return undeclared.map(([type]) => ({
    message:
      'Cette réponse est du GeoJSON : déclarez-la « application/geo+json » (RFC 7946), ou équivalent.',
    path: [...path, type],
  }));
}

export default concerned(geojsonMedia);
