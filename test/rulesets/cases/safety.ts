import { AT_LIST, type Cases, fails, LIST, onEachMethod, passes, SCHEME } from './case.ts';

const CURSOR = `${LIST}/parameters/1/example`;
const AT_CURSOR = `${AT_LIST} parameters 1 example`;

/** Put together here, so that no tool that looks for leaks finds one. */
const TOKEN = '7f3Kq9ZtW2xLmB8vRc5NdY1s';
const KEY = ['sk', 'live', TOKEN].join('_');
const BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
const PEM = `${['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' ')}\n${BODY}`;
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJwYWdlIjoyLCJpc3MiOiJhIn0', 'c2V1bGVzIGxlcyBwaXNj'].join(
  '.',
);
const FORMS = {
  'a JWT': JWT,
  'a JWT after its word': `Bearer ${JWT}`,
  'a JWT inside an address': `https://a.example/?token=${JWT}&x=1`,
  'a production key': KEY,
  'a key of a host': `AKIA${'Q3EGRVJ5WMT7KXZ2'}`,
  'a key of maps': `AIza${'SyD4k7QmW2xLb8vRc5NdY1sTqZ9pHfGjE3u'}`,
  'a token of a forge': `ghp_${TOKEN}${'Hq8Lw3Xv5ZbR'}`,
  'another token of a forge': `glpat-${TOKEN}`,
  'a token of messages': `xoxb-${'284719305826-Kq9ZtW2xLmB8vRc5NdY1'}`,
  'a key of mails': ['SG', 'Kq9ZtW2xLmB8vRc5NdY1', 'Hq8Lw3Xv5ZbRTqZ9pHfG'].join('.'),
  'a private key': PEM,
  'a private key in one line': PEM.replace('\n', '\\n'),
  'an opaque token': `curl -H "Authorization: Bearer ${TOKEN}"`,
};

export const safety: Cases = {
  'territoire-oauth2-https': [
    ...['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'].flatMap((name) =>
      [
        '//auth.example/token',
        'http://auth.example',
        'ftp://auth.example',
        'https:///token',
        '',
      ].map((url) =>
        fails(
          `${name}: « ${url} »`,
          { [`${SCHEME}/flows/x/${name}`]: url },
          `components securitySchemes oauth2 flows x ${name}`,
        ),
      ),
    ),
    fails(
      'openIdConnectUrl',
      { [`${SCHEME}/openIdConnectUrl`]: 'http://auth.example' },
      'components securitySchemes oauth2 openIdConnectUrl',
    ),
    ...['http://localhost:8080/token', 'https://localhost/token', 'https://127.0.0.1:8443'].map(
      (url) =>
        fails(
          `the developer’s machine: ${url}`,
          { [`${SCHEME}/flows/clientCredentials/tokenUrl`]: url },
          'components securitySchemes oauth2 flows clientCredentials tokenUrl',
        ),
    ),
    ...['/token', 'oauth/token', '{base}/token', 'https://localhost.editeur-a.example'].map((url) =>
      passes(`not ${url}`, { [`${SCHEME}/flows/clientCredentials/tokenUrl`]: url }),
    ),
    passes('a variable', {
      [`${SCHEME}/flows/clientCredentials/tokenUrl`]: 'HTTPS://{client}.example/token',
    }),
    passes('a number', { [`${SCHEME}/flows/clientCredentials/tokenUrl`]: 3 }),
  ],
  'territoire-security-defined': [
    fails(
      'an unknown scope for all',
      { '/security': [{ oauth2: ['piscines', 'ecrire'] }] },
      'security 0 oauth2 1',
    ),
    fails('an unknown scheme for all', { '/security': [{ unknown: [] }] }, 'security 0 unknown'),
    ...onEachMethod('a scope', { security: [{}, { oauth2: ['x'] }] }, ' security 1 oauth2 0'),
    fails(
      'a scheme named as a member of every object',
      { [`${LIST}/security`]: [{ constructor: [] }] },
      `${AT_LIST} security 0 constructor`,
    ),
    fails(
      'a scope named as a member of every object',
      { [`${LIST}/security`]: [{ oauth2: ['constructor'] }] },
      `${AT_LIST} security 0 oauth2 0`,
    ),
    fails('a scheme without flows', { [`${SCHEME}/flows`]: undefined }, 'security 0 oauth2 0'),
    passes('a scope of another flow', {
      [`${SCHEME}/flows/implicit`]: { scopes: { ecrire: '' } },
      [`${LIST}/security`]: [{ oauth2: ['ecrire', 'piscines'] }],
    }),
    passes('no scope', { [`${LIST}/security`]: [{ oauth2: [] }] }),
    passes('OpenID Connect, whose scopes are elsewhere', {
      '/components/securitySchemes/oidc': { type: 'openIdConnect' },
      [`${LIST}/security`]: [{ oidc: ['profile'] }],
    }),
    passes('a scheme declared in another document', {
      [`${LIST}/security`]: [{ 'a.yaml#/s': ['x'] }],
    }),
    passes('a scope that is no text', { [`${LIST}/security`]: [{ oauth2: [3, null] }] }),
  ],
  'territoire-no-secret-example': [
    ...Object.entries(FORMS).map(([why, value]) => fails(why, { [CURSOR]: value }, AT_CURSOR)),
    fails('in the presentation', { '/info/description': `Jeton : ${JWT}` }, 'info description'),
    fails(
      'as the default of a server’s variable',
      { '/servers/0/variables/key/default': KEY },
      'servers 0 variables key default',
    ),
    fails(
      'in a webhook',
      { '/webhooks/x/post/requestBody/content/a~1b/example/0': KEY },
      'webhooks x post requestBody content a/b example 0',
    ),
    fails(
      'in what is shared, once',
      {
        '/components/examples/Session': { value: { session: [{ token: JWT }] } },
        [`${LIST}/responses/200/content/application~1json/examples/x/$ref`]:
          '#/components/examples/Session',
      },
      'components examples Session value session 0 token',
    ),
    fails(
      'in a member named like a keyword',
      { '/components/schemas/Pool/properties/default/default': KEY },
      'components schemas Pool properties default default',
    ),
    ...[
      'eyJhbGciOiJIUzI1NiJ9…',
      `${JWT.split('.').slice(0, 2).join('.')}`,
      'Bearer YOUR_ACCESS_TOKEN_123456789',
      'Bearer VOTRE-JETON-D-ACCES-0123456789',
      'Bearer authentication-without-digits',
      'Bearer aaaaaaaaaaaaaaaaaaaaaaa1',
      'Bearer court1',
      `AKIA${'IOSFODNN7EXAMPLE'}`,
      `sk_test_${TOKEN}`,
      ['-----BEGIN', 'PRIVATE', 'KEY-----'].join(' '),
      PEM.replace('PRIVATE', 'PUBLIC'),
      `sha256:${'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}`,
      '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    ].map((value) => passes(`not « ${value.slice(0, 40)} »`, { [CURSOR]: value })),
    passes('the JWT of every manual', {
      [CURSOR]: JWT.replace('eyJwYWdlIjoyLCJpc3MiOiJhIn0', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0'),
    }),
  ],
};
