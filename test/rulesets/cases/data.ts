import { AT_LIST, type Cases, fails, ITEM, LIST, onEachMethod, passes, SCHEMA } from './case.ts';

export const data: Cases = {
  'territoire-pagination': [
    fails('no parameter', { [`${LIST}/parameters`]: undefined }, AT_LIST),
    fails(
      'parameters of something else',
      { [`${LIST}/parameters`]: [{ name: 'limit', in: 'header' }] },
      AT_LIST,
    ),
    fails(
      'an envelope',
      {
        [`${LIST}/parameters`]: undefined,
        [SCHEMA]: { allOf: [{ properties: { results: { type: ['array', 'null'] } } }] },
      },
      AT_LIST,
    ),
    fails(
      'a query operation',
      { [`${ITEM}/query/responses/200/content/application~1json/schema`]: { type: 'array' } },
      'paths /piscines query',
    ),
    passes('a path’s parameter', {
      [`${LIST}/parameters`]: undefined,
      [`${ITEM}/parameters`]: [{ name: 'page_size', in: 'query' }],
    }),
    passes('a Link header', {
      [`${LIST}/parameters`]: undefined,
      [`${LIST}/responses/200/headers`]: { link: {} },
    }),
    passes('the next page in the envelope', {
      [`${LIST}/parameters`]: undefined,
      [SCHEMA]: { properties: { data: { type: 'array' }, next: {} } },
    }),
    passes('a short list', { [`${LIST}/parameters`]: undefined, [`${SCHEMA}/maxItems`]: 28 }),
    passes('one object', { [`${LIST}/parameters`]: undefined, [SCHEMA]: { type: 'object' } }),
  ],
  'territoire-date-time': [
    fails(
      'a free text',
      { '/components/schemas/Pool/properties/date_debut': { type: 'string' } },
      'components schemas Pool properties date_debut',
    ),
    fails(
      'a format that does not exist',
      { '/components/schemas/Pool/properties/date': { type: 'string', format: 'datetime' } },
      'components schemas Pool properties date',
    ),
    fails(
      'deep in a schema',
      {
        '/components/schemas/Deep': {
          anyOf: [{ items: { properties: { openedAt: { type: ['integer', 'null'] } } } }],
        },
      },
      'components schemas Deep anyOf 0 items properties openedAt',
    ),
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: [{ name: 'date', in: 'query', schema: { type: 'string' } }] },
      'paths /piscines parameters 0 schema',
    ),
    ...onEachMethod(
      'a parameter',
      { parameters: [{ name: 'date', in: 'query', schema: { type: 'number' } }] },
      ' parameters 0 schema',
    ),
    ...onEachMethod(
      'a response',
      {
        responses: {
          200: {
            content: { 'a/b': { schema: { properties: { timestamp: { type: 'number' } } } } },
          },
        },
      },
      ' responses 200 content a/b schema properties timestamp',
    ),
    ...onEachMethod(
      'a body',
      {
        requestBody: {
          content: { 'a/b': { schema: { properties: { horodatage: { type: 'string' } } } } },
        },
      },
      ' requestBody content a/b schema properties horodatage',
    ),
    passes('words that contain the letters', {
      '/components/schemas/Pool/properties': Object.fromEntries(
        ['update', 'candidate', 'lat', 'at', 'format', 'dateFormat', 'validated'].map((name) => [
          name,
          { type: 'string' },
        ]),
      ),
    }),
    passes('constrained otherwise', {
      '/components/schemas/Pool/properties/date': { type: 'string', pattern: '^\\d{8}$' },
      '/components/schemas/Pool/properties/start_date': { type: 'string', format: 'date' },
    }),
    passes('no type', { '/components/schemas/Pool/properties/date': {} }),
  ],
};
