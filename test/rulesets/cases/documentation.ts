import {
  AT_EXPORT,
  AT_LIST,
  AT_OK,
  type Cases,
  EXPORT,
  fails,
  ITEM,
  LIST,
  MEDIA,
  onEachMethod,
  passes,
} from './case.ts';

export const documentation: Cases = {
  'territoire-description': [
    fails('none', { '/info/description': undefined }, 'info'),
    fails('a number', { '/info/description': 1234567890 }, 'info description'),
  ],
  'territoire-operation-described': [
    ...onEachMethod('nothing said', { operationId: 'x' }),
    passes('a description alone', {
      [`${LIST}/summary`]: undefined,
      [`${LIST}/description`]: 'Liste.',
    }),
    passes('a summary alone', { [`${EXPORT}/summary`]: 'Export.' }),
  ],
  'territoire-operation-id': [
    ...onEachMethod('none', { summary: 'x' }),
    fails('empty', { [`${EXPORT}/operationId`]: '' }, `${AT_EXPORT} operationId`),
  ],
  'territoire-operation-id-unique': [
    fails(
      'across methods',
      { [`${ITEM}/post`]: { operationId: 'listPools' } },
      'paths /piscines post operationId',
    ),
    passes('none at all', {
      [`${LIST}/operationId`]: undefined,
      [`${EXPORT}/operationId`]: undefined,
    }),
  ],
  'territoire-responses-typed': [
    ...onEachMethod(
      'an empty schema',
      { responses: { 201: { content: { 'application/json': { schema: { description: 'x' } } } } } },
      ' responses 201 content application/json',
      ['get', 'put', 'post', 'delete', 'patch', 'query'],
    ),
    fails('a read without content', { [`${LIST}/responses/200`]: { description: 'x' } }, AT_OK),
    fails(
      'a range',
      { [`${LIST}/responses/2XX`]: { content: { 'application/geo+json': { schema: true } } } },
      `${AT_LIST} responses 2XX content application/geo+json`,
    ),
    passes('a deletion without content', {
      [`${ITEM}/delete/responses/200`]: { description: 'x' },
    }),
    passes('an image', { [`${MEDIA}/image~1png`]: {} }),
    passes('a stream', { [`${MEDIA}/application~1jsonl`]: { itemSchema: { type: 'object' } } }),
    passes('null where a response should be', { [`${LIST}/responses/200`]: null }),
  ],
};
