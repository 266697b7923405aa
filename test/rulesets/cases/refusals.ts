import {
  AT_EXPORT,
  type Cases,
  EXPORT,
  fails,
  ITEM,
  LIST,
  METHODS,
  onEachMethod,
  passes,
} from './case.ts';

const WRITES = ['put', 'post', 'delete', 'patch'];
const POST = `${ITEM}/post`;
const AT_POST = 'paths /piscines post';

export const refusals: Cases = {
  'territoire-403-described': [
    ...onEachMethod('only 401', { responses: { 401: {} } }, '', WRITES),
    ...METHODS.filter((method) => !WRITES.includes(method)).map((method) =>
      passes(`a reading (${method})`, { [`/paths/~1x/${method}`]: { responses: { 401: {} } } }),
    ),
    fails('no responses', { [`${POST}/responses`]: undefined }, AT_POST),
    passes('a range', { [`${POST}/responses`]: { '4XX': {} } }),
    passes('the rest', { [`${POST}/responses`]: { default: {} } }),
    passes('open to all', { [`${POST}/security`]: [], [`${POST}/responses`]: {} }),
    passes('authentication left to choose', {
      [`${POST}/security`]: [{ oauth2: [] }, {}],
      [`${POST}/responses`]: {},
    }),
  ],
  'territoire-429-described': [
    ...onEachMethod('404', { responses: { 404: {} } }, ' responses'),
    fails(
      'a longer number',
      { [`${EXPORT}/responses`]: { 400: {}, 4290: {} } },
      `${AT_EXPORT} responses`,
    ),
    passes('a range', { [`${EXPORT}/responses`]: { 404: {}, '4XX': {} } }),
    passes('the rest', { [`${EXPORT}/responses`]: { 404: {}, default: {} } }),
    passes('no error described', { [`${EXPORT}/responses`]: { 200: {}, 500: {} } }),
    passes('nothing', { [`${EXPORT}/responses`]: {} }),
    passes('a list', { [`${EXPORT}/responses`]: [{ 404: {} }] }),
  ],
  'territoire-5xx-described': [
    ...onEachMethod('404', { responses: { 404: {} } }, ' responses', WRITES),
    fails(
      'a longer number',
      { [`${POST}/responses`]: { 400: {}, 5000: {} } },
      `${AT_POST} responses`,
    ),
    passes('one of them', { [`${POST}/responses`]: { 404: {}, 503: {} } }),
    passes('a range', { [`${POST}/responses`]: { 404: {}, '5XX': {} } }),
    passes('the rest', { [`${POST}/responses`]: { '4XX': {}, default: {} } }),
    passes('a reading', { [`${LIST}/responses`]: { 404: {} } }),
    passes('no error described', { [`${POST}/responses`]: { 201: {} } }),
    passes('nothing', { [`${POST}/responses`]: {} }),
  ],
};
