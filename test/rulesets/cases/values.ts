import { AT_LIST, type Case, type Cases, fails, ITEM, LIST, METHODS, passes } from './case.ts';

const POOL = '/components/schemas/Pool/properties';
const AT_POOL = 'components schemas Pool properties';

/** A named value wherever a rule of this kind reads one. */
function everywhere(name: string, schema: unknown): Case[] {
  const parameters = [{ name, in: 'query', schema }];
  const content = { 'a/b': { schema: { properties: { [name]: schema } } } };
  const inMethods = METHODS.flatMap((method): [string, object, string][] => [
    [method, { parameters }, 'parameters 0 schema'],
    [method, { requestBody: { content } }, `requestBody content a/b schema properties ${name}`],
    [
      method,
      { responses: { 200: { content } } },
      `responses 200 content a/b schema properties ${name}`,
    ],
  ]);
  return [
    fails(
      'deep in a schema',
      { '/components/schemas/Deep': { anyOf: [{ items: { properties: { [name]: schema } } }] } },
      `components schemas Deep anyOf 0 items properties ${name}`,
    ),
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: parameters },
      'paths /piscines parameters 0 schema',
    ),
    ...inMethods.map(([method, operation, ending]) =>
      fails(
        `${method} ${ending.split(' ')[0]}`,
        { [`/paths/~1x/${method}`]: operation },
        `paths /x ${method} ${ending}`,
      ),
    ),
  ];
}

const failsAt = (why: string, name: string, schema: unknown): Case =>
  fails(why, { [`${POOL}/${name}`]: schema }, `${AT_POOL} ${name}`);
const passesAll = (why: string, properties: Readonly<Record<string, unknown>>): Case =>
  passes(why, { [POOL]: properties });

const FREE = { type: 'string' };
const NUMBER = { type: 'number' };

/** Each in turn on one name. */
const constrained = (name: string, ...constraints: object[]): Case[] =>
  constraints.map((each) =>
    passesAll(`constrained by ${Object.keys(each)[0]}`, { [name]: { ...FREE, ...each } }),
  );
const EVERY = [
  { enum: ['a'] },
  { const: 'a' },
  { pattern: '^a$' },
  { format: 'code' },
  { 'x-extensible-enum': ['a'] },
  { 'x-nomenclature': 'https://a.example/codes' },
];

