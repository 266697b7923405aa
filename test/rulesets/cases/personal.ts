import { type Case, type Cases, fails, ITEM, LIST, METHODS, onEachMethod, passes } from './case.ts';

const FLAG = 'x-prise-donnee-personnelle';
const PERSON = '/components/schemas/Subscriber';
const AT_PERSON = 'components schemas Subscriber';
const text = { type: 'string' };
const named = { properties: { first_name: text } };
const complete = { finalite: 'Répondre', baseLegale: 'contrat', conservation: 'P18M' };
const body = (schema: unknown) => ({ requestBody: { content: { 'a/b': { schema } } } });
const answer = (schema: unknown) => ({ responses: { 200: { content: { 'a/b': { schema } } } } });
const open = { security: [] };
const GET = '/paths/~1abonnes~1{id}/get';
const AT_GET = 'paths /abonnes/{id} get';
const PEOPLE = '/paths/~1abonnes/get';
const AT_PEOPLE = 'paths /abonnes get';
const FIELDS = `${PEOPLE}/parameters/0/name`;
const SCHEMES = '/components/securitySchemes';

/** A schema reached each way, from a component, a body and an answer. */
function onEachPlace(): Case[] {
  const flag = { [FLAG]: {} };
  const ways: [string, unknown][] = [
    ['', flag],
    [' properties a', { properties: { a: flag } }],
    [' items properties a', { items: { properties: { a: flag } } }],
    [' properties a properties b', { properties: { a: { properties: { b: flag } } } }],
    [
      ' properties a items properties b',
      { properties: { a: { items: { properties: { b: flag } } } } },
    ],
    [' allOf 0 properties a', { allOf: [{ properties: { a: flag } }] }],
  ];
  return ways.flatMap(([way, schema]) => [
    fails(
      `a component${way}`,
      { '/components/schemas/A': schema },
      `components schemas A${way} ${FLAG}`,
    ),
    fails(
      `a body${way}`,
      { '/paths/~1x/post': body(schema) },
      `paths /x post requestBody content a/b schema${way} ${FLAG}`,
    ),
    fails(
      `an answer${way}`,
      { '/paths/~1x/get': answer(schema) },
      `paths /x get responses 200 content a/b schema${way} ${FLAG}`,
    ),
  ]);
}

const purpose = (why: string, flag: unknown, ...ending: string[]): Case =>
  fails(
    why,
    { [`${PERSON}/properties/last_name/${FLAG}`]: flag },
    [AT_PERSON, 'properties last_name', FLAG, ...ending].join(' '),
  );

