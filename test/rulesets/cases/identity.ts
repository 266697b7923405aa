import { type Cases, EXPORT, fails, http, ITEM, passes } from './case.ts';

export const identity: Cases = {
  'territoire-servers': [
    fails('no servers at all', { '/servers': undefined }, ''),
    fails('an empty list', { '/servers': [] }, 'servers'),
    fails('not a list', { '/servers': { url: 'https://api.example' } }, 'servers'),
    fails('the default that means nothing', { '/servers': [{ url: '/' }] }, 'servers'),
    fails('an IPv6 loopback', { '/servers': [{ url: 'http://[::1]:8080/v1' }] }, 'servers'),
    fails(
      'a variable that is localhost by default',
      { '/servers': [{ url: 'https://{h}/', variables: { h: { default: 'localhost' } } }] },
      'servers',
    ),
    fails('some operations without', { '/servers': undefined, [`${ITEM}/servers`]: http }, ''),
    passes('one real address among others', { '/servers/1': { url: 'http://localhost' } }),
    passes('an address on each path or operation', {
      '/servers': undefined,
      [`${ITEM}/servers`]: [{ url: 'https://a.example' }],
      [`${EXPORT}/servers`]: [{ url: 'https://b.example' }],
    }),
  ],
  'territoire-server-absolute': [
    fails('a relative path', { '/servers/0/url': '../v1' }, 'servers 0 url'),
    fails('an address without scheme', { '/servers/0/url': '//api.example/v1' }, 'servers 0 url'),
    passes('a variable that may hold the scheme', { '/servers/0/url': '{base}/v1' }),
    passes('a number instead of a text', { '/servers/0/url': 3 }),
  ],
  'territoire-contact': [
    fails('no contact', { '/info/contact': undefined }, 'info'),
    fails('no name', { '/info/contact/name': undefined }, 'info contact'),
    fails('an empty name', { '/info/contact/name': '' }, 'info contact name'),
    fails('a name that is a number', { '/info/contact/name': 12 }, 'info contact name'),
    fails('a list', { '/info/contact': [] }, 'info contact'),
    fails('no information at all', { '/info': undefined }, ''),
    passes('an address on the web', { '/info/contact': { name: 'A', url: 'https://a.example' } }),
  ],
  'territoire-license': [
    fails('no licence', { '/info/license': undefined }, 'info'),
    fails('no name', { '/info/license/name': undefined }, 'info license'),
    fails('an empty name', { '/info/license/name': '' }, 'info license name'),
    fails('a name that is a number', { '/info/license/name': 2 }, 'info license name'),
    fails('a text', { '/info/license': 'MIT' }, 'info license'),
    passes('an SPDX identifier', { '/info/license': { name: 'MIT', identifier: 'MIT' } }),
  ],
  'territoire-versioned-url': [
    fails('the second server', { '/servers/1': { url: 'https://api.example' } }, 'servers 1 url'),
    fails(
      'a word that begins like a version',
      { '/servers/0/url': 'https://api.example/v1x9y' },
      'servers 0 url',
    ),
    fails('no server and no version in paths', { '/servers': undefined }, ''),
    passes('the developer’s machine beside the service', {
      '/servers/1': { url: 'http://localhost:3000' },
    }),
    passes('a number', { '/servers/0/url': 'https://api.example/assets/1.0' }),
    fails('an address of numbers', { '/servers/0/url': 'https://10.1.2.3/api' }, 'servers 0 url'),
    passes('a host label', { '/servers/0/url': 'https://v2.api.example' }),
    passes('a variable', {
      '/servers/0': {
        url: 'https://api.example/{version}',
        variables: { version: { default: '1' } },
      },
    }),
    passes('a variable whose default is the version', {
      '/servers/0': { url: 'https://api.example/{v}', variables: { v: { default: 'v1' } } },
    }),
    passes('every path', {
      '/servers/0/url': 'https://api.example',
      '/paths': { '/v1/a': { get: {} }, '/v1beta2/b': { get: {} } },
    }),
  ],
  'territoire-semver': [
    fails('two numbers, which YAML reads as one', { '/info/version': 1.4 }, 'info version'),
    fails('a leading v', { '/info/version': 'v1.2.3' }, 'info version'),
    fails('no version', { '/info/version': undefined }, 'info'),
    passes('a pre-release', { '/info/version': '1.0.0-rc.1+build.5' }),
  ],
  'territoire-export': [
    fails('a bulk import', { '/paths': { '/pools/bulk': { post: {} } } }, 'paths'),
    fails(
      'a word that contains the letters',
      { '/paths': { '/exported-goods': { get: {} } } },
      'paths',
    ),
    fails('no operation', { '/paths': {} }, 'paths'),
    fails('no paths', { '/paths': undefined }, ''),
    fails('a declaration that is a mere yes', { '/x-prise-export': true }, 'x-prise-export'),
    fails(
      'an export without format',
      { '/x-prise-export': { operationId: 'exportAll' } },
      'x-prise-export',
    ),
    fails(
      'an export by an unknown operation',
      { '/x-prise-export': { operationId: 'none', formats: ['text/csv'] } },
      'x-prise-export',
    ),
    fails(
      'an export in clear',
      { '/x-prise-export': { url: 'http://a.example', formats: ['text/csv'] } },
      'x-prise-export',
    ),
    passes('an asynchronous export', {
      '/paths': { '/pools': { post: { operationId: 'startDataExport' } } },
    }),
    passes('an operation so marked', { '/paths': { '/all': { get: { 'x-prise-export': true } } } }),
    passes('a declared operation', {
      '/x-prise-export': { operationId: 'exportAll', formats: ['text/csv'] },
    }),
    passes('a declared address', {
      '/x-prise-export': { url: 'https://a.example', formats: ['text/csv'] },
    }),
  ],
};