export const values: Cases = {
  'territoire-coordinates': [
    ...everywhere('lat', NUMBER),
    ...['lat', 'latitude', 'stop_lat', 'lng', 'lon', 'long', 'longitude'].map((name) =>
      failsAt(`no bound on ${name}`, name, NUMBER),
    ),
    failsAt('a text', 'latitude', FREE),
    failsAt('bounds of a longitude', 'latitude', { ...NUMBER, minimum: -180, maximum: 180 }),
    failsAt('one bound', 'longitude', { ...NUMBER, minimum: -180 }),
    failsAt('a nullable number', 'lat', { anyOf: [NUMBER, { type: 'null' }] }),
    failsAt('the latitude first', 'lat_lng', { type: 'array', items: NUMBER }),
    failsAt('an order not said', 'geoPoint', { type: 'array', items: NUMBER }),
    passesAll('an order said', {
      geo_point: { type: 'array', items: NUMBER, description: 'Longitude, latitude.' },
    }),
    passesAll('GeoJSON', { type: FREE, position: { type: 'array', items: NUMBER } }),
    passesAll('the extent of the territory', {
      latitude: { ...NUMBER, minimum: 44, exclusiveMaximum: 45 },
      longitude: { type: ['number', 'null'], exclusiveMinimum: -180, maximum: 0 },
    }),
    passesAll('something else', {
      flat: NUMBER,
      long: { type: 'boolean' },
      position: { type: 'array', items: FREE },
      lat_lng: FREE,
    }),
  ],
  'territoire-insee-code': [
    ...everywhere('code_insee', FREE),
    ...['codePostal', 'citycode', 'insee_commune', 'adresse_postcode', 'zip'].map((name) =>
      failsAt(`a free text, ${name}`, name, FREE),
    ),
    failsAt('a decimal number', 'codePostal', NUMBER),
    failsAt('members of a list', 'insee', { type: 'array', items: { type: 'integer' } }),
    failsAt('several lengths', 'insee', { ...FREE, minLength: 2, maxLength: 5 }),
    failsAt('an empty format', 'insee', { ...FREE, format: '' }),
    ...constrained('insee', ...EVERY, { minLength: 5, maxLength: 5 }),
    passesAll('something else', {
      zipped: FREE,
      code_postal_label: FREE,
      inseeCount: NUMBER,
      insee: { type: 'object' },
      code: FREE,
    }),
  ],
  'territoire-siret': [
    ...everywhere('siret', FREE),
    failsAt('a number', 'sirenPorteur', { type: 'integer' }),
    failsAt('a decimal number', 'siren', NUMBER),
    failsAt('a nullable text', 'acheteur_siret', { oneOf: [FREE, { type: 'null' }] }),
    failsAt('the length of a SIREN', 'siret', { ...FREE, minLength: 9, maxLength: 9 }),
    failsAt('the length of a SIRET', 'siren', { ...FREE, minLength: 14, maxLength: 14 }),
    ...constrained('siret', ...EVERY, { minLength: 14, maxLength: 14 }),
    ...constrained('siren', { minLength: 9, maxLength: 9 }),
    passesAll('something else', { sirene: FREE, siret_libelle: FREE, siret: {} }),
  ],
  'territoire-iso-codes': [
    ...everywhere('country', FREE),
    ...['devise', 'currencyCode', 'pays', 'user_language', 'lang'].map((name) =>
      failsAt(name, name, FREE),
    ),
    failsAt('several lengths', 'currency', { ...FREE, maxLength: 3 }),
    ...constrained('langue', ...EVERY, { minLength: 2, maxLength: 2 }),
    passesAll('something else', {
      country_name: FREE,
      paysage: FREE,
      pays: { type: 'object' },
      language: { type: 'integer' },
      '@language': FREE,
    }),
  ],
  'territoire-units': [
    ...everywhere('distance', { type: 'integer' }),
    ...['dureeTotale', 'max_speed', 'prix', 'vitesse'].map((name) => failsAt(name, name, NUMBER)),
    failsAt('words that are no unit', 'duree', { ...NUMBER, description: 'La durée, s’il y a.' }),
    failsAt('an empty unit', 'duree', { ...NUMBER, 'x-unit': '' }),
    passesAll('in the name', { duree_minutes: NUMBER, distanceKm: NUMBER }),
    passesAll('in the text', {
      duree: { ...NUMBER, description: 'En secondes.' },
      distance: { ...NUMBER, title: 'Distance (m)' },
      prix: { ...NUMBER, description: 'Prix TTC, en €' },
      vitesse: { ...NUMBER, description: 'in m/s' },
    }),
    passesAll('in an extension', {
      duree: { ...NUMBER, 'x-unit': 's' },
      poids: { type: 'array', items: { ...NUMBER, 'x-unite': 'kg' } },
    }),
    passesAll('beside', { montant: NUMBER, devise: { ...FREE, enum: ['EUR'] } }),
    passes('in a parameter’s description', {
      [`${ITEM}/parameters`]: [
        { name: 'rayon', in: 'query', description: 'En kilomètres.', schema: NUMBER },
      ],
    }),
    passesAll('something else', {
      durable: NUMBER,
      duree: FREE,
      price_id: NUMBER,
      distanceCount: NUMBER,
    }),
  ],
  'territoire-enum-for-codes': [
    ...everywhere('status', FREE),
    ...['etat', 'type', 'stop_type', 'ticketPriority', 'categorie'].map((name) =>
      failsAt(name, name, FREE),
    ),
    failsAt('a nullable text', 'statut', { type: ['string', 'null'] }),
    failsAt('an empty nomenclature', 'statut', { ...FREE, 'x-nomenclature': '' }),
    ...constrained('statut', ...EVERY),
    passes('the discriminator', {
      '/components/schemas/Pool/discriminator': { propertyName: 'kind' },
      [`${POOL}/kind`]: FREE,
    }),
    passesAll('a problem', { type: FREE, title: FREE, detail: FREE }),
    passesAll('something else', {
      '@type': FREE,
      typed: FREE,
      status_message: FREE,
      status: { type: 'integer' },
      mediaType: FREE,
    }),
  ],
  'territoire-geojson-media-type': [
    ...METHODS.map((method) =>
      fails(
        `one feature (${method})`,
        {
          [`/paths/~1x/${method}/responses/200/content`]: {
            'application/json; charset=utf-8': {
              schema: { allOf: [{ properties: { type: { const: 'Feature' } } }] },
            },
          },
        },
        `paths /x ${method} responses 200 content application/json; charset=utf-8`,
      ),
    ),
    fails(
      'a list of features',
      {
        [`${LIST}/responses/200/content`]: {
          'application/json': {
            schema: { properties: { type: FREE, features: { type: 'array' } } },
          },
        },
      },
      `${AT_LIST} responses 200 content application/json`,
    ),
    passes('both media types', {
      [`${LIST}/responses/200/content`]: {
        'application/json': { schema: { properties: { type: { const: 'Feature' } } } },
        'application/vnd.geo+json': {},
      },
    }),
    passes('another type, and a bare geometry', {
      [`${LIST}/responses/200/content`]: {
        'application/json': { schema: { properties: { type: { enum: ['Pool', 'Point'] } } } },
        'text/html': { schema: { properties: { type: { const: 'Feature' } } } },
      },
    }),
  ],
  'territoire-page-size-bounded': [
    ...METHODS.map((method) =>
      fails(
        `no bound (${method})`,
        { [`/paths/~1x/${method}/parameters`]: [{ name: 'per_page', in: 'query', schema: {} }] },
        `paths /x ${method} parameters 0`,
      ),
    ),
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ name: 'pageSize', in: 'query', schema: NUMBER }] },
      'paths /piscines parameters 0',
    ),
    fails(
      'no default',
      { [`${LIST}/parameters/0/schema`]: { type: 'integer', maximum: 100 } },
      `${AT_LIST} parameters 0`,
    ),
    passes('a list of sizes', {
      [`${LIST}/parameters/0/schema`]: { type: 'integer', enum: [10, 50], default: 10 },
    }),
    passes('a nullable number', {
      [`${LIST}/parameters/0/schema`]: {
        anyOf: [{ type: 'integer', exclusiveMaximum: 100 }, { type: 'null' }],
        default: 10,
      },
    }),
    passes('one size', { [`${LIST}/parameters/0/schema`]: { const: 10, default: 10 } }),
    passes('something else', {
      [`${ITEM}/parameters`]: [
        { name: 'count', in: 'query', schema: { type: 'boolean' } },
        { name: 'speed_limit', in: 'query', schema: NUMBER },
        { name: 'limit', in: 'header', schema: NUMBER },
        { name: 'size', in: 'query', content: {} },
        null,
      ],
    }),
  ],
  'territoire-filter-described': [
    ...['get', 'query'].flatMap((method) =>
      [{}, { type: 'string' }, undefined].map((schema) =>
        fails(
          `${JSON.stringify(schema)} (${method})`,
          { [`/paths/~1x/${method}/parameters`]: [{ name: 'q', in: 'query', schema }] },
          `paths /x ${method} parameters 0`,
        ),
      ),
    ),
    fails(
      'a path’s parameter, a list of free texts',
      { [`${ITEM}/parameters`]: [{ in: 'query', schema: { type: 'array', items: FREE } }] },
      'paths /piscines parameters 0',
    ),
    ...['enum', 'const', 'format', 'pattern', 'maxLength'].map((key) =>
      passes(key, { [`${LIST}/parameters/1/schema`]: { type: 'string', [key]: 'x' } }),
    ),
    passes('a number, a choice of schemas, a serialised content', {
      [`${ITEM}/parameters`]: [
        { name: 'a', in: 'query', schema: NUMBER },
        { name: 'b', in: 'query', schema: { oneOf: [NUMBER, { type: 'boolean' }] } },
        { name: 'c', in: 'query', content: { 'application/json': {} } },
        { name: 'd', in: 'query', schema: { enum: ['x'] } },
        { name: 'e', in: 'header', schema: {} },
      ],
    }),
    passes('a body’s method', {
      [`${ITEM}/post/parameters`]: [{ name: 'q', in: 'query', schema: {} }],
    }),
  ],
};
