import { type Case, type Cases, EXPORT, fails, ITEM, LIST, onEachMethod, passes } from './case.ts';

const VENDOR = '/x-prise-editeur';
const SIRET = 'x-prise-editeur siret';
const LIVE = '/paths/~1piscines~1{id}~1affluence/get';
const AT_LIVE = 'paths /piscines/{id}/affluence get';
const HEADERS = `${LIVE}/responses/200/headers`;
const PROPERTIES = `${LIVE}/responses/200/content/application~1json/schema/properties`;
const real = { 'x-prise-temps-reel': true };
const answer = (schema: object, type = 'application/json') => ({
  responses: { 200: { content: { [type]: { schema } } } },
});
const silent = answer({ properties: { bathers: { type: 'integer' } } });
const servers = (...all: [string, string?][]) =>
  all.map(([url, description]) => ({ url, description }));

/** What makes an operation one of real time, for both rules that ask it. */
const realTime: Case[] = [
  ...onEachMethod('declared', { ...real, ...silent }, '', ['get', 'query']),
  fails(
    'its path',
    { '/paths/~1station_status.json/get': silent },
    'paths /station_status.json get',
  ),
  fails(
    'its identifier',
    { '/paths/~1x/get': { operationId: 'getVehiclePositions', ...silent } },
    'paths /x get',
  ),
  fails(
    'the whole document',
    { '/x-prise-temps-reel': true, '/paths/~1piscines': undefined, '/paths/~1x/get': silent },
    'paths /x get',
  ),
  fails(
    'one of two answers',
    { [`${LIVE}/responses/206`]: answer({ type: 'object' }).responses[200] },
    AT_LIVE,
  ),
  passes('not in real time, and said', {
    '/paths/~1live/get': { 'x-prise-temps-reel': false, ...silent },
  }),
  passes('words that contain the letters', {
    '/paths/~1deliveries~1alive~1health~1live/get': silent,
    '/paths/~1x/get': { operationId: 'relive', ...silent },
  }),
  passes('a format whose members no schema tells', {
    '/paths/~1siri/get': answer({ type: 'string' }, 'application/x-protobuf'),
  }),
  passes('no answer at all', { '/paths/~1siri/get': { responses: { 404: {} } } }),
  passes('described in another file', {
    '/paths/~1siri/get': answer({ allOf: [{ $ref: 'https://a.example/b.json' }] }),
  }),
];