export const personal: Cases = {
  'territoire-personal-data-flagged': [
    ...[
      'prénom',
      'birthDate',
      'user_email',
      'telephones',
      'numero_securite_sociale',
      'phone2',
      'IBAN',
    ].map((name) =>
      fails(name, { [`${PERSON}/properties/${name}`]: text }, `${AT_PERSON} properties ${name}`),
    ),
    fails(
      'a name beside a first name',
      { [`${PERSON}/properties/nom`]: text },
      `${AT_PERSON} properties nom`,
    ),
    fails(
      'a nullable text, a list of texts',
      {
        [`${PERSON}/properties/email`]: { anyOf: [text, { type: 'null' }] },
        [`${PERSON}/properties/phones`]: { type: 'array', items: text },
      },
      `${AT_PERSON} properties email`,
      `${AT_PERSON} properties phones`,
    ),
    fails(
      'deep in a component',
      { '/components/schemas/A': { allOf: [{ properties: { b: { items: named } } }] } },
      'components schemas A allOf 0 properties b items properties first_name',
    ),
    fails(
      'a schema shared by several properties',
      {
        '/components/schemas/Day': { type: 'string', format: 'date' },
        [`${PERSON}/properties/birth_date`]: { $ref: '#/components/schemas/Day' },
      },
      `${AT_PERSON} properties`,
    ),
    ...onEachMethod('a body', body(named), ' requestBody content a/b schema properties first_name'),
    ...onEachMethod(
      'an answer',
      answer(named),
      ' responses 200 content a/b schema properties first_name',
    ),
    passes('a datum of nobody, so declared', {
      [`${PERSON}/properties/email`]: { type: 'string', [FLAG]: false },
      [`${PERSON}/properties/phones`]: { type: 'array', items: { type: 'string', [FLAG]: {} } },
    }),
    passes('settings, and words that contain the letters', {
      [`${PERSON}/properties/email`]: { type: 'boolean' },
      [`${PERSON}/properties/phone`]: { type: 'string', enum: ['none', 'mobile'] },
      [`${PERSON}/properties/tel`]: { type: 'string', const: 'x' },
      ...Object.fromEntries(
        ['email_verified', 'phonetic', 'company_email', 'hotel', 'telephone_id', 'ibanValid'].map(
          (name) => [`${PERSON}/properties/${name}`, text],
        ),
      ),
    }),
    passes('the name and the address of a place', {
      '/components/schemas/Pool/properties/nom': text,
      '/components/schemas/Pool/properties/adresse': text,
    }),
    passes('a place beside what is not a person’s', {
      '/components/schemas/Pool/properties/nom': text,
      '/components/schemas/Pool/properties/prenom': { type: 'string', [FLAG]: false },
    }),
  ],
  'territoire-personal-data-purpose': [
    ...onEachPlace(),
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ name: 'a', [FLAG]: {} }] },
      `paths /piscines parameters 0 ${FLAG}`,
    ),
    ...onEachMethod('a parameter', { parameters: [{ [FLAG]: {} }] }, ` parameters 0 ${FLAG}`),
    ...onEachMethod(
      'a body',
      body({ properties: { a: { [FLAG]: {} } } }),
      ` requestBody content a/b schema properties a ${FLAG}`,
    ),
    purpose('a mere yes', true),
    purpose('a text', 'contrat'),
    purpose('a list', [complete]),
    purpose('no purpose', { ...complete, finalite: undefined }),
    purpose('no basis', { ...complete, baseLegale: undefined }),
    purpose('a purpose that says nothing', { ...complete, finalite: '-' }, 'finalite'),
    purpose('a purpose that is a number', { ...complete, finalite: 12 }, 'finalite'),
    purpose('a basis of its own', { ...complete, baseLegale: 'usage' }, 'baseLegale'),
    purpose('a number of years', { ...complete, conservation: 3 }, 'conservation'),
    purpose('no duration', { ...complete, conservation: '3 ans' }, 'conservation'),
    purpose('a duration of nothing', { ...complete, conservation: 'P' }, 'conservation'),
    passes('not personal, and said', { [`${PERSON}/properties/id/${FLAG}`]: false }),
    passes('months', { [`${PERSON}/properties/id/${FLAG}`]: complete }),
  ],
  'territoire-personal-data-protected': [
    ...onEachMethod('an answer to all', { ...open, ...answer(named) }),
    ...onEachMethod('a body from all', { ...open, ...body(named) }),
    fails('nothing said', { '/security': undefined }, AT_GET),
    fails('access left to choose', { [`${GET}/security`]: [{ oauth2: [] }, {}] }, AT_GET),
    fails(
      'a weaker way in',
      {
        [`${SCHEMES}/cle`]: { type: 'apiKey' },
        [`${GET}/security`]: [{ oauth2: [] }, { cle: [] }],
      },
      AT_GET,
    ),
    fails('a scheme that nobody declares', { [`${GET}/security`]: [{ constructor: [] }] }, AT_GET),
    fails(
      'flagged, whatever its name',
      {
        '/paths/~1x/get': { ...open, ...answer({ properties: { a: { [FLAG]: complete } } }) },
      },
      'paths /x get',
    ),
    fails(
      'flagged as a whole',
      { '/paths/~1x/get': { ...open, ...answer({ items: { [FLAG]: complete } }) } },
      'paths /x get',
    ),
    fails(
      'in a schema that contains itself',
      {
        '/components/schemas/A': {
          properties: { b: { $ref: '#/components/schemas/A' }, prenom: text },
        },
        '/paths/~1x/get': { ...open, ...answer({ $ref: '#/components/schemas/A' }) },
        '/paths/~1y/get': { ...open, ...answer({ items: { $ref: '#/components/schemas/A' } }) },
      },
      'paths /x get',
      'paths /y get',
    ),
    ...['openIdConnect', 'mutualTLS'].map((type) =>
      passes(type, { [`${SCHEMES}/s`]: { type }, [`${GET}/security`]: [{ s: [] }] }),
    ),
    passes('a key besides a token', {
      [`${SCHEMES}/cle`]: { type: 'apiKey' },
      [`${GET}/security`]: [{ oauth2: [], cle: [] }],
    }),
    passes('a scheme declared in another document', {
      [`${GET}/security`]: [{ 'a.yaml#/s': [] }],
    }),
    passes('where one signs up', { '/paths/~1sign-up/post': { ...open, ...body(named) } }),
    passes('not personal, and said', {
      '/paths/~1x/get': {
        ...open,
        ...answer({ properties: { prenom: { ...text, [FLAG]: false } } }),
      },
    }),
    passes('nothing of a person', { '/paths/~1x/get': { ...open, ...answer({ type: 'object' }) } }),
    passes('an error about a person', {
      '/paths/~1x/get': { ...open, responses: { 400: { content: { 'a/b': { schema: named } } } } },
    }),
  ],
  'territoire-personal-data-in-url': [
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ name: 'nom_naissance', in: 'path' }] },
      'paths /piscines parameters 0',
    ),
    ...onEachMethod(
      'a parameter',
      { parameters: [{ name: 'IBAN', in: 'query' }] },
      ' parameters 0',
    ),
    fails(
      'flagged, whatever its name',
      {
        [`${LIST}/parameters`]: [
          { name: 'a', in: 'query', [FLAG]: complete },
          { name: 'b', in: 'path', schema: { type: 'string', [FLAG]: complete } },
        ],
      },
      'paths /piscines get parameters 0',
      'paths /piscines get parameters 1',
    ),
    passes('elsewhere than in the URL', {
      [`${LIST}/parameters`]: [{ name: 'email', in: 'header' }],
    }),
    passes('not personal, and said', {
      [`${LIST}/parameters`]: [{ name: 'email', in: 'query', [FLAG]: false }],
    }),
    passes('settings', {
      [`${LIST}/parameters`]: [
        { name: 'email', in: 'query', schema: { type: 'boolean' } },
        { name: 'phone', in: 'query', schema: { enum: ['mobile'] } },
        { name: 'email_verified', in: 'query', schema: text },
      ],
    }),
  ],
  'territoire-personal-data-minimised': [
    ...onEachMethod('an answer', answer({ type: 'array', items: named }), '', ['get', 'query']),
    fails('a parameter of something else', { [FIELDS]: 'filter' }, AT_PEOPLE),
    fails('in a header', { [`${PEOPLE}/parameters/0/in`]: 'header' }, AT_PEOPLE),
    fails(
      'an envelope',
      {
        [FIELDS]: 'filter',
        [`${PEOPLE}/responses/200/content/application~1json/schema`]: {
          allOf: [{ properties: { results: { type: 'array', items: named } } }],
        },
      },
      AT_PEOPLE,
    ),
    fails(
      'one of two indispensable',
      { [FIELDS]: 'a', [`${PERSON}/required`]: ['last_name'] },
      AT_PEOPLE,
    ),
    passes('a path’s parameter', {
      [FIELDS]: 'filter',
      '/paths/~1abonnes/parameters': [{ name: '$select', in: 'query' }],
    }),
    passes('all indispensable', {
      [FIELDS]: 'filter',
      [`${PERSON}/required`]: ['first_name', 'last_name'],
    }),
    passes('never answered', {
      [FIELDS]: 'filter',
      [`${PERSON}/properties/first_name/writeOnly`]: true,
      [`${PERSON}/properties/last_name/writeOnly`]: true,
    }),
    passes('one person', { '/paths/~1x/get': answer(named) }),
    passes('one order and its items', {
      '/paths/~1orders~1{id}/get': answer({
        properties: { prenom: text, items: { type: 'array' } },
      }),
    }),
    ...METHODS.filter((method) => !['get', 'query'].includes(method)).map((method) =>
      passes(`a write (${method})`, {
        [`/paths/~1x/${method}`]: answer({ type: 'array', items: named }),
      }),
    ),
  ],
};
