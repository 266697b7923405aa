import { AT_LIST, type Cases, fails, ITEM, LIST, METHODS, passes } from './case.ts';

const described = { description: 'x' };
const parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

export const structure: Cases = {
  'territoire-openapi-valid': [
    fails('no title', { '/info/title': undefined }, 'info'),
    fails('a version that is a number', { '/info/version': 1.2 }, 'info'),
    fails('no info', { '/info': undefined }, '', ''),
    fails('paths that are a list', { '/paths': [] }, 'paths'),
    fails('webhooks that are a list', { '/webhooks': [] }, 'webhooks'),
    fails('components that are a list', { '/components': [] }, 'components'),
    fails('a path without its slash', { '/paths/piscines': {} }, 'paths piscines'),
    passes('an extension among the paths', { '/paths/x-note': 'x' }),
    fails('a path that is a text', { '/paths/~1x': 'x' }, 'paths /x'),
    fails('a method in capitals', { [`${ITEM}/GET`]: {} }, 'paths /piscines GET'),
    passes('an extension beside the methods', { [`${ITEM}/x-note`]: 'x' }),
    ...METHODS.map((method) =>
      fails(
        `an operation that is a list (${method})`,
        { [`/paths/~1x/${method}`]: [] },
        `paths /x ${method}`,
      ),
    ),
    fails(
      'a list of responses',
      { [`${LIST}/responses`]: [{ a: 1 }, { b: 2 }] },
      `${AT_LIST} responses`,
    ),
    passes('no responses, in 3.1', { [`${LIST}/responses`]: undefined }),
    fails(
      'no responses, in 3.0',
      { '/openapi': '3.0.3', [`${LIST}/responses`]: undefined },
      AT_LIST,
    ),
    fails(
      'a code that is a word',
      { [`${LIST}/responses/ok`]: described },
      `${AT_LIST} responses ok`,
    ),
    passes('a range of codes', { [`${LIST}/responses/5XX`]: described }),
    passes('an extension among the codes', { [`${LIST}/responses/x-note`]: 'x' }),
    fails(
      'a response that is a text',
      { [`${LIST}/responses/500`]: 'x' },
      `${AT_LIST} responses 500`,
    ),
    fails(
      'a response without description',
      { [`${LIST}/responses/500`]: {} },
      `${AT_LIST} responses 500`,
    ),
    passes('the same in 3.2', { '/openapi': '3.2.0', [`${LIST}/responses/500`]: {} }),
    fails('parameters by name', { [`${LIST}/parameters`]: {} }, `${AT_LIST} parameters`),
    ...[
      ['a text', 'x'],
      ['no name', { ...parameter, name: '' }],
      ['no place', { ...parameter, in: 'body' }],
      ['an optional part of the path', { ...parameter, required: false }],
      ['no schema', { ...parameter, schema: undefined }],
    ].map(([why, written]) =>
      fails(
        `a parameter: ${String(why)}`,
        { [`${LIST}/parameters`]: [written] },
        `${AT_LIST} parameters 0`,
      ),
    ),
    passes('a parameter with a content', {
      [`${LIST}/parameters`]: [
        { ...parameter, in: 'query', schema: undefined, content: { 'text/plain': {} } },
      ],
    }),
    fails(
      'a parameter twice',
      { [`${LIST}/parameters`]: [parameter, parameter] },
      `${AT_LIST} parameters 1`,
    ),
    passes('one name in two places', {
      [`${LIST}/parameters`]: [parameter, { ...parameter, in: 'query' }],
    }),
    fails(
      'a part of the path without its parameter',
      { '/paths/~1x~1{id}/get': {} },
      'paths /x/{id} get',
    ),
    passes('described beside', { '/paths/~1x~1{id}': { parameters: [parameter], get: {} } }),
    passes('described within', { '/paths/~1x~1{id}/get': { parameters: [parameter] } }),
  ],
};