export const service: Cases = {
  'territoire-freshness-declared': [
    ...realTime,
    passes('a header', {
      [`${PROPERTIES}/updated_at`]: undefined,
      [`${HEADERS}/last-modified`]: {},
    }),
    passes('deep in the answer', {
      [PROPERTIES]: { a: { items: { properties: { RecordedAtTime: {} } } } },
    }),
    passes('a header of each answer', {
      '/paths/~1live/get/responses/200': {
        headers: { 'Last-Modified': {} },
        content: silent.responses[200].content,
      },
    }),
  ],
  'territoire-freshness-ttl': [
    ...realTime,
    fails(
      'another duration than those of freshness',
      { [`${LIVE}/x-prise-fraicheur`]: '30 s' },
      AT_LIVE,
    ),
    fails('a duration of nothing', { [`${LIVE}/x-prise-fraicheur`]: 'PT' }, AT_LIVE),
    fails('a number', { [`${LIVE}/x-prise-fraicheur`]: 30 }, AT_LIVE),
    ...['cache-control', 'Expires', 'AGE'].map((name) =>
      passes(name, { [HEADERS]: { [name]: {} } }),
    ),
    passes('a member', { [HEADERS]: undefined, [`${PROPERTIES}/ttl`]: {} }),
    ...['PT30S', 'PT0.5S', 'P1DT2H', 'P1D', 'PT5M'].map((duration) =>
      passes(duration, { [HEADERS]: undefined, [`${LIVE}/x-prise-fraicheur`]: duration }),
    ),
    passes('said of the whole document', {
      [HEADERS]: undefined,
      '/x-prise-fraicheur': 'PT1M',
    }),
  ],
  'territoire-publisher': [
    fails('a text', { [VENDOR]: 'Éditeur A' }, 'x-prise-editeur'),
    fails('no name', { [`${VENDOR}/nom`]: undefined }, 'x-prise-editeur'),
    fails('an empty name', { [`${VENDOR}/nom`]: ' ' }, 'x-prise-editeur'),
    fails('no number', { [`${VENDOR}/siret`]: undefined }, 'x-prise-editeur'),
    fails('thirteen digits', { [`${VENDOR}/siret`]: '9999999980001' }, SIRET),
    fails('a number', { [`${VENDOR}/siret`]: 99_999_999_800_019 }, SIRET),
    fails('spaces', { [`${VENDOR}/siret`]: '999 999 998 00019' }, SIRET),
    fails('a wrong key of La Poste', { [`${VENDOR}/siret`]: '35600000000002' }, SIRET),
    fails('the sum of La Poste elsewhere', { [`${VENDOR}/siret`]: '99999999800020' }, SIRET),
    fails('a foreigner without number', { [VENDOR]: { nom: 'A', pays: 'BE' } }, 'x-prise-editeur'),
    fails(
      'a Frenchman without SIRET',
      { [VENDOR]: { nom: 'A', pays: 'FR', identifiant: '1' } },
      'x-prise-editeur',
    ),
    fails(
      'a country in full',
      { [VENDOR]: { nom: 'A', pays: 'Belgique', identifiant: '1' } },
      'x-prise-editeur',
    ),
    passes('an establishment of La Poste', { [`${VENDOR}/siret`]: '35600000049837' }),
    passes('a foreigner', { [VENDOR]: { nom: 'A', pays: 'BE', identifiant: '0403.170.701' } }),
    passes('nobody', { [VENDOR]: undefined }),
  ],
  'territoire-server-environment': [
    fails(
      'neither described',
      { '/servers': servers(['https://a.example'], ['https://b.example', ' ']) },
      'servers 0',
      'servers 1',
    ),
    ...[
      ['https://sandbox.a.example', 'Le service'],
      ['https://a.example', 'Bac à sable'],
      ['https://a.example', 'Pré-production'],
      ['http://localhost:3000', 'Le poste'],
    ].map(([url = '', description = '']) =>
      fails(
        `trials first: ${url} ${description}`,
        { '/servers': servers([url, description], ['https://b.example', 'Production']) },
        'servers 0',
      ),
    ),
    fails(
      'a variable for trials',
      {
        '/servers/0': {
          url: 'https://{env}.a.example',
          description: 'Le service',
          variables: { env: { default: 'recette' } },
        },
      },
      'servers 0',
    ),
    passes('one server', { '/servers': servers(['https://sandbox.a.example']) }),
    passes('production on an address of trials', {
      '/servers/0': { url: 'https://a-demo.example', description: 'Production' },
    }),
    passes('words that contain the letters', {
      '/servers/0': { url: 'https://latest.contest.example', description: 'Attestations' },
    }),
    passes('null where a server should be', {
      '/servers': [null, ...servers(['https://a.example'])],
    }),
  ],
  'territoire-read-only-safe': [
    ...['get', 'head'].flatMap((method) => [
      fails(
        `a body (${method})`,
        { [`${ITEM}/${method}/requestBody`]: { content: {} } },
        `paths /piscines ${method} requestBody`,
      ),
      fails(
        `a verb (${method})`,
        { [`${ITEM}/${method}/operationId`]: 'deletePools' },
        `paths /piscines ${method} operationId`,
      ),
    ]),
    fails(
      'a verb after the name of a group',
      { [`${EXPORT}/operationId`]: 'pools/reset-all' },
      'paths /export get operationId',
    ),
    ...['postList', 'listCreated', 'lastUpdate', 'settings', 'createdPools', 'pools'].map((id) =>
      passes(id, { [`${LIST}/operationId`]: id }),
    ),
    passes('a write', { [`${ITEM}/post`]: { operationId: 'createPool', requestBody: {} } }),
    passes('a search with a body', { [`${ITEM}/query`]: { requestBody: {} } }),
  ],
};
