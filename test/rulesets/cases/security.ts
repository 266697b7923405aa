import {
  AT_LIST,
  type Cases,
  fails,
  http,
  ITEM,
  LIST,
  METHODS,
  onEachMethod,
  passes,
  SCHEME,
  secret,
} from './case.ts';

export const security: Cases = {
  'territoire-https-only': [
    fails('a path’s server', { [`${ITEM}/servers`]: http }, 'paths /piscines servers 0'),
    ...onEachMethod('an operation’s server', { servers: http }, ' servers 0'),
    ...['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'].map((name) =>
      fails(
        name,
        { [`${SCHEME}/flows/x/${name}`]: 'http://auth.example' },
        `components securitySchemes oauth2 flows x ${name}`,
      ),
    ),
    fails(
      'openIdConnectUrl',
      { [`${SCHEME}/openIdConnectUrl`]: 'http://auth.example' },
      'components securitySchemes oauth2 openIdConnectUrl',
    ),
    fails(
      'a scheme left to choose',
      {
        '/servers/0': {
          url: '{scheme}://api.example',
          variables: { scheme: { default: 'https', enum: ['https', 'http'] } },
        },
      },
      'servers 0',
    ),
    fails('capitals', { '/servers/0/url': 'HTTP://api.example' }, 'servers 0'),
    fails(
      'a look-alike of localhost',
      { '/servers/0/url': 'http://localhost.evil.example' },
      'servers 0',
    ),
    passes('the developer’s machine', { '/servers/1': { url: 'http://localhost:3000' } }),
    passes('a relative address', { '/servers/1': { url: '/v1' } }),
  ],
  'territoire-security-declared': [
    fails('a scheme that nobody declares', { [`${LIST}/security`]: [{ unknown: [] }] }, AT_LIST),
    fails(
      'a scheme named as a member of every object',
      { [`${LIST}/security`]: [{ constructor: [] }] },
      AT_LIST,
    ),
    fails('security that is no list', { [`${LIST}/security`]: {} }, AT_LIST),
    ...METHODS.map((method) =>
      fails(
        `nothing said (${method})`,
        { '/security': undefined, '/paths': { '/x': { [method]: {} } } },
        `paths /x ${method}`,
      ),
    ),
    passes('open to all, and said', { '/security': [] }),
    passes('null where an operation should be', { [`${ITEM}/post`]: null }),
    passes('a scheme declared in another document', {
      [`${LIST}/security`]: [{ 'a.yaml#/s': [] }],
    }),
  ],
  'territoire-no-credential-in-query': [
    fails('a path’s parameter', { [`${ITEM}/parameters`]: secret }, 'paths /piscines parameters 0'),
    ...onEachMethod('an operation’s parameter', { parameters: secret }, ' parameters 0'),
    fails(
      'a key declared in the query, whatever its name',
      { '/components/securitySchemes/key': { type: 'apiKey', in: 'query', name: 'k' } },
      'components securitySchemes key',
    ),
    passes('a key in a header', {
      '/components/securitySchemes/key': { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    }),
    passes('a page token', { [`${ITEM}/parameters`]: [{ name: 'page_token', in: 'query' }] }),
    passes('a name that every object has', {
      [`${ITEM}/parameters`]: [{ name: 'constructor', in: 'query' }],
    }),
  ],
  'territoire-no-basic-auth': [
    fails(
      'capitals',
      { '/components/securitySchemes/b': { type: 'http', scheme: 'Basic' } },
      'components securitySchemes b scheme',
    ),
    passes('another HTTP scheme', {
      '/components/securitySchemes/b': { type: 'http', scheme: 'basic-like' },
    }),
  ],
};
