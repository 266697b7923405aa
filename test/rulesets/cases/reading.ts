import {
  AT_LIST,
  AT_OK,
  type Case,
  type Cases,
  EXPORT,
  fails,
  ITEM,
  LIST,
  MEDIA,
  METHODS,
  onEachMethod,
  passes,
  SCHEMA,
} from './case.ts';

const JSON_MEDIA = `${MEDIA}/application~1json`;
const AT_MEDIA = `${AT_OK} content application/json`;
const bare = { [`${JSON_MEDIA}/example`]: undefined };
const POOL = '/components/schemas/Pool';
const DUTCH =
  'De gegevens van een zwembad die door de stad worden bijgehouden voor het publiek, met de tijden.';
const PARAMETER = { name: 'jour', in: 'query', schema: { type: 'string', format: 'date' } };

/** A schema and a value, as the schema's own example. */
const own = (schema: object, example: unknown) => ({
  '/components/schemas/X': { ...schema, example },
});
const contradicts = (why: string, schema: object, example: unknown, place = ''): Case =>
  fails(why, own(schema, example), `components schemas X example${place}`);
const agrees = (why: string, schema: object, example: unknown): Case =>
  passes(why, own(schema, example));

const content = { 'application/json': { schema: { type: 'integer' }, example: 'dix' } };

