/** All documents that are one small change away from one: every node removed, retyped or pushed to a bound. */

const VALUES = [
  null,
  '',
  'texte',
  '3.0',
  '3.1',
  'fr',
  'fr-FR',
  'FR',
  'https://velos.example.fr/',
  'velos.example.fr',
  'a@b.fr',
  '+33556000000',
  '2026-10-04',
  '2026-10-04T08:00:00Z',
  '2026-10-04T08:00:00',
  '2026-13-04T08:00:00Z',
  'Europe/Paris',
  'Mars/Phobos',
  'MIT',
  '#00aaff',
  'electric',
  'human',
  'station_status',
  -1,
  0,
  1,
  0.5,
  91,
  181,
  true,
  [],
  {},
] as const;

/** Longest list of which every record is changed; further records are like the first. */
const RECORDS_MAX = 2;

export function* neighbours(document: unknown): Generator<unknown> {
  for (const path of pathsOf(document, [])) {
    yield changed(document, path, undefined);
    for (const value of VALUES) yield changed(document, path, value);
  }
  for (const path of objectsOf(document, [])) {
    yield changed(document, [...path, 'champ_inconnu'], 1);
    for (const name of OPTIONAL) {
      for (const value of VALUES) yield changed(document, [...path, name], value);
    }
  }
}

/** Fields with rules of their own that few documents have. */
const OPTIONAL = [
  'license_id',
  'license_url',
  'terms_url',
  'privacy_url',
  'lat',
  'station_id',
  'max_range_meters',
  'current_fuel_percent',
  'available_until',
  'rental_methods',
  'color',
];

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path): Generator<Path> {
  if (path.length > 0) yield path;
  for (const [key, member] of membersOf(value)) yield* pathsOf(member, [...path, key]);
}

function* objectsOf(value: unknown, path: Path): Generator<Path> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield path;
  for (const [key, member] of membersOf(value)) yield* objectsOf(member, [...path, key]);
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return [...value.slice(0, RECORDS_MAX).entries()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value);
}

/** A copy along the path only; `undefined` removes. */
function changed(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy: object = Array.isArray(document) ? [...document] : { ...Object(document) };
  const member = rest.length === 0 ? value : changed(Reflect.get(copy, key), rest, value);
  if (member !== undefined) Reflect.set(copy, key, member);
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else Reflect.deleteProperty(copy, key);
  return copy;
}
