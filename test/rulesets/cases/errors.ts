import { AT_LIST, type Cases, fails, ITEM, LIST, METHODS, onEachMethod, passes } from './case.ts';

export const errors: Cases = {
  'territoire-4xx-described': [
    ...onEachMethod('only success', { responses: { 200: { description: 'x' } } }, ' responses'),
    fails('nothing', { '/paths/~1x/get': {} }, 'paths /x get'),
    fails('an empty object', { '/paths/~1x/get': { responses: {} } }, 'paths /x get responses'),
    fails(
      'a list',
      { '/paths/~1x/get': { responses: [{ a: 1 }, { b: 2 }] } },
      'paths /x get responses',
    ),
    fails(
      'a longer number',
      { '/paths/~1x/get': { responses: { 4040: {} } } },
      'paths /x get responses',
    ),
    passes('a range', { '/paths/~1x/get': { responses: { '4XX': {} } } }),
    passes('the rest', { '/paths/~1x/get': { responses: { default: {}, 200: {} } } }),
  ],
  'territoire-401-described': [
    ...onEachMethod('only 404', { responses: { 404: {} } }),
    fails('no responses', { [`${LIST}/responses`]: undefined }, AT_LIST),
    passes('a range', { [`${LIST}/responses`]: { '4XX': {} } }),
    passes('the rest', { [`${LIST}/responses`]: { default: {} } }),
    passes('open to all', { [`${LIST}/security`]: [], [`${LIST}/responses`]: {} }),
    passes('authentication left to choose', {
      [`${LIST}/security`]: [{ oauth2: [] }, {}],
      [`${LIST}/responses`]: {},
    }),
  ],
  'territoire-problem-json': [
    ...onEachMethod(
      'an error without content',
      { responses: { 500: { description: 'x' } } },
      ' responses 500',
      METHODS.filter((method) => method !== 'head'),
    ),
    fails('the rest', { [`${LIST}/responses/default`]: {} }, `${AT_LIST} responses default`),
    fails('a range', { [`${LIST}/responses/5XX`]: null }, `${AT_LIST} responses 5XX`),
    passes('a parameter of the media type', {
      [`${LIST}/responses/500`]: { content: { 'application/problem+json; charset=utf-8': {} } },
    }),
    passes('an answer to HEAD, which has no body', { [`${ITEM}/head/responses/500`]: {} }),
  ],
  'territoire-retry-after': [
    ...onEachMethod('429', { responses: { 429: {} } }, ' responses 429'),
    ...onEachMethod(
      '503',
      { responses: { 503: { headers: { 'x-retry': {} } } } },
      ' responses 503',
    ),
    passes('lower case', { [`${LIST}/responses/503`]: { headers: { 'retry-after': {} } } }),
    passes('null where a response should be', { [`${LIST}/responses/503`]: null }),
  ],
};