export const reading: Cases = {
  'territoire-example-present': [
    ...onEachMethod(
      'no example',
      {
        responses: { 201: { content: { 'application/hal+json': { schema: { type: 'object' } } } } },
      },
      ' responses 201 content application/hal+json',
    ),
    fails(
      'a range',
      { [`${LIST}/responses/2XX/content/application~1json/schema`]: { type: 'string' } },
      `${AT_LIST} responses 2XX content application/json`,
    ),
    fails('an empty map', { ...bare, [`${JSON_MEDIA}/examples`]: {} }, AT_MEDIA),
    fails('an empty list', { ...bare, [`${SCHEMA}/examples`]: [] }, AT_MEDIA),
    fails(
      'one field without',
      {
        ...bare,
        [SCHEMA]: { properties: { a: { type: 'string', example: 'x' }, b: { type: 'string' } } },
      },
      AT_MEDIA,
    ),
    fails(
      'one part without',
      { ...bare, [SCHEMA]: { allOf: [{ type: 'string', example: 'x' }, { type: 'object' }] } },
      AT_MEDIA,
    ),
    fails('a schema that accepts all', { ...bare, [SCHEMA]: {} }, AT_MEDIA),
    passes('examples', { ...bare, [`${JSON_MEDIA}/examples`]: { a: { value: [] } } }),
    passes('in the schema', { ...bare, [`${SCHEMA}/example`]: [] }),
    passes('in the schema of its elements', { ...bare, [`${POOL}/examples`]: [{ id: 'a' }] }),
    passes('in each field', {
      ...bare,
      [SCHEMA]: {
        properties: {
          a: { type: 'string', example: 'x' },
          b: { type: ['boolean', 'null'] },
          c: { enum: ['x'] },
          d: { const: 1 },
          e: { additionalProperties: { type: 'integer', examples: [1] } },
        },
      },
    }),
    passes('in one of the forms', {
      ...bare,
      [SCHEMA]: { oneOf: [{ type: 'object' }, { type: 'object', example: {} }] },
    }),
    passes('no schema, another rule’s matter', { [JSON_MEDIA]: {} }),
    passes('an error', { [`${LIST}/responses/400/content/application~1json/schema`]: {} }),
    passes('a schema that contains itself', {
      ...bare,
      [`${POOL}/example`]: undefined,
      [SCHEMA]: { $ref: '#/components/schemas/Tree' },
      '/components/schemas/Tree': {
        properties: { leaf: { type: 'boolean' }, left: { $ref: '#/components/schemas/Tree' } },
      },
    }),
  ],
  'territoire-example-valid': [
    contradicts('another type', { type: 'string' }, 7100),
    contradicts('a fraction', { type: 'integer' }, 1.5),
    contradicts('a null', { properties: { a: { type: 'string' } } }, { a: null }, ' a'),
    contradicts('a value that is not listed', { enum: ['a', 'b'] }, 'c'),
    contradicts('another constant', { const: 1 }, 2),
    contradicts('a missing field', { required: ['a'] }, {}),
    contradicts('a day that does not exist', { type: 'string', format: 'date' }, '2026-13-01'),
    contradicts('an instant without zone', { format: 'date-time' }, '2026-11-21T09:30:00'),
    contradicts('no address', { format: 'email' }, 'piscine'),
    contradicts('a relative address', { format: 'uri' }, '/v1'),
    contradicts('no UUID', { format: 'uuid' }, '12'),
    contradicts('deep', { items: { items: { type: 'string' } } }, [['a'], ['b', 1]], ' 1 1'),
    contradicts('a map', { additionalProperties: { type: 'string' } }, { a: 1 }, ' a'),
    contradicts('a part', { allOf: [{}, { type: 'string' }] }, 1),
    contradicts('no form', { oneOf: [{ type: 'string' }, { type: 'boolean' }] }, 1),
    contradicts('one form', { anyOf: [{ properties: { a: { type: 'null' } } }] }, { a: 1 }, ' a'),
    contradicts(
      'a reference',
      { items: { $ref: '#/components/schemas/Pool' } },
      [{ id: 1 }],
      ' 0 id',
    ),
    agrees('one of several types', { type: ['string', 'null'] }, 'a'),
    agrees('nullable', { properties: { a: { type: 'string', nullable: true } } }, { a: null }),
    agrees(
      'nullable beside a reference',
      { properties: { a: { $ref: '#/components/schemas/Pool', nullable: true } } },
      { a: null },
    ),
    agrees('nothing written', { type: 'string' }, null),
    agrees('an unknown type', { type: 'file' }, 'a'),
    agrees('an unknown format', { format: 'constructor' }, 'a'),
    agrees('one of two forms', { oneOf: [{ type: 'string' }, { type: 'boolean' }] }, true),
    agrees('a leap of the pen', { format: 'date-time' }, '2026-11-21T09:30:00.125+01:00'),
    agrees(
      'a field that only the other side sends',
      { required: ['a'], properties: { a: { readOnly: true } } },
      {},
    ),
    agrees('a first element of its own', { prefixItems: [{}], items: { type: 'string' } }, [
      1,
      'a',
    ]),
    agrees(
      'names by pattern',
      { patternProperties: {}, additionalProperties: { type: 'null' } },
      { a: 1 },
    ),
    agrees('a reference to another file', { items: { $ref: 'a.yaml#/A' } }, [1]),
    agrees('a reference that leads nowhere', { items: { $ref: '#/%E0%A4%A/~1a' } }, [1]),
    agrees('a circle', { allOf: [{ $ref: '#/components/schemas/X' }] }, { a: 1 }),
    fails(
      'several examples',
      { '/components/schemas/X': { type: 'string', examples: ['a', 1] } },
      'components schemas X examples 1',
    ),
    fails(
      'deep in a schema',
      {
        '/components/schemas/X': {
          anyOf: [{ items: { properties: { example: { type: 'string', example: 1 } } } }],
        },
      },
      'components schemas X anyOf 0 items properties example example',
    ),
    fails(
      'a named example',
      {
        [`${JSON_MEDIA}/example`]: undefined,
        [`${JSON_MEDIA}/examples`]: { a: { value: [{ name: 1 }] } },
      },
      `${AT_MEDIA} examples a value 0 name`,
    ),
    fails(
      'a shared example',
      {
        [`${JSON_MEDIA}/examples`]: { a: { $ref: '#/components/examples/A' } },
        '/components/examples/A': { value: [{ name: 1 }] },
      },
      `${AT_MEDIA} examples a`,
    ),
    fails(
      'a shared response',
      { '/components/responses/X': { content } },
      'components responses X content application/json example',
    ),
    fails(
      'a shared body',
      { '/components/requestBodies/X': { content } },
      'components requestBodies X content application/json example',
    ),
    fails(
      'a shared parameter',
      { '/components/parameters/X': { ...PARAMETER, example: 'demain' } },
      'components parameters X example',
    ),
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ ...PARAMETER, schema: { type: 'integer', example: 'a' } }] },
      'paths /piscines parameters 0 schema example',
    ),
    ...onEachMethod(
      'a parameter',
      { parameters: [{ ...PARAMETER, example: 'demain' }] },
      ' parameters 0 example',
    ),
    ...onEachMethod(
      'a body',
      { requestBody: { content } },
      ' requestBody content application/json example',
    ),
    ...onEachMethod(
      'a response',
      { responses: { 404: { content } } },
      ' responses 404 content application/json example',
    ),
    passes('a list in its serialised form', {
      [`${ITEM}/parameters`]: [{ ...PARAMETER, schema: { type: 'array' }, example: 'a,b' }],
    }),
    passes('XML', {
      [`${MEDIA}/application~1xml`]: { schema: { type: 'object' }, example: '<a/>' },
    }),
    passes('a summary without value', {
      [`${JSON_MEDIA}/examples`]: { a: { summary: 'x' }, b: null },
    }),
  ],
  'territoire-tags': [
    ...onEachMethod('none', { operationId: 'x' }),
    fails('an empty list', { [`${EXPORT}/tags`]: [] }, 'paths /export get'),
    fails(
      'one that is not declared',
      { [`${LIST}/tags`]: ['piscines', 'Piscines'] },
      `${AT_LIST} tags 1`,
    ),
    fails('a number', { [`${LIST}/tags`]: [1] }, `${AT_LIST} tags 0`),
    fails(
      'nothing declared',
      { '/tags': undefined },
      `${AT_LIST} tags 0`,
      'paths /export get tags 0',
    ),
    passes('two', { '/tags/1': { name: 'loisirs' }, [`${LIST}/tags`]: ['loisirs', 'piscines'] }),
    passes('null where an operation should be', { [`${ITEM}/post`]: null }),
  ],
  'territoire-parameter-described': [
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ name: 'a', in: 'query' }] },
      'paths /piscines parameters 0',
    ),
    ...onEachMethod('nothing said', { parameters: [{ name: 'a', in: 'header' }] }, ' parameters 0'),
    fails(
      'blanks',
      { [`${LIST}/parameters/0/description`]: ' ' },
      `${AT_LIST} parameters 0 description`,
    ),
    fails(
      'a number',
      { [`${LIST}/parameters/0/description`]: 3 },
      `${AT_LIST} parameters 0 description`,
    ),
  ],
  'territoire-language': [
    fails('the presentation', { '/info/description': DUTCH }, 'info description'),
    fails('a tag', { '/tags/0/description': DUTCH }, 'tags 0 description'),
    fails('a path', { [`${ITEM}/description`]: DUTCH }, 'paths /piscines description'),
    ...METHODS.map((method) =>
      fails(
        `a summary (${method})`,
        { [`/paths/~1x/${method}/summary`]: DUTCH },
        `paths /x ${method} summary`,
      ),
    ),
    fails(
      'Spanish',
      {
        '/info/description':
          'Las piscinas de la ciudad y los horarios que el público puede consultar en cada una.',
      },
      'info description',
    ),
    fails(
      'Italian',
      {
        '/info/description':
          'Le piscine della città e gli orari di apertura che il pubblico può consultare per ogni piscina.',
      },
      'info description',
    ),
    fails(
      'another alphabet',
      { '/info/description': 'Городские бассейны и часы их работы для посетителей' },
      'info description',
    ),
    passes('English', {
      '/info/description':
        'The public pools of the city, their opening hours and how busy they are at the moment.',
    }),
    passes('French with a few foreign names', {
      '/info/description':
        'Les piscines de Los Angeles, de Las Palmas et de El Paso, avec leurs horaires et les jours de fermeture.',
    }),
    passes('a short text', { '/info/description': 'Zwembaden van de stad' }),
    passes('a short text in another alphabet', { '/info/description': 'Бассейны' }),
    passes('a list of names', {
      '/info/description':
        'id name address city zipcode country latitude longitude status opening closing capacity',
    }),
    passes('code', { '/info/description': `La requête : \`${DUTCH}\` est lue par le service.` }),
    passes('a number', { '/info/description': 12 }),
  ],
  'territoire-terms': [
    fails('no address', { '/info/termsOfService': undefined }, 'info'),
    fails('a sentence', { '/info/termsOfService': 'sur demande' }, 'info termsOfService'),
    fails('a number', { '/info/termsOfService': 1 }, 'info termsOfService'),
    fails('no information at all', { '/info': undefined }, ''),
    fails(
      'documentation of something else',
      { '/info/termsOfService': undefined, '/externalDocs': { url: 'https://docs.example' } },
      'info',
    ),
    fails(
      'terms without address',
      { '/info/termsOfService': undefined, '/externalDocs': { description: 'Terms of use' } },
      'info',
    ),
    passes('documentation that names them', {
      '/info/termsOfService': undefined,
      '/externalDocs': { url: 'https://docs.example', description: 'Conditions d’utilisation' },
    }),
    passes('a link in the presentation', {
      '/info/termsOfService': undefined,
      '/info/description': 'Usage is subject to our [terms of use](https://a.example/terms).',
    }),
    passes('a relative address', { '/info/termsOfService': '/conditions' }),
  ],
};
