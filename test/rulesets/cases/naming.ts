import { AT_LIST, type Case, type Cases, fails, ITEM, LIST, METHODS, passes } from './case.ts';

const POOL = '/components/schemas/Pool/properties';
const AT_POOL = 'components schemas Pool properties';

/** Two names in each form, so that one more is in the minority. */
const SNAKE = { opened_at: {}, closed_at: {} };
const query = (...names: unknown[]) => names.map((name) => ({ name, in: 'query', schema: {} }));

const body = (properties: object) => ({ content: { 'a/b': { schema: { properties } } } });
const eachMethod = (why: string, operation: unknown, ending: string): Case[] =>
  METHODS.map((method) =>
    fails(
      `${why} (${method})`,
      { [`/paths/~1x/${method}`]: operation },
      `paths /x ${method}${ending}`,
    ),
  );

export const naming: Cases = {
  'territoire-property-case': [
    fails('capitals among underscores', { [`${POOL}/open_At`]: {} }, `${AT_POOL} open_At`),
    fails('a capital first', { [`${POOL}/Name`]: {} }, `${AT_POOL} Name`),
    fails('hyphens', { [`${POOL}/open-air`]: {} }, `${AT_POOL} open-air`),
    fails(
      'underscores where most have capitals',
      { [POOL]: { openAir: {}, closedOn: {}, updated_at: {} } },
      `${AT_POOL} updated_at`,
    ),
    fails(
      'deep in a schema',
      { [`${POOL}/slides`]: { items: { allOf: [{ properties: { maxHeight: {} } }] } } },
      `${AT_POOL} slides items allOf 0 properties maxHeight`,
    ),
    fails(
      'a schema that nothing refers to',
      { '/components/schemas/Slide/properties/maxHeight': {} },
      'components schemas Slide properties maxHeight',
    ),
    ...eachMethod(
      'a body',
      { requestBody: body({ ...SNAKE, openAir: {} }) },
      ' requestBody content a/b schema properties openAir',
    ),
    ...eachMethod(
      'a response',
      { responses: { 200: body({ ...SNAKE, openAir: {} }) } },
      ' responses 200 content a/b schema properties openAir',
    ),
    passes('one form, the other', { [POOL]: { openAir: {}, closedOn: {} } }),
    passes('names that a norm or a tool fixed', {
      [POOL]: Object.fromEntries(
        ['id', 'COLL_NOM', 'URL', '_links', '@id', 'odata.next', 'x-a', 'a__b', 'line2'].map(
          (name) => [name, {}],
        ),
      ),
    }),
    passes('OAuth 2.0 among capitals', {
      [POOL]: { openAir: {}, closedOn: {}, access_token: {} },
    }),
  ],
  'territoire-parameter-case': [
    fails(
      'a path’s parameter',
      { [`${ITEM}/parameters`]: query('openAt') },
      'paths /piscines parameters 0 name',
    ),
    ...eachMethod('an operation’s', { parameters: query('openAt') }, ' parameters 0 name'),
    fails(
      'underscores where most have hyphens',
      { [`${LIST}/parameters`]: query('open-air', 'page-size', 'sort_by') },
      `${AT_LIST} parameters 2 name`,
    ),
    fails(
      'underscores where most have capitals',
      { [`${LIST}/parameters`]: query('openAir', 'pageSize', 'sort_by') },
      `${AT_LIST} parameters 2 name`,
    ),
    passes('hyphens throughout', { [`${LIST}/parameters`]: query('open-air', 'page-size') }),
    passes('signs', { [`${LIST}/parameters`]: query('filter[openAir]', '$orderBy', 'a.bC', 3) }),
    passes('OAuth 2.0 among capitals', {
      [`${LIST}/parameters`]: query('openAir', 'redirect_uri'),
    }),
    passes('a header', { [`${ITEM}/parameters`]: [{ name: 'X-Api', in: 'header', schema: {} }] }),
  ],
  'territoire-path-style': [
    fails('an empty segment', { '/paths/~1a~1~1b': {} }, 'paths /a//b'),
    fails('an extension', { '/paths/~1a.JSON': {} }, 'paths /a.JSON'),
    fails('a capital first', { '/paths/~1Pools': {} }, 'paths /Pools'),
    fails(
      'underscores where most have hyphens',
      { '/paths': { '/a-b': {}, '/c-d': {}, '/{id}/e_f': {} } },
      'paths /{id}/e_f',
    ),
    fails(
      'hyphens where most have underscores',
      { '/paths': { '/a_b': {}, '/c_d': {}, '/e-f': {} } },
      'paths /e-f',
    ),
    fails(
      'hyphens where most have capitals',
      { '/paths': { '/aB': {}, '/cD': {}, '/e-f': {} } },
      'paths /e-f',
    ),
    passes('variables, versions, methods of their own', {
      '/paths': { '/': {}, '/V1.0/a-b/{pool_Id}': {}, '/x:runNow': {}, '/y#Get': {}, 'x-Ext': {} },
    }),
    passes('files that a norm named', {
      '/paths/~1gbfs.json': {},
      '/paths/~1stop-monitoring.json': {},
      '/paths/~1Acme.Web': {},
    }),
  ],
  'territoire-no-verb-in-path': [
    fails('capitals', { '/paths/~1v1~1GetPools': {} }, 'paths /v1/GetPools'),
    fails('French', { '/paths/~1piscines~1supprimer': {} }, 'paths /piscines/supprimer'),
    fails('accents', { '/paths/~1créer-piscine': {} }, 'paths /créer-piscine'),
    passes('actions that no method says', {
      '/paths': Object.fromEntries(
        ['export', 'import', 'search', 'login', 'a/{id}/cancel', 'orders:batchGet'].map((name) => [
          `/${name}`,
          {},
        ]),
      ),
    }),
    passes('words that contain the letters', {
      '/paths': { '/updates': {}, '/widget': {}, '/lists': {}, '/{get}': {}, 'x-get': {} },
    }),
  ],
};
