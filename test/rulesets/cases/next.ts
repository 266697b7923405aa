/** The rules that the next version adds. */
import {
  AT_LIST,
  AT_OK,
  type Cases,
  fails,
  ITEM,
  LIST,
  METHODS,
  onEachMethod,
  passes,
} from './case.ts';

const OK = `${LIST}/responses/200`;
const FAILED = `${LIST}/responses/500`;
const problem = (schema: object) => ({ content: { 'application/problem+json': { schema } } });

export const announced: Cases = {
  'territoire-etag': [
    fails('no header', { [`${OK}/headers`]: undefined }, AT_OK),
    fails('other headers', { [`${OK}/headers`]: { 'X-ETag': {} } }, AT_OK),
    fails('a range', { [`${LIST}/responses/2XX`]: {} }, `${AT_LIST} responses 2XX`),
    ...['etag', 'LAST-MODIFIED', 'cache-control'].map((name) =>
      passes(name, { [`${OK}/headers`]: { [name]: {} } }),
    ),
    passes('what is made', { [`${LIST}/responses/201`]: {} }),
    passes('what is written', { [`${ITEM}/post/responses/200`]: {} }),
    passes('null where a response should be', { [OK]: null }),
  ],
  'territoire-request-id': [
    ...onEachMethod(
      'an error without content',
      { responses: { 500: { description: 'x' } } },
      ' responses 500',
      METHODS.filter((method) => method !== 'head'),
    ),
    fails('the rest', { [`${LIST}/responses/default`]: null }, `${AT_LIST} responses default`),
    fails('a range', { [`${LIST}/responses/4XX`]: {} }, `${AT_LIST} responses 4XX`),
    fails('other headers', { [FAILED]: { headers: { 'X-Id': {} } } }, `${AT_LIST} responses 500`),
    fails(
      'other properties',
      { [FAILED]: problem({ properties: { title: {} } }) },
      `${AT_LIST} responses 500`,
    ),
    passes('a header, whatever its case', { [FAILED]: { headers: { TRACEPARENT: {} } } }),
    passes('a schema put together', {
      [FAILED]: problem({ allOf: [{ properties: { trace_id: {} } }] }),
    }),
    passes('success', { [`${LIST}/responses/204`]: {} }),
    passes('an answer to HEAD, which has no body', { [`${ITEM}/head/responses/500`]: {} }),
  ],
};
